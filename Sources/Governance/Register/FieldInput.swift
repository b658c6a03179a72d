public import Domain
import Exchange

/// Reads what people type or programs send as values of a record's fields, by the same rules as imported lists.
///
/// Full-width digits and units are understood ("１２户"); what is not is refused by name with advice.
public enum FieldInput {
    /// What a text says.
    public enum Reading: Hashable, Sendable {
        /// Nothing was entered: the field is not reported.
        case missing
        /// A value of the field.
        case value(Value)
        /// Something that is no value of the field.
        case refused(BilingualText)
    }

    /// Reads the text of a form's field.
    public static func read(_ text: String, as field: Field) -> Reading {
        if case .subject = field.type { return readSubject(text, field) }
        return reading(CellReader(field).read(.text(text)))
    }

    /// Reads a number that a program sent.
    public static func read(_ number: Double, as field: Field) -> Reading {
        if case .subject = field.type {
            return Int64(exactly: number).map { .value(.subject(SubjectID($0))) } ?? refusedSubject(field)
        }
        if case .text = field.type { return refused(field, "应为文本", "must be a text") }
        return reading(CellReader(field).read(.number(number, isDateFormatted: false)))
    }

    /// Reads yes or no that a program sent.
    public static func read(_ flag: Bool, as field: Field) -> Reading {
        guard field.type == .flag else { return refused(field, "不是“是/否”字段", "is no yes-or-no field") }
        return .value(.flag(flag))
    }

    private static func reading(_ reading: CellReader.Reading) -> Reading {
        switch reading {
        case .missing: .missing
        case .value(let value, _): .value(value)
        case .refused(let refusal):
            .refused(
                BilingualText(
                    refusal.message.zh + "。" + refusal.advice.zh, refusal.message.en + ". " + refusal.advice.en))
        }
    }

    private static func readSubject(_ text: String, _ field: Field) -> Reading {
        if CellReader.isBlank(text) { return .missing }
        guard let number = Int64(text), number > 0 else { return refusedSubject(field) }
        return .value(.subject(SubjectID(number)))
    }

    private static func refusedSubject(_ field: Field) -> Reading {
        refused(field, "应为编号，可从搜索结果中选择", "must be the number of a place, as the search shows it")
    }

    private static func refused(_ field: Field, _ zh: String, _ en: String) -> Reading {
        .refused(BilingualText("\(field.label.zh)：\(zh)", "\(field.label.en): \(en)"))
    }
}
