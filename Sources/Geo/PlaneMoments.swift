/// Area and centre of gravity of some areas in the plane of longitude and latitude.
struct PlaneMoments {
    let centre: Coordinate

    /// `nil` if the areas have no extent.
    init?(of polygons: [Polygon]) {
        guard let origin = polygons.first?.exterior.vertices.first else { return nil }
        var (doubled, east, north) = (0.0, 0.0, 0.0)
        for polygon in polygons {
            for (index, ring) in polygon.rings.enumerated() {
                let moments = ring.moments(around: origin)
                // Rings may run either way: the outer one counts as positive, holes as negative.
                let sign = (moments.doubledArea < 0 ? -1.0 : 1.0) * (index == 0 ? 1 : -1)
                doubled += sign * moments.doubledArea
                east += sign * moments.east
                north += sign * moments.north
            }
        }
        guard doubled > 0 else { return nil }
        centre = Coordinate(
            computedLongitude: origin.longitude + east / doubled, latitude: origin.latitude + north / doubled)
    }
}
