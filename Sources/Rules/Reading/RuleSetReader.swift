import Domain
import Foundation

/// Puts rule sets together from their files and checks each as a whole.
struct RuleSetReader {
    private let files: [String: JSONValue]

    /// Reads the files' JSON.
    init(files: [String: Data]) throws {
        var read: [String: JSONValue] = [:]
        for (name, data) in files { read[name] = try JSONValue.read(data, file: name) }
        self.files = read
    }

    /// The rule sets of all files that are not for inclusion.
    func ruleSets() throws -> [RuleSet] {
        var found: [RuleSet] = []
        for name in files.keys.sorted() where !name.hasPrefix("Shared/") {
            let ruleSet = try ruleSet(name)
            guard !found.contains(where: { $0.id == ruleSet.id }) else {
                throw RulesError.duplicateName(file: name, path: "$.id", name: ruleSet.id)
            }
            found.append(ruleSet)
        }
        return found
    }

    private func ruleSet(_ file: String) throws -> RuleSet {
        let node = RuleNode(file: file, path: "$", value: files[file] ?? .null)
        let members = try node.members(
            ["id", "area", "year", "title", "countingUnit"], optional: ["include", "omit"] + RuleParts.members)
        let unit = try countingUnit(members["countingUnit"])
        var parts = RuleParts(countingUnit: unit)
        for include in try members.elements("include") {
            let name = "Shared/\(try include.name()).json"
            guard let value = files[name] else {
                throw include.unknown(try include.name(), among: sharedNames)
            }
            let shared = RuleNode(file: name, path: "$", value: value)
            try parts.take(try shared.members([], optional: RuleParts.members))
        }
        for omitted in try members.elements("omit") {
            let id = try omitted.name()
            guard let place = parts.indicators.firstIndex(where: { $0.item.id == id }) else {
                throw omitted.unknown(id, among: parts.indicators.map(\.item.id))
            }
            parts.indicators.remove(at: place)
        }
        try parts.take(members)
        let area = try area(members["area"])
        try RuleCheck(parts: parts, area: area).run()

        let measures = parts.measures.map(\.item)
        guard measures.count <= RuleSet.slotLimit else {
            throw node.unfit(
                "计量项有 \(measures.count) 个，最多 \(RuleSet.slotLimit) 个",
                "\(measures.count) measures, at most \(RuleSet.slotLimit) are possible")
        }
        guard let plan = CountingPlan(measures) else {
            throw node.unfit(
                "同一对象的不同条件多于 \(CountingPlan.atomLimit) 个",
                "more than \(CountingPlan.atomLimit) different conditions on one subject")
        }
        return RuleSet(
            id: try members["id"].name(), area: area, year: try RuleParts.year(members["year"]),
            title: try members["title"].text(), sources: cited(parts), countingUnit: unit,
            statuses: parts.statuses.map(\.item), measures: measures, indicators: parts.indicators.map(\.item),
            targets: parts.targets.map(\.item), gaps: parts.gaps.map(\.item),
            fingerprint: Fingerprint.of(measures), plan: plan)
    }

    private var sharedNames: [String] {
        files.keys.filter { $0.hasPrefix("Shared/") }.map { String($0.dropFirst(7).dropLast(5)) }.sorted()
    }

    private func countingUnit(_ node: RuleNode) throws -> RegionLevel {
        switch try node.string() {
        case "naturalVillage": return .naturalVillage
        case "administrativeVillage": return .administrativeVillage
        case let other: throw node.unknown(other, among: ["naturalVillage", "administrativeVillage"])
        }
    }

    private func area(_ node: RuleNode) throws -> String {
        let area = try node.string()
        guard area.isEmpty || (area.utf8.count == 2 && DivisionCode(area) != nil) else {
            throw node.unfit("应为空（全国）或省级代码的两位数字", "must be empty (the nation) or a province's two digits")
        }
        return area
    }

    /// The sources that the rule set really cites, in the order of their declaration.
    private func cited(_ parts: RuleParts) -> [Source] {
        var ids = Set(parts.indicators.flatMap(\.item.sourceIDs))
        ids.formUnion(parts.statuses.compactMap(\.item.sourceID))
        ids.formUnion(parts.targets.map(\.item.sourceID))
        ids.formUnion(parts.gaps.flatMap(\.item.sourceIDs))
        return parts.sources.map(\.item).filter { ids.contains($0.id) }
    }
}
