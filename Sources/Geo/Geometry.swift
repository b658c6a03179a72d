/// Any of the geometries of OGC Simple Features (几何), in CGCS2000 longitude and latitude.
public enum Geometry: Hashable, Sendable {
    /// One position.
    case point(Coordinate)
    /// Several positions.
    case multiPoint([Coordinate])
    /// A line.
    case lineString(LineString)
    /// Several lines.
    case multiLineString([LineString])
    /// An area.
    case polygon(Polygon)
    /// Several areas.
    case multiPolygon(MultiPolygon)
    /// A mixture.
    indirect case collection([Geometry])

    /// The smallest box around the geometry, or `nil` if it is empty.
    public var boundingBox: BoundingBox? {
        switch self {
        case .point(let coordinate): BoundingBox(around: [coordinate])
        case .multiPoint(let coordinates): BoundingBox(around: coordinates)
        case .lineString(let line): BoundingBox(around: line.vertices)
        case .multiLineString(let lines): BoundingBox(around: lines.lazy.flatMap(\.vertices))
        case .polygon(let polygon): polygon.boundingBox
        case .multiPolygon(let polygons): polygons.boundingBox
        case .collection(let parts):
            parts.compactMap(\.boundingBox).reduce(nil) { box, next in box?.union(next) ?? next }
        }
    }

    /// The areas in this geometry as one, or `nil` if there are none.
    public var areas: MultiPolygon? {
        let polygons = self.polygons
        return polygons.isEmpty ? nil : MultiPolygon(polygons)
    }

    /// The lines in this geometry.
    public var lines: [LineString] {
        switch self {
        case .lineString(let line): [line]
        case .multiLineString(let lines): lines
        case .collection(let parts): parts.flatMap(\.lines)
        default: []
        }
    }

    /// How many positions describe it, closing ones of rings not counted.
    public var positionCount: Int {
        switch self {
        case .point: 1
        case .multiPoint(let coordinates): coordinates.count
        case .lineString(let line): line.vertices.count
        case .multiLineString(let lines): lines.reduce(0) { $0 + $1.vertices.count }
        case .polygon(let polygon): polygon.rings.reduce(0) { $0 + $1.vertices.count }
        case .multiPolygon(let areas): areas.polygons.reduce(0) { $0 + Geometry.polygon($1).positionCount }
        case .collection(let parts): parts.reduce(0) { $0 + $1.positionCount }
        }
    }

    private var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons.polygons
        case .collection(let parts): parts.flatMap(\.polygons)
        default: []
        }
    }
}
