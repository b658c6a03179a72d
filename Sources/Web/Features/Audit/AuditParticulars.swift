import Domain
import Exchange
import Governance

/// What an entry tells beside its facts (细节), in words; a member without a word of its own stands under its key.
struct AuditParticulars {
    /// The members, in the order in which the words are listed, the others behind them.
    let entries: [RecordSheet.Entry]

    /// Reads the members of a JSON object; anything else has none.
    init(_ detail: String, _ language: Language) {
        guard case .object(let members)? = try? JSONValue(parsing: detail) else {
            entries = []
            return
        }
        let order = AuditMember.allCases.map(\.rawValue)
        let places = members.map { order.firstIndex(of: $0.name) ?? order.count }
        entries = zip(members, places).sorted { $0.1 < $1.1 }.map { pair in
            let member = AuditMember(rawValue: pair.0.name)
            return RecordSheet.Entry(
                member.map { language($0.name) } ?? pair.0.name, html: Self.value(pair.0.value, member, language))
        }
    }

    private static func value(_ value: JSONValue, _ member: AuditMember?, _ language: Language) -> HTML? {
        let text = words(of: value, language)
        switch value {
        case .null: return nil
        case .number, .text:
            if let page = member?.page { return a(.href("\(page)/\(text)")) { "#" + text } }
            if member == .kind || member == .what, let kind = RecordKind(rawValue: text) {
                return .text(language(kind.name))
            }
            if case .number(let number) = value, member?.isCount == true { return .text(language.count(Int(number))) }
            return isHash(text) ? code { text } : .text(text)
        case .flag, .list, .numbers, .object: return .text(text)
        }
    }

    /// A value in one line: a role with its area, otherwise members by their keys.
    private static func words(of value: JSONValue, _ language: Language) -> String {
        switch value {
        case .flag(let flag): return language(flag ? AuditText.yes : .no)
        case .text(let text): return text
        case .list(let items): return language.joined(items.map { words(of: $0, language) })
        case .object(let members):
            if let role = value["role"]?.text.flatMap(Role.init(rawValue:)), let area = value["area"] {
                return "\(language(role.name)) #\(area.json)"
            }
            return language.joined(members.map { language.labelled($0.name, words(of: $0.value, language)) })
        case .null, .number, .numbers: return value.json
        }
    }

    private static func isHash(_ text: String) -> Bool {
        text.utf8.count >= 32 && text.allSatisfy(\.isHexDigit)
    }
}
