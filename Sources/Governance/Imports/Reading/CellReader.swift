import Domain
import Exchange

/// Reads the cells of one column as values of a field.
struct CellReader {
    /// What a cell says.
    enum Reading {
        /// Nothing: it is not reported.
        case missing
        /// A value, perhaps with something to be said about it.
        case value(Value, note: CellRefusal?)
        /// Something that is no value of the field.
        case refused(CellRefusal)
    }

    let field: Field
    /// By how much the file's numbers must be multiplied to be in the field's unit.
    let factor: Double
    private let choices: [String: String]

    init(_ field: Field, factor: Double = 1) {
        self.field = field
        self.factor = factor
        var choices: [String: String] = [:]
        if case .choice(let list) = field.type {
            for choice in list {
                for word in [choice.code, choice.name.zh, choice.name.en] + choice.synonyms
                where choices[PlainWord.folded(word)] == nil {
                    choices[PlainWord.folded(word)] = choice.code
                }
            }
        }
        self.choices = choices
    }

    /// What the cell says.
    func read(_ cell: CellValue) -> Reading {
        switch cell {
        case .empty: return .missing
        case .error(let code):
            return .refused(
                CellRefusal(
                    code: "cell-error", message: BilingualText("单元格是错误值 \(code)", "The cell holds the error \(code)"),
                    advice: BilingualText("在表格软件中修正公式后重新上传", "Mend the formula and send the file again")))
        case .text(let text) where Self.isBlank(text): return .missing
        default: break
        }
        switch field.type {
        case .text(let limit): return readText(cell, limit: limit)
        case .integer(let range): return readInteger(cell, range)
        case .decimal(let range, _): return readDecimal(cell, range)
        case .day: return readDay(cell)
        case .flag: return readFlag(cell)
        case .choice(let list): return readChoice(cell, list)
        case .subject: return .missing
        case .shape(let form): return readShape(cell, form)
        }
    }

    /// Words that stand for "nothing entered".
    static func isBlank(_ text: String) -> Bool {
        let word = PlainWord.trimmed(text)
        return word.isEmpty || blanks.contains(word.lowercased())
    }

    private static let blanks: Set<String> = [
        "-", "--", "---", "—", "——", "–", "/", "\\", "未报", "未填", "暂无", "暂缺", "空", "n/a", "na", "null", "none", "nil",
        "未知", "不详", "?", "…",
    ]

    private func readText(_ cell: CellValue, limit: Int) -> Reading {
        let whole = cell.displayText
        // Far more than the limit needs no cleaning to be too long; the bound keeps hostile cells cheap.
        let bound = 8 * limit + 256
        let isEndless = whole.unicodeScalars.dropFirst(bound).first != nil
        let text = PlainText.cleaned(whole, longest: bound, lineEnd: lineEnd)
        guard text.count <= limit, !isEndless else {
            let count = isEndless ? whole.count : text.count
            return refuse(
                "too-long",
                BilingualText(
                    "“\(text.prefix(20))…”有 \(count) 个字", "“\(text.prefix(20))…” has \(count) characters"),
                BilingualText("不超过 \(limit) 个字", "Use at most \(limit) characters"))
        }
        return text.isEmpty ? .missing : .value(.text(text), note: nil)
    }

    /// Remarks keep their lines; elsewhere a line's end is a blank, but in names and codes, which cells only wrap.
    private var lineEnd: Unicode.Scalar? {
        if field.type.isManyLined { return "\n" }
        return ["name", "code"].contains(field.key) ? nil : " "
    }

    /// The number of a cell in the field's unit; nil where it is none.
    private func quantity(_ cell: CellValue) -> (Double, Reading?) {
        switch cell {
        case .number(let number, isDateFormatted: false): return (number * factor, nil)
        case .text(let text):
            guard let read = QuantityText(text) else { return (0, notANumber(cell)) }
            if read.unit.isEmpty { return (read.number * factor, nil) }
            if let own = UnitScale.factor(from: read.unit, to: field) { return (read.number * own, nil) }
            return (0, UnitScale.named(read.unit).isEmpty ? notANumber(cell) : otherUnit(cell, read.unit))
        case .percent(let share):
            // The file shows a hundred times what it stores.
            if isPercent { return ((share * 1e11).rounded() / 1e9, nil) }
            return field.unit.zh.isEmpty ? (share * factor, nil) : (0, otherUnit(cell, "%"))
        default: return (0, notANumber(cell))
        }
    }

    /// Whether the field is measured in percent.
    var isPercent: Bool { UnitScale.named(field.unit.zh).contains { $0.dimension == .percent } }

    private func otherUnit(_ cell: CellValue, _ unit: String) -> Reading {
        let shown = cell.displayText.prefix(40)
        guard !field.unit.zh.isEmpty else {
            return refuse(
                "unit-mismatch",
                BilingualText("“\(shown)”带有单位“\(unit)”", "“\(shown)” has the unit “\(unit)”"),
                BilingualText("该项没有单位，只填数", "It has no unit: enter the number alone"))
        }
        return refuse(
            "unit-mismatch",
            BilingualText(
                "“\(shown)”的单位“\(unit)”与\(field.unit.zh)不符", "the unit of “\(shown)” is not \(field.unit.en)"),
            BilingualText(
                "核对是否填错列，或换算为\(field.unit.zh)",
                "See whether it stands in the wrong column, or convert it to \(field.unit.en)"))
    }

