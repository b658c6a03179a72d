/// A position of a GeoJSON file in the file's own reference system.
public struct GeoJSONPosition: Hashable, Sendable {
    /// The first number: longitude in degrees, or easting in metres.
    public let x: Double
    /// The second number: latitude in degrees, or northing in metres.
    public let y: Double
    /// The third number, the height in metres, where there is one.
    public let z: Double?

    /// Makes a position.
    public init(x: Double, y: Double, z: Double? = nil) {
        self.x = x
        self.y = y
        self.z = z
    }
}

/// A geometry of a GeoJSON file (RFC 7946 §3.1).
public indirect enum GeoJSONGeometry: Hashable, Sendable {
    /// One position.
    case point(GeoJSONPosition)
    /// Several positions.
    case multiPoint([GeoJSONPosition])
    /// A line of two or more positions.
    case lineString([GeoJSONPosition])
    /// Several lines.
    case multiLineString([[GeoJSONPosition]])
    /// A polygon: the outer ring and then its holes, each closed.
    case polygon([[GeoJSONPosition]])
    /// Several polygons.
    case multiPolygon([[[GeoJSONPosition]]])
    /// Geometries of several kinds.
    case collection([GeoJSONGeometry])

    /// Whether it is made of positions only.
    var isPoint: Bool {
        switch self {
        case .point, .multiPoint: true
        default: false
        }
    }

    /// The position, if this is a point or a multi-point with just one.
    public var singlePoint: GeoJSONPosition? {
        switch self {
        case .point(let position): position
        case .multiPoint(let positions): positions.count == 1 ? positions[0] : nil
        default: nil
        }
    }
}

extension GeoJSONGeometry {
    /// Reads one geometry, or the geometry of one feature, from a text.
    ///
    /// - Throws: ``ExchangeError``.
    public init(parsing text: String) throws(ExchangeError) {
        var parser = JSONParser(Array(text.utf8), maxDepth: 16)
        let value = try parser.parse()
        try self.init(value["type"]?.text == "Feature" ? value["geometry"] ?? value : value, row: nil)
    }

    /// Reads a geometry object.
    ///
    /// - Parameter row: the row its feature has in the tabular view, for error messages.
    init(_ value: JSONValue, row: Int?) throws(ExchangeError) {
        let place = ExchangePlace(row: row)
        guard let type = value["type"]?.text else { throw .malformedGeoJSON(.type, at: place) }
        if type == "GeometryCollection" {
            guard let items = value["geometries"]?.items else { throw .malformedGeoJSON(.member, at: place) }
            var geometries: [GeoJSONGeometry] = []
            for item in items { geometries.append(try GeoJSONGeometry(item, row: row)) }
            self = .collection(geometries)
            return
        }
        guard let coordinates = value["coordinates"] else {
            throw .malformedGeoJSON(Self.typesWithCoordinates.contains(type) ? .member : .type, at: place)
        }
        let reader = CoordinateReader(place: place)
        switch type {
        case "Point": self = .point(try reader.position(coordinates))
        case "MultiPoint": self = .multiPoint(try reader.positions(coordinates))
        case "LineString": self = .lineString(try reader.line(coordinates))
        case "MultiLineString":
            self = .multiLineString(
                try reader.list(coordinates) { value throws(ExchangeError) in try reader.line(value) })
        case "Polygon": self = .polygon(try reader.rings(coordinates))
        case "MultiPolygon":
            self = .multiPolygon(
                try reader.list(coordinates) { value throws(ExchangeError) in try reader.rings(value) })
        default: throw .malformedGeoJSON(.type, at: place)
        }
    }

    private static let typesWithCoordinates: Set = [
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    ]
}

/// Turns JSON lists into positions, lines and rings.
private struct CoordinateReader {
    let place: ExchangePlace

    func position(_ value: JSONValue) throws(ExchangeError) -> GeoJSONPosition {
        // Some programs add a measure as fourth number; it is passed over.
        guard case .numbers(let numbers) = value, (2...4).contains(numbers.count) else {
            throw .malformedGeoJSON(.coordinates, at: place)
        }
        return GeoJSONPosition(x: numbers[0], y: numbers[1], z: numbers.count > 2 ? numbers[2] : nil)
    }

    func list<Item>(
        _ value: JSONValue, _ read: (JSONValue) throws(ExchangeError) -> Item
    ) throws(ExchangeError) -> [Item] {
        guard case .list(let items) = value else { throw .malformedGeoJSON(.coordinates, at: place) }
        var result: [Item] = []
        result.reserveCapacity(items.count)
        for item in items { result.append(try read(item)) }
        return result
    }

    func positions(_ value: JSONValue) throws(ExchangeError) -> [GeoJSONPosition] {
        try list(value) { item throws(ExchangeError) in try position(item) }
    }

    func line(_ value: JSONValue) throws(ExchangeError) -> [GeoJSONPosition] {
        let line = try positions(value)
        if line.count < 2 { throw .malformedGeoJSON(.coordinates, at: place) }
        return line
    }

    func rings(_ value: JSONValue) throws(ExchangeError) -> [[GeoJSONPosition]] {
        try list(value) { item throws(ExchangeError) in
            let ring = try positions(item)
            guard ring.count >= 4, ring.first == ring.last else { throw .malformedGeoJSON(.ring, at: place) }
            return ring
        }
    }
}
