import Networks

/// The cost set as a plan uses it: with the user's own prices, rates and horizon.
public struct PlanPrices: Sendable {
    /// The cost set.
    public let costs: CostSet
    /// How capital becomes yearly cost.
    public let lifeCycle: LifeCycle
    /// Pipes, formula and depths.
    public let rules: TrenchRules
    /// Index of the smallest pipe for common sewers.
    public let smallestSewer: Int
    /// Capital of a lift station beyond the set's, from the settings.
    private let liftCost: Double?
    private let electricityPrice: Double?
    let waterClass: Int?
    /// Factors on groups of yearly costs, for studies of sensitivity.
    private let factors: [VillageCostGroup: Double]

    /// Prices for a plan.
    public init(_ costs: CostSet, settings: VillageSettings, factors: [VillageCostGroup: Double] = [:]) {
        self.factors = factors
        self.costs = costs
        lifeCycle = LifeCycle(
            discountRate: settings.discountRate ?? costs.discountRate.value, horizonYears: settings.horizonYears)
        liftCost = settings.liftCost
        electricityPrice = settings.electricityPrice
        waterClass = settings.waterClass
        let sizes = settings.diametersMillimetres.sorted().map { diameter in
            PipeSize(
                diameterMetres: diameter / 1_000,
                minimumSlope: settings.hasOneSlope
                    ? settings.minimumSlope : Self.leastSlope(diameter, others: settings.minimumSlope))
        }
        let formula: FlowFormula =
            switch settings.flowFormula {
            case "strickler": .strickler(coefficient: settings.flowCoefficient)
            case "chezy": .chezy(coefficient: settings.flowCoefficient)
            default: .manning(roughness: settings.flowCoefficient)
            }
        rules = TrenchRules(
            sizes: sizes, formula: formula, designFill: settings.designFill, maximumVelocity: settings.maximumVelocity,
            minimumDepthMetres: settings.minimumDepthMetres, maximumDepthMetres: settings.maximumDepthMetres,
            gridMetres: settings.gridMetres, allowsPumping: settings.allowsPumping)
        smallestSewer =
            rules.sizes.firstIndex { $0.diameterMetres * 1_000 >= settings.smallestSewerMillimetres - 1e-6 }
            ?? max(rules.sizes.count - 1, 0)
    }

    /// Least slopes of small pipes after GB 50015's table for building drains; larger ones as the setting says.
    private static func leastSlope(_ millimetres: Double, others: Double) -> Double {
        switch millimetres {
        case ..<125: max(0.012, others)
        case ..<175: max(0.007, others)
        default: others
        }
    }

    /// Yearly cost of a unit of sewer capital, running cost included.
    public var sewerYearly: Double {
        lifeCycle.yearlyFactor(lifeYears: costs.sewerLifeYears.value) + costs.sewerOperation.shareOfCapital
    }

    /// Yearly cost of a unit of a lift station's capital, running cost without energy included.
    public var liftYearly: Double {
        lifeCycle.yearlyFactor(lifeYears: costs.pumpLifeYears.value) + costs.lift.operationShare
    }

    /// Capital of a lift station for a design flow in m³/s.
    public func liftCapital(designFlow: Double) -> Double {
        if let liftCost { return liftCost }
        let steps = costs.lift.steps.sorted { $0[0] < $1[0] }
        return (steps.first { designFlow * 1_000 <= $0[0] } ?? steps.last)?[1] ?? 0
    }

    /// Yearly energy for a metre of head and a mean flow of 1 m³/s.
    public var energyPerMetreHeadAndFlow: Double {
        var energy = costs.energy
        if let electricityPrice { energy.price = electricityPrice }
        return energy.perMetreHeadAndFlow
    }

