import Dispatch
public import Sealing
import Synchronization

/// Seals and checks passwords on two threads of its own, so that pages are answered while somebody signs in.
///
/// Argon2id takes some 0.1 s and 64 MiB each time. Two at once bound the memory; when too many wait, the next one is
/// told to come again rather than kept for minutes.
public final class PasswordVault: Sendable {
    private let strength: PasswordStrength
    private let lanes: [DispatchQueue]
    private let waiting: Mutex<[Int]>
    private let longestQueue: Int

    /// A vault that seals with the given strength.
    ///
    /// - Parameter longestQueue: How many may wait on each of the two threads.
    public init(strength: PasswordStrength = .standard, longestQueue: Int = 50) {
        self.strength = strength
        self.longestQueue = longestQueue
        lanes = (0..<2).map { DispatchQueue(label: "qingxi.passwords.\($0)", qos: .userInitiated) }
        waiting = Mutex([0, 0])
    }

    /// Seals a new password.
    ///
    /// - Throws: ``AccessError/busy``, `SealingError`.
    func seal(_ password: String) async throws -> String {
        let strength = strength
        return try await run { try SealedPassword(password, strength: strength).encoded }
    }

    /// What checking a password brought.
    struct Check: Sendable {
        let matches: Bool
        /// The same password sealed anew, where the old string is weaker than wanted now.
        let resealed: String?
    }

    /// Checks a password; without a user the same work is done in vain, so that time does not tell who exists.
    ///
    /// - Throws: ``AccessError/busy``.
    func check(_ password: String, against encoded: String?) async throws -> Check {
        let (strength, dummy) = (strength, dummy)
        return try await run {
            guard let encoded, let sealed = try? SealedPassword(encoded: encoded) else {
                _ = (try? SealedPassword(encoded: dummy))?.matches(password)
                return Check(matches: false, resealed: nil)
            }
            guard sealed.matches(password) else { return Check(matches: false, resealed: nil) }
            let resealed = sealed.needsRehash(for: strength) ? try? SealedPassword(password, strength: strength) : nil
            return Check(matches: true, resealed: resealed?.encoded)
        }
    }

    /// The sealed form, of our strength, of a password that nobody has.
    private var dummy: String {
        let salt = String(repeating: "A", count: 22)
        let hash = String(repeating: "A", count: 43)
        return "$argon2id$v=19$m=\(strength.memoryBytes / 1024),t=\(strength.passes),p=1$\(salt)$\(hash)"
    }

    private func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        let lane = try waiting.withLock { counts -> Int in
            let lane = counts[0] <= counts[1] ? 0 : 1
            guard counts[lane] <= longestQueue else { throw AccessError.busy }
            counts[lane] += 1
            return lane
        }
        return try await withCheckedThrowingContinuation { continuation in
            lanes[lane].async { [self] in
                let result = Result { try work() }
                waiting.withLock { $0[lane] -= 1 }
                continuation.resume(with: result)
            }
        }
    }
}
