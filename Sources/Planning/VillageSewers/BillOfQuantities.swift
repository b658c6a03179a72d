public import Domain
import Foundation

/// Everything that has to be bought and dug for a plan (工程量清单), with its capital and yearly cost.
public struct BillOfQuantities: Sendable {
    /// One line of the bill.
    public struct Line: Sendable {
        /// The group it belongs to.
        public var group: Group
        /// What it is.
        public var name: BilingualText
        /// The unit of the quantity.
        public var unit: String
        /// How much of it.
        public var quantity: Double
        /// Capital; `nil` where the price is part of another line.
        public var capital: Double?
        /// Yearly cost, capital included; `nil` where it is part of another line.
        public var yearly: Double?
        /// The part of the yearly cost that is not capital: running, energy, tariff (运行费).
        public internal(set) var operation: Double?
    }

    /// Groups of lines.
    public enum Group: String, CaseIterable, Sendable {
        /// Pipes in their trench.
        case sewers
        /// Depth classes of trench, for the earthwork.
        case earthwork
        /// Manholes and wells.
        case wells
        /// Lift stations and pumps.
        case pumps
        /// Treatment stations.
        case stations
        /// Household units.
        case households
        /// Connections to a town's sewer, and its tariff.
        case town
        /// Storage for reuse on farmland.
        case reuse
    }

    /// The lines, by group.
    public internal(set) var lines: [Line] = []

    /// Lower ends of the depth classes in metres.
    public static let depthClasses: [Double] = [1, 2, 3, 4, 5, 6, 8]

    /// Reaches to be billed, each with the node it leaves.
    struct Reaches {
        var tree: TrenchTree
        var profile: TrenchProfile
        var nodes: [Int]

        /// The nodes with their reaches.
        var pairs: [(node: TrenchTree.Node, reach: TrenchProfile.Reach)] {
            nodes.compactMap { index in profile.reaches[index].map { (tree.nodes[index], $0) } }
        }
    }

    /// The bill of a plan.
    ///
    /// - Complexity: O(reaches × samples).
    public init(_ plan: VillagePlan) {
        if let sewers = plan.sewers, let profile = plan.profile {
            add(
                [Reaches(tree: sewers.tree, profile: profile, nodes: Array(sewers.tree.nodes.indices))],
                prices: plan.prices)
        }
        for station in plan.stations { add(station.treatment?.chosen, size: station.sizingFlow) }
        addUnits(plan.householdUnits, of: plan)
        addOperation(plan.prices)
    }

    /// A bill without lines.
    init() {}

    /// Adds pipes, earthwork, wells and pumps.
    mutating func add(_ parts: [Reaches], prices: PlanPrices) {
        let pairs = parts.flatMap(\.pairs)
        addSewers(prices, pairs)
        addEarthwork(prices, pairs)
        addWells(prices, parts)
        addPumps(prices, pairs)
    }

    /// Sets the part of each line's yearly cost that is not capital spread over its life.
    mutating func addOperation(_ prices: PlanPrices) {
        let costs = prices.costs
        for index in lines.indices {
            guard let yearly = lines[index].yearly else { continue }
            let life =
                switch lines[index].group {
                case .sewers, .earthwork, .wells, .town: costs.sewerLifeYears.value
                case .pumps: costs.pumpLifeYears.value
                case .stations, .households, .reuse: costs.stationLifeYears.value
                }
            let capital = (lines[index].capital ?? 0) * prices.lifeCycle.yearlyFactor(lifeYears: life)
            // What rounding leaves below zero is nothing.
            lines[index].operation = max(0, yearly - capital)
        }
    }

    /// Capital of all lines.
    public var capital: Double { lines.reduce(0) { $0 + ($1.capital ?? 0) } }

    /// Yearly cost of all lines.
    public var yearly: Double { lines.reduce(0) { $0 + ($1.yearly ?? 0) } }

    /// Capital of some groups.
    public func capital(of groups: Set<Group>) -> Double {
        lines.filter { groups.contains($0.group) }.reduce(0) { $0 + ($1.capital ?? 0) }
    }

    /// Yearly cost of some groups.
    public func yearly(of groups: Set<Group>) -> Double {
        lines.filter { groups.contains($0.group) }.reduce(0) { $0 + ($1.yearly ?? 0) }
    }

    /// Running cost of all lines a year.
    public var operation: Double { lines.reduce(0) { $0 + ($1.operation ?? 0) } }

    private typealias Pair = (node: TrenchTree.Node, reach: TrenchProfile.Reach)

    private mutating func addSewers(_ prices: PlanPrices, _ pairs: [Pair]) {
        let yearlyCosts = prices.trenchCosts()
        let capitalCosts = prices.trenchCosts(capitalOnly: true)
        for isPrivate in [false, true] {
            for means in [TrenchProfile.Means.gravity, .pressure] {
                for (size, pipe) in prices.rules.sizes.enumerated() {
                    var (length, capital, yearly) = (0.0, 0.0, 0.0)
                    for (node, reach) in pairs
                    where reach.size == size && reach.means == means && (node.kind == .house) == isPrivate {
                        length += node.lengthMetres
                        capital += ReachPricing.pipe(node, reach, costs: capitalCosts)
                        yearly += ReachPricing.pipe(node, reach, costs: yearlyCosts)
                    }
                    guard length > 0 else { continue }
                    let diameter = Int((pipe.diameterMetres * 1_000).rounded())
                    let name =
                        switch (isPrivate, means) {
                        case (false, .gravity): BilingualText("污水管 DN\(diameter)", "Sewer DN\(diameter)")
                        case (true, .gravity): BilingualText("接户管 DN\(diameter)", "Private sewer DN\(diameter)")
                        case (_, .pressure): BilingualText("压力管 DN\(diameter)", "Pressure main DN\(diameter)")
                        }
                    lines.append(
                        Line(group: .sewers, name: name, unit: "m", quantity: length, capital: capital, yearly: yearly))
                }
            }
        }
    }

