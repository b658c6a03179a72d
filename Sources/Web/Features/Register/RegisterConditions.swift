public import Domain
public import Governance
import Store

/// The conditions of a list in the words of its page's address, for commands that ask for the same list (列表条件).
public enum RegisterConditions {
    /// Why conditions cannot be understood.
    public struct Refusal: Error {
        /// The reason for people, with what to do.
        public let message: BilingualText
    }

    /// The words for the kinds of lists, as they stand in addresses.
    public static var kinds: [String] { RegisterKinds.all.map(\.path) }

    /// The list that conditions such as `status=treated` or `designCapacity.min=20` ask for.
    ///
    /// - Parameters:
    ///   - kind: One of ``kinds``.
    ///   - conditions: Names and values as in the address of the page.
    ///   - code: The code of the area; nil for everything.
    /// - Throws: ``Refusal`` with what is not understood, by name.
    public static func query(
        kind word: String, conditions: [(name: String, value: String)], area code: String?, asOf: AsOf
    ) throws -> RegisterQuery {
        guard let kind = RegisterKinds.kind(word) else {
            throw Refusal(
                message: BilingualText(
                    "没有种类 \(word)；可用：\(kinds.joined(separator: "、"))。",
                    "There is no kind \(word); there are: \(kinds.joined(separator: ", "))."))
        }
        let known = names(of: kind)
        if let stray = conditions.first(where: { !known.contains($0.name) }) {
            throw Refusal(
                message: BilingualText(
                    "\(kind.name.zh)没有条件“\(stray.name)”；可用：\(known.joined(separator: "、"))。",
                    "Lists of \(kind.name.en.lowercased()) have no condition “\(stray.name)”; there are: \(known.joined(separator: ", "))."
                ))
        }
        let items = conditions.filter { !$0.value.isEmpty }.map { PageURL.Item($0.name, $0.value) }
        let filters = RegisterFilters(kind: kind, url: PageURL("/register/" + word, items))
        do {
            var query = RegisterQuery(
                kind, level: try filters.level(), area: code.map { .code($0) } ?? .own, asOf: asOf)
            query.filters = try filters.filters()
            query.order = try filters.order()
            return query
        } catch let problem as Problem {
            throw Refusal(message: problem.detail)
        }
    }

    /// The keys of the columns of a kind's list.
    public static func columns(kind word: String) -> [String] {
        RegisterKinds.kind(word)?.fields.map(\.key) ?? []
    }

    private static func names(of kind: RecordKind) -> [String] {
        let shared = ["name", "sort", "missing", "reported"] + (kind == .village ? ["level"] : [])
        return shared
            + kind.fields.flatMap { field -> [String] in
                if field.isGuarded { return [] }
                return switch field.type {
                case .choice, .flag: [field.key]
                case .integer, .decimal: [field.key + ".min", field.key + ".max"]
                default: []
                }
            }
    }
}
