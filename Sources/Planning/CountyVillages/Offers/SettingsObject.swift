import Domain
internal import Foundation

/// One object of a settings file, read member by member; what is missing, wrong or not known is named by its path.
struct SettingsObject {
    let path: String
    private let members: [String: Any]

    init(_ value: Any, path: String, known: [String]) throws(PlanningError) {
        guard let members = value as? [String: Any] else {
            throw Self.wrong(path, value, BilingualText(" { } 形式的对象", "an object in { }"))
        }
        self.path = path
        self.members = members
        for name in members.keys.sorted() where !known.contains(name) {
            throw Self.wrong(
                "\(path).\(name)", members[name] ?? "",
                BilingualText(
                    "已知的名称之一（\(known.joined(separator: "、"))）", "one of: \(known.joined(separator: ", "))"))
        }
    }

    /// The items of a list that a settings file has under a name.
    static func list(_ value: Any, path: String) throws(PlanningError) -> [Any] {
        guard let items = value as? [Any], items.count <= 10_000 else {
            throw wrong(path, value, BilingualText(" [ ] 形式的列表", "a list in [ ]"))
        }
        return items
    }

    static func wrong(_ path: String, _ value: Any, _ expected: BilingualText) -> PlanningError {
        .badSetting(name: path, value: String("\(value)".prefix(80)), expected: expected)
    }

    private func member(_ name: String) -> Any? {
        members[name].flatMap { $0 is NSNull ? nil : $0 }
    }

    private func missing(_ name: String, _ expected: BilingualText) -> PlanningError {
        .badSetting(name: "\(path).\(name)", value: "（缺失 missing）", expected: expected)
    }

    /// A number that must be there.
    func number(_ name: String, in range: ClosedRange<Double>) throws(PlanningError) -> Double {
        let span = BilingualText(
            " \(range.lowerBound)–\(range.upperBound) 之间的数", "a number from \(range.lowerBound)–\(range.upperBound)")
        guard let value = member(name) else { throw missing(name, span) }
        guard let number = VillageSettings.number(value), range.contains(number) else {
            throw Self.wrong("\(path).\(name)", value, span)
        }
        return number
    }

    /// A number that may be left out.
    func optionalNumber(_ name: String, in range: ClosedRange<Double>) throws(PlanningError) -> Double? {
        member(name) == nil ? nil : try number(name, in: range)
    }

    /// A text that must be there.
    func text(_ name: String) throws(PlanningError) -> String {
        let expected = BilingualText("文字", "a text")
        guard let value = member(name) else { throw missing(name, expected) }
        guard let text = value as? String, !text.isEmpty, text.utf8.count <= 400 else {
            throw Self.wrong("\(path).\(name)", value, expected)
        }
        return text
    }

    /// A text that may be left out.
    func optionalText(_ name: String) throws(PlanningError) -> String? {
        member(name) == nil ? nil : try text(name)
    }

    /// A list of texts that must be there.
    func texts(_ name: String) throws(PlanningError) -> [String] {
        let expected = BilingualText("文字列表", "a list of texts")
        guard let value = member(name) else { throw missing(name, expected) }
        guard let texts = value as? [String], !texts.isEmpty else {
            throw Self.wrong("\(path).\(name)", value, expected)
        }
        return texts
    }
}
