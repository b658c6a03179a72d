import Foundation
public import Networks

/// Solves facility location problems exactly, demand being divisible among facilities.
///
/// The strong relaxation (a customer's share from a facility is at most the facility's) gives a bound and prices; branching
/// on facilities in the same session mostly ends it. Where that takes too many parts, columns whose reduced cost says that
/// they cannot be in a plan better than the one found go, or, being divisible, may only be small; the solver's own branch
/// and bound does the rest.
public struct FacilitySolver: Sendable {
    /// Parts that are looked at before the solver's own branch and bound takes over.
    var mostParts = 1_000
    /// Limits of time, threads and gap.
    public var limits: SolveLimits

    /// A solver with limits; by default exact, on one thread.
    public init(limits: SolveLimits = SolveLimits()) { self.limits = limits }

    /// The cheapest plan, or the best found in time.
    /// - Throws: ``InstanceError/notEnoughCapacity(demand:capacity:)`` where there is no plan; ``SolverError``.
    public func solve(_ problem: FacilityProblem) throws -> FacilityPlan {
        guard problem.totalCapacity >= problem.totalDemand else {
            throw InstanceError.notEnoughCapacity(demand: problem.totalDemand, capacity: problem.totalCapacity)
        }
        let end = Date(timeIntervalSinceNow: min(max(0, limits.seconds), 1e8))
        let model = FacilityModel(problem)
        let session = try SolverSession(model.program)
        let relaxed = try session.solve(rest(until: end, limits))
        guard relaxed.hasSolution else {
            return FacilityPlan(cost: .infinity, lowerBound: 0, open: [], shares: [])
        }
        var branching = FacilityBranching(
            session, facilities: problem.facilities.count, limits: limits, end: end, atMost: mostParts)
        try branching.run(relaxed)
        if branching.isFinished {
            guard let best = branching.best else {
                return FacilityPlan(cost: .infinity, lowerBound: 0, open: [], shares: [])
            }
            let bound = best.objective - FacilityBranching.tolerance(best.objective)
            return try model.plan(best, bound: max(relaxed.objective, bound))
        }
        return try branchWhole(model, relaxed, branching.best, until: end)
    }

    /// Branch and bound by the solver, over what may be in a plan cheaper than the one that is known.
    private func branchWhole(
        _ model: FacilityModel, _ relaxed: SolveResult, _ known: SolveResult?, until end: Date
    ) throws -> FacilityPlan {
        var exact = model.mixed
        var start = known
        if let known { exclude(above: known, relaxed, model, from: &exact) }
        var last = rest(until: end, limits)
        last.absoluteGap = max(limits.absoluteGap, 1e-9 * max(1, abs(relaxed.objective)))
        let result = try exact.solve(last)
        if result.hasSolution, result.objective <= start?.objective ?? .infinity { start = result }
        guard let best = start else { return FacilityPlan(cost: .infinity, lowerBound: 0, open: [], shares: []) }
        // Columns that were left out cannot do better than the plan that the ceiling came from.
        let bound = result.status == .infeasible ? best.objective : max(relaxed.objective, result.bound)
        return try model.plan(best, bound: bound)
    }

    /// Leaves out columns that a plan cheaper than the known one cannot use, and begins from that one.
    private func exclude(
        above known: SolveResult, _ relaxed: SolveResult, _ model: FacilityModel, from exact: inout MixedIntegerProgram
    ) {
        let ceiling = known.objective - relaxed.objective + 1e-6 * max(1, abs(known.objective))
        for column in relaxed.values.indices where relaxed.values[column] < 1e-9 {
            // A facility can only be open or not; a share may also be so small that its price does not matter.
            let most = ceiling / relaxed.reducedCosts[column]
            guard relaxed.reducedCosts[column] > ceiling else { continue }
            exact.relaxation.setBounds(ofColumn: column, from: 0, to: model.isWhole(column) ? 0 : most)
        }
        for place in model.problem.facilities.indices where relaxed.values[place] > 1 - 1e-9 {
            if -relaxed.reducedCosts[place] > ceiling {
                exact.relaxation.setBounds(ofColumn: place, from: 1, to: 1)
            }
        }
        exact.start = known.values
    }

    private func rest(until end: Date, _ limits: SolveLimits) -> SolveLimits {
        var rest = limits
        rest.seconds = end.timeIntervalSinceNow
        return rest
    }
}
