import Domain
import Geo
import Terrain

/// Looks through the buildings before they are joined to roads (房屋数据检查).
struct BuildingAudit {
    private let input: VillageInput
    private let settings: VillageSettings
    private(set) var findings: [Finding] = []
    /// Indices of buildings outside the terrain.
    private(set) var withoutGround: [Int] = []

    init(_ input: VillageInput, settings: VillageSettings) {
        self.input = input
        self.settings = settings
    }

    /// Indices of the buildings to be planned for.
    mutating func run() -> [Int] {
        var usable: [Int] = []
        var places: [MapPosition: Int] = [:]
        var same: [Int64] = []
        var empty: [Int64] = []
        var absurd: [Int64] = []
        var assumed = 0
        for (index, building) in input.buildings.enumerated() {
            if let population = building.population {
                if population == 0 {
                    empty.append(building.id)
                    continue
                }
                let floating = building.floating ?? 0
                if !population.isFinite || population < 0 || population > 100_000 || !floating.isFinite || floating < 0
                    || floating > 100_000
                {
                    absurd.append(building.id)
                    continue
                }
            } else {
                assumed += 1
            }
            guard input.terrain.value(at: building.position) != nil else {
                withoutGround.append(index)
                continue
            }
            if places[building.position] != nil { same.append(building.id) }
            places[building.position] = index
            usable.append(index)
        }
        note(
            withoutGround.map { input.buildings[$0].id }, "building-without-ground", "在高程范围之外，未接入",
            "lie outside the terrain and are not connected", "补充该处高程", "Supply heights there")
        note(
            same, "buildings-in-one-place", "与另一栋位置完全相同，仍各计一户",
            "stand exactly where another does; each still counts", "核对是否重复", "Check whether they are duplicates")
        note(
            empty, "building-without-people", "人口为 0，不接入", "have a population of 0 and are left out",
            "核对人口", "Check their population")
        note(
            absurd, "absurd-population", "人口不可能，不接入", "have an impossible population and are left out",
            "改正人口", "Correct their population")
        if assumed > 0 { findings.append(assumption(assumed)) }
        return usable
    }

    private func assumption(_ count: Int) -> Finding {
        let people = settings.peoplePerBuilding
        return Finding(
            .note, "population-assumed", at: Finding.Place(sheet: "buildings"),
            BilingualText(
                "\(count) 栋房屋没有人口，按每栋 \(people) 人计。",
                "\(count) buildings have no population; \(people) persons were taken."),
            advice: BilingualText(
                "请以 populationField 指明人口字段。", "Name the field with the population as populationField."))
    }

    private mutating func note(
        _ ids: [Int64], _ code: String, _ zh: String, _ en: String, _ adviceZh: String, _ adviceEn: String
    ) {
        guard let first = ids.first else { return }
        let list = ids.prefix(8).map(String.init).joined(separator: ", ") + (ids.count > 8 ? " …" : "")
        findings.append(
            Finding(
                .warning, code, at: Finding.Place(sheet: "buildings", row: Int(clamping: first)),
                BilingualText("\(ids.count) 栋房屋\(zh)（编号 \(list)）。", "\(ids.count) buildings \(en) (\(list))."),
                advice: BilingualText("请\(adviceZh)。", "\(adviceEn).")))
    }

    static func roadsWithoutGround(_ count: Int) -> Finding {
        Finding(
            .warning, "road-without-ground", at: Finding.Place(sheet: "roads"),
            BilingualText("\(count) 段道路在高程范围之外，未采用。", "\(count) stretches of road lie outside the terrain; left out."),
            advice: BilingualText("请补充该处高程。", "Supply heights there."))
    }

    static func longLaterals(_ count: Int, _ limit: Double, _ worst: Double, _ id: Int64) -> Finding {
        Finding(
            .note, "long-lateral", at: Finding.Place(sheet: "buildings", row: Int(clamping: id)),
            BilingualText(
                "\(count) 栋房屋距道路超过 \(Int(limit)) 米，最远 \(Int(worst)) 米（编号 \(id)）；已计入接户管或改为分户处理。",
                "\(count) buildings are more than \(Int(limit)) m from a road, the farthest \(Int(worst)) m (\(id)); their "
                    + "sewers are reckoned, or they keep household units."),
            advice: BilingualText("请核对是否缺少道路。", "Check whether a road is missing."))
    }

    static func siteOffTheRoads(
        _ site: Int, _ position: MapPosition, _ foot: MapPosition, _ metres: Double
    ) -> Finding {
        let (from, to) = (
            "(\(Int(position.east)), \(Int(position.north)))", "(\(Int(foot.east)), \(Int(foot.north)))"
        )
        return Finding(
            .warning, "site-off-the-roads", at: Finding.Place(sheet: "sinks", row: site + 1),
            BilingualText(
                "站址 \(site + 1) \(from) 距最近道路 \(Int(metres)) 米，管道在路上 \(to) 处结束，其间的管道未计。",
                "Site \(site + 1) \(from) is \(Int(metres)) m from the nearest road; sewers end on the road at \(to), the pipe "
                    + "between is not reckoned."),
            advice: BilingualText("请在道路图层中补画到站址的线。", "Draw a line to the site in the layer of roads."))
    }

    static func cutOffByPins(_ count: Int, _ first: Int64) -> Finding {
        Finding(
            .warning, "building-cut-off", at: Finding.Place(sheet: "buildings", row: Int(clamping: first)),
            BilingualText(
                "关闭道路后 \(count) 栋房屋（如编号 \(first)）无法接管，按分户处理计。",
                "With roads closed \(count) buildings (such as \(first)) cannot be connected; they keep household units."
            ),
            advice: BilingualText("请核对关闭的道路。", "Check the closed roads."))
    }

    static func cutOff(_ count: Int) -> Finding {
        Finding(
            .warning, "building-cut-off", at: Finding.Place(sheet: "buildings"),
            BilingualText(
                "\(count) 栋房屋所在的路网被无高程处隔断，未接入。",
                "\(count) buildings are cut off by roads without ground; not connected."),
            advice: BilingualText("请补充该处高程。", "Supply heights there."))
    }
}
