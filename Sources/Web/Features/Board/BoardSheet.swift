import Domain
import Exchange
import Governance
import Rules
import Store

/// The parts of an area by indicators as a table for Excel: the same columns in the same order as on the page.
struct BoardSheet {
    let table: BoardTable
    let state: PageState
    let today: Day

    /// The table without its mark.
    var model: SheetModel {
        let (board, language) = (table.board, table.language)
        let shown = table.shownFigures
        var columns = [
            SheetModel.Column(language(BoardText.part)), SheetModel.Column(language(BoardText.code)),
        ]
        for index in shown {
            let style = IndicatorStyle(board.figures[index].indicator, language)
            columns.append(
                SheetModel.Column(
                    language(board.figures[index].indicator.name), unit: style.unit,
                    kind: style.isShare ? .percent(2) : .decimal(2)))
        }
        func cells(_ name: String, _ code: String, _ values: [Double?]) -> [CellValue] {
            [.text(name), code.isEmpty ? .empty : .text(code)]
                + values.map { $0.map { .number($0, isDateFormatted: false) } ?? .empty }
        }
        var rows = table.sortedLines.map { line in
            cells(line.region.name, line.region.code, shown.map { line.values[$0].value })
        }
        rows.append(cells(language(KitText.total), "", shown.map { board.figures[$0].value.value }))
        return SheetModel(name: language(BoardText.board), titleLines: titleLines, columns: columns, rows: rows)
    }

    private var titleLines: [String] {
        let (board, language) = (table.board, table.language)
        func line(_ words: String, _ value: String) -> String { words + (language == .zh ? "：" : ": ") + value }
        let known = state.known.map { language.day($0) } ?? (language == .zh ? "最新" : "latest")
        let basis = state.tree == .now ? " · " + language(BoardText.treeNow) : ""
        return [
            language(BoardText.partsTable, ["name": board.region.name]),
            line(language(KitText.asOf), language.day(state.day ?? today)),
            line(language(KitText.knownAt), known),
            line(language(BoardText.ruleSet), language(board.rules.title) + basis),
            language(KitText.dataVersion, ["version": language.count(Int(board.dataVersion))]),
        ]
    }
}
