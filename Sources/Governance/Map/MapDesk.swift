public import Domain
import Geo
import Store
import Tables

/// The map: layers as tiles, lists and drawings, each within what the asker may see (地图).
public struct MapDesk: Sendable {
    private let platform: Platform
    private let shelf = MapShelf()

    /// A desk over the platform; the layers that it reads stay in its memory.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// For whom a map is drawn.
    public enum Viewer: Sendable {
        /// Somebody with rights.
        case access(Access)
        /// Everybody: public layers, rounded positions.
        case everybody

        /// Whether it is for everybody.
        public var isPublic: Bool { if case .everybody = self { true } else { false } }

        func scope(_ layer: MapLayer) -> AreaScope {
            switch self {
            case .access(let access):
                layer.permission == .viewRegister
                    ? access.scope(for: .viewRegister)
                    : access.scope(for: .viewRegister).intersection(access.scope(for: layer.permission))
            case .everybody: AreaScope([RegionPath(of: .nation, level: .nation, under: nil)])
            }
        }

        /// The layers that the viewer may see.
        public var layers: [MapLayer] {
            switch self {
            case .access: MapLayer.allCases.filter { !scope($0).isEmpty }
            case .everybody: MapLayer.allCases.filter(\.isPublic)
            }
        }
    }

    /// How long the version of the data is taken to be the last one, in milliseconds.
    private static let freshMilliseconds: Int64 = 1000

    /// A layer for a viewer; nil where he may see nothing of it.
    ///
    /// - Parameters:
    ///   - version: A version that the asker has heard of. A layer that holds for it is given without asking the
    ///     database.
    ///   - isLatest: Whether the database is asked in any case, as after a change of the asker's own.
    public func snapshot(
        _ layer: MapLayer, for viewer: Viewer, asOf: AsOf, version: Int64? = nil, isLatest: Bool = false
    ) async throws -> MapSnapshot? {
        let scope = viewer.scope(layer)
        guard !scope.isEmpty, !viewer.isPublic || layer.isPublic else { return nil }
        let key = MapShelf.Key(layer: layer, scope: scope, asOf: asOf, isPublic: viewer.isPublic)
        let now = platform.now()
        if !isLatest, let held = shelf.holding(key) {
            let age = now.milliseconds - held.checkedAt.milliseconds
            let isHeardOf = version.map { $0 <= held.version } ?? false
            if isHeardOf || (0..<Self.freshMilliseconds).contains(age) {
                // Noted now and then: the exact moment does not matter.
                if now.milliseconds - held.usedAt.milliseconds > 10_000 { shelf.touch(key, at: now) }
                return held.snapshot
            }
        }
        let reader = MapSnapshotReader(
            layer: layer, scope: scope, asOf: asOf, zone: platform.zone, isPublic: viewer.isPublic)
        let database = platform.database
        return try await shelf.reading(key) { [shelf] in
            let held = shelf.holding(key)
            return try await database.read { session in
                try Self.renewed(held, by: reader, now, in: session)
            }
        }.snapshot
    }

    /// The holding brought up to date: the same snapshot where nothing of its kind changed.
    private static func renewed(
        _ held: MapShelf.Holding?, by reader: MapSnapshotReader, _ now: Instant, in session: any Session
    ) throws -> MapShelf.Holding {
        let current = try AuditLog(session).dataVersion()
        func acceptedVisits() throws -> Int64 {
            reader.tellsVisits ? try MapVisits(session).acceptedVisits() : 0
        }
        if var held, held.version <= current {
            let kinds = [reader.layer.kind, .region]
            let isSame =
                try held.version == current
                || !RecordChanges(session).isAny(of: kinds, after: held.version)
                    && held.acceptedVisits == acceptedVisits()
            if isSame {
                held.version = current
                held.checkedAt = now
                held.usedAt = now
                return held
            }
        }
        let snapshot = try reader.snapshot(in: session)
        return MapShelf.Holding(
            snapshot: snapshot, version: snapshot.version, acceptedVisits: try acceptedVisits(), checkedAt: now,
            usedAt: now)
    }
}
