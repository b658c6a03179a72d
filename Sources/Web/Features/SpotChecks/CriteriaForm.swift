import Domain
import Foundation
import Governance

/// A set of criteria as a form: read from what was posted, changed by its buttons, and written as fields again.
struct CriteriaForm {
    /// The criteria as far as they can be read.
    var list: Checklist
    /// The version they were made from.
    var base: CriteriaDesk.Key?
    /// What is wrong.
    var problems: [String] = []

    /// The form of a version.
    init(_ version: CriteriaDesk.Version) {
        list = version.list
        base = version.key
        if version.key == .draft { list.id = "" }
    }

    /// Reads a posted form.
    init(_ form: FormBody) {
        base = CriteriaDesk.Key(form.text("base"))
        let count = min(max(Int(form.text("count")) ?? 0, 0), 60)
        list = Checklist(
            id: form.text("code"), name: Checklist.Words(form.text("name-zh"), form.text("name-en")),
            source: Checklist.Words(form.text("source-zh"), form.text("source-en")),
            items: (0..<count).map { Self.item(form, $0) }, supportingLimit: Int(form.text("limit")) ?? 0)
    }

    /// Does what a button says; unknown words change nothing.
    ///
    /// - Parameter command: `add`, `up-2`, `down-2`, `remove-2` or `import`.
    mutating func apply(_ command: String, _ form: FormBody, _ language: Language) {
        let parts = command.split(separator: "-")
        let index = parts.count == 2 ? Int(parts[1]) ?? -1 : -1
        switch parts.first {
        case "add": if list.items.count < 60 { list.items.append(Self.newItem(besides: list.items)) }
        case "up": if list.items.indices.contains(index), index > 0 { list.items.swapAt(index, index - 1) }
        case "down": if index >= 0, list.items.indices.contains(index + 1) { list.items.swapAt(index, index + 1) }
        case "remove": if list.items.indices.contains(index) { list.items.remove(at: index) }
        case "import":
            if let read = Checklist(json: form.text("json")) {
                list = read
            } else {
                problems.append(language(CriteriaText.unreadable))
            }
        default: break
        }
    }

    /// What must be corrected before it can be kept.
    func faults(_ language: Language) -> [String] {
        let empty = list.items.indices.filter { list.items[$0].question.zh.isEmpty }
        return empty.map {
            language.labelled(language(CriteriaText.item, ["n": String($0 + 1)]), language(CriteriaText.questionZh))
        }
            + list.faults.map { language($0) }
    }

    private static func newItem(besides items: [Checklist.Item]) -> Checklist.Item {
        let taken = Set(items.map(\.id))
        let id = (1...1000).map { "item-\($0)" }.first { !taken.contains($0) } ?? "item"
        return Checklist.Item(
            id, Checklist.Words("", ""), choices: choices(withNone: false), failing: ["yes"], weight: .supporting)
    }

    static func choices(withNone: Bool) -> [Checklist.Choice] {
        [Checklist.Choice("yes", "是", "Yes"), Checklist.Choice("no", "否", "No")]
            + (withNone ? [Checklist.Choice("none", "无此设施", "None here")] : [])
    }

    /// Whether an item has the usual answers, which the form can show; others are carried along as they are.
    static func isUsual(_ item: Checklist.Item) -> Bool {
        let codes = item.choices.map(\.code)
        return (codes == ["yes", "no"] || codes == ["yes", "no", "none"])
            && (item.failing == ["yes"] || item.failing == ["no"])
    }

    /// The answers of an item as text, for those that the form cannot show.
    struct Answers: Codable {
        var choices: [Checklist.Choice]
        var failing: [String]
    }

    private static func item(_ form: FormBody, _ index: Int) -> Checklist.Item {
        func text(_ name: String) -> String { form.text("\(name)-\(index)") }
        let own = try? JSONDecoder().decode(Answers.self, from: Data(text("own").utf8))
        return Checklist.Item(
            text("id"), Checklist.Words(text("q-zh"), text("q-en")),
            choices: own?.choices ?? choices(withNone: text("none") == "1"),
            failing: own?.failing ?? [text("fails") == "no" ? "no" : "yes"],
            weight: Checklist.Weight(rawValue: text("weight")) ?? .noted,
            photos: min(max(Int(text("photos")) ?? 0, 0), 20))
    }
}
