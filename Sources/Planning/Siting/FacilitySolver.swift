import Foundation
public import Networks

/// Solves facility location problems exactly, demand being divisible among facilities.
///
/// The strong relaxation (a customer's share from a facility is at most the facility's) gives a bound and prices; a plan
/// rounded from it gives a ceiling; columns whose reduced cost exceeds the difference cannot be in a better plan and go,
/// or, being divisible, only in small parts; branch and bound does the small rest.
public struct FacilitySolver: Sendable {
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
        let rounded = try round(relaxed, model, session, end)
        var exact = FacilityModel(problem).mixed
        var start = rounded
        if let plan = rounded {
            let ceiling = plan.objective - relaxed.objective + 1e-6 * max(1, abs(plan.objective))
            for column in relaxed.values.indices where relaxed.values[column] < 1e-9 {
                // A facility can only be open or not; a share may also be so small that its price does not matter.
                let most = ceiling / relaxed.reducedCosts[column]
                guard relaxed.reducedCosts[column] > ceiling else { continue }
                exact.relaxation.setBounds(ofColumn: column, from: 0, to: model.isWhole(column) ? 0 : most)
            }
            for place in problem.facilities.indices where relaxed.values[place] > 1 - 1e-9 {
                if -relaxed.reducedCosts[place] > ceiling {
                    exact.relaxation.setBounds(ofColumn: place, from: 1, to: 1)
                }
            }
            exact.start = plan.values
        }
        var last = rest(until: end, limits)
        last.absoluteGap = max(limits.absoluteGap, 1e-9 * max(1, abs(relaxed.objective)))
        let result = try exact.solve(last)
        if result.hasSolution, result.objective <= start?.objective ?? .infinity { start = result }
        guard let best = start else { return FacilityPlan(cost: .infinity, lowerBound: 0, open: [], shares: []) }
        // Columns that were left out cannot do better than the plan that the ceiling came from.
        let bound = result.status == .infeasible ? best.objective : max(relaxed.objective, result.bound)
        return try model.plan(best, bound: bound)
    }

    private func rest(until end: Date, _ limits: SolveLimits) -> SolveLimits {
        var rest = limits
        rest.seconds = end.timeIntervalSinceNow
        return rest
    }

    /// Opens the facilities with the greatest shares until they can take all demand, and tries which of the rest are
    /// worth opening or closing; service is solved exactly each time.
    private func round(
        _ relaxed: SolveResult, _ model: FacilityModel, _ session: SolverSession, _ end: Date
    ) throws -> SolveResult? {
        let problem = model.problem
        let order = problem.facilities.indices.sorted { (-relaxed.values[$0], $0) < (-relaxed.values[$1], $1) }
        var isOpen = problem.facilities.indices.map { relaxed.values[$0] > 0.5 }
        var capacity = order.reduce(0) { isOpen[$1] ? $0 + problem.facilities[$1].capacity : $0 }
        for place in order where !isOpen[place] && (capacity < problem.totalDemand || !isOpen.contains(true)) {
            isOpen[place] = true
            capacity += problem.facilities[place].capacity
        }
        var best = try serve(isOpen, model, session, end)
        let doubtful = order.filter { relaxed.values[$0] > 0.001 && relaxed.values[$0] < 0.999 }.prefix(6)
        for place in doubtful where end.timeIntervalSinceNow > 0 {
            isOpen[place].toggle()
            let other = try serve(isOpen, model, session, end)
            if let other, other.objective < best?.objective ?? .infinity - 1e-9 {
                best = other
            } else {
                isOpen[place].toggle()
            }
        }
        return best
    }

    private func serve(
        _ isOpen: [Bool], _ model: FacilityModel, _ session: SolverSession, _ end: Date
    ) throws -> SolveResult? {
        for place in isOpen.indices {
            try session.setBounds(ofColumn: place, from: isOpen[place] ? 1 : 0, to: isOpen[place] ? 1 : 0)
        }
        let result = try session.solve(rest(until: end, limits))
        return result.hasSolution ? result : nil
    }
}
