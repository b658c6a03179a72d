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

    /// Whether the reader may take the table out.
    var mayExport = false

    private var offeredFigures: [Int] {
        board.figures.indices.filter { board.figures[$0].indicator.status == .registered }
    }

    /// The places of the indicators shown among the board's figures, in their order.
    var shownFigures: [Int] {
        let asked = url.values(TableTools.columnsName)
        guard !asked.isEmpty else { return Array(offeredFigures.prefix(Self.columnCount)) }
        return offeredFigures.filter { asked.contains(board.figures[$0].indicator.id) }
    }

    private var sort: SortOrder {
        let keys = ["name", "code"] + shownFigures.map { board.figures[$0].indicator.id }
        return SortOrder(parsing: url["sort"], allowed: keys) ?? SortOrder("code")
    }

    /// The parts in the order asked for.
    var sortedLines: [BoardLine] { sorted(sort) }

    var html: HTML {
        guard !board.lines.isEmpty else { return .empty }
        let (offered, shown, sort) = (offeredFigures, shownFigures, sort)
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
                tableName: "board", columns: choices, isCompact: table.isCompact, url: url,
                excelAddress: mayExport ? address("xlsx") : nil, csvAddress: mayExport ? address("csv") : nil,
                language: language)
            table.html
        }
    }

    private func address(_ ending: String) -> PageURL {
        PageURL("/areas/\(board.region.id)/export." + ending, url.items)
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
