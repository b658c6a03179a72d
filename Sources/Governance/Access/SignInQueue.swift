import Synchronization

/// Lets few attempts of the same login name or address be looked at in the same moment; the others wait their turn.
///
/// An attempt is charged as a failure while it is looked at (``SignInThrottle``). Without turns a group of people
/// signing in together would be charged for attempts that are about to succeed, and shut out by them.
final class SignInQueue: Sendable {
    private struct Line {
        var running = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    /// How many attempts of one address are looked at together; well below the failures that cost nothing.
    static let perAddress = 4
    private let lines = Mutex<[String: Line]>([:])
    private let longestLine: Int

    /// - Parameter longestLine: How many may wait for the same name or address.
    init(longestLine: Int = 100) {
        self.longestLine = longestLine
    }

    /// Does the work when it is its turn for both keys of the throttle.
    ///
    /// - Throws: ``AccessError/busy`` where too many wait, and what the work throws.
    func run<T>(
        _ throttle: SignInThrottle, isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> T
    ) async throws -> T {
        try await enter(throttle.login, limit: 1)
        defer { leave(throttle.login) }
        // Whoever holds an address has its name already, so that nobody waits in a circle.
        try await enter(throttle.address, limit: Self.perAddress)
        defer { leave(throttle.address) }
        return try await work()
    }

    private func enter(_ key: String, limit: Int) async throws {
        enum Turn { case now, later, never }
        let turn = lines.withLock { lines -> Turn in
            var line = lines[key] ?? Line()
            guard line.running >= limit else {
                line.running += 1
                lines[key] = line
                return .now
            }
            return line.waiting.count < longestLine ? .later : .never
        }
        switch turn {
        case .now: return
        case .never: throw AccessError.busy
        case .later: break
        }
        await withCheckedContinuation { continuation in
            let isFree = lines.withLock { lines in
                // The place may have become free between the two locks.
                guard let running = lines[key]?.running, running >= limit else {
                    lines[key, default: Line()].running += 1
                    return true
                }
                lines[key]?.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func leave(_ key: String) {
        let next = lines.withLock { lines -> CheckedContinuation<Void, Never>? in
            guard var line = lines[key] else { return nil }
            // The place goes straight to the next one, who counts as running from now on.
            let next = line.waiting.isEmpty ? nil : line.waiting.removeFirst()
            if next == nil { line.running -= 1 }
            lines[key] = line.running == 0 ? nil : line
            return next
        }
        next?.resume()
    }
}
