/// Collects the features of a ``VectorLayer``.
public struct VectorLayerBuilder {
    private let name: String
    private var keys: [VectorLayer.Key] = []
    private var valueNumbers: [TileValue: Int32] = [:]
    private var values = TileBuffer()
    private var valueStarts: [Int32] = [0]
    private var features: [Feature] = []
    private var tags: [Int32] = []
    private var parts: [Part] = []
    private var xs: [Int32] = []
    private var ys: [Int32] = []

    private struct Feature {
        let id: UInt64
        let shape: VectorLayer.Shape
        let level: UInt8
        let tags: Range<Int>
        let parts: Range<Int>
        let box: WorldBox
    }

    private struct Part {
        let vertices: Range<Int>
        let isHole: Bool
    }

    /// A kind of attribute of the layer.
    public struct Key: Sendable {
        fileprivate let number: Int32
    }

    /// A layer without features.
    public init(name: String) {
        self.name = name
    }

    /// Adds a kind of attribute.
    ///
    /// - Parameter minimumZoom: On levels above, tiles leave it out.
    public mutating func addKey(_ name: String, minimumZoom: Int = 0) -> Key {
        keys.append(VectorLayer.Key(name: name, minimumZoom: minimumZoom))
        return Key(number: Int32(keys.count - 1))
    }

    /// Adds a feature; one without a corner is left out.
    ///
    /// - Parameter minimumZoom: On levels above, it is not shown.
    public mutating func add(
        id: UInt64, _ geometry: Geometry, minimumZoom: Int = 0, _ attributes: [(key: Key, value: TileValue)] = []
    ) {
        let firstPart = parts.count
        let firstVertex = xs.count
        guard let shape = write(geometry), xs.count > firstVertex else { return }
        var box = WorldBox.empty
        for vertex in firstVertex..<xs.count { box.add(x: xs[vertex], y: ys[vertex]) }
        let firstTag = tags.count
        for (key, value) in attributes {
            tags.append(key.number)
            tags.append(number(of: value))
        }
        let level = min(max(minimumZoom, 0), TileAddress.zooms.upperBound)
        features.append(
            Feature(
                id: id, shape: shape, level: UInt8(level), tags: firstTag..<tags.count,
                parts: firstPart..<parts.count, box: box))
    }

    private mutating func number(of value: TileValue) -> Int32 {
        if let known = valueNumbers[value] { return known }
        let number = Int32(valueNumbers.count)
        valueNumbers[value] = number
        value.write(into: &values)
        valueStarts.append(Int32(values.count))
        return number
    }

    private mutating func write(_ geometry: Geometry) -> VectorLayer.Shape? {
        switch geometry {
        case .point(let coordinate):
            write([coordinate])
            return .points
        case .multiPoint(let coordinates):
            for coordinate in coordinates { write([coordinate]) }
            return .points
        case .lineString(let line):
            write(line.vertices)
            return .lines
        case .multiLineString(let lines):
            for line in lines { write(line.vertices) }
            return .lines
        case .polygon(let polygon):
            write(polygon)
            return .areas
        case .multiPolygon(let polygons):
            for polygon in polygons.polygons { write(polygon) }
            return .areas
        case .collection(let members):
            // A feature of a tile has one kind of geometry: areas before lines before points.
            let shapes = members.map(Self.shape)
            guard let largest = shapes.max(by: { $0.rawValue < $1.rawValue }) else { return nil }
            for (member, shape) in zip(members, shapes) where shape == largest { _ = write(member) }
            return largest
        }
    }

    private static func shape(_ geometry: Geometry) -> VectorLayer.Shape {
        switch geometry {
        case .point, .multiPoint: .points
        case .lineString, .multiLineString: .lines
        case .polygon, .multiPolygon: .areas
        case .collection(let members):
            members.map(shape).max { $0.rawValue < $1.rawValue } ?? .points
        }
    }

    private mutating func write(_ polygon: Polygon) {
        write(polygon.exterior.vertices)
        for hole in polygon.holes { write(hole.vertices, isHole: true) }
    }

    private mutating func write(_ vertices: [Coordinate], isHole: Bool = false) {
        let first = xs.count
        for vertex in vertices {
            let point = WorldPoint(vertex)
            if xs.count > first, xs.last == point.x, ys.last == point.y { continue }
            xs.append(point.x)
            ys.append(point.y)
        }
        parts.append(Part(vertices: first..<xs.count, isHole: isHole))
    }

    /// The finished layer.
    ///
    /// - Parameter thins: Whether points are shown by and by where they are many; those added first come first.
    /// - Complexity: O(*n* log *n*) in the number of corners, with lines of ordinary form.
    public consuming func build(thins: Bool = false) -> VectorLayer {
        let order = PackedIndex.order(of: features.map(\.box))
        var thinning: [UInt8] = []
        if thins {
            let anchors = features.map { parts[$0.parts.lowerBound].vertices.lowerBound }
            thinning = PointThinning.levels(xs: anchors.map { xs[$0] }, ys: anchors.map { ys[$0] })
        }
        var packed = PackedFeatures(corners: xs.count)
        for place in order {
            let feature = features[place]
            let level = thins && feature.shape == .points ? max(feature.level, thinning[place]) : feature.level
            packed.begin(feature.id, feature.shape, level, tags[feature.tags])
            for part in parts[feature.parts] {
                packed.add(xs[part.vertices], ys[part.vertices], isHole: part.isHole, feature.shape)
            }
        }
        packed.end()
        return VectorLayer(
            name: name, keys: keys, valueBytes: values.bytes, valueStarts: valueStarts, ids: packed.ids, order: order,
            shapes: packed.shapes, levels: packed.levels, tagStarts: packed.tagStarts, tags: packed.tags,
            partStarts: packed.partStarts, vertexStarts: packed.vertexStarts, partIsHole: packed.partIsHole,
            xs: packed.xs, ys: packed.ys, detail: packed.detail,
            index: PackedIndex(order.map { features[$0].box }))
    }
}

/// The arrays of a layer while they are filled in the order of its index.
private struct PackedFeatures {
    var ids: [UInt64] = []
    var shapes: [VectorLayer.Shape] = []
    var levels: [UInt8] = []
    var tagStarts: [Int32] = []
    var tags: [Int32] = []
    var partStarts: [Int32] = []
    var vertexStarts: [Int32] = []
    var partIsHole: [Bool] = []
    var xs: [Int32] = []
    var ys: [Int32] = []
    var detail: [UInt8] = []

    init(corners: Int) {
        xs.reserveCapacity(corners)
        ys.reserveCapacity(corners)
        detail.reserveCapacity(corners)
    }

    mutating func begin(_ id: UInt64, _ shape: VectorLayer.Shape, _ level: UInt8, _ attributes: ArraySlice<Int32>) {
        ids.append(id)
        shapes.append(shape)
        levels.append(level)
        tagStarts.append(Int32(tags.count))
        tags += attributes
        partStarts.append(Int32(partIsHole.count))
    }

    mutating func add(_ xs: ArraySlice<Int32>, _ ys: ArraySlice<Int32>, isHole: Bool, _ shape: VectorLayer.Shape) {
        vertexStarts.append(Int32(self.xs.count))
        partIsHole.append(isHole)
        self.xs += xs
        self.ys += ys
        detail += LineDetail.levels(xs: xs, ys: ys, isClosed: shape == .areas)
    }

    mutating func end() {
        tagStarts.append(Int32(tags.count))
        partStarts.append(Int32(partIsHole.count))
        vertexStarts.append(Int32(xs.count))
    }
}
