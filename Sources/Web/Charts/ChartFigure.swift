/// A chart with its caption and the same data as a table: the text alternative, and what one copies from.
struct ChartFigure: Component {
    private let heading: String
    private let drawings: [HTML]
    private let columns: [String]
    private let rows: [[String]]
    private let note: String?
    private let language: Language

    /// Puts a chart together.
    ///
    /// - Parameters:
    ///   - heading: what is shown, with its unit.
    ///   - columns: the headers of the table.
    ///   - rows: its rows; "—" stands for values not reported.
    ///   - note: source or remark under the chart.
    ///   - draw: makes the SVG in one size; not asked when there are no rows.
    init(
        _ heading: String, columns: [String], rows: [[String]], note: String? = nil, _ language: Language,
        draw: (ChartSize) -> HTML
    ) {
        self.heading = heading
        drawings = rows.isEmpty ? [] : ChartSize.allCases.map(draw)
        self.columns = columns
        self.rows = rows
        self.note = note
        self.language = language
    }

    var html: HTML {
        figure(.class("chart-figure")) {
            figcaption { heading }
            if rows.isEmpty {
                p(.class("muted")) { language(KitText.noValues) }
            } else {
                drawings
                if let note { p(.class("hint")) { note } }
                details(.class("chart-data")) {
                    summary { language(KitText.chartTable) }
                    div(.class("table-scroll"), .tabIndex(0), .role("region"), .aria("aria-label", heading)) {
                        table(.class("data compact")) {
                            caption(.class("sr")) { heading }
                            thead { tr { for column in columns { th(.scope("col")) { column } } } }
                            tbody { for row in rows { line(row) } }
                        }
                    }
                }
            }
        }
    }

    private func line(_ row: [String]) -> HTML {
        tr {
            for (index, cell) in row.enumerated() {
                if index == 0 {
                    th(.scope("row")) { cell }
                } else {
                    td(.class("figure-cell")) { Reported(cell, language) }
                }
            }
        }
    }
}
