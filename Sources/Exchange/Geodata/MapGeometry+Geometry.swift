public import Geo

extension MapGeometry {
    /// A geometry in degrees of CGCS2000, ready to be written to a file; nothing at all is no positions.
    public init(_ geometry: Geometry?) {
        func position(_ place: Coordinate) -> MapPosition {
            MapPosition(east: place.longitude, north: place.latitude)
        }
        func rings(_ polygon: Polygon) -> [[MapPosition]] { polygon.rings.map { $0.closedVertices.map(position) } }
        switch geometry {
        case nil: self = .points([])
        case .point(let place)?: self = .points([position(place)])
        case .multiPoint(let places)?: self = .points(places.map(position))
        case .lineString(let line)?: self = .lines([line.vertices.map(position)])
        case .multiLineString(let lines)?: self = .lines(lines.map { $0.vertices.map(position) })
        case .polygon(let polygon)?: self = .areas([rings(polygon)])
        case .multiPolygon(let areas)?: self = .areas(areas.polygons.map(rings))
        case .collection(let parts)?:
            self = parts.map { MapGeometry($0) }.first { !$0.positions.isEmpty } ?? .points([])
        }
    }
}
