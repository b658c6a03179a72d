import Domain
import Exchange

/// Adds up the columns and compares with the rows of sums (合计核对).
struct TotalCheck {
    private let columns: [(column: TableLayout.Column, reader: CellReader)]
    private var all: [Int: Double] = [:]
    private var sinceLast: [Int: Double] = [:]
    private var hasRows = false
    /// A row of sums above the data is compared at the end.
    private var waiting: (number: Int, cells: [CellValue], word: String)?

    init(_ columns: [(column: TableLayout.Column, reader: CellReader)]) {
        self.columns = columns.filter { $0.reader.field.unit.zh != "%" }
    }

    mutating func add(_ value: Value, _ index: Int) {
        hasRows = true
        guard let quantity = value.quantity else { return }
        all[index, default: 0] += quantity
        sinceLast[index, default: 0] += quantity
    }

    /// Compares a row of sums with what stands above it: all rows, or those since the sums before.
    mutating func check(_ number: Int, _ cells: [CellValue], _ word: String, _ findings: inout FindingList) {
        guard hasRows else {
            waiting = (number, cells, word)
            return
        }
        compare(number, cells, word, &findings)
        sinceLast = [:]
    }

    /// Compares the row of sums that stood above the data.
    mutating func finish(_ findings: inout FindingList) {
        guard let waiting else { return }
        sinceLast = all
        compare(waiting.number, waiting.cells, waiting.word, &findings)
    }

    private func compare(_ number: Int, _ cells: [CellValue], _ word: String, _ findings: inout FindingList) {
        for (column, reader) in columns where column.index < cells.count {
            guard case .value(let value, _) = reader.read(cells[column.index]), let stated = value.quantity else {
                continue
            }
            let computed = [sinceLast[column.index] ?? 0, all[column.index] ?? 0]
            // Half a unit of the last decimal that people write.
            if computed.contains(where: { abs($0 - stated) <= max(0.005, abs(stated) * 1e-9) }) { continue }
            let sum = CellValue.number((computed[1] * 1e6).rounded() / 1e6).displayText
            findings.add(
                .warning, "sum-mismatch", row: number, column: column.heading,
                BilingualText(
                    "“\(PlainWord.trimmed(word))”为 \(CellValue.number(stated).displayText)，而各行相加为 \(sum)",
                    "“\(PlainWord.trimmed(word))” says \(CellValue.number(stated).displayText), but the rows add up to \(sum)"
                ),
                advice: BilingualText(
                    "核对是否缺行或数值有误；合计行不作为记录导入",
                    "Look for missing rows or wrong numbers; the sums are not taken as a record"))
        }
    }
}
