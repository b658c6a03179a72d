import Domain
import Terrain

/// What people should know about a county's plan: findings of its villages, those that concern all of them once, and what
/// was offered but could not be used.
struct CountyNotes {
    private(set) var notes: [CountyVillagePlan.Note] = []

    /// Findings that follow from the cost set and the settings, the same in every village.
    private static let common: Set<String> = ["energy-not-priced", "receiving-water-not-given"]
    /// Findings that the county's own choice settles.
    private static let settled: Set<String> = ["all-households-cheaper"]

    init(_ model: CountyModel, _ plan: CountyVillagePlan) {
        var told: Set<String> = []
        for (village, home) in model.plans.enumerated() {
            for finding in home.findings where !Self.settled.contains(finding.code) {
                if finding.code == "site-chosen" && !Self.hasStation(village, plan) { continue }
                let isCommon = Self.common.contains(finding.code)
                if isCommon, !told.insert(finding.code).inserted { continue }
                notes.append(CountyVillagePlan.Note(village: isCommon ? nil : village, finding: finding))
            }
        }
        for town in model.lostTowns { note(lost(town, model)) }
        let reached = Set(model.links.filter { $0.to >= model.count }.map { $0.to - model.count })
        for (number, town) in model.offers.towns.enumerated() where !reached.contains(number) {
            note(
                Finding(
                    .warning, "town-sewer-out-of-reach", at: Finding.Place(sheet: "townSewers"),
                    BilingualText(
                        "没有村庄能直接通到接入点“\(town.name)”，未采用。",
                        "No corridor leads to the connection “\(town.name)”; left out."),
                    advice: BilingualText("请核对其坐标与高程数据的范围。", "Check its position and what the heights cover.")))
        }
        for village in model.offers.reuse.keys.sorted() where !model.takesItself(village) {
            note(smallLand(village, model), village: village)
        }
        for system in plan.systems where system.station != nil && system.treatment == nil {
            note(
                Finding(
                    .warning, "no-treatment", at: Finding.Place(),
                    BilingualText(
                        "造价表中没有适合 \(system.flow.rounded()) m³/d 与所需等级的工艺，站的费用未计入。",
                        "The cost set has no process for \(system.flow.rounded()) m³/d at the level demanded; the station was "
                            + "not priced."),
                    advice: BilingualText("请补充造价表或改用另一套。", "Complete the cost set or choose another.")),
                village: system.station)
        }
    }

    private mutating func note(_ finding: Finding, village: Int? = nil) {
        notes.append(CountyVillagePlan.Note(village: village, finding: finding))
    }

    private static func hasStation(_ village: Int, _ plan: CountyVillagePlan) -> Bool {
        plan.systems.contains { $0.station == village }
    }

    private func lost(_ town: TownSewer, _ model: CountyModel) -> Finding {
        guard model.terrain.value(at: town.position) == nil else {
            return Finding(
                .note, "town-sewer-without-capacity", at: Finding.Place(sheet: "townSewers"),
                BilingualText(
                    "接入点“\(town.name)”的剩余能力小于任何一村的水量，未采用。",
                    "The connection “\(town.name)” can take less than any village has; left out."),
                advice: BilingualText("请核对剩余能力（m³/d）。", "Check its spare capacity in m³/d."))
        }
        return Finding(
            .warning, "town-sewer-without-ground", at: Finding.Place(sheet: "townSewers"),
            BilingualText(
                "接入点“\(town.name)”在高程范围之外，未采用。", "The connection “\(town.name)” lies outside the terrain; left out."),
            advice: BilingualText("请核对其坐标，或补充该处高程。", "Check its position, or supply heights there."))
    }

    private func smallLand(_ village: Int, _ model: CountyModel) -> Finding {
        let takes = (model.offers.reuse[village]?.cubicMetresPerDay ?? 0) * 10
        let needs = model.flows[village] * 10
        return Finding(
            .note, "reuse-land-too-small", at: Finding.Place(sheet: "reuse"),
            BilingualText(
                "农田每天可消纳 \(takes.rounded() / 10) m³，少于该村的 \(needs.rounded() / 10) m³，不作资源化。",
                "The land takes \(takes.rounded() / 10) m³ a day, the village has \(needs.rounded() / 10); no reuse there."
            ),
            advice: BilingualText("请核对面积与消纳能力。", "Check its area and what a hectare takes."))
    }
}
