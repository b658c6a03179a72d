import Domain
import Governance
import Rules
import Store

/// The parts of an area by indicators, to be sorted by any of them.
struct BoardTable {
    let board: Board
    let language: Language
    let state: PageState
    let url: PageURL

    /// How many indicators are shown unless others are asked for; more do not fit beside each other.
    private static let columnCount = 6

    var html: HTML {
        guard !board.lines.isEmpty else { return .empty }
        let offered = board.figures.indices.filter { board.figures[$0].indicator.status == .registered }
        let asked = url.values(TableTools.columnsName)
        let shown =
            asked.isEmpty
            ? Array(offered.prefix(Self.columnCount))
            : offered.filter { asked.contains(board.figures[$0].indicator.id) }
        let keys = ["name", "code"] + shown.map { board.figures[$0].indicator.id }
        let sort = SortOrder(parsing: url["sort"], allowed: keys) ?? SortOrder("code")
        var columns: [TableColumn<BoardLine>] = [
            .link("name", language(BoardText.part), isSortable: true, address: { state.link($0.address) }) {
                $0.region.name
            },
            .text("code", language(BoardText.code), isSortable: true, language) {
                $0.region.code.isEmpty ? nil : $0.region.code
            },
        ]
        for index in shown {
            let indicator = board.figures[index].indicator
            let style = IndicatorStyle(indicator, language)
            columns.append(
                TableColumn(
                    indicator.id, language(indicator.name), unit: style.unit, .figure, isSortable: true,
                    total: style.text(board.figures[index].value.value) ?? Language.missingSign
                ) { line, buffer in
                    guard let text = style.text(line.values[index].value) else {
                        Reported.writeMissing(into: &buffer, language)
                        return
                    }
                    let address = line.address.replacing("/places/", with: "/areas/")
                    buffer.open(
                        "a", [.href(state.link(address + "/indicators/" + PageURL.encode(indicator.id)))])
                    buffer.append(text: text)
                    buffer.close("a")
                })
        }
        var table = DataTable(
            language(BoardText.partsTable, ["name": board.region.name]), columns: columns, rows: sorted(sort), url: url,
            language)
        table.sort = sort
        table.showsHeading = true
        table.isCompact = url[TableTools.densityName] == "compact"
        let choices = offered.map { index in
            TableTools.ColumnChoice(
                board.figures[index].indicator.id, language(board.figures[index].indicator.name),
                isShown: shown.contains(index))
        }
        return section(.class("stack")) {
            TableTools(
                tableName: "board", columns: choices, isCompact: table.isCompact, url: url, language: language)
            table.html
        }
    }

    /// Parts without a value come last in either direction.
    private func sorted(_ sort: SortOrder) -> [BoardLine] {
        switch sort.key {
        case "code":
            return sort.isDescending ? board.lines.reversed() : board.lines
        case "name":
            let lines = board.lines.sorted { $0.region.name < $1.region.name }
            return sort.isDescending ? lines.reversed() : lines
        default:
            guard let index = board.figures.firstIndex(where: { $0.indicator.id == sort.key }) else {
                return board.lines
            }
            let present = board.lines.filter { $0.values[index].value != nil }.sorted { left, right in
                let (left, right) = (left.values[index].value ?? 0, right.values[index].value ?? 0)
                return sort.isDescending ? left > right : left < right
            }
            return present + board.lines.filter { $0.values[index].value == nil }
        }
    }
}
