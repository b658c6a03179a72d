internal import Foundation

/// A closed line (环) that bounds an area; kept without the repeated last point.
public struct LinearRing: Hashable, Sendable {
    /// The corners in order; the last is joined to the first.
    public let vertices: [Coordinate]
    /// The smallest box around the corners.
    public let boundingBox: BoundingBox

    /// A ring from its corners, with or without the first repeated at the end, in either direction.
    ///
    /// - Throws: ``GeoError/ringTooShort(points:)`` for fewer than three different points.
    public init(_ points: [Coordinate]) throws(GeoError) {
        var vertices = points
        while vertices.count > 1, vertices.last == vertices.first { vertices.removeLast() }
        // Counted in a few corners first: boundaries have thousands, and nearly all are different.
        var different = Set(vertices.prefix(8)).count
        if different < 3 { different = Set(vertices).count }
        guard different >= 3, let box = BoundingBox(around: vertices) else {
            throw .ringTooShort(points: different)
        }
        self.vertices = vertices
        boundingBox = box
    }

    /// The corners with the first repeated at the end, as GeoJSON wants them.
    public var closedVertices: [Coordinate] { vertices + vertices.prefix(1) }

    /// Whether a position lies inside, by counting crossings of a line to the east.
    ///
    /// Points exactly on the line belong to one side: of two areas that share a border exactly one holds them.
    /// - Complexity: O(*n*) in the number of corners.
    public func contains(_ coordinate: Coordinate) -> Bool {
        guard boundingBox.contains(coordinate), var previous = vertices.last else { return false }
        let (x, y) = (coordinate.longitude, coordinate.latitude)
        var isInside = false
        for vertex in vertices {
            if (vertex.latitude > y) != (previous.latitude > y) {
                // Always from the southern end, so that neighbours compute the same crossing.
                let (low, high) = vertex.latitude < previous.latitude ? (vertex, previous) : (previous, vertex)
                let share = (y - low.latitude) / (high.latitude - low.latitude)
                if x < low.longitude + share * (high.longitude - low.longitude) { isInside.toggle() }
            }
            previous = vertex
        }
        return isInside
    }

    /// Area in square metres on the CGCS2000 ellipsoid; positive counter-clockwise, negative clockwise.
    ///
    /// The corners go through the equal-area cylindrical projection (authalic latitude, J. P. Snyder,
    /// “Map Projections: A Working Manual”, USGS 1987, equation 3-12), so that areas are true; edges count as
    /// straight on that map.
    /// - Complexity: O(*n*) in the number of corners.
    public var signedAreaSquareMetres: Double {
        guard var previous = vertices.last.map(Self.equalArea), let origin = vertices.first.map(Self.equalArea) else {
            return 0
        }
        var doubled = 0.0
        for vertex in vertices {
            let next = Self.equalArea(vertex)
            doubled += (previous.x - origin.x) * (next.y - origin.y) - (next.x - origin.x) * (previous.y - origin.y)
            previous = next
        }
        return doubled / 2
    }

    /// First moments in degrees: twice the signed area and the centre weighted by it, both relative to `origin`.
    func moments(around origin: Coordinate) -> (doubledArea: Double, east: Double, north: Double) {
        guard var previous = vertices.last else { return (0, 0, 0) }
        var (doubled, east, north) = (0.0, 0.0, 0.0)
        for vertex in vertices {
            let (x1, y1) = (previous.longitude - origin.longitude, previous.latitude - origin.latitude)
            let (x2, y2) = (vertex.longitude - origin.longitude, vertex.latitude - origin.latitude)
            let cross = x1 * y2 - x2 * y1
            doubled += cross
            east += (x1 + x2) * cross
            north += (y1 + y2) * cross
            previous = vertex
        }
        return (doubled, east / 3, north / 3)
    }

    private static func equalArea(_ coordinate: Coordinate) -> (x: Double, y: Double) {
        let ellipsoid = Ellipsoid.cgcs2000
        let e2 = ellipsoid.eccentricitySquared
        let e = e2.squareRoot()
        let sine = sin(Angle.radians(coordinate.latitude))
        let q = (1 - e2) * (sine / (1 - e2 * sine * sine) + atanh(e * sine) / e)
        let radius = ellipsoid.equatorialRadiusMetres
        return (radius * Angle.radians(coordinate.longitude), radius * q / 2)
    }
}
