import Domain
import Planning

/// One village in the table of a plan (分村治理方案表).
struct VillageTableRow {
    /// Its name as given, or its folder's or layer's.
    var name: String
    /// Its code as given.
    var code: String?
    /// Its township as given.
    var township: String?
    /// People, flows, lengths, money.
    var figures: VillageFigures
    /// How it is treated.
    var mode: BilingualText
    /// Where its sewage goes.
    var goesTo: BilingualText
    /// The process of the station that stands in it.
    var process: BilingualText?
    /// The size in m³/d of what stands in it.
    var capacity: Double?
    /// The level of effluent of the station that stands in it, in the cost set's own grading.
    var level: Int?
    /// Capital of its system for each household in it.
    var capitalPerHousehold: Double?
    /// Running cost a year of its system for each household in it.
    var operationPerHousehold: Double?
    /// The year in which it is ready; `nil` where none was asked for or it is not built within the years.
    var year: Int?
    /// Why this way, what else there was, what would change it.
    var reasons: [BilingualText]
}

extension VillageTableRow {
    /// The row of a village that is planned by itself.
    init(_ plan: VillagePlan, buildings: [VillageInput.Building], particulars: VillageParticulars) {
        let figures = VillageFigures(plan, buildings: buildings)
        let processes = plan.stations.compactMap { $0.treatment?.chosen }
        let isAlone = plan.stations.isEmpty
        self.init(
            name: particulars.name ?? particulars.folder, code: particulars.code, township: particulars.township,
            figures: figures,
            mode: isAlone
                ? BilingualText("分户处理", "Household units") : BilingualText("单村集中处理", "Own station"),
            goesTo: isAlone
                ? BilingualText("各户设施", "units at the houses")
                : BilingualText("本村处理站 \(plan.stations.count) 座", "\(plan.stations.count) station(s) in the village"),
            process: processes.isEmpty
                ? nil
                : BilingualText(
                    Self.joined(processes.map(\.name.zh), "、"), Self.joined(processes.map(\.name.en), ", ")),
            capacity: isAlone ? nil : plan.stations.reduce(0) { $0 + $1.sizingFlow },
            // The weakest of several stations.
            level: processes.compactMap(\.level).max(), reasons: PlanReasons.village(plan))
        guard figures.households > 0 else { return }
        capitalPerHousehold = figures.bill.capital / Double(figures.households)
        operationPerHousehold = figures.bill.operation / Double(figures.households)
    }

    /// Names in their order, each once.
    private static func joined(_ names: [String], _ separator: String) -> String {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }.joined(separator: separator)
    }

    /// The rows of a county's villages.
    static func all(
        _ county: CountyVillagePlan, figures: [VillageFigures], particulars: [VillageParticulars], years: [Int?]
    ) -> [VillageTableRow] {
        let reasons = CountyReasons(county, names: particulars.map { $0.name ?? $0.folder })
        return county.outcomes.indices.map { village in
            let told = particulars[village]
            var row = VillageTableRow(
                name: told.name ?? told.folder, code: told.code, township: told.township, figures: figures[village],
                mode: reasons.mode(village), goesTo: reasons.goesTo(village), year: years[village],
                reasons: reasons.lines(village))
            let system = county.outcomes[village].system.map { county.systems[$0] }
            if let system, system.end == .station(village: village) {
                row.process = system.treatment?.chosen.name
                row.level = system.treatment?.chosen.level
                row.capacity = system.flow
            } else if let system, system.end == .reuse(village: village) {
                row.process = BilingualText("储存后还田", "storage, then farmland")
                row.capacity = system.flow
            }
            let shared = system?.members ?? [village]
            let households = Double(shared.reduce(0) { $0 + figures[$1].households })
            if households > 0 {
                row.capitalPerHousehold = shared.reduce(0) { $0 + figures[$1].bill.capital } / households
                row.operationPerHousehold = shared.reduce(0) { $0 + figures[$1].bill.operation } / households
            }
            return row
        }
    }
}
