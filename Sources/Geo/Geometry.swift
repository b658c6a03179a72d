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

    private var polygons: [Polygon] {
        switch self {
        case .polygon(let polygon): [polygon]
        case .multiPolygon(let polygons): polygons.polygons
        case .collection(let parts): parts.flatMap(\.polygons)
        default: []
        }
    }
}
