import Domain
import Store
import Synchronization

/// The networks that were built of late, in memory, each once for all who may see the same area.
final class SewerNetworkShelf: Sendable {
    struct Key: Hashable, Sendable {
        let area: SubjectID
        let scope: AreaScope
        let asOf: AsOf
    }

    /// A network with the entry of the log until which it is known to hold.
    private struct Holding: Sendable {
        var model: SewerNetworkModel
        var version: Int64
        var use: UInt64
    }

    private struct State {
        var held: [Key: Holding] = [:]
        var underway: [Key: Task<SewerNetworkModel, any Error>] = [:]
        var uses: UInt64 = 0
    }

    /// So many pipes and sites are kept in all; networks not asked for longest go first.
    private static let mostItems = 1_000_000
    private let state = Mutex(State())

    /// The network and the entry for which it is known to hold.
    func held(_ key: Key) -> (model: SewerNetworkModel, version: Int64)? {
        state.withLock { state in
            state.uses += 1
            state.held[key]?.use = state.uses
            return state.held[key].map { ($0.model, $0.version) }
        }
    }

    /// Notes that a network still holds.
    func confirm(_ key: Key, until version: Int64) {
        state.withLock { state in
            if let known = state.held[key]?.version, known < version { state.held[key]?.version = version }
        }
    }

    /// Builds a network; whoever asks for it meanwhile waits for the same building.
    func building(
        _ key: Key, _ build: @escaping @Sendable () async throws -> SewerNetworkModel
    ) async throws -> SewerNetworkModel {
        let task = state.withLock { state in
            if let task = state.underway[key] { return task }
            let task = Task { try await build() }
            state.underway[key] = task
            return task
        }
        let result = await task.result
        state.withLock { state in
            state.underway[key] = nil
            guard case .success(let model) = result else { return }
            state.uses += 1
            state.held[key] = Holding(model: model, version: model.version, use: state.uses)
            Self.clear(&state, keeping: key)
        }
        return try result.get()
    }

    private static func clear(_ state: inout State, keeping key: Key) {
        func size(_ model: SewerNetworkModel) -> Int { model.pipes.count + model.sites.count + 1000 }
        var total = state.held.values.reduce(0) { $0 + size($1.model) }
        while total > mostItems,
            let oldest = state.held.filter({ $0.key != key }).min(by: { $0.value.use < $1.value.use })
        {
            total -= size(oldest.value.model)
            state.held[oldest.key] = nil
        }
    }
}
