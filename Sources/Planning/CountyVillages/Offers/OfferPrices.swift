/// What town connections and reuse cost a year at a plan's rates.
extension PlanPrices {
    /// Yearly cost of one connection to a town's sewer: its capital over the life of sewers, and its operation.
    func connectionYearly(_ town: TownSewer) -> Double {
        town.connectionCost * lifeCycle.yearlyFactor(lifeYears: costs.sewerLifeYears.value) + town.yearlyOperation
    }

    /// Yearly cost of reuse: storage for a flow in m³/d over the life of stations, and its operation for the mean flow.
    func reuseYearly(_ land: ReuseOption, sizing: Double, mean: Double) -> Double {
        land.storageCost * sizing * lifeCycle.yearlyFactor(lifeYears: costs.stationLifeYears.value)
            + land.operation * mean * 365
    }
}
