/// One column of a table: its header, unit and how a row's cell is written.
struct TableColumn<Row> {
    /// How cells are set.
    enum Setting: Sendable {
        /// To the left.
        case text
        /// To the right, with figures of equal width.
        case figure
    }

    /// The name in addresses: `?sort=key`, `?cols=key`.
    let key: String
    /// The header.
    let heading: String
    /// The unit, shown in the header so that cells hold bare figures.
    let unit: String?
    /// How cells are set.
    let setting: Setting
    /// Whether the server can sort by it.
    var isSortable: Bool
    /// The cell of the totals row.
    var total: String?
    /// Whether its text stays on one line, as codes and times do.
    var isUnbroken = false
    /// Writes one cell's content.
    let write: (Row, inout HTMLBuffer) -> Void

    /// Makes a column that writes straight into the page.
    init(
        _ key: String, _ heading: String, unit: String? = nil, _ setting: Setting = .text, isSortable: Bool = false,
        total: String? = nil, write: @escaping (Row, inout HTMLBuffer) -> Void
    ) {
        self.key = key
        self.heading = heading
        self.unit = unit
        self.setting = setting
        self.isSortable = isSortable
        self.total = total
        self.write = write
    }

    /// The same with its text on one line.
    func unbroken() -> TableColumn {
        var column = self
        column.isUnbroken = true
        return column
    }

    /// A column of text; nil is shown as not reported.
    static func text(
        _ key: String, _ heading: String, isSortable: Bool = false, _ language: Language,
        _ value: @escaping (Row) -> String?
    ) -> TableColumn {
        TableColumn(key, heading, isSortable: isSortable) { row, buffer in
            if let text = value(row) {
                buffer.append(text: text)
            } else {
                Reported.writeMissing(into: &buffer, language)
            }
        }
    }

    /// A column of links.
    static func link(
        _ key: String, _ heading: String, isSortable: Bool = false, address: @escaping (Row) -> String,
        _ value: @escaping (Row) -> String
    ) -> TableColumn {
        TableColumn(key, heading, isSortable: isSortable) { row, buffer in
            buffer.append(trusted: "<a href=\"")
            buffer.append(text: SafeURL.link(address(row)))
            buffer.append(trusted: "\">")
            buffer.append(text: value(row))
            buffer.append(trusted: "</a>")
        }
    }

    /// A column of whole numbers; nil is shown as not reported, never as 0.
    static func count(
        _ key: String, _ heading: String, unit: String? = nil, isSortable: Bool = false, total: String? = nil,
        _ language: Language, _ value: @escaping (Row) -> Int?
    ) -> TableColumn {
        TableColumn(key, heading, unit: unit, .figure, isSortable: isSortable, total: total) { row, buffer in
            if let number = value(row) {
                buffer.append(count: number)
            } else {
                Reported.writeMissing(into: &buffer, language)
            }
        }
    }

    /// A column of measured values; nil is shown as not reported, never as 0.
    static func decimal(
        _ key: String, _ heading: String, unit: String? = nil, places: Int, isSortable: Bool = false,
        total: String? = nil, _ language: Language, _ value: @escaping (Row) -> Double?
    ) -> TableColumn {
        TableColumn(key, heading, unit: unit, .figure, isSortable: isSortable, total: total) { row, buffer in
            if let number = value(row), number.isFinite {
                buffer.append(decimal: number, places: places)
            } else {
                Reported.writeMissing(into: &buffer, language)
            }
        }
    }

    /// A column of shares between 0 and 1, written as percent; nil is shown as not reported, never as 0.
    static func percent(
        _ key: String, _ heading: String, places: Int = 2, isSortable: Bool = false, total: String? = nil,
        _ language: Language, _ value: @escaping (Row) -> Double?
    ) -> TableColumn {
        TableColumn(key, heading, .figure, isSortable: isSortable, total: total) { row, buffer in
            if let share = value(row), share.isFinite {
                buffer.append(decimal: share * 100, places: places)
                buffer.append(trusted: " %")
            } else {
                Reported.writeMissing(into: &buffer, language)
            }
        }
    }

    /// A column of statuses.
    static func status(
        _ key: String, _ heading: String, isSortable: Bool = false, _ language: Language,
        _ value: @escaping (Row) -> StatusBadge?
    ) -> TableColumn {
        TableColumn(key, heading, isSortable: isSortable) { row, buffer in
            if let badge = value(row) {
                badge.write(into: &buffer)
            } else {
                Reported.writeMissing(into: &buffer, language)
            }
        }
    }

    /// A column of figures already written as text ("66.85 %"); nil and "—" are shown as not reported.
    static func figure(
        _ key: String, _ heading: String, unit: String? = nil, isSortable: Bool = false, total: String? = nil,
        _ language: Language, _ value: @escaping (Row) -> String?
    ) -> TableColumn {
        TableColumn(key, heading, unit: unit, .figure, isSortable: isSortable, total: total) { row, buffer in
            if let text = value(row), text != Language.missingSign {
                buffer.append(text: text)
            } else {
                Reported.writeMissing(into: &buffer, language)
            }
        }
    }

    /// A column of anything else: badges, several links.
    static func html(
        _ key: String, _ heading: String, isSortable: Bool = false, @HTMLBuilder _ value: @escaping (Row) -> HTML
    ) -> TableColumn {
        TableColumn(key, heading, isSortable: isSortable) { row, buffer in
            value(row).write(into: &buffer)
        }
    }
}
