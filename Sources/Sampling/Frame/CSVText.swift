/// Separated values as RFC 4180 has them, read strictly: every row has its place, and nothing is guessed or mended.
///
/// Tolerated are a byte order mark and the line ends CR LF and CR, since spreadsheet programs write them.
struct CSVText {
    struct Row {
        /// The line on which the row begins, from 1.
        let line: Int
        let cells: [String]
    }

    let rows: [Row]

    init(_ bytes: [UInt8]) throws(SamplingError) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        try Self.check(bytes)
        var reader = Reader(bytes: bytes, index: start)
        rows = try reader.rows()
    }

    /// Refuses NUL and anything that is not UTF-8, by place.
    private static func check(_ bytes: [UInt8]) throws(SamplingError) {
        if let zero = bytes.firstIndex(of: 0) {
            let place = place(of: zero, in: bytes)
            throw .nullCharacter(line: place.line, column: place.column)
        }
        guard String(validating: bytes, as: UTF8.self) == nil else { return }
        var offset = 0
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
        let place = place(of: offset, in: bytes)
        throw .badEncoding(line: place.line, column: place.column)
    }

    private static func place(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let before = bytes.prefix(offset)
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return (before.count { $0 == 0x0A } + 1, offset - lineStart + 1)
    }

    /// A row with quotation marks only where RFC 4180 asks for them.
    static func row(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",") + "\n"
    }

    private static func quoted(_ cell: String) -> String {
        // By scalars: a comma with a combining mark is one Character, yet separates cells all the same.
        let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return cell }
        var result: [UInt8] = [0x22]
        for byte in cell.utf8 { result += byte == 0x22 ? [0x22, 0x22] : [byte] }
        return String(decoding: result + [0x22], as: UTF8.self)
    }
}

extension CSVText {
    private struct Reader {
        let bytes: [UInt8]
        var index: Int
        var line = 1

        mutating func rows() throws(SamplingError) -> [Row] {
            var rows: [Row] = []
            while index < bytes.count {
                let row = try row()
                if row.cells.contains(where: { !$0.isEmpty }) { rows.append(row) }
            }
            return rows
        }

        private mutating func row() throws(SamplingError) -> Row {
            let first = line
            var cells: [String] = []
            while true {
                let isQuoted = index < bytes.count && bytes[index] == 0x22
                cells.append(isQuoted ? try quotedCell(column: cells.count + 1) : plainCell())
                guard index < bytes.count else { break }
                let byte = bytes[index]
                index += 1
                if byte == 0x2C { continue }
                endLine(byte)
                break
            }
            return Row(line: first, cells: cells)
        }

        private mutating func plainCell() -> String {
            let start = index
            while index < bytes.count, ![0x2C, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }

        /// A cell in quotation marks; its line breaks become LF.
        private mutating func quotedCell(column: Int) throws(SamplingError) -> String {
            let first = line
            var text: [UInt8] = []
            index += 1
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                if byte == 0x22 {
                    guard index < bytes.count, bytes[index] == 0x22 else {
                        try checkEnd(column: column)
                        return String(decoding: text, as: UTF8.self)
                    }
                    index += 1
                    text.append(0x22)
                } else if byte == 0x0A || byte == 0x0D {
                    endLine(byte)
                    text.append(0x0A)
                } else {
                    text.append(byte)
                }
            }
            throw .openQuote(line: first, column: column)
        }

        private func checkEnd(column: Int) throws(SamplingError) {
            guard index < bytes.count else { return }
            if ![0x2C, 0x0A, 0x0D].contains(bytes[index]) { throw .strayQuote(line: line, column: column) }
        }

        private mutating func endLine(_ byte: UInt8) {
            if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
            line += 1
        }
    }
}
