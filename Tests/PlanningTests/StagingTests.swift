import Domain
import Foundation
import Networks
import Testing

@testable import Planning

@Suite("Staging villages over years")
struct StagingTests {
    /// A random problem of five villages over three years.
    private func random(_ seed: UInt64, milestones: Bool) -> StageProblem {
        var random = SplitMix64(seed: seed)
        let villages = (0..<5).map { place in
            StageProblem.Village(
                id: "v\(place)", capex: Double(10 + random.below(40)), population: Double(100 + random.below(400)),
                weight: random.below(3) == 0 ? 3 : 1,
                needs: place > 0 && random.below(3) == 0 ? [random.below(place)] : [],
                township: random.below(2), earliestYear: random.below(4) == 0 ? 1 : 0)
        }
        return StageProblem(
            villages: villages, budgets: [40, 45, 50], carriesOver: random.below(2) == 0,
            milestones: milestones ? [StageProblem.Milestone(year: 1, share: 0.3)] : [], crewLimits: [1, 2],
            discountRate: 0.05)
    }

    /// The least cost by trying every year for every village.
    private func leastCost(_ problem: StageProblem) -> Double? {
        let choices = problem.yearCount + 1
        var least: Double?
        var total = 1
        for _ in problem.villages { total *= choices }
        for number in 0..<total {
            var rest = number
            let years: [Int?] = problem.villages.map { _ in
                defer { rest /= choices }
                return rest % choices == problem.yearCount ? nil : rest % choices
            }
            guard problem.violation(of: years) == nil else { continue }
            least = min(least ?? .infinity, problem.cost(of: years))
        }
        return least
    }

    @Test("the plan leaves as few people waiting as the best of all plans", arguments: 1...30)
    func exact(seed: Int) throws {
        let problem = random(UInt64(seed), milestones: false)
        let plan = try StageSolver(seconds: 20, relativeGap: 0).solve(problem)
        let least = try #require(leastCost(problem))
        #expect(abs(plan.cost - least) < 1e-6)
        #expect(plan.lowerBound <= least + 1e-6 && plan.lowerBound >= least * (1 - 1e-6))
        #expect(problem.violation(of: plan.years) == nil)
    }

    @Test("milestones are kept, or their being out of reach is said with what can be reached", arguments: 1...30)
    func milestones(seed: Int) throws {
        let problem = random(UInt64(seed), milestones: true)
        let least = leastCost(problem)
        do {
            let plan = try StageSolver(seconds: 20, relativeGap: 0).solve(problem)
            #expect(problem.violation(of: plan.years) == nil)
            #expect(abs(plan.cost - (least ?? -1)) < 1e-6)
        } catch StageError.milestoneOutOfReach(let year, let share, _) {
            #expect(least == nil)
            #expect(year == 2 && share == 0.3)
        }
    }

    @Test("prices and lists give a plan within their bound, and the bound is below the best plan", arguments: 1...30)
    func prices(seed: Int) throws {
        let problem = random(UInt64(seed), milestones: false)
        let plan = try StageSolver(seconds: 300, largestProgram: 0).solve(problem)
        let least = try #require(leastCost(problem))
        #expect(problem.violation(of: plan.years) == nil)
        #expect(plan.lowerBound <= least + 1e-6)
        #expect(plan.cost >= least - 1e-6)
    }

    @Test("on two thousand villages prices leave a gap of under two percent")
    func large() throws {
        var random = SplitMix64(seed: 3)
        let villages = (0..<2000).map { place in
            StageProblem.Village(
                id: "\(place)", capex: 50 + 300 * random.unit(), population: 50 + 900 * random.unit(),
                weight: place % 7 == 0 ? 2 : 1, needs: place > 0 && place % 3 == 0 ? [random.below(place)] : [])
        }
        let total = villages.reduce(0) { $0 + $1.capex }
        let problem = StageProblem(
            villages: villages, budgets: [Double](repeating: total / 10, count: 10),
            milestones: [StageProblem.Milestone(year: 4, share: 0.45)], discountRate: 0.04)
        let plan = try StageSolver(seconds: 300, largestProgram: 0).solve(problem)
        #expect(problem.violation(of: plan.years) == nil)
        #expect(plan.gap < 0.02)
    }

