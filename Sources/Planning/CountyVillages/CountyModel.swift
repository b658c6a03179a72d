import Foundation
import Geo
import Terrain

/// The county problem of some villages, with costs that learn.
///
/// Places are the villages first, then the connection points of town sewers, which are junctions without flow of their own.
struct CountyModel {
    /// A corridor from a village to another place, and what it is reckoned to cost.
    struct Link {
        var from: Int
        /// The place it reaches: a village, or beyond them a town sewer.
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
    /// The outlet of each village's own plan, then where the town sewers are.
    let homes: [MapPosition]
    /// Flow for sizes of each village's sewers, in m³/d.
    let flows: [Double]
    /// What there is besides stations and units; towns that no village can use are left out.
    let offers: CountyOffers
    /// Towns that were left out: without ground below them, or with less capacity than any village needs.
    let lostTowns: [TownSewer]
    private(set) var links: [Link]
    /// Factor and exponent of the station's yearly cost at each village.
    private var curves: [(factor: Double, exponent: Double)]
    /// Yearly cost of a m³/d at each town sewer.
    private var townRates: [Double]
    /// Yearly cost of a m³/d on each village's farmland.
    private var reuseRates: [Int: Double]

    /// Number of villages; the places beyond are town sewers.
    var count: Int { plans.count }

    init(
        _ shelf: VillageShelf, terrain: Raster, settings: VillageSettings, offers: CountyOffers = CountyOffers(),
        reachMetres: Double
    ) throws(PlanningError) {
        self.terrain = terrain
        self.settings = settings
        prices = shelf.prices
        trenchCosts = shelf.prices.trenchCosts()
        plans = (0..<shelf.count).compactMap { shelf.known($0) }
        let outlets = plans.compactMap { $0.stations.first?.position }
        guard outlets.count == shelf.count else { throw .noOutlet }
        flows = plans.map { $0.stations.reduce(0) { $0 + $1.sizingFlow } }
        let least = flows.filter { $0 > 0 }.min() ?? 0
        let isUsable = { (town: TownSewer) in
            terrain.value(at: town.position) != nil && town.spareCubicMetresPerDay >= max(least, 1e-6)
        }
        var own = offers
        own.towns = offers.towns.filter(isUsable)
        lostTowns = offers.towns.filter { !isUsable($0) }
        self.offers = own
        homes = outlets + own.towns.map { Self.apart($0.position, from: outlets, terrain) }
        links = []
        curves = []
        let total = flows.reduce(0, +)
        let means = plans.map { $0.stations.reduce(0) { $0 + $1.meanFlow } }
        let stay = total > 0 ? means.reduce(0, +) / total : 1
        townRates = own.towns.map { $0.tariff * 365 * stay }
        reuseRates = [:]
        for (village, land) in own.reuse where flows.indices.contains(village) && flows[village] > 0 {
            reuseRates[village] =
                shelf.prices.reuseYearly(land, sizing: flows[village], mean: means[village]) / flows[village]
        }
        let ground = CorridorGround(
            shelf.villages, terrain: terrain, settings: settings, prices: prices,
            flow: total / Double(max(flows.count, 1)))
        for flow in flows { curves.append(Self.curve(prices, from: flow, to: max(total, flow * 1.01))) }
        for (first, second) in Self.neighbours(homes, within: reachMetres) {
            for (from, to) in [(first, second), (second, first)] where from < plans.count {
                if let link = estimate(from, to, total, ground) { links.append(link) }
            }
        }
    }

