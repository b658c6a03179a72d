import Domain
import Store

/// A row of a list of villages that has found its place.
struct PlacedVillage {
    /// A natural village of a town by name.
    struct InTown: Hashable {
        let town: SubjectID
        let word: String
    }

    /// A natural village by name and the place above it; without a name the place itself.
    struct InParent: Hashable {
        let parent: SubjectID
        let word: String?
    }

    let row: ListRow
    let town: Region
    /// The administrative village, or the town where the row names none.
    let parent: Region
    /// The name of the natural village; nil where the row is about the administrative village itself.
    let name: String?
    /// The name in the form in which names are compared.
    let word: String?

    init(_ row: ListRow, town: Region, parent: Region) {
        self.row = row
        self.town = town
        self.parent = parent
        name = row.texts["naturalVillage"]
        word = name.map(PlainWord.folded)
    }

    var inTown: InTown? { word.map { InTown(town: town.id, word: $0) } }
    var inParent: InParent { InParent(parent: parent.id, word: word) }
}

extension ListRow {
    /// The village's name as findings show it, or its code where the row names it by that alone.
    var villageLabel: String {
        let keys = ["naturalVillage", "administrativeVillage", "naturalVillageCode", "administrativeVillageCode"]
        return "“\(keys.lazy.compactMap { texts[$0] }.first ?? "")”"
    }
}
