import Domain

/// How a sheet is laid out: where its header is and what its columns mean.
struct TableLayout {
    /// A column of the sheet.
    struct Column {
        /// Its place from the left, from 0.
        let index: Int
        /// The heading as it stands in the file, or the letter where it has none.
        let heading: String
        /// The target it is matched with; nil if it is left out.
        var target: ImportTarget?
        /// Whether the user has decided what it means.
        let isChosen: Bool
        /// Whether it is understood, or not understood, only for the heading of the group above.
        var isByGroup = false
        /// The unit that the header or the row of units names.
        var unit: String?
    }

    let sheet: Int
    let sheetName: String
    /// The rows of the header, one or two.
    let headerRows: [Int]
    var unitsRow: Int?
    /// A row below the header that only numbers the columns.
    var numberingRow: Int?
    var columns: [Column]

    /// The last row before the data.
    var lastHeadRow: Int { max(headerRows.last ?? 0, unitsRow ?? 0, numberingRow ?? 0) }

    /// The column matched with the target of that key.
    func column(_ key: String) -> Column? { columns.first { $0.target?.key == key } }

    /// The column that says where rows lie.
    var positionColumn: Column? { column("longitude") ?? column(ImportTarget.positionKey) }

    /// The columns that only number the rows.
    var serialColumns: Set<Int> {
        Set(columns.filter { $0.target?.key == ImportTarget.serialKey }.map(\.index))
    }
}
