import Domain

extension BillOfQuantities {
    /// The bill of a whole county.
    public init(_ county: CountyVillagePlan) {
        self.init()
        add(county.outcomes.indices.compactMap { county.reaches(of: $0) }, prices: county.prices)
        for village in county.outcomes.indices { addEnds(village, of: county) }
        addOperation(county.prices)
    }

    /// The bill of one village of a county: what lies in it, what leads on from it, and what stands there.
    init(_ village: Int, of county: CountyVillagePlan) {
        self.init()
        if let part = county.reaches(of: village) { add([part], prices: county.prices) }
        addEnds(village, of: county)
        addOperation(county.prices)
    }

    /// Station or storage in the village, its connection to a town's sewer and its share of the tariff, its units.
    private mutating func addEnds(_ village: Int, of county: CountyVillagePlan) {
        let outcome = county.outcomes[village]
        if let number = outcome.system {
            let system = county.systems[number]
            switch system.end {
            case .station(village):
                add(system.treatment?.chosen, size: system.flow)
            case .reuse(village):
                guard let land = county.offers.reuse[village] else { break }
                lines.append(
                    Line(
                        group: .reuse, name: BilingualText("资源化储存设施", "Storage for reuse"), unit: "m³/d",
                        quantity: system.flow, capital: land.storageCost * system.flow, yearly: system.endYearly))
            case .town(let town):
                addTown(county.offers.towns[town], outcome, county.prices)
            case .station, .reuse: break
            }
        }
        addUnits(
            outcome.isOnUnits ? Array(outcome.plan.graph.houses.indices) : outcome.plan.householdUnits,
            of: outcome.plan)
    }

    private mutating func addTown(_ town: TownSewer, _ outcome: CountyVillagePlan.Outcome, _ prices: PlanPrices) {
        if outcome.to == nil {
            lines.append(
                Line(
                    group: .town,
                    name: BilingualText("纳管接入（\(town.name)）", "Connection to a town's sewer (\(town.name))"),
                    unit: "处", quantity: 1, capital: town.connectionCost, yearly: prices.connectionYearly(town)))
        }
        let mean = outcome.plan.stations.reduce(0) { $0 + $1.meanFlow }
        lines.append(
            Line(
                group: .town, name: BilingualText("纳管处理费（\(town.name)）", "Tariff of the town (\(town.name))"),
                unit: "m³/a", quantity: mean * 365, capital: nil, yearly: town.tariff * mean * 365))
    }
}
