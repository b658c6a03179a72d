import Foundation

/// Counts the steps of a search (搜索工作量), so that it ends after the same work on every machine and under every load.
///
/// The clock is the last resort: where it ends the search, the same seed need not give the same plan, and the plan says so.
/// Not `Sendable`: a search belongs to one task.
final class SearchWork {
    /// Steps done, each about a look at one level of one reach, some 100 ns.
    private(set) var steps = 0
    /// Whether the clock has kept the search from steps that it was allowed.
    private(set) var wasCutByClock = false
    private let allowed: Double
    private let deadline: Date

    /// Steps of a search with an effort of 1: 2 to 3 s on the machine that Documentation/benchmarks.md names.
    static let usual = 16_000_000.0

    init(effort: Double, deadline: Date) {
        allowed = effort * Self.usual
        self.deadline = deadline
    }

    /// Seconds until the clock ends the search.
    var secondsLeft: Double { deadline.timeIntervalSinceNow }

    func add(_ count: Int) { steps += count }

    /// A limit at a share of all steps.
    func until(_ share: Double) -> Limit { Limit(work: self, share: share) }

    /// Notes whether the clock is past the deadline.
    func lookAtClock() {
        if secondsLeft <= 0 { wasCutByClock = true }
    }

    /// Where one part of a search ends.
    struct Limit {
        fileprivate let work: SearchWork
        fileprivate let share: Double

        /// Whether something more may be tried.
        var isOpen: Bool {
            guard Double(work.steps) < share * work.allowed, !Task.isCancelled else { return false }
            work.lookAtClock()
            return !work.wasCutByClock
        }
    }
}
