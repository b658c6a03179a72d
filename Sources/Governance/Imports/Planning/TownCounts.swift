import Domain
import Store

/// Counts rows by town, in the order in which towns come in the file.
struct TownCounts {
    private(set) var towns: [ImportReport.Town] = []
    private(set) var townOfRow: [Int: Int] = [:]
    private var indices: [String: Int] = [:]

    /// Puts a row into its town; the town as the file names it where the register does not know it.
    mutating func place(_ row: ListRow, town: Region?, county: Region?) {
        let name = town?.name ?? row.texts["town"] ?? ""
        let code = town?.code ?? ""
        let countyName = county?.name ?? row.texts["county"] ?? ""
        let key = town.map { "#\($0.id)" } ?? countyName + "\u{1F}" + name
        let index: Int
        if let known = indices[key] {
            index = known
        } else {
            index = towns.count
            indices[key] = index
            towns.append(
                ImportReport.Town(code: code, name: name, countyCode: county?.code ?? "", countyName: countyName))
        }
        townOfRow[row.number] = index
    }

    /// Counts a row, in its town and in all.
    mutating func count(_ row: Int, in total: inout ImportReport.Counts, _ change: (inout ImportReport.Counts) -> Void)
    {
        change(&total)
        if let index = townOfRow[row] { change(&towns[index].counts) }
    }
}
