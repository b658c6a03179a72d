import Domain
import Geo

/// What a plan must say about its own assumptions.
struct PlanNotes {
    private(set) var findings: [Finding] = []

    init(_ prices: PlanPrices, stations: [VillagePlan.Station]) {
        if prices.energyPerMetreHeadAndFlow == 0 {
            note(
                "energy-not-priced", "造价表没有有出处的电价，提升能耗未计价。",
                "The cost set has no sourced price of electricity; pumping was not priced.",
                "请在设置中写 electricityPrice（元/kWh）。", "Give electricityPrice a kWh in the settings.")
        }
        if prices.costs.levels != nil, prices.waterClass == nil {
            note(
                "receiving-water-not-given", "未给出受纳水体类别，处理按最严等级选取。",
                "The class of the receiving water is not given; treatment was chosen for the strictest level.",
                "请在设置中写 waterClass（2–5，GB 3838）。", "Give waterClass, 2 to 5 after GB 3838, in the settings.")
        }
        for station in stations where station.treatment == nil {
            note(
                "no-treatment", "造价表中没有适合 \(station.meanFlow.rounded()) m³/d 与所需等级的工艺，站的费用未计入。",
                "The cost set has no process for \(station.meanFlow.rounded()) m³/d at the level demanded; the station was "
                    + "not priced.", "请补充造价表或改用另一套。", "Complete the cost set or choose another.")
        }
    }

    /// Where the stations were put, as no outlet was given.
    static func chosenSites(_ places: [MapPosition], of count: Int) -> Finding {
        let list = places.prefix(12).map { "(\(Int($0.east)), \(Int($0.north)))" }.joined(separator: ", ")
        return Finding(
            .note, "site-chosen", at: Finding.Place(sheet: "sinks"),
            BilingualText(
                "未给出排放点：比较 \(count) 处后选定 \(places.count) 处：\(list)。",
                "No outlet was given: of \(count) places compared, \(places.count) chosen: \(list)."),
            advice: BilingualText(
                "请核对用地、洪水位、水源保护区与受纳水体；可用 --sinks 指定站址。",
                "Check land, floods, protection zones and the receiving water; --sinks fixes the site."))
    }

    /// The clock ended the search, not its work.
    static func cutByClock(_ seconds: Double) -> Finding {
        Finding(
            .warning, "search-cut-short", at: Finding.Place(),
            BilingualText(
                "计算在 \(Int(seconds)) 秒时被中止，此为到此最好的方案；同一种子再算，结果可能不同。",
                "The clock ended the search after \(Int(seconds)) s with the best plan so far; the same seed may give another."
            ),
            advice: BilingualText(
                "请加大 --seconds，或减小 effort。", "Allow more --seconds, or ask for less effort."))
    }

    /// What the pins cost.
    static func pins(_ price: Double, count: Int, _ currency: String) -> Finding {
        Finding(
            .note, "pins-price", at: Finding.Place(),
            BilingualText(
                "\(count) 项锁定条件使年费用增加 \(Int(price)) \(currency)。",
                "The \(count) pins cost \(Int(price)) \(currency) more a year."),
            advice: BilingualText("如代价过高，请放宽其中一项。", "Loosen one if that is too much."))
    }

    /// The whole village would be cheaper without sewers; the plan keeps them, and people decide.
    static func allHouseholds(_ units: Double, instead sewers: Double, _ currency: String) -> Finding {
        Finding(
            .warning, "all-households-cheaper", at: Finding.Place(),
            BilingualText(
                "全村分户处理每年 \(Int(units)) \(currency)，低于本方案的 \(Int(sewers)) \(currency)。",
                "Household units for all would cost \(Int(units)) \(currency) a year, less than this plan's "
                    + "\(Int(sewers)) \(currency)."),
            advice: BilingualText("请比较两种方案的管护条件后再定。", "Compare how each would be run before deciding."))
    }

    private mutating func note(_ code: String, _ zh: String, _ en: String, _ adviceZh: String, _ adviceEn: String) {
        findings.append(
            Finding(
                code == "no-treatment" ? .warning : .note, code, at: Finding.Place(), BilingualText(zh, en),
                advice: BilingualText(adviceZh, adviceEn)))
    }
}
