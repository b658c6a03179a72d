public import Domain
public import Store
import Tables

/// What a search found.
public struct SearchResult: Sendable {
    /// A record that is no place.
    public struct Record: Sendable {
        /// Its kind.
        public let kind: RecordKind
        /// The record.
        public let item: RecordItem
    }

    /// Places of the tree, the best first, higher levels first.
    public let places: [Region]
    /// Facilities, waters and other records by name or code.
    public let records: [Record]
    /// Places that had such a name or this code before, or that have ended, as far as they are not among the others.
    public var former: [RegionSearch.Former] = []
    /// The places above the hits, for telling apart villages of one name, and those that ended ones were merged into.
    public let above: [SubjectID: Region]
}

/// Finds places and records by what people type (搜索).
public struct SearchDesk: Sendable {
    /// The longest text that is searched for, in characters.
    public static let longestText = 64

    private static let kinds: [RecordKind] = [
        .facility, .waterBody, .protectionZone, .outlet, .toilet, .liftStation, .sewer, .manhole,
    ]

    private let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// What fits the text, within what the asker may see.
    public func search(_ text: String, asOf: AsOf, limit: Int, access: Access) async throws -> SearchResult {
        let word = String(text.filter { !$0.isWhitespace }.prefix(Self.longestText))
        let scope = access.scope(for: .viewRegister)
        guard !word.isEmpty, !scope.isEmpty else {
            return SearchResult(places: [], records: [], above: [:])
        }
        return try await platform.database.read { session in
            let places = try RegionSearch(session, asOf: asOf, scope: scope).hits(word, limit: limit)
            let shown = Set(places.map(\.id))
            let former = try RegionSearch(session, asOf: asOf, scope: scope).formerHits(word, limit: limit)
                .filter { !shown.contains($0.place.id) }
            var records: [SearchResult.Record] = []
            for kind in Self.kinds {
                let filters: [RecordListing.Filter] =
                    // A county has ten thousands of pipes, which have codes and hardly ever names.
                    kind == .sewer || kind == .manhole
                    ? [.equals("code", .text(word))] : [.equals("code", .text(word)), .nameContains(word)]
                for filter in filters {
                    // Area by area: each is a range of an index, whereas the nation would be gone through whole.
                    for area in scope.paths {
                        var listing = RecordListing(kind, area: area, scope: scope, asOf: asOf)
                        listing.filters = [filter]
                        listing.limit = 10
                        for item in try RecordList(session).page(listing).items
                        where !records.contains(where: { $0.item.id == item.id }) {
                            records.append(SearchResult.Record(kind: kind, item: item))
                        }
                    }
                }
            }
            records += try people(word, asOf, access, session).filter { found in
                !records.contains { $0.item.id == found.item.id }
            }
            var wanted: Set<SubjectID> = []
            for place in places + former.map(\.place) { wanted.formUnion(place.path.steps.suffix(5).map(\.region)) }
            wanted.formUnion(former.compactMap(\.place.successor))
            for record in records { wanted.formUnion(record.item.path.steps.suffix(4).map(\.region)) }
            let above = try RegionReader(session, asOf: asOf).regions(wanted).filter { scope.contains($0.value.path) }
            return SearchResult(places: places, records: records, former: former, above: above)
        }
    }

    /// Facilities by their keeper's whole name or the end of the telephone number, where the asker may see both.
    private func people(
        _ word: String, _ asOf: AsOf, _ access: Access, _ session: any Session
    ) throws -> [SearchResult.Record] {
        let isTail = (4...11).contains(word.count) && word.allSatisfy { $0.isASCII && $0.isNumber }
        guard isTail || word.count >= 2 else { return [] }
        let scope = access.scope(for: .viewRegister).intersection(access.scope(for: .viewPersonal))
        return try scope.paths.flatMap { area in
            var listing = RecordListing(.facility, area: area, scope: scope, asOf: asOf)
            listing.filters = [isTail ? .endsWith("phone", word) : .equals("keeper", .text(word))]
            listing.limit = 10
            return try RecordList(session).page(listing).items.map { SearchResult.Record(kind: .facility, item: $0) }
        }
    }
}
