public import Foundation

/// Writes a table as CSV that Excel opens as it is meant: UTF-8 with byte order mark, CRLF, quoted where needed.
///
/// Texts that a spreadsheet program would take for a formula get an apostrophe in front (CSV injection, OWASP);
/// numbers stay numbers.
public struct CSVExport {
    /// The table.
    public var sheet: SheetModel

    /// Makes an export of one table.
    public init(_ sheet: SheetModel) {
        self.sheet = sheet
    }

    /// The file's bytes.
    ///
    /// - Throws: what the table's rows throw.
    public func data() throws -> Data {
        var data = Data()
        try write { data.append(contentsOf: $0) }
        return data
    }

    /// Writes to a file, which is replaced only when it is complete.
    ///
    /// - Throws: `ExchangeError.unwritable`, or what the table's rows throw.
    public func write(to url: URL) throws {
        let partial = url.deletingLastPathComponent()
            .appendingPathComponent(".\(url.lastPathComponent)-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: partial) }
        guard FileManager.default.createFile(atPath: partial.path, contents: nil),
            let handle = FileHandle(forWritingAtPath: partial.path)
        else { throw ExchangeError.unwritable(file: url.lastPathComponent, reason: String(cString: strerror(errno))) }
        try write { try handle.write(contentsOf: Data($0)) }
        try handle.close()
        guard rename(partial.path, url.path) == 0 else {
            throw ExchangeError.unwritable(file: url.lastPathComponent, reason: String(cString: strerror(errno)))
        }
    }

    /// Gives the file piece by piece, for responses that are sent while they are made.
    ///
    /// - Throws: what the table's rows or the receiver throw.
    public func write(to receive: (_ bytes: [UInt8]) throws -> Void) throws {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for line in sheet.titleLines { Self.append([Self.field(text: line)], to: &bytes) }
        Self.append(sheet.columns.map { Self.field(text: $0.header) }, to: &bytes)
        try sheet.rows { cells in
            let fields = cells.enumerated().map { index, cell in
                field(cell, kind: index < sheet.columns.count ? sheet.columns[index].kind : .text)
            }
            Self.append(fields, to: &bytes)
            if bytes.count > 1 << 16 {
                try receive(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        if !bytes.isEmpty { try receive(bytes) }
    }

    private static func append(_ fields: [String], to bytes: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += field.utf8
        }
        bytes += [0x0D, 0x0A]
    }

    private func field(_ cell: CellValue, kind: SheetModel.Column.Kind) -> String {
        switch cell {
        case .text(let text), .error(let text): Self.field(text: text)
        case .number(let value, isDateFormatted: false): Self.number(value, kind)
        case .empty, .flag, .number, .percent: cell.displayText
        }
    }

    /// A text guarded against being run as a formula and quoted where it must be.
    static func field(text: String) -> String {
        var text = text.utf8.contains(0) ? text.replacingOccurrences(of: "\0", with: "") : text
        // The full-width forms start formulas in Chinese and Japanese Excel as well.
        let triggers: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
        if let first = text.unicodeScalars.first, triggers.contains(first) { text = "'" + text }
        let mustQuote = text.utf8.contains {
            $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == 0x0A || $0 == 0x0D
                || $0 == 0x09
        }
        let hasOuterSpace = text.first == " " || text.last == " "
        guard mustQuote || hasOuterSpace else { return text }
        return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }

    private static func number(_ value: Double, _ kind: SheetModel.Column.Kind) -> String {
        guard value.isFinite else { return "#NUM!" }
        switch kind {
        case .decimal(let digits): return String(format: "%.\(min(max(digits, 0), 15))f", value)
        case .percent(let digits): return String(format: "%.\(min(max(digits, 0), 15))f%%", value * 100)
        case .text, .integer, .date: return NumberText.plain(value)
        }
    }
}
