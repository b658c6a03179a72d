internal import GRDB
import Synchronization
internal import Tables

/// Read-only connections for reads that take microseconds, used on the caller's own thread.
///
/// Handing such a read to another thread and waiting for it costs more than the read itself. There are as many
/// connections as requests are answered at once; whoever finds none free goes to the pool as all other reads do, so
/// nobody ever waits here.
final class BriefReaders: Sendable {
    private struct State {
        var free: [DatabaseQueue] = []
        var opened = 0
        var isClosed = false
    }

    private let path: String
    private let configuration: Configuration
    private let most: Int
    private let state = Mutex(State())

    init(path: String, busyTimeout: Double, most: Int) {
        self.path = path
        self.most = most
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY;") }
        self.configuration = configuration
    }

    /// Runs `body` with a free connection; nil where none is free.
    func run<T>(_ body: (GRDB.Database) throws -> T) throws -> T? {
        guard let reader = try take() else { return nil }
        defer { giveBack(reader) }
        return try reader.unsafeRead(body)
    }

    /// Closes what is free now, and the rest when it comes back.
    func close() {
        let free = state.withLock { state in
            defer { state.free = [] }
            state.isClosed = true
            return state.free
        }
        for reader in free { try? reader.close() }
    }

    private func take() throws -> DatabaseQueue? {
        let (found, mayOpen) = state.withLock { state -> (DatabaseQueue?, Bool) in
            if let last = state.free.popLast() { return (last, false) }
            guard !state.isClosed, state.opened < most else { return (nil, false) }
            state.opened += 1
            return (nil, true)
        }
        guard mayOpen else { return found }
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            state.withLock { $0.opened -= 1 }
            throw error
        }
    }

    private func giveBack(_ reader: DatabaseQueue) {
        let isClosed = state.withLock { state in
            if !state.isClosed { state.free.append(reader) }
            return state.isClosed
        }
        if isClosed { try? reader.close() }
    }
}
