import Dispatch
import Synchronization
import Tables

/// Hands out connections in the order of asking.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [PostgresConnection] = []
        var opened = 0
        var waiting: [@Sendable (PostgresConnection?) -> Void] = []
        var isClosed = false
    }

    private let size: Int
    private let address: PostgresAddress
    private let cacheAge: CacheAge
    private let state = Mutex(State())

    init(size: Int, address: PostgresAddress, cacheAge: CacheAge) {
        self.size = size
        self.address = address
        self.cacheAge = cacheAge
    }

    /// Runs work on a connection's own thread without blocking the caller's.
    func run<T: Sendable>(_ work: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        try Task.checkCancellation()
        let taken = await withCheckedContinuation { continuation in take { continuation.resume(returning: $0) } }
        guard let connection = taken else { throw Self.closed }
        return try await withCheckedThrowingContinuation { continuation in
            connection.queue.async {
                let result = Result { try work(connection) }
                self.give(connection)
                continuation.resume(with: result)
            }
        }
    }

    /// Runs work on a connection's own thread and waits for it.
    func runSync<T>(_ work: (PostgresConnection) throws -> T) throws -> T {
        let taken = Mutex<PostgresConnection?>(nil)
        let arrival = DispatchSemaphore(value: 0)
        withoutActuallyEscaping({ @Sendable (connection: PostgresConnection?) in
            taken.withLock { $0 = connection }
            arrival.signal()
        }) { arrived in
            take(arrived)
            arrival.wait()
        }
        guard let connection = taken.withLock({ $0 }) else { throw Self.closed }
        defer { give(connection) }
        return try connection.queue.sync { try work(connection) }
    }

    /// Closes the idle connections now and the others when they come back.
    func close() {
        let (idle, waiting) = state.withLock { state in
            state.isClosed = true
            defer { (state.idle, state.waiting) = ([], []) }
            return (state.idle, state.waiting)
        }
        for connection in idle { connection.queue.sync { connection.close() } }
        for arrived in waiting { arrived(nil) }
    }

    private func take(_ arrived: @escaping @Sendable (PostgresConnection?) -> Void) {
        enum Turn { case now(PostgresConnection?), later }
        let turn: Turn = state.withLock { state in
            if state.isClosed { return .now(nil) }
            if let connection = state.idle.popLast() { return .now(connection) }
            if state.opened < size {
                state.opened += 1
                return .now(PostgresConnection(address: address, cacheAge: cacheAge))
            }
            state.waiting.append(arrived)
            return .later
        }
        if case .now(let connection) = turn { arrived(connection) }
    }

    private func give(_ connection: PostgresConnection) {
        enum Next { case caller(@Sendable (PostgresConnection?) -> Void), rest, end }
        let next: Next = state.withLock { state in
            if state.isClosed { return .end }
            if state.waiting.isEmpty {
                state.idle.append(connection)
                return .rest
            }
            return .caller(state.waiting.removeFirst())
        }
        switch next {
        case .caller(let arrived): arrived(connection)
        case .rest: break
        case .end: connection.queue.async { connection.close() }
        }
    }

    private static var closed: DatabaseError {
        DatabaseError(.connection, "The database was closed.")
    }
}

/// Counts the changes of tables, after which prepared statements of all connections are out of date.
final class CacheAge: Sendable {
    private let counter = Atomic(0)

    var current: Int { counter.load(ordering: .acquiring) }

    func advance() {
        counter.add(1, ordering: .acquiringAndReleasing)
    }
}
