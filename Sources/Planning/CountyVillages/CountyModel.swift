import Foundation
import Geo
import Terrain

/// The county problem of some villages, with costs that learn.
struct CountyModel {
    /// A corridor from one village to another, and what it is reckoned to cost.
    struct Link {
        var from: Int
        var to: Int
        /// Where sewage leaves the village: the outlet that suits this corridor.
        var exit: MapPosition
        /// Its course from there, and from the village's own outlet, which is kept where others' sewage comes in.
        var line: [MapPosition]
        var homeLine: [MapPosition]
        var fixed: Double
        var root: Double
    }

    let terrain: Raster
    let settings: VillageSettings
    let prices: PlanPrices
    private let trenchCosts: TrenchCosts
    /// The villages' own plans.
    let plans: [VillagePlan]
    /// The outlet of each village's own plan.
    let homes: [MapPosition]
    /// Flow for sizes of each village's sewers, in m³/d.
    let flows: [Double]
    private(set) var links: [Link]
    /// Factor and exponent of the station's yearly cost at each village.
    private var curves: [(factor: Double, exponent: Double)]

    init(
        _ shelf: VillageShelf, terrain: Raster, settings: VillageSettings, reachMetres: Double
    ) throws(PlanningError) {
        self.terrain = terrain
        self.settings = settings
        prices = shelf.prices
        trenchCosts = shelf.prices.trenchCosts()
        plans = (0..<shelf.count).compactMap { shelf.known($0) }
        homes = plans.compactMap { $0.stations.first?.position }
        guard homes.count == shelf.count else { throw .noOutlet }
        flows = plans.map { $0.stations.reduce(0) { $0 + $1.sizingFlow } }
        links = []
        curves = []
        let total = flows.reduce(0, +)
        let ground = CorridorGround(
            shelf.villages, terrain: terrain, settings: settings, prices: prices,
            flow: total / Double(max(flows.count, 1)))
        for flow in flows { curves.append(Self.curve(prices, from: flow, to: max(total, flow * 1.01))) }
        for (first, second) in Self.neighbours(homes, within: reachMetres) {
            for (from, to) in [(first, second), (second, first)] {
                if let link = estimate(from, to, total, ground) { links.append(link) }
            }
        }
    }

    /// Neighbours after Gabriel: no third outlet in the circle over two.
    private static func neighbours(_ places: [MapPosition], within reach: Double) -> [(Int, Int)] {
        func square(_ a: Int, _ b: Int) -> Double {
            let (east, north) = (places[a].east - places[b].east, places[a].north - places[b].north)
            return east * east + north * north
        }
        var result: [(Int, Int)] = []
        for first in places.indices {
            for second in places.indices where second > first && square(first, second) <= reach * reach {
                let isFree = places.indices.allSatisfy { third in
                    third == first || third == second
                        || square(first, third) + square(third, second) >= square(first, second) - 1e-9
                }
                if isFree, square(first, second) > 1 { result.append((first, second)) }
            }
        }
        return result
    }

    /// The station's cost as factor · flow^exponent through its cost at two flows.
    private static func curve(_ prices: PlanPrices, from: Double, to: Double) -> (factor: Double, exponent: Double) {
        guard from > 0, let low = prices.treatment(cubicMetresPerDay: from)?.chosen.yearly, low > 0,
            let high = prices.treatment(cubicMetresPerDay: to)?.chosen.yearly, high > 0
        else { return (0, 1) }
        let exponent = min(max(log(high / low) / log(to / from), 0.05), 1)
        return (low / pow(from, exponent), exponent)
    }

    /// A corridor laid alone from the best outlet by the best way, for the village's own flow and for all flows.
    private func estimate(_ from: Int, _ to: Int, _ total: Double, _ ground: CorridorGround) -> Link? {
        let home = plans[from].sites.first { $0.position == homes[from] }?.yearlyCost
        var exits = [(homes[from], 0.0)]
        // Other outlets of the village's cost curve, nearest to the neighbour first.
        let others = plans[from].sites.filter { $0.position != homes[from] && $0.yearlyCost < .infinity }
            .sorted { LineWalk.distance($0.position, homes[to]) < LineWalk.distance($1.position, homes[to]) }
        for site in others.prefix(4) {
            exits.append((site.position, max(0, site.yearlyCost - (home ?? site.yearlyCost))))
        }
        var best: Link?
        var homeLine: [MapPosition]?
        for (exit, extra) in exits {
            // The straight way, and the one that ground and roads offer.
            let ways = [[exit, homes[to]], ground.way(from: exit, to: homes[to])].compactMap(\.self)
            let laid = ways.compactMap { way in alone(way, flow: flows[from]).map { (way, $0) } }
            guard let (way, low) = laid.min(by: { $0.1 < $1.1 }), let high = alone(way, flow: total) else { continue }
            if homeLine == nil, exit == homes[from] { homeLine = way }
            let spread = total.squareRoot() - flows[from].squareRoot()
            let root = spread > 0 ? max(0, (high - low) / spread) : 0
            let link = Link(
                from: from, to: to, exit: exit, line: way, homeLine: homeLine ?? [homes[from], homes[to]],
                fixed: max(0, low - root * flows[from].squareRoot()) + extra, root: root)
            if link.cost(flows[from]) < best?.cost(flows[from]) ?? .infinity { best = link }
        }
        return best
    }

