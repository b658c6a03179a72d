import Domain
import Store
import Tables

/// The villages of towns as the register holds them, read once for each town that a list speaks of.
struct StoredVillages {
    /// The villages of one town.
    struct Town {
        fileprivate var records: [SubjectID: RecordItem] = [:]
        fileprivate var byName: [String: [RecordItem]] = [:]

        /// A village of the town, administrative or natural.
        func village(_ id: SubjectID) -> RecordItem? { records[id] }

        /// The natural villages of a folded name.
        func natural(_ word: String) -> [RecordItem] { byName[word] ?? [] }
    }

    private let session: any Session
    private let asOf: AsOf
    private var towns: [SubjectID: Town] = [:]

    init(_ session: any Session, asOf: AsOf) {
        self.session = session
        self.asOf = asOf
    }

    /// The villages of a town.
    ///
    /// - Parameter datum: Learns where the town's places lie.
    mutating func villages(of town: Region, teaching datum: inout DatumCheck) throws -> Town {
        if let known = towns[town.id] { return known }
        var found: [RecordItem] = []
        let listing = RecordListing(.village, area: town.path, scope: AreaScope([town.path]), asOf: asOf)
        try RecordList(session).forEach(listing) { found.append($0) }
        var result = Town()
        for item in found {
            result.records[item.id] = item
            guard item.level == .naturalVillage else { continue }
            result.byName[PlainWord.folded(item.name), default: []].append(item)
        }
        datum.know(found, of: town.id)
        towns[town.id] = result
        return result
    }
}

extension RecordItem {
    /// The place directly above a village.
    var parent: SubjectID? { path.steps.dropLast().last?.region }
}
