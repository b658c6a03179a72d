/// An area (面) with one outer boundary and any number of holes.
public struct Polygon: Hashable, Sendable {
    /// The outer boundary.
    public let exterior: LinearRing
    /// The parts cut out.
    public let holes: [LinearRing]

    /// An area by its rings, in either direction.
    public init(exterior: LinearRing, holes: [LinearRing] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// An area by rings of points, the first of which is the outer one, as in GeoJSON.
    ///
    /// - Throws: ``GeoError/ringTooShort(points:)``.
    public init(rings: [[Coordinate]]) throws(GeoError) {
        guard let first = rings.first else { throw .ringTooShort(points: 0) }
        exterior = try LinearRing(first)
        var holes: [LinearRing] = []
        for ring in rings.dropFirst() { holes.append(try LinearRing(ring)) }
        self.holes = holes
    }

    /// All rings, the outer one first.
    public var rings: [LinearRing] { [exterior] + holes }

    /// The smallest box around the area.
    public var boundingBox: BoundingBox { exterior.boundingBox }

    /// Whether a position lies in the area and in none of its holes (even-odd rule).
    public func contains(_ coordinate: Coordinate) -> Bool {
        guard exterior.contains(coordinate) else { return false }
        return holes.reduce(true) { $1.contains(coordinate) ? !$0 : $0 }
    }

    /// Area in square metres on the ellipsoid, holes subtracted.
    public var areaSquareMetres: Double {
        holes.reduce(abs(exterior.signedAreaSquareMetres)) { $0 - abs($1.signedAreaSquareMetres) }
    }

    /// Centre of gravity (形心) in the plane of longitude and latitude; it may lie outside a bent area.
    public var centroid: Coordinate {
        PlaneMoments(of: [self])?.centre ?? boundingBox.centre
    }
}
