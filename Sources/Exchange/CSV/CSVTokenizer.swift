/// Cuts UTF-8 text into rows and cells, fed piece by piece.
///
/// Quotation marks count only at the beginning of a cell, as in spreadsheet programs; what follows a closing one up to
/// the separator is kept.
struct CSVTokenizer {
    /// Rows to pass over without numbering them.
    var rowsToSkip = 0
    /// With how many cells the last row was written, empty ones at its end among them.
    private(set) var width = 0

    private enum State { case cellStart, plain, quoted, quoteInQuoted }

    private static let quote = UInt8(ascii: "\"")
    private let separator: UInt8
    private let limits: ReaderLimits
    private let sheet: String?

    private var state = State.cellStart
    private var skipsLineFeed = false
    /// Bytes of a cell that began in an earlier piece or has quotation marks.
    private var pending: [UInt8] = []
    private var cells: [CellValue] = []
    private var column = 1
    private var row = 1

    init(separator: UInt8, limits: ReaderLimits, sheet: String?) {
        self.separator = separator
        self.limits = limits
        self.sheet = sheet
    }

    /// Takes the next piece of text.
    ///
    /// - Returns: false once `body` asks to stop.
    mutating func consume(
        _ bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, [CellValue]) throws -> Bool
    ) throws -> Bool {
        var index = 0
        while index < bytes.count {
            switch state {
            case .cellStart:
                if skipsLineFeed {
                    skipsLineFeed = false
                    if bytes[index] == 0x0A {
                        index += 1
                        continue
                    }
                }
                if bytes[index] == Self.quote {
                    state = .quoted
                    index += 1
                } else {
                    state = .plain
                }
            case .plain:
                let end = endOfPlain(bytes, from: index)
                guard end < bytes.count else {
                    try hold(bytes[index...])
                    return true
                }
                try endCell(bytes[index..<end])
                if bytes[end] != separator {
                    skipsLineFeed = bytes[end] == 0x0D
                    if try !endRow(body) { return false }
                }
                index = end + 1
            case .quoted:
                let end = bytes[index...].firstIndex(of: Self.quote) ?? bytes.count
                try hold(bytes[index..<end])
                if end < bytes.count { state = .quoteInQuoted }
                index = end + 1
            case .quoteInQuoted:
                if bytes[index] == Self.quote {
                    pending.append(Self.quote)
                    state = .quoted
                    index += 1
                } else {
                    state = .plain
                }
            }
        }
        return true
    }

    /// Ends the last row, which may lack its line break.
    ///
    /// - Throws: `unterminatedQuote` at the cell whose quotation mark was never closed.
    mutating func finish(_ body: (Int, [CellValue]) throws -> Bool) throws -> Bool {
        if state == .quoted { throw ExchangeError.unterminatedQuote(at: place) }
        if state == .cellStart, column == 1 { return true }
        try endCell(Slice(base: UnsafeBufferPointer(start: nil, count: 0), bounds: 0..<0))
        return try endRow(body)
    }

    private var place: ExchangePlace { ExchangePlace(sheet: sheet, row: row, column: column) }

    private func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == separator || byte == 0x0A || byte == 0x0D { break }
            index += 1
        }
        return index
    }

    private mutating func hold(_ piece: Slice<UnsafeBufferPointer<UInt8>>) throws {
        pending.append(contentsOf: piece)
        // A UTF-16 unit takes at most three bytes, so this many bytes are certainly too many.
        if pending.count > 3 * limits.maxCellCharacters { throw tooLong }
    }

    private var tooLong: ExchangeError { .tooLarge(.cellCharacters, limit: limits.maxCellCharacters, at: place) }

    private mutating func endCell(_ rest: Slice<UnsafeBufferPointer<UInt8>>) throws {
        if column > limits.maxColumns {
            throw ExchangeError.tooLarge(.columns, limit: limits.maxColumns, at: place)
        }
        let text: String
        if pending.isEmpty {
            text = rest.isEmpty ? "" : String(decoding: UnsafeBufferPointer(rebasing: rest), as: UTF8.self)
        } else {
            pending.append(contentsOf: rest)
            text = String(decoding: pending, as: UTF8.self)
            pending.removeAll(keepingCapacity: true)
        }
        if text.utf8.count > limits.maxCellCharacters, text.utf16.count > limits.maxCellCharacters { throw tooLong }
        if !text.isEmpty {
            while cells.count < column - 1 { cells.append(.empty) }
            cells.append(.text(text))
        }
        column += 1
        state = .cellStart
    }

    private mutating func endRow(_ body: (Int, [CellValue]) throws -> Bool) throws -> Bool {
        width = column - 1
        column = 1
        if rowsToSkip > 0 {
            rowsToSkip -= 1
            cells = []
            return true
        }
        defer { row += 1 }
        if cells.isEmpty { return true }
        if row > limits.maxRows { throw ExchangeError.tooLarge(.rows, limit: limits.maxRows, at: place) }
        let finished = cells
        cells = []
        cells.reserveCapacity(finished.count)
        return try body(row, finished)
    }
}
