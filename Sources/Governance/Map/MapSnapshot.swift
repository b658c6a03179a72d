public import Domain
public import Geo
import Store
import Synchronization

/// A layer as of one moment for one scope, ready for tiles, lists and drawings; it never changes.
public final class MapSnapshot: Sendable {
    /// The layer.
    public let layer: MapLayer
    /// The day for which it holds.
    public let day: Day
    /// The version of the data it was read from.
    public let version: Int64
    /// The features in the order of ``packed``.
    public let features: [MapFeature]
    /// Their geometry.
    public let packed: VectorLayer
    /// How many records have no position and are missing from the map.
    public let withoutPosition: Int
    private let clusters: [RegionLevel: (list: [MapCluster], packed: VectorLayer)]
    private let places: [SubjectID: Int]
    private let areas: [SubjectID: WorldBox]
    private let tiles = Mutex(TileCache())

    init(
        layer: MapLayer, day: Day, version: Int64, features: [MapFeature], packed: VectorLayer, withoutPosition: Int,
        clusters: [RegionLevel: (list: [MapCluster], packed: VectorLayer)]
    ) {
        self.layer = layer
        self.day = day
        self.version = version
        self.features = features
        self.packed = packed
        self.withoutPosition = withoutPosition
        self.clusters = clusters
        // Neighbours in the index mostly lie in the same place, whose ancestors are then read once.
        var areas: [SubjectID: WorldBox] = [:]
        var path = RegionPath(text: "")
        var ancestors: [SubjectID] = []
        for (number, feature) in features.enumerated() {
            if feature.path != path {
                path = feature.path
                ancestors = path.steps.map(\.region)
            }
            for region in ancestors { areas[region, default: .empty].add(packed.box(of: number)) }
        }
        self.areas = areas
        places = Dictionary(features.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A feature by its identity.
    public func feature(_ id: SubjectID) -> MapFeature? { places[id].map { features[$0] } }

    /// The place of a feature in ``features`` and ``packed``.
    public func index(of id: SubjectID) -> Int? { places[id] }

    /// The box around all features in a place; nil where it has none.
    public func extent(of area: SubjectID) -> BoundingBox? { areas[area]?.boundingBox }

    /// The box around a line or an area; nil for points and for what is not there.
    public func extent(ofShape id: SubjectID) -> BoundingBox? {
        guard let place = places[id], !packed.isPoint(place) else { return nil }
        return packed.box(of: place).boundingBox
    }

    /// How many features each class of a theme has.
    ///
    /// - Complexity: O(features).
    public func counts(theme: Int) -> [Int] {
        guard theme < layer.themes.count else { return [] }
        return features.reduce(into: [Int](repeating: 0, count: layer.themes[theme].classes.count)) {
            $0[Int($1.classes[theme])] += 1
        }
    }

    /// The counts by area for a zoom level; empty where features stand for themselves.
    public func clusters(zoom: Int) -> [MapCluster] {
        layer.clusterLevel(zoom: zoom).flatMap { clusters[$0]?.list } ?? []
    }

    /// A tile, from memory where it was asked for before.
    ///
    /// - Parameters:
    ///   - isReload: Whether it is cut anew in any case.
    ///   - pack: Packs the bytes for those who take it so; called at most once a tile.
    public func tile(
        _ address: TileAddress, isReload: Bool = false, packedBy pack: (([UInt8]) -> [UInt8]?)? = nil
    ) -> MapTile {
        let kept = isReload ? nil : tiles.withLock { $0.tiles[address] }
        if let kept, pack == nil || kept.packed != nil { return kept }
        var made: MapTile
        if let kept {
            made = kept
        } else {
            var bytes = packed.tile(address)
            if let level = layer.clusterLevel(zoom: address.zoom), let counted = clusters[level] {
                bytes += counted.packed.tile(address)
            }
            made = MapTile(bytes: bytes)
        }
        if let pack { made.packed = pack(made.bytes) ?? made.bytes }
        tiles.withLock { $0.keep(made, address) }
        return made
    }
}

/// The bytes of a tile with what tells them apart.
public struct MapTile: Sendable {
    /// The tile as it is.
    public let bytes: [UInt8]
    /// The same, packed; nil until somebody asked for it so.
    public internal(set) var packed: [UInt8]?
    /// A tag of the content.
    public let tag: String

    init(bytes: [UInt8]) {
        self.bytes = bytes
        // FNV-1a with 64 bits over eight bytes at a time: it tells contents apart, nothing more.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
        bytes.withUnsafeBytes { raw in
            var place = 0
            while place + 8 <= raw.count {
                hash = (hash ^ raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x0000_0100_0000_01b3
                hash ^= hash >> 29
                place += 8
            }
            while place < raw.count {
                hash = (hash ^ UInt64(raw[place])) &* 0x0000_0100_0000_01b3
                place += 1
            }
        }
        tag = String(hash, radix: 36)
    }
}

/// The tiles of a snapshot that were made, up to some bytes; then all are forgotten and the next ones kept.
private struct TileCache {
    private static let limit = 24 << 20
    var tiles: [TileAddress: MapTile] = [:]
    private var size = 0

    mutating func keep(_ tile: MapTile, _ address: TileAddress) {
        let added = tile.bytes.count + (tile.packed?.count ?? 0) + 160
        if let former = tiles[address] { size -= former.bytes.count + (former.packed?.count ?? 0) + 160 }
        if size + added > Self.limit {
            tiles.removeAll()
            size = 0
        }
        tiles[address] = tile
        size += added
    }
}
