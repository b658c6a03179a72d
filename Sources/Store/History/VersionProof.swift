public import Domain
public import Tables

/// Derives every version of every record from the facts again (版本复核): the proof that what pages, lists and sums read
/// is what was stated.
public struct VersionProof {
    private let session: any Session

    /// A proof over the session's snapshot.
    public init(_ session: any Session) {
        self.session = session
    }

    /// A version that is not what the facts say.
    public struct Difference: Hashable, Sendable {
        /// The kind of the record.
        public let kind: RecordKind
        /// The record.
        public let subject: SubjectID
        /// The first day of the version.
        public let day: Day
        /// The moment as of which they were compared.
        public let known: Instant
        /// The field's key or, where no field of the catalogue differs, the column.
        public let field: String
        /// What is kept; nil where nothing is.
        public let kept: String?
        /// What the facts say; nil where they say nothing.
        public let stated: String?
    }

    /// Compares the kept versions, as of every moment at which something became known, with those that the facts give.
    ///
    /// - Returns: How many records agree, and the first difference.
    /// - Complexity: O(facts · changes of each record), in constant memory.
    public func check() throws -> (records: Int64, difference: Difference?) {
        var records: Int64 = 0
        var last = Int64.min
        var ways = KnownWays(session)
        while let first = try next(after: last) {
            let page = first...(first > Int64.max - Self.portion ? Int64.max : first + Self.portion)
            let facts = try StatedFact.all(of: page, in: session)
            for kind in RecordKind.allCases {
                let stated = facts[kind] ?? [:]
                let kept = try KeptVersion.all(kind, of: page, in: session)
                for number in Set(stated.keys).union(kept.keys).sorted() {
                    let record = ProvenRecord(
                        kind: kind, subject: SubjectID(number), facts: stated[number] ?? [], kept: kept[number] ?? [],
                        levels: VillageLevels(facts[.region]?[number] ?? []))
                    if let difference = try record.difference(&ways) { return (records, difference) }
                    records += 1
                }
            }
            last = page.upperBound
        }
        return (records, nil)
    }

    /// So many numbers of subjects are read at once; shapes may be large.
    private static let portion: Int64 = 200

    /// The first subject after the given one of which there is a fact or a version.
    private func next(after last: Int64) throws -> Int64? {
        var least = try session.firstInt("SELECT MIN(subject) FROM facts WHERE subject > \(last)")
        for kind in RecordKind.allCases {
            let table = try KeptVersion.table(kind).table
            if let found = try session.firstInt("SELECT MIN(id) FROM \(table) WHERE id > \(last)") {
                least = min(least ?? found, found)
            }
        }
        return least
    }
}

/// A fact with the moments between which it counted.
struct StatedFact {
    let validity: DayRange
    let assertion: Assertion
    let from: Int64
    let to: Int64

    /// The facts of some subjects, by kind and subject, in the order of recording.
    static func all(
        of subjects: ClosedRange<Int64>, in session: any Session
    ) throws -> [RecordKind: [Int64: [StatedFact]]] {
        var result: [RecordKind: [Int64: [StatedFact]]] = [:]
        try session.forEach(
            """
            SELECT f.subject, f.kind, f.valid_from, f.valid_to, f.body, a.at, w.at FROM facts f
            JOIN audit_log a ON a.sequence = f.entry LEFT JOIN withdrawals w ON w.entry = f.entry
            WHERE f.subject >= \(subjects.lowerBound) AND f.subject <= \(subjects.upperBound)
            ORDER BY f.subject, f.kind, f.id
            """
        ) { row in
            guard let kind = RecordKind(number: try row.int(1)) else { return }
            result[kind, default: [:]][try row.int(0), default: []].append(
                StatedFact(
                    validity: DayRange(from: Day(number: Int(try row.int(2))), to: Day(number: Int(try row.int(3)))),
                    assertion: FactBody.decode(try row.text(4), kind: kind), from: try row.int(5),
                    to: try row.intOrNil(6) ?? Instant.end.milliseconds))
        }
        return result
    }
}

/// A stored row of a table of versions.
struct KeptVersion {
    let range: DayRange
    let from: Int64
    let to: Int64
    /// All columns after the axes.
    let values: [TableValue]

    /// The table of a kind and its columns, the axes first.
    static func table(_ kind: RecordKind) throws -> (table: Identifier, columns: [Identifier]) {
        if kind == .region { return (RegionTable.table, RegionTable.columns) }
        let table = try RecordTable(kind)
        return (table.table, table.allColumns)
    }

    /// The versions of some subjects as of all moments, by subject, in the order of days.
    static func all(
        _ kind: RecordKind, of subjects: ClosedRange<Int64>, in session: any Session
    ) throws -> [Int64: [KeptVersion]] {
        let (table, columns) = try table(kind)
        var result: [Int64: [KeptVersion]] = [:]
        try session.forEach(
            """
            SELECT \(columns) FROM \(table)
            WHERE id >= \(subjects.lowerBound) AND id <= \(subjects.upperBound) ORDER BY id, valid_from, known_from
            """
        ) { row in
            result[try row.int(0), default: []].append(
                KeptVersion(
                    range: DayRange(from: Day(number: Int(try row.int(1))), to: Day(number: Int(try row.int(2)))),
                    from: try row.int(3), to: try row.int(4), values: Array(row.values[5...])))
        }
        return result
    }
}

/// The levels that the versions of a village may name.
struct VillageLevels {
    private let allowed: Set<Int64>

    /// The levels stated of the place.
    ///
    /// Where the place itself was taken back, what is still stated of the village is kept as of a natural one.
    init(_ place: [StatedFact]) {
        var levels = Set(place.compactMap { $0.assertion.values["level"]?.integer })
        if levels.isEmpty || place.contains(where: { $0.to < Instant.end.milliseconds }) {
            levels.insert(Int64(RegionLevel.naturalVillage.rawValue))
        }
        allowed = levels
    }

    /// The level if it may be so, or else one that may.
    func fitting(_ kept: TableValue?) -> TableValue {
        if case .integer(let level)? = kept, allowed.contains(level) { return .integer(level) }
        return .integer(allowed.min() ?? 0)
    }
}

/// The ways of places down from the nation as of all moments, read once for many children.
struct KnownWays {
    private let session: any Session
    private var known: [SubjectID: [RegionTable.Known]] = [:]

    init(_ session: any Session) {
        self.session = session
    }

    mutating func history(of place: SubjectID) throws -> [RegionTable.Known] {
        if let ready = known[place] { return ready }
        if known.count >= 5000 { known = [:] }
        let found = try RegionTable.history(of: place, in: session)
        known[place] = found
        return found
    }
}