    private func notANumber(_ cell: CellValue) -> Reading {
        let unit = field.unit.zh.isEmpty ? "" : "（\(field.unit.zh)）"
        return refuse(
            "not-a-number",
            BilingualText(
                "“\(cell.displayText.prefix(40))”不是一个确定的数",
                "“\(cell.displayText.prefix(40))” is not one definite number"),
            BilingualText(
                "填一个数\(unit)，不写“约”或范围；没有填 0，不知道留空",
                "Enter one number, without “about” or a range; 0 if there are none, blank if unknown"))
    }

    private func readInteger(_ cell: CellValue, _ range: ClosedRange<Int64>) -> Reading {
        if isYear, case .value(.integer(let year), let note)? = year(cell), range.contains(year) {
            return .value(.integer(year), note: note)
        }
        let (number, refusal) = quantity(cell)
        if let refusal { return refusal }
        if let outside = outside(number, Double(range.lowerBound), Double(range.upperBound), cell) { return outside }
        guard number.rounded() == number else {
            return refuse(
                "not-whole", BilingualText("“\(cell.displayText)”不是整数", "“\(cell.displayText)” is not a whole number"),
                BilingualText("\(field.label.zh)应为整数", "\(field.label.en) is a whole number"))
        }
        return .value(.integer(Int64(number)), note: nil)
    }

    private func readDecimal(_ cell: CellValue, _ range: ClosedRange<Double>) -> Reading {
        let (number, refusal) = quantity(cell)
        if let refusal { return refusal }
        if let outside = outside(number, range.lowerBound, range.upperBound, cell) { return outside }
        // Conversions leave traces in the last binary digits.
        return .value(.decimal(factor == 1 ? number : (number * 1e9).rounded() / 1e9), note: nil)
    }

    private func outside(_ number: Double, _ lower: Double, _ upper: Double, _ cell: CellValue) -> Reading? {
        let shown = cell.displayText.prefix(40)
        if number < lower {
            let isNegative = number < 0 && lower == 0
            return refuse(
                isNegative ? "negative" : "too-small",
                BilingualText(
                    "“\(shown)”小于 \(CellValue.number(lower).displayText)",
                    "“\(shown)” is less than \(CellValue.number(lower).displayText)"),
                BilingualText("核对数值和单位", "Check the number and its unit"))
        }
        if number > upper {
            return refuse(
                "too-large",
                BilingualText(
                    "“\(shown)”大于 \(CellValue.number(upper).displayText)",
                    "“\(shown)” is more than \(CellValue.number(upper).displayText)"),
                BilingualText("核对数值和单位", "Check the number and its unit"))
        }
        return nil
    }

    private func readDay(_ cell: CellValue) -> Reading {
        let found: DayText?
        if case .text(let text) = cell { found = DayText(text) } else { found = DayText(cell) }
        guard let found else {
            return refuse(
                "bad-date",
                BilingualText("“\(cell.displayText.prefix(40))”不是日期", "“\(cell.displayText.prefix(40))” is no date"),
                BilingualText("写成 2023-05-06 或 2023年5月6日", "Write 2023-05-06"))
        }
        guard found.isRounded else { return .value(.day(found.day), note: nil) }
        return .value(
            .day(found.day),
            note: CellRefusal(
                severity: .note, code: "date-rounded",
                message: BilingualText(
                    "“\(cell.displayText)”没有具体日期，记为 \(found.day)",
                    "“\(cell.displayText)” names no day; taken as \(found.day)"),
                advice: BilingualText("知道日期的请填完整", "Enter the full date where it is known")))
    }

    private func readFlag(_ cell: CellValue) -> Reading {
        switch cell {
        case .flag(let flag): return .value(.flag(flag), note: nil)
        case .number(1, _): return .value(.flag(true), note: nil)
        case .number(0, _): return .value(.flag(false), note: nil)
        default: break
        }
        switch PlainWord.trimmed(cell.displayText).lowercased() {
        case "是", "有", "√", "✓", "y", "yes", "true", "1", "已", "属于", "位于": return .value(.flag(true), note: nil)
        case "否", "无", "没有", "×", "x", "n", "no", "false", "0", "未", "不", "不属于", "不位于", "不是":
            return .value(.flag(false), note: nil)
        default:
            return refuse(
                "bad-choice",
                BilingualText(
                    "“\(cell.displayText.prefix(40))”不是“是”或“否”",
                    "“\(cell.displayText.prefix(40))” is neither yes nor no"),
                BilingualText("填“是”或“否”，不知道留空", "Enter 是 (yes) or 否 (no), blank if unknown"))
        }
    }

    private func readChoice(_ cell: CellValue, _ list: [Choice]) -> Reading {
        let text = cell.displayText
        if let code = choices[PlainWord.folded(text)] ?? choices[PlainWord.folded(PlainWord.brackets(text).outside)] {
            return .value(.text(code), note: nil)
        }
        return refuse(
            "bad-choice", BilingualText("“\(text.prefix(40))”不在可选项内", "“\(text.prefix(40))” is not one of the choices"),
            BilingualText(
                "可填：" + list.map(\.name.zh).joined(separator: "、"),
                "Choose from: " + list.map(\.name.en).joined(separator: ", ")))
    }

    private func refuse(_ code: String, _ message: BilingualText, _ advice: BilingualText) -> Reading {
        .refused(
            CellRefusal(
                code: code,
                message: BilingualText(
                    "\(field.label.zh)：\(message.zh)，不采用", "\(field.label.en): \(message.en); not taken"),
                advice: advice))
    }
}