    /// Yearly cost of a corridor by itself.
    private func alone(_ line: [MapPosition], flow: Double) -> Double? {
        var builder = JointTree(settings: settings, prices: prices)
        guard builder.addCorridorAlone(line, flow: flow, over: terrain), let tree = try? TrenchTree(builder.nodes)
        else { return nil }
        return try? TrenchProgram(tree, rules: prices.rules, costs: trenchCosts).solve().cost
    }

    /// The county problem at the costs as they are now, in money a year and m³/d.
    func problem() throws(CountyError) -> CountyProblem {
        var disposals: [Disposal] = []
        for (village, plan) in plans.enumerated() {
            let own = (plan.profile?.cost ?? 0) + plan.householdYearly
            disposals.append(
                Disposal(
                    village: village, kind: .station,
                    cost: GroupedCost([
                        .station: ConcaveCost(power: curves[village].factor, exponent: curves[village].exponent),
                        .pipes: ConcaveCost(fixed: own),
                    ])))
            if settings.allowsHouseholdUnits, let units = plan.allHouseholdYearly {
                disposals.append(
                    Disposal(
                        village: village, kind: .household, cost: GroupedCost([.household: ConcaveCost(fixed: units)])))
            }
        }
        let corridors = links.map { link in
            let own = (plans[link.from].profile?.cost ?? 0) + plans[link.from].householdYearly
            return Corridor(
                from: link.from, to: link.to, lengthMetres: LineWalk(link.line).lengthMetres,
                needsPump: false,
                cost: GroupedCost([.pipes: ConcaveCost(fixed: own + link.fixed, power: link.root, exponent: 0.5)]))
        }
        return try CountyProblem(
            villages: flows.enumerated().map { CountyVillage(id: $0.offset, demand: $0.element) },
            disposals: disposals, corridors: corridors)
    }

    /// Moves the curves that a plan used to what its laying out truly cost at its flows.
    mutating func learn(
        _ laid: CountyVillagePlan, ways: [CountyPlan.Way], flows: [Double], problem: CountyProblem
    ) {
        for system in laid.systems {
            let flow = flows[system.station]
            guard let yearly = system.treatment?.chosen.yearly, flow > 0 else { continue }
            curves[system.station].factor = yearly / pow(flow, curves[system.station].exponent)
        }
        for (village, way) in ways.enumerated() {
            guard case .corridor(let number) = way, links.indices.contains(number) else { continue }
            let cost = laid.corridorYearly(village, own: plans[village].profile?.cost ?? 0)
            links[number].learn(cost, at: flows[village])
        }
    }
}

extension CountyModel.Link {
    /// What it is reckoned to cost for a flow.
    func cost(_ flow: Double) -> Double { fixed + root * flow.squareRoot() }

    /// Moves the curve to a true cost: first its fixed part, then, where that is used up, the rest.
    mutating func learn(_ cost: Double, at flow: Double) {
        let wanted = max(cost, 0) - root * flow.squareRoot()
        fixed = max(wanted, 0)
        if wanted < 0, flow > 0 { root = max(cost, 0) / flow.squareRoot() }
    }
}

extension CountyVillagePlan {
    /// What a village's corridor adds: the corridor itself, and what its own sewers cost more than alone.
    func corridorYearly(_ village: Int, own: Double) -> Double {
        let costs = prices.trenchCosts()
        for system in systems where system.village.contains(village) {
            var sum = -own
            for node in system.tree.nodes.indices where system.village[node] == village {
                sum += ReachPricing.yearly(node, system.tree, system.profile, costs: costs, rules: prices.rules)
            }
            return sum
        }
        return 0
    }
}
