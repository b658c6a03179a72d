import Networks
import Planning

/// Small counties with random costs, and random plans on them.
struct RandomCounty {
    let problem: CountyProblem
    private var random: SplitMix64

    /// A county of `count` villages on a line with some chords; `townAt` has the town sewer.
    init(count: Int, seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var disposals = [Disposal]()
        var corridors = [Corridor]()
        let villages = (0..<count).map { CountyVillage(id: 100 + $0, demand: Double(5 + random.below(400))) }
        for village in villages.indices {
            let station = ConcaveCost(fixed: 40 + 80 * random.unit(), power: 4 + 8 * random.unit(), exponent: 0.72)
            disposals.append(Disposal(village: village, kind: .station, cost: GroupedCost([.station: station])))
            let houses = ConcaveCost(fixed: villages[village].demand * (0.8 + 3 * random.unit()))
            disposals.append(Disposal(village: village, kind: .household, cost: GroupedCost([.household: houses])))
            if random.below(4) == 0 {
                let town = ConcaveCost(fixed: 40, linear: 0.6 + random.unit())
                disposals.append(Disposal(village: village, kind: .town, cost: GroupedCost([.town: town])))
            }
        }
        for from in villages.indices {
            for to in villages.indices where from != to && (abs(from - to) == 1 || random.below(count) < 2) {
                let length = 200 + 1500 * random.unit()
                var parts = [CostGroup.pipes: ConcaveCost(fixed: 0.1 * length, power: 0.004 * length)]
                let pump = random.below(3) == 0
                if pump { parts[.pumping] = ConcaveCost(fixed: 60, linear: 0.02) }
                corridors.append(
                    Corridor(from: from, to: to, lengthMetres: length, needsPump: pump, cost: GroupedCost(parts)))
            }
        }
        problem = try CountyProblem(villages: villages, disposals: disposals, corridors: corridors)
        self.random = random
    }

    /// All ways each village could take.
    var options: [[CountyPlan.Way]] {
        problem.villages.indices.map { village in
            problem.disposals.indices.filter { problem.disposals[$0].village == village }.map { .disposal($0) }
                + problem.corridors.indices.filter { problem.corridors[$0].from == village }.map { .corridor($0) }
        }
    }

    /// A random plan that is one.
    mutating func plan() -> CountyPlan? {
        let options = options
        for _ in 0..<200 {
            let ways = options.map { $0[random.below($0.count)] }
            if let plan = try? CountyPlanEvaluator(problem).plan(ways: ways) { return plan }
        }
        return nil
    }
}