    /// Trench by depth class: length, and excavation where the cost set knows the trench's width.
    private mutating func addEarthwork(_ prices: PlanPrices, _ pairs: [Pair]) {
        var lengths = [Double](repeating: 0, count: Self.depthClasses.count + 1)
        var volumes = lengths
        for (node, reach) in pairs {
            let width =
                prices.costs.sewer.trenchWidthMetres(diameter: prices.rules.sizes[reach.size].diameterMetres) ?? 0
            let depths = ReachPricing.depths(node, reach)
            let step = node.lengthMetres / Double(max(depths.count - 1, 1))
            for (first, second) in zip(depths, depths.dropFirst()) {
                let depth = max((first + second) / 2, 0)
                let place = Self.depthClasses.firstIndex { depth <= $0 } ?? Self.depthClasses.count
                lengths[place] += step
                volumes[place] += step * depth * width
            }
        }
        for index in lengths.indices where lengths[index] > 0 {
            let low = index == 0 ? 0 : Self.depthClasses[index - 1]
            let range =
                index < Self.depthClasses.count ? "\(Int(low))–\(Int(Self.depthClasses[index])) m" : "> \(Int(low)) m"
            lines.append(
                Line(
                    group: .earthwork, name: BilingualText("沟槽 深 \(range)", "Trench, depth \(range)"), unit: "m",
                    quantity: lengths[index]))
            guard volumes[index] > 0 else { continue }
            lines.append(
                Line(
                    group: .earthwork, name: BilingualText("土方 深 \(range)", "Excavation, depth \(range)"), unit: "m³",
                    quantity: volumes[index]))
        }
    }

    private mutating func addWells(_ prices: PlanPrices, _ parts: [Reaches]) {
        let names: [(TrenchTree.NodeKind, String, String)] = [
            (.manhole, "检查井", "Manhole"), (.connection, "接户井", "House connection well"),
            (.outlet, "进站井", "Inlet well of a station"),
        ]
        let factor = prices.sewerYearly
        for (kind, zh, en) in names {
            let count = parts.reduce(0) { sum, part in
                sum
                    + part.nodes.count {
                        part.tree.nodes[$0].kind == kind && part.profile.reaches[$0]?.isMainGoingOn != true
                    }
            }
            guard count > 0 else { continue }
            let capital = prices.wellCapital(kind) * Double(count)
            lines.append(
                Line(
                    group: .wells, name: BilingualText(zh, en), unit: "座", quantity: Double(count), capital: capital,
                    yearly: capital * factor))
        }
        let drops = parts.reduce(0) { $0 + Self.dropManholes($1, limit: 1) }
        if drops > 0 {
            let capital = prices.costs.dropManhole.value * Double(drops)
            lines.append(
                Line(
                    group: .wells, name: BilingualText("跌水井（增加部分）", "Drop manhole, extra"), unit: "座",
                    quantity: Double(drops), capital: capital, yearly: capital * factor))
        }
    }

    /// Number of pipes that end more than a limit above the invert they fall to.
    static func dropManholes(_ part: Reaches, limit: Double) -> Int {
        part.nodes.count { node in
            guard let parent = part.tree.nodes[node].parent, let reach = part.profile.reaches[node]
            else { return false }
            return part.profile.nodeDepths[parent] - reach.endDepthMetres > limit + 1e-6
        }
    }

    private mutating func addPumps(_ prices: PlanPrices, _ pairs: [Pair]) {
        let costs = prices.trenchCosts()
        for isPrivate in [false, true] {
            var (count, capital, yearly, head) = (0, 0.0, 0.0, 0.0)
            for (node, reach) in pairs where (node.kind == .house) == isPrivate {
                let lifted = ReachPricing.lift(node, reach, costs: costs, rules: prices.rules)
                yearly += lifted.yearly
                head += lifted.headMetres
                guard reach.sumpDepthMetres != nil else { continue }
                count += 1
                capital += prices.liftCapital(designFlow: node.designFlow)
            }
            guard count > 0 else { continue }
            let name = isPrivate ? BilingualText("户用提升泵", "Pump of a house") : BilingualText("提升泵站", "Lift station")
            lines.append(
                Line(
                    group: .pumps, name: name, unit: "座", quantity: Double(count), capital: capital, yearly: yearly))
        }
    }

    /// Adds a treatment station of a size in m³/d.
    mutating func add(_ chosen: TreatmentChoice.Option?, size: Double) {
        guard let chosen else { return }
        lines.append(
            Line(
                group: .stations,
                name: BilingualText("处理站 \(chosen.name.zh)", "Treatment station, \(chosen.name.en)"), unit: "m³/d",
                quantity: size, capital: chosen.capital, yearly: chosen.yearly))
    }

    /// Adds the household units of some houses of a village.
    mutating func addUnits(_ houses: [Int], of plan: VillagePlan) {
        guard !houses.isEmpty else { return }
        var (capital, yearly) = (0.0, 0.0)
        for house in houses {
            let own = plan.graph.houses[house]
            capital +=
                plan.prices.treatment(cubicMetresPerDay: own.sizingFlow, mean: own.meanFlow)?.chosen.capital ?? 0
            capital += plan.prices.costs.householdExtra.value
            yearly += plan.prices.householdYearly(own) ?? 0
        }
        lines.append(
            Line(
                group: .households, name: BilingualText("分户处理设施", "Household unit"), unit: "户",
                quantity: Double(houses.count), capital: capital, yearly: yearly))
    }
}
