import Domain
import Sealing
import Synchronization

/// What was looked up for tokens of late, in memory, so that a page costs no query to know who asks.
///
/// The trade-off: for some seconds another server of the same database does not notice that a session ended or a role
/// was taken away. This process does at once, since every such change calls ``forget(user:)``; a lookup that was under
/// way meanwhile is not kept (``Ticket``).
final class AccessCache<Value: Sendable>: Sendable {
    /// Says that nothing was forgotten since it was taken.
    struct Ticket: Sendable {
        fileprivate let generation: UInt64
    }

    private struct Entry {
        var value: Value
        var userID: Int64
        var loadedAt: Instant
        var notedAt: Instant
    }

    private struct State {
        var entries: [SHA256Digest: Entry] = [:]
        var generation: UInt64 = 0
    }

    private let validity: Int64
    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter validity: How long an entry serves, in seconds.
    init(validity: Int, capacity: Int = 20_000) {
        self.validity = Int64(validity) * 1000
        self.capacity = capacity
    }

    func value(_ digest: SHA256Digest, at now: Instant) -> Value? {
        state.withLock { state in
            guard let entry = state.entries[digest], isFresh(entry, at: now) else { return nil }
            return entry.value
        }
    }

    /// To be taken before the lookup whose result is to be kept.
    func ticket() -> Ticket {
        Ticket(generation: state.withLock { $0.generation })
    }

    func keep(
        _ value: Value, for digest: SHA256Digest, user: Int64, noted: Instant, at now: Instant, _ ticket: Ticket
    ) {
        state.withLock { state in
            guard state.generation == ticket.generation else { return }
            if state.entries.count >= capacity, state.entries[digest] == nil {
                state.entries = state.entries.filter { isFresh($0.value, at: now) }
                if state.entries.count >= capacity { state.entries.removeAll() }
            }
            let notedBefore = state.entries[digest]?.notedAt ?? noted
            state.entries[digest] = Entry(
                value: value, userID: user, loadedAt: now, notedAt: max(noted, notedBefore))
        }
    }

    /// Whether the use should be noted in the database now; true at most once in so many seconds.
    func claimNote(_ digest: SHA256Digest, at now: Instant, every seconds: Int) -> Bool {
        state.withLock { state in
            guard let entry = state.entries[digest],
                now.milliseconds - entry.notedAt.milliseconds >= Int64(seconds) * 1000
            else { return false }
            state.entries[digest]?.notedAt = now
            return true
        }
    }

    func forget(user: Int64) {
        state.withLock { state in
            state.generation &+= 1
            state.entries = state.entries.filter { $0.value.userID != user }
        }
    }

    private func isFresh(_ entry: Entry, at now: Instant) -> Bool {
        let age = now.milliseconds - entry.loadedAt.milliseconds
        return age >= 0 && age < validity
    }
}