    /// The tables for the trench programme: yearly costs, or capital alone.
    public func trenchCosts(capitalOnly: Bool = false) -> TrenchCosts {
        let pipes = factors[.sewers] ?? 1
        let pumps = factors[.pumps] ?? 1
        let sewer = (capitalOnly ? 1 : sewerYearly) * pipes
        let perMetreYear = capitalOnly ? 0 : costs.sewerOperation.perMetre * pipes
        let deepest = Int(min(rules.maximumDepthMetres, 100) * 100) + 100
        let perMetre = rules.sizes.map { size in
            (0...deepest).map { centimetres in
                costs.sewer.perMetre(diameter: size.diameterMetres, depth: Double(centimetres) / 100) * sewer
                    + perMetreYear
            }
        }
        let perNode = TrenchTree.NodeKind.allCases.map { kind in [wellCapital(kind) * sewer] }
        var limits = costs.lift.steps.map { $0[0] / 1_000 }.sorted()
        if liftCost != nil { limits = [.infinity] }
        return TrenchCosts(
            perMetre: perMetre, perNode: perNode, dropManhole: costs.dropManhole.value * sewer, dropLimitMetres: 1,
            lifts: limits.map { limit in
                TrenchCosts.LiftStep(
                    upToFlow: limit, cost: liftCapital(designFlow: limit) * (capitalOnly ? 1 : liftYearly) * pumps)
            },
            energyPerMetreHead: capitalOnly ? 0 : energyPerMetreHeadAndFlow * pumps,
            pressurePerMetre: rules.sizes.map { size in
                costs.sewer.perMetre(diameter: size.diameterMetres, depth: rules.minimumDepthMetres) * sewer
                    + perMetreYear
            },
            liftsAtOutlet: false)
    }

    /// Capital of what stands at a node.
    public func wellCapital(_ kind: TrenchTree.NodeKind) -> Double {
        switch kind {
        case .house: 0
        case .connection: costs.connection.value
        case .manhole, .outlet: costs.manhole.value
        }
    }

    /// The treatment of so many m³/d at the village's outlet; sized for `flow`, run with `mean` through the year.
    public func treatment(cubicMetresPerDay flow: Double, mean: Double? = nil) -> TreatmentChoice? {
        costs.treatment(cubicMetresPerDay: flow, mean: mean, waterClass: waterClass, lifeCycle: lifeCycle)?
            .scaled(by: factors[.stations] ?? 1)
    }

    /// Yearly cost of that treatment.
    func treatmentYearly(cubicMetresPerDay flow: Double, mean: Double? = nil) -> Double? {
        costs.treatmentYearly(cubicMetresPerDay: flow, mean: mean, waterClass: waterClass, lifeCycle: lifeCycle)
            .map { $0 * (factors[.stations] ?? 1) }
    }

    /// Yearly cost of the treatment at an outlet of a tree.
    func treatmentYearly(of outlet: TrenchTree.Node, peakFactor: Double) -> Double? {
        treatmentYearly(cubicMetresPerDay: outlet.designFlow / peakFactor * 86_400, mean: outlet.meanFlow * 86_400)
    }

    /// The treatment at an outlet of a tree.
    func treatment(of outlet: TrenchTree.Node, peakFactor: Double) -> TreatmentChoice? {
        treatment(cubicMetresPerDay: outlet.designFlow / peakFactor * 86_400, mean: outlet.meanFlow * 86_400)
    }

    /// Yearly cost of a household unit for a house, or `nil` if the set has none so small.
    func householdYearly(_ house: SewerGraph.House) -> Double? {
        householdYearly(cubicMetresPerDay: house.sizingFlow, mean: house.meanFlow)
    }

    /// Yearly cost of a household unit (分户处理) for so many m³/d, or `nil` if the set has none so small.
    public func householdYearly(cubicMetresPerDay flow: Double, mean: Double? = nil) -> Double? {
        guard
            let treatment = costs.treatmentYearly(
                cubicMetresPerDay: flow, mean: mean, waterClass: waterClass, lifeCycle: lifeCycle)
        else { return nil }
        let extra = costs.householdExtra.value * lifeCycle.yearlyFactor(lifeYears: costs.stationLifeYears.value)
        return (treatment + extra) * (factors[.households] ?? 1)
    }
}
