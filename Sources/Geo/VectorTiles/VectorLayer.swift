/// Many features of a map in flat arrays with a spatial index, from which tiles are cut (矢量图层).
///
/// A layer never changes; it is built by ``VectorLayerBuilder``. The same layer gives the same bytes for the same tile.
public struct VectorLayer: Sendable {
    /// The kinds of geometry, under the numbers that tiles have for them.
    enum Shape: UInt8, Sendable {
        case points = 1
        case lines = 2
        case areas = 3
    }

    /// What a kind of attribute is called, and from which level on it is told.
    struct Key: Sendable {
        let name: String
        let minimumZoom: Int
    }

    /// The layer's name in tiles.
    public let name: String
    let keys: [Key]
    /// Every different value of the layer as a message, one after the other.
    let valueBytes: [UInt8]
    let valueStarts: [Int32]

    // Features in the order of the index.
    /// The identity of each feature.
    public let ids: [UInt64]
    /// Where each feature stood when it was added to the builder.
    public let order: [Int]
    let shapes: [Shape]
    /// The first level on which a feature is shown.
    let levels: [UInt8]
    let tagStarts: [Int32]
    /// Pairs of a key and a value.
    let tags: [Int32]
    let partStarts: [Int32]

    // Parts: single points, lines, rings.
    let vertexStarts: [Int32]
    let partIsHole: [Bool]

    // Corners.
    let xs: [Int32]
    let ys: [Int32]
    /// The first level on which a corner of a line or ring is drawn.
    let detail: [UInt8]
    let index: PackedIndex

    /// The number of features.
    public var count: Int { ids.count }

    /// The part of the world that holds all features.
    public var extent: WorldBox { index.extent }

    /// The features whose boxes share a point with the given one and that are shown on a level, in a fixed order.
    ///
    /// - Complexity: O(log *n* + hits).
    public func features(in box: WorldBox, zoom: Int = TileAddress.zooms.upperBound) -> [Int] {
        var found: [Int] = []
        index.forEach(in: box) { if levels[$0] <= zoom { found.append($0) } }
        return found
    }

    /// The box around a feature.
    public func box(of feature: Int) -> WorldBox { index.box(feature) }

    /// The first corner of a feature: the place of a point.
    public func anchor(of feature: Int) -> WorldPoint {
        let vertex = Int(vertexStarts[Int(partStarts[feature])])
        return WorldPoint(x: Int64(xs[vertex]), y: Int64(ys[vertex]))
    }

    /// Whether a feature is an area.
    public func isArea(_ feature: Int) -> Bool { shapes[feature] == .areas }

    /// Whether a feature is a point or several.
    public func isPoint(_ feature: Int) -> Bool { shapes[feature] == .points }

    /// The corners of each part of a feature that are worth drawing on a level.
    public func parts(of feature: Int, zoom: Int) -> [[WorldPoint]] {
        (Int(partStarts[feature])..<Int(partStarts[feature + 1])).map { part in
            (Int(vertexStarts[part])..<Int(vertexStarts[part + 1])).compactMap { vertex in
                guard detail.isEmpty || Int(detail[vertex]) <= zoom else { return nil }
                return WorldPoint(x: Int64(xs[vertex]), y: Int64(ys[vertex]))
            }
        }
    }
}
