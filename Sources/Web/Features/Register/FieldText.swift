import Domain
import Governance
import Store

/// Values of fields as people read them.
struct FieldText {
    let language: Language
    /// Names of places that values refer to.
    var places: [SubjectID: Region] = [:]
    /// Further names, where the places themselves are not at hand.
    var names: [SubjectID: String] = [:]

    /// A value without its unit.
    func text(_ value: Value, _ field: Field?) -> String {
        switch value {
        case .text(let text):
            if case .choice(let choices)? = field?.type, let choice = choices.first(where: { $0.code == text }) {
                return language(choice.name)
            }
            if case .shape? = field?.type, let words = ShapeWords(text) { return language(words.text) }
            return text
        case .integer(let number):
            if field?.key == "level", let level = RegionLevel(rawValue: Int(number)) { return language(level.name) }
            return isYear(field) ? String(number) : language.count(Int(number))
        case .decimal(let number):
            if case .decimal(_, let places)? = field?.type { return language.decimal(number, places: places) }
            return language.decimal(number)
        case .day(let day): return language.day(day)
        case .flag(let flag): return language(flag ? RegisterText.yes : RegisterText.no)
        case .subject(let id):
            return places[id]?.name ?? names[id] ?? language(RegisterText.otherPlace, ["id": id.description])
        }
    }

    /// A value with its unit.
    func withUnit(_ value: Value, _ field: Field) -> String {
        let unit = unit(of: field, after: value)
        return unit.isEmpty ? text(value, field) : text(value, field) + (unit == "°" ? "" : " ") + unit
    }

    /// The unit as it stands after a value: `1 sample`, `17.48 × 10⁴ CNY`.
    private func unit(of field: Field, after value: Value) -> String {
        let unit = language(field.unit)
        if language == .en, unit.first?.isNumber == true { return "× " + unit }
        if case .integer(let number) = value { return language.counted(unit, after: Double(number)) }
        return unit
    }

    /// A value as a form's field holds it.
    static func plain(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .decimal(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : number.description
        case .day(let day): day.description
        case .flag(let flag): flag ? "1" : "0"
        case .subject(let id): id.description
        }
    }

    /// How a status is set: good, half way, bad.
    static func tone(_ code: String) -> StatusBadge.Tone {
        switch code {
        case "treated", "normal", "done", "closed": .good
        case "controlled", "abnormal", "underway", "construction": .partial
        case "untreated", "found", "retired": .none
        case "stopped": .bad
        default: .neutral
        }
    }

    /// Whether a field is a status that lists show with a sign of its own.
    static func isStatus(_ field: Field) -> Bool { field.key == "status" || field.key == "state" }

    private func isYear(_ field: Field?) -> Bool { field?.key.hasSuffix("Year") == true }
}