    /// A place a little beside, where a town's sewer lies just where a village has its outlet: a corridor has some length.
    private static func apart(_ place: MapPosition, from outlets: [MapPosition], _ terrain: Raster) -> MapPosition {
        guard outlets.contains(where: { LineWalk.distance($0, place) < 1.5 }) else { return place }
        let beside = [(2.0, 0.0), (-2.0, 0.0), (0.0, 2.0), (0.0, -2.0)].map {
            MapPosition(east: place.east + $0.0, north: place.north + $0.1)
        }
        return beside.first { terrain.value(at: $0) != nil } ?? place
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

    /// Yearly cost of a village's own sewers, with the units of houses that are not on them.
    func ownYearly(_ village: Int) -> Double { (plans[village].profile?.cost ?? 0) + plans[village].householdYearly }

    /// The county problem at the costs as they are now, in money a year and m³/d.
    func problem() throws(CountyError) -> CountyProblem {
        var disposals: [Disposal] = []
        for (village, plan) in plans.enumerated() {
            let own = ConcaveCost(fixed: ownYearly(village))
            disposals.append(
                Disposal(
                    village: village, kind: .station,
                    cost: GroupedCost([
                        .station: ConcaveCost(power: curves[village].factor, exponent: curves[village].exponent),
                        .pipes: own,
                    ])))
            if settings.allowsHouseholdUnits, let units = plan.allHouseholdYearly {
                disposals.append(
                    Disposal(
                        village: village, kind: .household, cost: GroupedCost([.household: ConcaveCost(fixed: units)])))
            }
            if let rate = reuseRates[village], takesItself(village) {
                disposals.append(
                    Disposal(
                        village: village, kind: .reuse,
                        cost: GroupedCost([.reuse: ConcaveCost(linear: rate), .pipes: own])))
            }
        }
        for (town, rate) in townRates.enumerated() {
            disposals.append(
                Disposal(
                    village: count + town, kind: .town, cost: GroupedCost([.town: ConcaveCost(linear: rate)])))
        }
        let corridors = links.map { link in
            var parts: [CostGroup: ConcaveCost] = [
                .pipes: ConcaveCost(fixed: ownYearly(link.from) + link.fixed, power: link.root, exponent: 0.5)
            ]
            if link.to >= count {
                parts[.town] = ConcaveCost(fixed: prices.connectionYearly(offers.towns[link.to - count]))
            }
            return Corridor(
                from: link.from, to: link.to, lengthMetres: LineWalk(link.line).lengthMetres,
                needsPump: false, cost: GroupedCost(parts))
        }
        let demands = flows + townRates.map { _ in 0 }
        return try CountyProblem(
            villages: demands.enumerated().map { CountyVillage(id: $0.offset, demand: $0.element) },
            disposals: disposals, corridors: corridors)
    }

    /// Whether a village's farmland takes at least what the village has itself.
    func takesItself(_ village: Int) -> Bool {
        guard let land = offers.reuse[village] else { return false }
        return flows[village] > 0 && land.cubicMetresPerDay >= flows[village] * (1 - 1e-9)
    }

    /// What towns, farmland and reaches can take, as limits of a problem; those that all flows together keep are left out.
    func limits(_ problem: CountyProblem) -> [CountyLimit] {
        let total = flows.reduce(0, +)
        var result: [CountyLimit] = []
        for (number, disposal) in problem.disposals.enumerated() {
            switch disposal.kind {
            case .town:
                let town = offers.towns[disposal.village - count]
                let limit = SideLimit(
                    name: town.name, usage: .flow([number: 1]), most: town.spareCubicMetresPerDay)
                result.append(
                    CountyLimit(kind: .town(disposal.village - count), limit: limit, isBinding: limit.most < total))
            case .reuse:
                guard let land = offers.reuse[disposal.village] else { continue }
                let limit = SideLimit(name: "", usage: .flow([number: 1]), most: land.cubicMetresPerDay)
                result.append(
                    CountyLimit(kind: .reuse(disposal.village), limit: limit, isBinding: limit.most < total))
            case .station, .household: continue
            }
        }
        for (number, reach) in offers.reaches.enumerated() {
            let at = Set(reach.villages)
            var rates: [Int: Double] = [:]
            for (number, disposal) in problem.disposals.enumerated()
            where disposal.kind == .station && at.contains(disposal.village) {
                rates[number] = reach.gramsPerCubicMetre
            }
            let limit = SideLimit(name: reach.name, usage: .flow(rates), most: reach.gramsPerDay)
            result.append(
                CountyLimit(
                    kind: .reach(number), limit: limit, isBinding: limit.most < total * reach.gramsPerCubicMetre))
        }
        return result
    }

    /// Moves the curves that a plan used to what its laying out truly cost at its flows.
    mutating func learn(
        _ laid: CountyVillagePlan, ways: [CountyPlan.Way], flows: [Double], problem: CountyProblem
    ) {
        for system in laid.systems {
            switch system.end {
            case .station(let village):
                let flow = flows[village]
                guard let yearly = system.treatment?.chosen.yearly, flow > 0 else { continue }
                curves[village].factor = yearly / pow(flow, curves[village].exponent)
            case .town(let town):
                if flows[count + town] > 0 {
                    townRates[town] = offers.towns[town].tariff * 365 * system.meanFlow / flows[count + town]
                }
            case .reuse(let village):
                if flows[village] > 0 { reuseRates[village] = system.endYearly / flows[village] }
            }
        }
        for (village, way) in ways.enumerated() {
            guard case .corridor(let number) = way, links.indices.contains(number) else { continue }
            let cost = laid.corridorYearly(village, own: plans[village].profile?.cost ?? 0)
            links[number].learn(cost, at: flows[village])
        }
    }
}
