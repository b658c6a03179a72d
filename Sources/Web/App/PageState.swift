import Domain
import Governance

/// The moment and the rule set that a page speaks of, as they stand in its address and are carried along in links.
struct PageState: Sendable, Hashable {
    /// The query item of the rule set.
    static let rulesName = "rules"
    /// The query item of the tree by which past totals are made up.
    static let treeName = "tree"

    /// The day on which facts held; nil for today.
    var day: Day?
    /// The day up to which facts were known; nil for all that is known.
    var known: Day?
    /// The rule set; nil for the one that applies.
    var rules: String?
    /// Whether past totals are made up by the tree as it was or as it is today (区划口径).
    var tree = BoardDesk.TreeBasis.then

    /// Today by all that is known.
    init() {}

    /// Reads the state out of an address; `day` is taken for `asOf`, too.
    ///
    /// - Throws: ``Problem`` with status 400 for something that is no day.
    init(_ url: PageURL) throws {
        if url.items.isEmpty { return }
        day = try Self.day(url, ContextBar.asOfName) ?? Self.day(url, "day")
        known = try Self.day(url, ContextBar.knownName)
        rules = url[Self.rulesName].flatMap { $0.isEmpty ? nil : $0 }
        if let text = url[Self.treeName], !text.isEmpty {
            guard let basis = BoardDesk.TreeBasis(rawValue: text) else {
                throw Problem.malformed(
                    Self.treeName, text, advice: BilingualText("可填 then 或 now", "it is “then” or “now”"))
            }
            tree = basis
        }
    }

    /// The moment on both axes.
    func asOf(_ platform: Platform) -> AsOf { platform.asOf(valid: day, known: known) }

    /// What belongs to the state in an address.
    var items: [PageURL.Item] {
        var items: [PageURL.Item] = []
        if let day { items.append(PageURL.Item(ContextBar.asOfName, day.description)) }
        if let known { items.append(PageURL.Item(ContextBar.knownName, known.description)) }
        if let rules { items.append(PageURL.Item(Self.rulesName, rules)) }
        if tree == .now { items.append(PageURL.Item(Self.treeName, tree.rawValue)) }
        return items
    }

    /// An address of this site with the state carried along.
    func link(_ path: String, _ more: PageURL.Item...) -> String {
        link(path, more)
    }

    /// An address of this site with the state carried along.
    func link(_ path: String, _ more: [PageURL.Item]) -> String {
        PageURL(path, more + items).text
    }

    private static func day(_ url: PageURL, _ name: String) throws -> Day? {
        guard let text = url[name], !text.isEmpty else { return nil }
        guard let day = Day(iso: text), day > .beginning, day < .end else {
            throw Problem.malformed(
                name, text, advice: BilingualText("日期应写成 2025-03-09", "a day is written 2025-03-09"))
        }
        return day
    }
}
