import Synchronization

/// Lets one import work at a time and a few wait (导入排队): each keeps a connection busy for as long as it lasts, and
/// pages need connections too.
final class ImportGate: Sendable {
    private struct State {
        var isBusy = false
        var isStopped = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private static let longestQueue = 3
    private let state = Mutex(State())

    /// Makes every import end at its next step, those at work and those to come: the process is about to end.
    func stop() {
        state.withLock { $0.isStopped = true }
    }

    /// A receiver of progress that ends the import once the gate is stopped.
    func watching(_ progress: @escaping ImportProgress.Receiver) -> ImportProgress.Receiver {
        { [self] step in
            guard state.withLock({ !$0.isStopped }) else { throw ImportError.cancelled }
            try progress(step)
        }
    }

    /// Runs a body when its turn comes.
    ///
    /// - Throws: ``ImportError/busy`` where too many wait already, and what the body throws.
    func run<T>(_ body: () async throws -> T) async throws -> T {
        let mayEnter = state.withLock { state in
            guard state.isBusy else {
                state.isBusy = true
                return true
            }
            return false
        }
        if !mayEnter { try await wait() }
        defer { leave() }
        return try await body()
    }

    private func wait() async throws {
        guard state.withLock({ $0.waiting.count < Self.longestQueue }) else { throw ImportError.busy }
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.isBusy else {
                    state.isBusy = true
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.isBusy = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
