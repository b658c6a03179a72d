public import Domain
public import Rules
public import Store
import Tables

/// What a list of the register is asked for (列表查询): everything but what the asker may see.
public struct RegisterQuery: Sendable {
    /// The kind of record.
    public var kind: RecordKind
    /// For villages: administrative or natural; nil for both.
    public var level: RegionLevel?
    /// The area.
    public var area: BoardDesk.AreaKey
    /// Conditions that all hold.
    public var filters: [RecordListing.Filter] = []
    /// A condition of a rule set.
    public var condition: Predicate?
    /// The order.
    public var order = RecordListing.Order("code")
    /// The moment.
    public var asOf: AsOf
    /// Where the page begins or ends; nil for the first or last.
    public var cursor: ListCursor?
    /// Whether the last page is wanted, without a cursor.
    public var isLast = false
    /// How many records at most.
    public var limit = 50
    /// The fields whose sums are wanted.
    public var sums: [String] = []

    /// Asks for the records of a kind in an area.
    public init(_ kind: RecordKind, level: RegionLevel? = nil, area: BoardDesk.AreaKey, asOf: AsOf) {
        self.kind = kind
        self.level = level
        self.area = area
        self.asOf = asOf
    }
}

/// One page of a list with what its rows refer to.
public struct RegisterList: Sendable {
    /// How far records are counted.
    public static let countBound = 10_000

    /// The area.
    public let area: Region
    /// The places above it that the asker may see, highest first, the area itself last.
    public let lineage: [Region]
    /// The places directly below the area, for choosing a narrower one.
    public let children: [Region]
    /// The records.
    public let page: RecordPage
    /// How many there are; nil for more than ``countBound``.
    public let count: Int?
    /// What the fields asked for add up to, level by level; empty where none were asked for or there are more records
    /// than ``countBound``.
    public let totals: [ListTotal]
    /// The places that the rows lie in or name.
    public let places: [SubjectID: Region]
    /// The last entry of the log that changed data: the version of the data.
    public let dataVersion: Int64
}

extension RegisterDesk {
    /// One page of a list, within what the asker may see; personal fields only for those who may see them.
    ///
    /// - Returns: nil where there is no such area, or none that the asker may know of.
    public func list(_ query: RegisterQuery, access: Access) async throws -> RegisterList? {
        try await platform.database.read { session in
            let reader = RegionReader(session, asOf: query.asOf)
            let scope = access.scope(for: .viewRegister)
            guard let area = try BoardDesk(platform).find(query.area, reader, scope), scope.contains(area.path)
            else { return nil }
            var listing = RecordListing(
                query.kind, level: query.level, area: area.path, scope: scope, asOf: query.asOf)
            listing.filters = query.filters
            listing.condition = query.condition
            listing.order = query.order
            listing.limit = query.limit
            let list = RecordList(session)
            let found = try list.page(listing, from: query.cursor, last: query.isLast)
            let page = found.map { $0.hiding(access.hiddenKeys(of: query.kind, in: $0.path)) }
            var wanted: Set<SubjectID> = []
            for item in page.items { wanted.formUnion(item.path.steps.suffix(4).map(\.region)) }
            let hidden = access.hiddenKeys(of: query.kind, in: area.path)
            let summed = query.sums.filter { !hidden.contains($0) }
            let count = try list.count(listing, upTo: RegisterList.countBound)
            // A list that is too long to be counted is too long to be added up.
            let totals =
                count == nil || summed.isEmpty
                ? [] : try list.totals(listing, of: summed, upTo: RegisterList.countBound) ?? []
            return RegisterList(
                area: area, lineage: try reader.ancestry(of: area.path).filter { scope.contains($0.path) },
                children: try reader.children(of: area.id), page: page,
                count: count, totals: totals,
                places: try reader.regions(wanted), dataVersion: try AuditLog(session).dataVersion())
        }
    }
}
