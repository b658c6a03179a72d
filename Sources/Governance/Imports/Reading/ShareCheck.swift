import Domain
import Exchange

/// Watches columns of percentages for plain numbers that are shares: 0.8 where 80 is meant.
struct ShareCheck {
    private struct Seen {
        let column: TableLayout.Column
        let field: Field
        var count = 0
        var largest = 0.0
        var hasPercent = false
    }

    private var seen: [Int: Seen] = [:]

    init(_ columns: [(column: TableLayout.Column, reader: CellReader)]) {
        for (column, reader) in columns where reader.isPercent {
            seen[column.index] = Seen(column: column, field: reader.field)
        }
    }

    /// Takes a cell that was understood, and the number that it gave.
    mutating func add(_ value: Value, from cell: CellValue, _ index: Int) {
        guard var item = seen[index], let number = value.quantity else { return }
        switch cell {
        case .percent: item.hasPercent = true
        case .text(let text) where QuantityText(text)?.unit.isEmpty == false: item.hasPercent = true
        default: break
        }
        item.count += 1
        item.largest = max(item.largest, number)
        seen[index] = item
    }

    /// Says which columns hold no number above 1.
    func finish(_ findings: inout FindingList, row: Int?) {
        for item in seen.values.sorted(by: { $0.column.index < $1.column.index }) {
            guard !item.hasPercent, item.largest > 0, item.largest <= 1 else { continue }
            let largest = CellValue.number(item.largest).displayText
            findings.add(
                .warning, "percent-as-share", row: row, column: item.column.heading,
                BilingualText(
                    "“\(item.column.heading)”的 \(item.count) 个数都不大于 1（最大 \(largest)），按 % 读取，如 \(largest) %",
                    "None of the \(item.count) numbers of “\(item.column.heading)” is above 1; they are read in %: \(largest) is \(largest) %"
                ),
                advice: BilingualText(
                    "若 \(largest) 表示 \(CellValue.percent(item.largest).displayText)，请改为百分数后重新导入",
                    "If \(largest) means \(CellValue.percent(item.largest).displayText), write percentages and import again"
                ))
        }
    }
}
