import Domain
import Store
import Tables

/// Reads a whole list in portions, with the places that its records lie in.
struct ExportPortions {
    let listing: RecordListing
    let session: any Session

    /// So many records have the names of their places looked up at once.
    private static let portion = 500
    /// Names kept for the next portions; beyond that they are looked up again.
    private static let namesKept = 20_000

    /// Gives each record in turn, in the list's order.
    func forEach(_ body: (RecordItem, [SubjectID: Region]) throws -> Void) throws {
        let reader = RegionReader(session, asOf: listing.asOf)
        var names: [SubjectID: Region] = [:]
        var waiting: [RecordItem] = []
        func flush() throws {
            if names.count > Self.namesKept { names = [:] }
            let wanted = Set(waiting.flatMap { $0.path.steps.filter { $0.level >= .county }.map(\.region) })
            try names.merge(reader.regions(wanted.subtracting(names.keys))) { $1 }
            for item in waiting { try body(item, names) }
            waiting = []
        }
        try RecordList(session).forEach(listing) { item in
            waiting.append(item)
            if waiting.count == Self.portion { try flush() }
        }
        try flush()
    }
}
