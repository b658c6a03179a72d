import Domain
import Store
import Synchronization

/// The layers that were read of late, in memory, each once for all who may see the same area.
final class MapShelf: Sendable {
    struct Key: Hashable, Sendable {
        let layer: MapLayer
        let scope: AreaScope
        let asOf: AsOf
        let isPublic: Bool
    }

    /// A snapshot with the version of the data until which it is known to hold.
    struct Holding: Sendable {
        var snapshot: MapSnapshot
        var version: Int64
        var acceptedVisits: Int64
        var checkedAt: Instant
        var usedAt: Instant
    }

    private struct State {
        var held: [Key: Holding] = [:]
        var underway: [Key: Task<Holding, any Error>] = [:]
    }

    /// So many features are kept in all; those not asked for longest go first.
    private static let mostFeatures = 1_500_000
    private let state = Mutex(State())

    func holding(_ key: Key) -> Holding? { state.withLock { $0.held[key] } }

    func touch(_ key: Key, at now: Instant) {
        state.withLock { $0.held[key]?.usedAt = now }
    }

    /// Reads a layer; whoever asks for it meanwhile waits for the same reading.
    func reading(_ key: Key, _ read: @escaping @Sendable () async throws -> Holding) async throws -> Holding {
        let task = state.withLock { state in
            if let task = state.underway[key] { return task }
            let task = Task { try await read() }
            state.underway[key] = task
            return task
        }
        let result = await task.result
        state.withLock { state in
            state.underway[key] = nil
            if case .success(let holding) = result { Self.keep(holding, key, &state) }
        }
        return try result.get()
    }

    private static func keep(_ holding: Holding, _ key: Key, _ state: inout State) {
        state.held[key] = holding
        var total = state.held.reduce(0) { $0 + $1.value.snapshot.features.count + 1000 }
        while total > mostFeatures, state.held.count > 1 {
            let oldest = state.held.filter { $0.key != key }.min { $0.value.usedAt < $1.value.usedAt }
            guard let oldest else { return }
            total -= oldest.value.snapshot.features.count + 1000
            state.held[oldest.key] = nil
        }
    }
}
