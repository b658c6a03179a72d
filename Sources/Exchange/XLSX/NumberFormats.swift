/// Which of a workbook's cell styles show numbers as dates, times or percentages.
struct NumberFormats: Sendable {
    /// As what a style shows a number.
    enum Kind: Sendable {
        case plain, date, percent
    }

    /// One entry for each style a cell can name.
    private(set) var kinds: [Kind] = []

    /// A workbook without styles.
    init() {}

    /// Reads `styles.xml`.
    init(_ stream: any ByteStream, part: String, limits: ReaderLimits) throws(ExchangeError) {
        var reader = XMLReader(stream, part: part, limits: limits)
        var custom: [Int: Kind] = [:]
        var isInCellStyles = false
        while true {
            switch try reader.next() {
            case .start:
                if reader.isNamed("numFmt"), let id = try reader.attribute("numFmtId").flatMap({ Int($0) }),
                    let code = try reader.attribute("formatCode")
                {
                    custom[id] = Self.kind(formatCode: code)
                } else if reader.isNamed("cellXfs") {
                    isInCellStyles = true
                } else if isInCellStyles, reader.isNamed("xf") {
                    let id = try reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
                    kinds.append(custom[id] ?? Self.builtIn(id))
                    // Excel allows 65,490; more would be a bomb.
                    if kinds.count > 1 << 17 { throw reader.fault(.value) }
                }
            case .end: if reader.isNamed("cellXfs") { isInCellStyles = false }
            case .text: break
            case .finished: return
            }
        }
    }

    /// What the built-in format of that number shows; 9 and 10 are percentages.
    static func builtIn(_ id: Int) -> Kind {
        if id == 9 || id == 10 { return .percent }
        return isBuiltInDate(id) ? .date : .plain
    }

    /// Whether the built-in format of that number shows a date or time (ECMA-376 part 1 §18.8.30; 27–36 and 50–58 are
    /// those of the Chinese, Japanese and Korean versions).
    static func isBuiltInDate(_ id: Int) -> Bool {
        switch id {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// What a format code shows, by its fields of the date or time and percent signs outside quotation marks, escapes
    /// and brackets.
    static func kind(formatCode code: String) -> Kind {
        var rest = Substring(code)
        var found = Kind.plain
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*":
                rest = rest.dropFirst()
            case "[":
                // [h], [mm] and [ss] count elapsed time; other brackets hold colours, conditions and languages.
                let content = rest.prefix { $0 != "]" }.lowercased()
                if !content.isEmpty, content.allSatisfy({ "hms".contains($0) }) { return .date }
                rest = rest.dropFirst(content.count + 1)
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "年", "月", "日":
                return .date
            case "G", "g":
                // “General” has no field, but its letters must not be taken for some.
                if rest.lowercased().hasPrefix("eneral") { rest = rest.dropFirst(6) }
            case "%": found = .percent
            default: break
            }
        }
        return found
    }
}
