/// Several areas that belong together (多面), such as a county with its islands.
public struct MultiPolygon: Hashable, Sendable {
    /// The areas, which do not overlap.
    public let polygons: [Polygon]

    /// Areas that belong together.
    public init(_ polygons: [Polygon]) {
        self.polygons = polygons
    }

    /// The smallest box around all areas, or `nil` if there are none.
    public var boundingBox: BoundingBox? {
        polygons.dropFirst().reduce(polygons.first?.boundingBox) { $0?.union($1.boundingBox) }
    }

    /// Whether a position lies in one of the areas.
    ///
    /// - Complexity: O(*n*) in the number of corners of the areas whose box holds the position.
    public func contains(_ coordinate: Coordinate) -> Bool {
        polygons.contains { $0.contains(coordinate) }
    }

    /// Area in square metres on the ellipsoid.
    public var areaSquareMetres: Double {
        polygons.reduce(0) { $0 + $1.areaSquareMetres }
    }

    /// Centre of gravity (形心) in the plane of longitude and latitude, or `nil` if there is no area.
    public var centroid: Coordinate? {
        PlaneMoments(of: polygons)?.centre ?? boundingBox?.centre
    }
}