    @Test("money not spent is carried over only where that is allowed")
    func carryOver() throws {
        let village = StageProblem.Village(id: "a", capex: 100, population: 10)
        let kept = StageProblem(villages: [village], budgets: [60, 60])
        #expect(try StageSolver(seconds: 5).solve(kept).years == [1])
        let lapsed = StageProblem(villages: [village], budgets: [60, 60], carriesOver: false)
        #expect(try StageSolver(seconds: 5).solve(lapsed).years == [nil])
    }

    @Test("a sensitive village goes first where the money is enough for one")
    func sensitive() throws {
        let villages = [
            StageProblem.Village(id: "many", capex: 10, population: 120),
            StageProblem.Village(id: "source", capex: 10, population: 100, weight: 2),
        ]
        #expect(
            try StageSolver(seconds: 5).solve(StageProblem(villages: villages, budgets: [10, 10])).years == [1, 0])
    }

    // MARK: Reading

    private func read(_ text: String) throws -> StageProblem { try StageReader.read(Data(text.utf8)).problem }

    @Test("the file's years and names are understood")
    func reads() throws {
        let problem = try read(
            """
            {"firstYear": 2026, "budgets": [100, 50], "carryOver": false, "discountRate": 0.04,
             "coverage": [{"year": 2027, "share": 0.5}], "crews": {"东": 2},
             "villages": [{"id": "a", "capex": 10, "population": 5, "township": "东"},
                          {"id": "b", "capex": 20, "population": 9, "needs": ["a"], "earliestYear": 2027, "weight": 3}]}
            """)
        #expect(problem.yearCount == 2 && !problem.carriesOver)
        #expect(problem.milestones == [StageProblem.Milestone(year: 1, share: 0.5)])
        #expect(problem.villages[1].needs == [0] && problem.villages[1].earliestYear == 1)
        #expect(problem.villages[0].township == 0 && problem.crewLimits == [2])
    }

    @Test(
        "faults are refused with their place",
        arguments: [
            ("{\"budgets\": [], \"villages\": []}", "budgets"),
            ("{\"budgets\": [-1], \"villages\": []}", "budgets[0]"),
            (
                "{\"budgets\": [1], \"villages\": [{\"id\": \"a\", \"capex\": -5, \"population\": 1}]}",
                "villages[0].capex"
            ),
            ("{\"budgets\": [1], \"villages\": [{\"id\": \"a\", \"population\": 1}]}", "capex"),
            (
                "{\"budgets\": [1], \"villages\": [{\"id\": \"a\", \"capex\": 5, \"population\": 1, \"needs\": [\"z\"]}]}",
                "villages[0].needs"
            ),
            ("{\"budgets\": [1], \"coverage\": [{\"year\": 9, \"share\": 1}], \"villages\": []}", "coverage[0].year"),
            (
                "{\"budgets\": [1], \"coverage\": [{\"year\": 1, \"share\": 1.5}], \"villages\": []}",
                "coverage[0].share"
            ),
            ("not json", "JSON"),
        ])
    func faults(text: String, place: String) {
        #expect {
            try read(text)
        } throws: {
            ($0 as? InstanceError)?.message.en.contains(place) == true
        }
    }

    @Test("villages that need each other in a circle are named")
    func circle() {
        let text = """
            {"budgets": [1], "villages": [{"id": "a", "capex": 1, "population": 1, "needs": ["b"]},
                                          {"id": "b", "capex": 1, "population": 1, "needs": ["a"]}]}
            """
        #expect(throws: StageError.circularNeeds(villages: ["a", "b"])) { try read(text) }
    }
}
