/// A line of at least two points (线), such as a sewer or a river.
public struct LineString: Hashable, Sendable {
    /// The points in order.
    public let vertices: [Coordinate]

    /// A line through points.
    ///
    /// - Throws: ``GeoError/lineTooShort(points:)`` for fewer than two points.
    public init(_ vertices: [Coordinate]) throws(GeoError) {
        guard vertices.count >= 2 else { throw .lineTooShort(points: vertices.count) }
        self.vertices = vertices
    }

    /// Length in metres along the ellipsoid.
    public var lengthMetres: Double {
        zip(vertices, vertices.dropFirst()).reduce(0) { $0 + $1.0.distanceMetres(to: $1.1) }
    }
}
