import Domain
import Rules
public import Tables

/// Reads lists page by page; first, middle and last page cost the same.
public struct RecordList {
    private let session: any Session

    /// Lists over the session's snapshot.
    public init(_ session: any Session) {
        self.session = session
    }

    /// The page after (or before) the cursor, or the first (or last) without one.
    ///
    /// Records without a value in the order's field come last in either direction.
    public func page(_ listing: RecordListing, from cursor: ListCursor? = nil, last: Bool = false) throws -> RecordPage
    {
        let backward = cursor?.isBackward ?? last
        let source = try ListSource(listing)
        var found: [RecordItem] = []
        let phases: [ListSource.Phase] = backward ? [.missing, .present] : [.present, .missing]
        for phase in phases where found.count <= listing.limit {
            if phase == .missing && !source.mayMiss { continue }
            // A cursor among the missing has passed all that are present, and the other way round.
            if let cursor {
                let at: ListSource.Phase = cursor.value == nil && source.mayMiss ? .missing : .present
                if at != phase && phase == phases[0] { continue }
            }
            let query = source.query(
                phase, after: cursor, backward: backward, limit: listing.limit + 1 - found.count)
            try session.forEach(query) { row in found.append(try source.item(row)) }
        }
        return source.page(found, from: cursor, backward: backward)
    }

    /// For each list whether there is anything in it, in one query for all.
    public func isAnything(in listings: [RecordListing]) throws -> [Bool] {
        guard !listings.isEmpty else { return [] }
        var query: Query = "SELECT "
        for (index, listing) in listings.enumerated() {
            query += index > 0 ? ", CASE WHEN EXISTS (" : "CASE WHEN EXISTS ("
            query += try ListSource(listing).members
            query += ") THEN 1 ELSE 0 END"
        }
        guard let row = try session.first(query) else { return [] }
        return try listings.indices.map(row.flag)
    }

    /// How many records a list has, counted up to a bound; nil if there are more.
    public func count(_ listing: RecordListing, upTo bound: Int) throws -> Int? {
        let source = try ListSource(listing)
        let counted = Int(
            try session.firstInt("SELECT COUNT(*) FROM (\(source.members) LIMIT \(bound + 1)) counted") ?? 0)
        return counted > bound ? nil : counted
    }

    /// What the quantities of a list add up to, level by level, within a bound; nil for a list that has more records.
    ///
    /// Records count at the level of their place; for villages that keeps administrative and natural ones apart, whose
    /// people would otherwise count twice.
    ///
    /// - Complexity: O(bound).
    public func totals(_ listing: RecordListing, of keys: [String], upTo bound: Int) throws -> [ListTotal]? {
        let source = try ListSource(listing)
        let columns = keys.compactMap { key in source.column(key).map { (key, $0) } }
        var inner: Query = "\(listing.kind == .village ? "r.level" : "0" as Query) AS level"
        var outer: Query = "level, COUNT(*)"
        for (index, column) in columns.enumerated() {
            let name = Query(stringLiteral: "c\(index)")
            inner += ", \(column.1) AS \(name)"
            outer += ", CAST(SUM(\(name)) AS \(sqlite: "REAL", postgres: "DOUBLE PRECISION")), COUNT(\(name))"
        }
        let rows = try session.rows(
            """
            SELECT \(outer) FROM (\(source.members(selecting: inner)) LIMIT \(bound + 1)) counted
            GROUP BY level ORDER BY level
            """)
        let totals = try rows.map { row in
            var sums: [String: ListTotal.Sum] = [:]
            for (index, column) in columns.enumerated() {
                sums[column.0] = ListTotal.Sum(
                    value: try row.realOrNil(2 + 2 * index) ?? 0, reported: Int(try row.int(3 + 2 * index)))
            }
            let level = RegionLevel(rawValue: Int(try row.int(0)))
            return ListTotal(
                level: listing.kind == .village ? level : nil, count: Int(try row.int(1)), sums: sums)
        }
        return totals.map(\.count).reduce(0, +) > bound ? nil : totals
    }

    /// Walks through the whole list in its order, page by page; for exports.
    public func forEach(_ listing: RecordListing, _ body: (RecordItem) throws -> Void) throws {
        var wanted = listing
        wanted.limit = 2000
        var cursor: ListCursor?
        while true {
            let page = try page(wanted, from: cursor)
            try page.items.forEach(body)
            guard let next = page.next else { return }
            cursor = next
        }
    }
}
