import Domain
import Exchange
import Store
import Tables

/// The records of a table as rows of cells.
struct ExportRows {
    private let table: ExportTable
    private let session: any Session
    private let hasPosition: Bool
    private let cells: ExportCells

    init(_ table: ExportTable, _ session: any Session, hasPosition: Bool) {
        self.table = table
        self.session = session
        self.hasPosition = hasPosition
        cells = ExportCells(language: table.language)
    }

    func forEach(_ emit: ([CellValue]) throws -> Void) throws {
        try ExportPortions(listing: table.listing, session: session).forEach { item, names in
            try emit(row(item, names))
        }
    }

    private func row(_ item: RecordItem, _ names: [SubjectID: Region]) -> [CellValue] {
        var row = ExportPlace.texts(item, of: table.listing.kind, names).map {
            $0.isEmpty ? CellValue.empty : .text($0)
        }
        row += table.fields.map { field in item.values[field.key].map { cells.cell($0, field, names) } ?? .empty }
        if hasPosition { row.append(item.values["longitude"] == nil ? .empty : .text("CGCS2000")) }
        return row
    }
}
