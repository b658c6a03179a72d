import Foundation

/// Rounds of search and bound side by side on one county, in flat arrays.
///
/// A round gives both lanes amounts of work that depend on the county only, never on the clock, and lets them exchange what
/// they have found. So a run is the same on every machine as far as it goes; the clock only says how far.
struct CountyRun: Sendable {
    private(set) var search: SearchLane
    private(set) var bound: BoundLane
    private(set) var rounds = 0

    init(start: PlanState, seed: UInt64, penalty: PlanPenalty) {
        search = SearchLane(start: start, seed: seed, penalty: penalty)
        bound = BoundLane(plan: start, penalty: penalty)
    }

    /// The best plan of both lanes.
    var plan: PlanState { search.best }
    /// The best bound so far.
    var lowerBound: Double { bound.best }

    /// Whether plan and bound are as close as asked.
    func isClosed(_ targetGap: Double) -> Bool { plan.total - lowerBound <= targetGap * abs(plan.total) }

    /// Work of a round in seconds of a core of 2020 or so; turned into counts of moves and steps.
    private var nominalSeconds: Double { min(3, 0.04 * Double(1 << min(rounds, 10))) }

    /// One round on two threads.
    mutating func round(targetGap: Double, isCancelled: @escaping @Sendable () -> Bool) async {
        if rounds == 0 {
            // Steps aim at the plan's cost; a plan far from the best makes the first of them far too long.
            search.run(moves: 500 * plan.graph.nodeCount, isCancelled: isCancelled)
            bound.offer(search.best)
        }
        let work = nominalSeconds
        let moves = max(256, Int(work * 800_000))
        // The first round has the dual ascent to do, and does not yet know how many entries there will be.
        let steps = bound.entries == 0 ? 50 : max(25, Int(work / (Double(bound.entries) * 25e-9)) / 25 * 25)
        let lanes = (search, bound)
        async let searched = Self.searched(lanes.0, moves: moves, isCancelled: isCancelled)
        async let bounded = Self.bounded(lanes.1, steps: steps, targetGap: targetGap, isCancelled: isCancelled)
        search = await searched
        bound = await bounded
        search.offer(bound.plan)
        bound.offer(search.best)
        rounds += 1
    }

    private static func searched(
        _ lane: SearchLane, moves: Int, isCancelled: @Sendable () -> Bool
    ) async -> SearchLane {
        var lane = lane
        lane.run(moves: moves, isCancelled: isCancelled)
        return lane
    }

    private static func bounded(
        _ lane: BoundLane, steps: Int, targetGap: Double, isCancelled: @Sendable () -> Bool
    ) async -> BoundLane {
        var lane = lane
        lane.run(steps: steps, targetGap: targetGap, isCancelled: isCancelled)
        return lane
    }
}
