import Domain
import Foundation
import Sealing
import Store
import Tables

/// Slows down guessing, by login name and by client address, on all servers of a database (登录限速).
///
/// Each attempt is charged as a failure before it is looked at and credited after success, so that many attempts at
/// the same moment, on several servers too, do not slip through; ``SignInQueue`` keeps attempts that will succeed from
/// standing in each other's way. Failures are forgiven one by one with time.
struct SignInThrottle {
    let policy: AccessPolicy
    let login: String
    let address: String

    /// - Parameters:
    ///   - login: The folded login name; only its hash is kept, since people type passwords there by mistake.
    ///   - address: The client's address; of IPv6 its first 64 bits count, which one client has to itself.
    init(policy: AccessPolicy, login: String, address: String) {
        self.policy = policy
        self.login = "login:" + SHA256Digest(of: login).hexadecimal
        self.address = "address:" + Self.network(of: address)
    }

    /// The seconds to wait before an attempt is looked at, nil if it may go on.
    func wait(at now: Instant, in session: any Session) throws -> Int? {
        let table = ThrottleTable(session)
        let until = max(
            try table.state(login)?.blockedUntil ?? now, try table.state(address)?.blockedUntil ?? now)
        guard until > now else { return nil }
        return Int((until.milliseconds - now.milliseconds + 999) / 1000)
    }

    /// What an attempt was charged, for taking it back.
    struct Charge: Sendable {
        fileprivate var before: [String: ThrottleTable.State] = [:]
        fileprivate var after: [String: ThrottleTable.State] = [:]
    }

    /// Counts an attempt as failed.
    func charge(at now: Instant, in session: any Session) throws -> Charge {
        let table = ThrottleTable(session)
        var charge = Charge()
        for (key, rule) in [(login, policy.perLogin), (address, policy.perAddress)] {
            let before = try table.state(key)
            let level = Self.level(before, rule, at: now) + 1
            let after = ThrottleTable.State(
                level: level, at: now, blockedUntil: now.adding(seconds: Self.waitSeconds(level: level, rule)))
            try table.set(key, after)
            charge.before[key] = before
            charge.after[key] = after
        }
        try table.deleteStale(before: now.adding(seconds: -7 * 86_400))
        return charge
    }

    /// Takes back the charge of one attempt, and after success all that stood against the login name.
    ///
    /// A time to wait that other attempts brought about meanwhile stays: otherwise somebody with one good password
    /// could lift it again and again for guessing others.
    func credit(_ charge: Charge, success: Bool, at now: Instant, in session: any Session) throws {
        let table = ThrottleTable(session)
        if success { try table.clear(login) }
        for (key, rule) in [(login, policy.perLogin), (address, policy.perAddress)] {
            guard var state = try table.state(key) else { continue }
            if state == charge.after[key] {
                state.blockedUntil = charge.before[key]?.blockedUntil ?? now
            }
            state.level = max(0, Self.level(state, rule, at: now) - 1)
            state.at = now
            try table.set(key, state)
        }
    }

    private static func level(_ state: ThrottleTable.State?, _ rule: AccessPolicy.Throttle, at now: Instant) -> Double {
        guard let state else { return 0 }
        let elapsed = Double(max(0, now.milliseconds - state.at.milliseconds)) / 1000
        return max(0, state.level - elapsed / Double(max(1, rule.recoverySeconds)))
    }

    private static func waitSeconds(level: Double, _ rule: AccessPolicy.Throttle) -> Int {
        // What was forgiven since the last failure is a fraction; it should not shorten the series by a step.
        let excess = Int(level.rounded(.up)) - rule.freeFailures
        guard excess > 0 else { return 0 }
        let doublings = min(excess - 1, 20)
        return min(rule.firstWaitSeconds << doublings, rule.longestWaitSeconds)
    }

    /// The address as far as it tells clients apart; anything that is no address stands for itself.
    static func network(of address: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET6, address, &bytes) == 1 {
            let isMapped = bytes[0..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
            return isMapped
                ? bytes[12...].map(String.init).joined(separator: ".")
                : Hexadecimal.encode(bytes[0..<8])
        }
        return String(PlainText.cleaned(address).prefix(45))
    }
}

extension Instant {
    /// So many seconds later.
    func adding(seconds: Int) -> Instant {
        Instant(milliseconds: milliseconds + Int64(seconds) * 1000)
    }
}
