import Geo
import Testing

@Suite("Areas")
struct AreaTests {
    private func ring(_ points: [(Double, Double)]) throws -> [Coordinate] {
        try points.map { try Coordinate(longitude: $0.0, latitude: $0.1) }
    }

    private func point(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
        try Coordinate(longitude: longitude, latitude: latitude)
    }

    @Test("a point in a hole is outside, and one on an island in the hole of another polygon is inside")
    func holes() throws {
        let outer = try ring([(113, 27), (114, 27), (114, 28), (113, 28)])
        let hole = try ring([(113.2, 27.2), (113.2, 27.8), (113.8, 27.8), (113.8, 27.2), (113.2, 27.2)])
        let island = try ring([(113.4, 27.4), (113.6, 27.4), (113.6, 27.6), (113.4, 27.6)])
        let polygon = try Polygon(rings: [outer, hole])
        #expect(polygon.contains(try point(113.1, 27.5)))
        #expect(!polygon.contains(try point(113.5, 27.5)))
        #expect(!polygon.contains(try point(112.9, 27.5)))
        let both = MultiPolygon([polygon, try Polygon(rings: [island])])
        #expect(both.contains(try point(113.5, 27.5)))
        #expect(!both.contains(try point(113.3, 27.5)))
        #expect(polygon.areaSquareMetres < Polygon(exterior: polygon.exterior).areaSquareMetres)
    }

    @Test("of two neighbours exactly one holds each point of the shared border")
    func sharedBorder() throws {
        let border: [(Double, Double)] = [(113.5, 27), (113.47, 27.31), (113.52, 27.6), (113.5, 28)]
        let west = try LinearRing(ring([(113, 28), (113, 27)] + border))
        let east = try LinearRing(ring([(114, 27), (114, 28)] + border.reversed()))
        for step in 0..<400 {
            let share = Double(step) / 400
            for (start, end) in zip(border, border.dropFirst()) {
                let place = try point(
                    start.0 + share * (end.0 - start.0), start.1 + share * (end.1 - start.1))
                #expect(west.contains(place) != east.contains(place))
            }
        }
    }

    @Test("rings are closed or not, run either way, and need three different points")
    func rings() throws {
        let open = try LinearRing(ring([(113, 27), (114, 27), (114, 28)]))
        let closed = try LinearRing(ring([(113, 27), (114, 27), (114, 28), (113, 27)]))
        #expect(open == closed)
        #expect(open.closedVertices.count == 4)
        #expect(open.signedAreaSquareMetres > 0)
        let clockwise = try LinearRing(ring([(114, 28), (114, 27), (113, 27)]))
        #expect(abs(clockwise.signedAreaSquareMetres + open.signedAreaSquareMetres) < 1)
        #expect(throws: GeoError.ringTooShort(points: 2)) {
            try LinearRing(ring([(113, 27), (114, 27), (113, 27), (114, 27), (113, 27)]))
        }
        #expect(throws: GeoError.ringTooShort(points: 0)) { try LinearRing([]) }
        #expect(throws: GeoError.ringTooShort(points: 0)) { try Polygon(rings: []) }
    }

    @Test("boxes hold their edges, and a geometry's box holds its parts")
    func boxes() throws {
        let box = try #require(BoundingBox(around: ring([(113, 27), (114, 28)])))
        #expect(box.contains(try point(113, 27)))
        #expect(box.contains(try point(114, 28)))
        #expect(!box.contains(try point(114.001, 28)))
        #expect(box.centre == (try point(113.5, 27.5)))
        #expect(throws: GeoError.emptyBox) {
            try BoundingBox(southWest: try point(114, 27), northEast: try point(113, 28))
        }
        let geometry = Geometry.collection([
            .point(try point(112, 27.5)), .multiPoint([]),
            .lineString(try LineString(ring([(113, 27), (114, 28)]))),
        ])
        #expect(geometry.boundingBox?.west == 112)
        #expect(geometry.boundingBox?.north == 28)
        #expect(Geometry.collection([]).boundingBox == nil)
        #expect(geometry.areas == nil)
    }

    struct County: Sendable {
        var code: String
        var squareMetres: Double
        var centre: (Double, Double)
    }

    @Test(
        "area and centre of real boundaries agree with PROJ's geodesic area and Shapely's centroid",
        .enabled(if: SharedData.isAvailable),
        arguments: [
            // pyproj: Geod(ellps="GRS80").geometry_area_perimeter(shape); shapely: shape.centroid
            County(code: "441223", squareMetres: 2457727697.077, centre: (112.43161449195453, 23.674053415153722)),
            County(code: "360302", squareMetres: 207899864.385, centre: (113.87767807017329, 27.634589909451314)),
            County(code: "440000", squareMetres: 178705423065.459, centre: (113.41902124339136, 23.32573694388329)),
        ])
    func realAreas(_ county: County) throws {
        let area = try #require(try SharedData.tianditu.get()[county.code])
        #expect(abs(area.areaSquareMetres / county.squareMetres - 1) < 1e-5)
        let centre = try #require(area.centroid)
        #expect(abs(centre.longitude - county.centre.0) < 1e-9)
        #expect(abs(centre.latitude - county.centre.1) < 1e-9)
    }

    @Test("1,937 village points lie in the county that Shapely finds for them", .enabled(if: SharedData.isAvailable))
    func pointsInCounties() throws {
        let counties = try SharedData.tianditu.get()
        let points = try SharedData.villagePoints()
        #expect(points.count == 1937)
        let inside = try points.count { village in
            let place = try CoordinateSystem.wgs84.coordinate(of: village.wgs84)
            return counties[village.county]?.contains(place) == true
        }
        #expect(inside == 1937)
        let insideAsGiven = try points.count { village in
            let place = try CoordinateSystem.wgs84.coordinate(of: village.gcj02)
            return counties[village.county]?.contains(place) == true
        }
        #expect(insideAsGiven == 1910)
    }
}
