/// A table of records: units in the header, sortable headers as links, totals, and a word when there is nothing.
///
/// Rows are written straight into one buffer, because lists are the hottest pages of the site.
struct DataTable<Row> {
    /// What the table shows, read first by screen readers and printed above it.
    var heading: String
    /// The columns shown.
    var columns: [TableColumn<Row>]
    /// The rows of this page of the list.
    var rows: [Row]
    /// The language of the page.
    var language: Language
    /// The address of the list; sorting changes its `sort` item.
    var url: PageURL
    /// The present order.
    var sort: SortOrder?
    /// Whether rows stand close together.
    var isCompact = false
    /// Whether on a phone each row becomes a card with the columns' names in it, where there are few rows and long texts.
    var stacksOnPhone = false
    /// Whether the heading is shown, or only read out.
    var showsHeading = false
    /// What stands in place of the rows when there are none.
    var placeholder: EmptyState?
    /// The id of a row's element, to which links lead.
    var rowID: ((Row) -> String)?
    /// By what rows are chosen; nil where they are not.
    var picking: RowPicking<Row>?
    /// Lines of sums below the rows, in place of the columns' own totals.
    var totals: [TotalLine] = []

    /// One line of sums.
    struct TotalLine: Sendable {
        /// What it sums up.
        var heading: String
        /// The sums with their remarks, by the columns' keys.
        var cells: [String: TotalCell]
    }

    /// Makes a table; the rest is set by name.
    init(_ heading: String, columns: [TableColumn<Row>], rows: [Row], url: PageURL, _ language: Language) {
        self.heading = heading
        self.columns = columns
        self.rows = rows
        self.url = url
        self.language = language
    }

    /// The markup of the table.
    var html: HTML {
        if rows.isEmpty {
            return (placeholder ?? .nothingFound(language, clear: nil)).html
        }
        var buffer = HTMLBuffer(capacity: 512 + rows.count * columns.count * 40)
        // The scroller takes the focus so that it can be moved with the arrow keys.
        buffer.append(trusted: "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        buffer.append(text: heading)
        let look = isCompact ? "data compact" : stacksOnPhone ? "data stacked" : "data"
        buffer.append(trusted: "\"><table class=\"")
        buffer.append(text: look)
        // Laid out as cards it would no longer be a table to screen readers.
        buffer.append(trusted: stacksOnPhone ? "\" role=\"table\">" : "\">")
        buffer.element("caption", .when(!showsHeading, .class("sr")), text: heading)
        writeHead(into: &buffer)
        writeBody(into: &buffer)
        writeTotals(into: &buffer)
        buffer.append(trusted: "</table></div>")
        return HTML(rendered: buffer)
    }

    private func writeHead(into buffer: inout HTMLBuffer) {
        buffer.append(trusted: "<thead><tr>")
        picking?.writeHead(into: &buffer)
        for column in columns {
            let order = sort?.key == column.key ? sort : nil
            var attributes: [Attribute] = [.scope("col"), .data("data-col", column.key)]
            if column.setting == .figure { attributes.append(.class("figure-cell")) }
            if let order {
                attributes.append(Attribute("aria-sort", order.isDescending ? "descending" : "ascending"))
            }
            buffer.open("th", attributes)
            if column.isSortable {
                let next = SortOrder(column.key, isDescending: order.map { !$0.isDescending } ?? false)
                let target = url.removing("after", "before", "page", "last").setting("sort", next.text)
                let explanation = language(KitText.sortBy, ["column": column.heading])
                buffer.open("a", [.href(target), .title(explanation)])
                writeName(of: column, into: &buffer)
                if let order { buffer.append((order.isDescending ? Icon.down : Icon.up).html) }
                buffer.close("a")
            } else {
                writeName(of: column, into: &buffer)
            }
            buffer.append(trusted: "</th>")
        }
        buffer.append(trusted: "</tr></thead>")
    }

    private func writeName(of column: TableColumn<Row>, into buffer: inout HTMLBuffer) {
        buffer.append(text: column.heading)
        guard let unit = column.unit else { return }
        buffer.append(trusted: " <span class=\"unit\">")
        buffer.append(text: unit)
        buffer.append(trusted: "</span>")
    }

    private func writeBody(into buffer: inout HTMLBuffer) {
        buffer.append(trusted: "<tbody>")
        for row in rows {
            if let rowID {
                buffer.open("tr", [.id(rowID(row))])
            } else {
                buffer.append(trusted: "<tr>")
            }
            picking?.write(row, into: &buffer)
            for index in columns.indices {
                let setting = columns[index].setting
                if stacksOnPhone {
                    writeNamedCell(columns[index], row, isFirst: index == 0, into: &buffer)
                    continue
                }
                switch (index, setting) {
                case (0, .text): buffer.append(trusted: "<th scope=\"row\">")
                case (_, .figure): buffer.append(trusted: "<td class=\"figure-cell\">")
                case (_, .text) where columns[index].isUnbroken: buffer.append(trusted: "<td class=\"unbroken\">")
                case (_, .text): buffer.append(trusted: "<td>")
                }
                columns[index].write(row, &buffer)
                buffer.append(trusted: index == 0 && setting == .text ? "</th>" : "</td>")
            }
            buffer.append(trusted: "</tr>")
        }
        buffer.append(trusted: "</tbody>")
    }

    private func writeNamedCell(
        _ column: TableColumn<Row>, _ row: Row, isFirst: Bool, into buffer: inout HTMLBuffer
    ) {
        let name = Attribute.data("data-name", column.heading)
        if isFirst {
            buffer.open("th", [.scope("row"), name])
        } else {
            buffer.open("td", column.isUnbroken ? [.class("unbroken"), name] : [name])
        }
        column.write(row, &buffer)
        buffer.close(isFirst ? "th" : "td")
    }

    private func writeTotals(into buffer: inout HTMLBuffer) {
        var lines = totals
        if lines.isEmpty, columns.contains(where: { $0.total != nil }) {
            let cells = columns.dropFirst().compactMap { column in
                column.total.map { (column.key, TotalCell(text: $0)) }
            }
            lines = [
                TotalLine(
                    heading: columns.first?.total ?? language(KitText.total),
                    cells: Dictionary(cells, uniquingKeysWith: { first, _ in first }))
            ]
        }
        guard !lines.isEmpty else { return }
        buffer.append(trusted: "<tfoot>")
        for line in lines { write(line, into: &buffer) }
        buffer.append(trusted: "</tfoot>")
    }

    private func write(_ line: TotalLine, into buffer: inout HTMLBuffer) {
        buffer.append(trusted: picking == nil ? "<tr>" : "<tr><td class=\"pick\"></td>")
        for (index, column) in columns.enumerated() {
            if index == 0 {
                buffer.element("th", .scope("row"), text: line.heading)
                continue
            }
            buffer.open("td", [.when(column.setting == .figure, .class("figure-cell"))])
            if let cell = line.cells[column.key] {
                buffer.append(text: cell.text)
                if let note = cell.note {
                    buffer.append(trusted: " ")
                    buffer.element("small", .class("origin"), text: note)
                }
            }
            buffer.close("td")
        }
        buffer.append(trusted: "</tr>")
    }
}

/// One sum below a table.
struct TotalCell: Sendable {
    /// The sum.
    var text: String
    /// What is to be known of it: how many rows report nothing.
    var note: String?
}
