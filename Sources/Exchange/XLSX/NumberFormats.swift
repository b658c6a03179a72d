/// Which of a workbook's cell styles show numbers as dates or times.
struct NumberFormats: Sendable {
    /// One entry for each style a cell can name.
    private(set) var isDate: [Bool] = []

    /// A workbook without styles.
    init() {}

    /// Reads `styles.xml`.
    init(_ stream: any ByteStream, part: String, limits: ReaderLimits) throws(ExchangeError) {
        var reader = XMLReader(stream, part: part, limits: limits)
        var customDates: [Int: Bool] = [:]
        var isInCellStyles = false
        while true {
            switch try reader.next() {
            case .start:
                if reader.isNamed("numFmt"), let id = try reader.attribute("numFmtId").flatMap({ Int($0) }),
                    let code = try reader.attribute("formatCode")
                {
                    customDates[id] = Self.isDate(formatCode: code)
                } else if reader.isNamed("cellXfs") {
                    isInCellStyles = true
                } else if isInCellStyles, reader.isNamed("xf") {
                    let id = try reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
                    isDate.append(customDates[id] ?? Self.isBuiltInDate(id))
                    // Excel allows 65,490; more would be a bomb.
                    if isDate.count > 1 << 17 { throw reader.fault(.value) }
                }
            case .end: if reader.isNamed("cellXfs") { isInCellStyles = false }
            case .text: break
            case .finished: return
            }
        }
    }

    /// Whether the built-in format of that number shows a date or time (ECMA-376 part 1 §18.8.30; 27–36 and 50–58 are
    /// those of the Chinese, Japanese and Korean versions).
    static func isBuiltInDate(_ id: Int) -> Bool {
        switch id {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// Whether a format code has a field of the date or time outside quotation marks, escapes and brackets.
    static func isDate(formatCode code: String) -> Bool {
        var rest = Substring(code)
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*":
                rest = rest.dropFirst()
            case "[":
                // [h], [mm] and [ss] count elapsed time; other brackets hold colours, conditions and languages.
                let content = rest.prefix { $0 != "]" }.lowercased()
                if !content.isEmpty, content.allSatisfy({ "hms".contains($0) }) { return true }
                rest = rest.dropFirst(content.count + 1)
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "年", "月", "日":
                return true
            case "G", "g":
                // “General” has no field, but its letters must not be taken for some.
                if rest.lowercased().hasPrefix("eneral") { rest = rest.dropFirst(6) }
            default: break
            }
        }
        return false
    }
}
