/// Reads the rows of one worksheet part.
struct SheetScanner {
    private var reader: XMLReader
    private let workbook: WorkbookContents
    private let limits: ReaderLimits
    private let sheet: String

    private var isInData = false
    private var mergedRanges = 0
    private var emptyCells = 0
    private var row = 0
    private var column = 0
    private var cells: [CellValue] = []

    private enum CellType { case number, shared, inline, formulaText, flag, error, isoDate }
    private var cellType = CellType.number
    private var style = 0
    private var hasFormula = false
    private var isInValue = false
    private var value: [UInt8] = []
    private var inline: RichText

    init(
        _ stream: any ByteStream, part: String, sheet: String, workbook: WorkbookContents, limits: ReaderLimits
    ) {
        reader = XMLReader(stream, part: part, limits: limits)
        reader.place.sheet = sheet
        self.workbook = workbook
        self.limits = limits
        self.sheet = sheet
        inline = RichText(limit: limits.maxCellCharacters)
    }

    /// Calls `body` for each row with a value and `merged` for each merged range, which stand after the rows.
    mutating func scan(
        rows body: (Int, [CellValue]) throws -> Bool, merged: ((CellRange) throws -> Void)? = nil
    ) throws {
        while true {
            switch try reader.next() {
            case .start:
                if isInData {
                    try startInData()
                } else if reader.isNamed("sheetData") {
                    isInData = true
                } else if let merged, reader.isNamed("mergeCell"), let reference = try reader.attribute("ref") {
                    guard let range = CellRange(reference: reference) else { throw reader.fault(.value) }
                    mergedRanges += 1
                    if mergedRanges > limits.maxMergedRanges {
                        throw ExchangeError.tooLarge(
                            .mergedRanges, limit: limits.maxMergedRanges, at: ExchangePlace(sheet: sheet))
                    }
                    try merged(range)
                }
            case .text:
                if isInValue {
                    try reader.appendText(to: &value)
                    if value.count > 7 * limits.maxCellCharacters { throw tooLong }
                } else if cellType == .inline {
                    try inline.append(reader)
                }
            case .end:
                guard isInData else { continue }
                if reader.isNamed("v") {
                    isInValue = false
                } else if reader.isNamed("c") {
                    try endCell()
                } else if reader.isNamed("row") {
                    if !cells.isEmpty, try !body(row, cells) { return }
                } else if reader.isNamed("sheetData") {
                    isInData = false
                    // Read on to the end even without interest in merged ranges: only there the checksum is compared.
                    reader.place = ExchangePlace(sheet: sheet)
                } else if cellType == .inline {
                    inline.end(reader)
                }
            case .finished: return
            }
        }
    }

    private var tooLong: ExchangeError {
        .tooLarge(.cellCharacters, limit: limits.maxCellCharacters, at: reader.place)
    }

    private mutating func startInData() throws(ExchangeError) {
        if reader.isNamed("row") {
            try startRow()
        } else if reader.isNamed("c") {
            try startCell()
        } else if reader.isNamed("v") {
            isInValue = true
        } else if reader.isNamed("f") {
            hasFormula = true
        } else if cellType == .inline {
            inline.start(reader)
        }
    }

    private mutating func startRow() throws(ExchangeError) {
        let next: Int
        if let stated = reader.rawAttribute("r") {
            guard let number = Self.integer(stated) else { throw reader.fault(.value) }
            next = number
        } else {
            next = row + 1
        }
        reader.place = ExchangePlace(sheet: sheet, row: next)
        guard next > row else { throw reader.fault(.rowOrder) }
        if next > limits.maxRows { throw .tooLarge(.rows, limit: limits.maxRows, at: reader.place) }
        row = next
        column = 0
        cells = []
    }

    private mutating func startCell() throws(ExchangeError) {
        if let reference = reader.rawAttribute("r") {
            guard let parsed = ColumnName.parse(reference) else { throw reader.fault(.value) }
            column = parsed.column
        } else {
            column += 1
        }
        reader.place.column = column
        if column > limits.maxColumns { throw .tooLarge(.columns, limit: limits.maxColumns, at: reader.place) }
        style = reader.rawAttribute("s").flatMap(Self.integer) ?? 0
        cellType = reader.rawAttribute("t").map(Self.cellType) ?? .number
        hasFormula = false
        isInValue = false
        value.removeAll(keepingCapacity: true)
        inline.clear()
    }

    private static func cellType(_ name: ArraySlice<UInt8>) -> CellType {
        if name.elementsEqual("s".utf8) { return .shared }
        if name.elementsEqual("str".utf8) { return .formulaText }
        if name.elementsEqual("inlineStr".utf8) { return .inline }
        if name.elementsEqual("b".utf8) { return .flag }
        if name.elementsEqual("e".utf8) { return .error }
        if name.elementsEqual("d".utf8) { return .isoDate }
        return .number
    }

    private mutating func endCell() throws(ExchangeError) {
        let result = try cellValue()
        cellType = .number
        guard !result.isEmpty else { return }
        if cells.count < column {
            emptyCells += column - 1 - cells.count
            if emptyCells > limits.maxEmptyCells {
                throw .tooLarge(.emptyCells, limit: limits.maxEmptyCells, at: reader.place)
            }
            cells.append(contentsOf: repeatElement(.empty, count: column - cells.count))
        }
        cells[column - 1] = result
    }

    private func cellValue() throws(ExchangeError) -> CellValue {
        if cellType == .inline {
            let text = try inline.string(at: reader.place)
            return text.isEmpty ? .empty : .text(text)
        }
        if value.isEmpty { return hasFormula && cellType != .formulaText ? .uncalculatedFormula : .empty }
        switch cellType {
        case .shared:
            guard let index = Self.integer(value[...]), workbook.sharedStrings.indices.contains(index) else {
                throw reader.fault(.value)
            }
            let text = workbook.sharedStrings[index]
            return text.isEmpty ? .empty : .text(text)
        case .formulaText, .inline:
            let text = XMLReference.unescape(String(decoding: value, as: UTF8.self))
            if text.utf8.count > limits.maxCellCharacters, text.utf16.count > limits.maxCellCharacters {
                throw tooLong
            }
            return .text(text)
        case .flag: return .flag(value == [UInt8(ascii: "1")] || value.elementsEqual("true".utf8))
        case .error: return .error(String(decoding: value, as: UTF8.self))
        case .isoDate:
            let text = String(decoding: value, as: UTF8.self)
            guard let serial = ExcelDate.serial(ofISO: text) else { return .text(text) }
            return .number(serial, isDateFormatted: true)
        case .number: return try number()
        }
    }

    private func number() throws(ExchangeError) -> CellValue {
        let kinds = workbook.formats.kinds
        let kind = kinds.indices.contains(style) ? kinds[style] : .plain
        var number: Double
        if let integer = Self.integer(value[...]) {
            number = Double(integer)
        } else {
            guard let parsed = Double(String(decoding: value, as: UTF8.self)), parsed.isFinite else {
                throw reader.fault(.value)
            }
            number = parsed
        }
        if kind == .percent { return .percent(number) }
        if kind == .date, workbook.dateSystem == .from1904 { number += ExcelDate.daysBetweenSystems }
        return .number(number, isDateFormatted: kind == .date)
    }

    /// Up to fifteen decimal digits; nil for anything else.
    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard (1...15).contains(bytes.count) else { return nil }
        var result = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            result = result * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return result
    }
}
