/// A table to be written: what stands above it, its columns and its rows.
public struct SheetModel {
    /// Gives each row in turn to the function it is handed; so rows can come straight from a database.
    public typealias RowSource = (_ emit: ([CellValue]) throws -> Void) throws -> Void

    /// The tab's name; see `SheetName`.
    public var name: String
    /// Lines above the header: the title first, then filter, time and data version.
    public var titleLines: [String]
    /// Who took the table out, when and from which state of the data: printed at the foot of every page; nil for none.
    public var mark: String?
    /// The columns from left to right.
    public var columns: [Column]
    /// The rows; cells beyond the columns are written plainly.
    public var rows: RowSource

    /// Makes a table whose rows are produced while it is written.
    public init(name: String, titleLines: [String] = [], columns: [Column], rows: @escaping RowSource) {
        self.name = name
        self.titleLines = titleLines
        self.columns = columns
        self.rows = rows
    }

    /// Makes a table from rows that are at hand.
    public init(
        name: String, titleLines: [String] = [], columns: [Column], rows: some Sequence<[CellValue]>
    ) {
        self.init(name: name, titleLines: titleLines, columns: columns) { emit in
            for row in rows { try emit(row) }
        }
    }

    /// The same table with a mark (水印): as the last line above the header, and at the foot of every printed page.
    public func marked(_ mark: String) -> SheetModel {
        var copy = self
        copy.titleLines.append(mark)
        copy.mark = mark
        return copy
    }

    /// A column of a table to be written.
    public struct Column: Hashable, Sendable {
        /// How a column's numbers are shown; texts are always written as texts.
        public enum Kind: Hashable, Sendable {
            /// Text; also codes, which must not lose their zeros.
            case text
            /// A whole number with thousands separators in XLSX.
            case integer
            /// A number with so many decimals.
            case decimal(Int)
            /// A share of one, shown in per cent with so many decimals.
            case percent(Int)
            /// A day; its cells are serials, see `CellValue.day(_:)`.
            case date
        }

        /// The header.
        public var title: String
        /// The unit, shown after the header in parentheses.
        public var unit: String?
        /// How the numbers are shown.
        public var kind: Kind
        /// The width in characters; nil to follow the header.
        public var width: Double?

        /// Makes a column.
        public init(_ title: String, unit: String? = nil, kind: Kind = .text, width: Double? = nil) {
            self.title = title
            self.unit = unit
            self.kind = kind
            self.width = width
        }

        /// The header with its unit: “户籍人口（人）” or “Population (persons)”.
        public var header: String {
            guard let unit, !unit.isEmpty else { return title }
            return title.unicodeScalars.contains { $0.value > 0x2E7F } ? "\(title)（\(unit)）" : "\(title) (\(unit))"
        }
    }
}

extension CellValue {
    /// A day as a serial that is shown as a date; as text before 1900, which Excel cannot show.
    public static func day(_ day: CalendarDay) -> CellValue {
        guard let serial = ExcelDate.serial(of: day) else { return .text(day.iso) }
        return .number(serial, isDateFormatted: true)
    }
}
