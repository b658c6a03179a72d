import Geo
import Testing

/// Expected figures: PROJ 9.1.1, `echo "lat1 lon1 lat2 lon2" | geod -I +ellps=GRS80 +units=m -F %.4f -f %.6f`.
@Suite("Distances")
struct DistanceTests {
    @Test(
        "lengths on the ellipsoid agree with geod to a millimetre",
        arguments: [
            ([112.4650, 23.0470, 112.4408, 23.6346], 65123.0374, 357.826935),
            ([113.8545, 27.6229, 113.8551, 27.6235], 89.0382, 41.691428),
            ([115.8921, 28.6765, 115.9021, 28.6765], 977.4075, 89.997601),
            ([112.4650, 23.0470, 113.8545, 27.6229], 525841.2469, 15.134454),
        ])
    func ellipsoid(_ ends: [Double], _ metres: Double, _ bearing: Double) throws {
        let start = try Coordinate(longitude: ends[0], latitude: ends[1])
        let end = try Coordinate(longitude: ends[2], latitude: ends[3])
        #expect(abs(start.distanceMetres(to: end) - metres) < 0.001)
        #expect(abs(end.distanceMetres(to: start) - metres) < 0.001)
        #expect(abs(start.bearingDegrees(to: end) - bearing) < 1e-5)
        #expect(abs(start.sphericalDistanceMetres(to: end) / metres - 1) < 0.005)
    }

    @Test("the same point is at distance zero, and opposite ends of the Earth have a distance too")
    func extremes() throws {
        let here = try Coordinate(longitude: 113, latitude: 23)
        #expect(here.distanceMetres(to: here) == 0)
        let antipode = try Coordinate(longitude: -67, latitude: -23)
        #expect(abs(here.distanceMetres(to: antipode) - 20_003_931) < 30_000)
        let pole = try Coordinate(longitude: 0, latitude: 90)
        #expect(here.distanceMetres(to: pole).isFinite)
    }

    @Test("a flat map is right to a metre over a kilometre and leads back")
    func localPlane() throws {
        let origin = try Coordinate(longitude: 113.8545, latitude: 27.6229)
        let plane = LocalPlane(origin: origin)
        let place = plane.coordinate(at: .init(eastMetres: 600, northMetres: -800))
        #expect(abs(origin.distanceMetres(to: place) - 1000) < 0.1)
        let offset = plane.offset(of: place)
        #expect(abs(offset.lengthMetres - 1000) < 1e-6)
        #expect(abs(offset.bearingDegrees - 143.1301) < 1e-3)
    }

    @Test("the length of a line is the sum of its parts")
    func line() throws {
        let points = try [(113.8545, 27.6229), (113.8551, 27.6235), (113.8545, 27.6229)]
            .map { try Coordinate(longitude: $0.0, latitude: $0.1) }
        #expect(abs(try LineString(points).lengthMetres - 2 * 89.0382) < 0.001)
        #expect(throws: GeoError.lineTooShort(points: 1)) { try LineString(Array(points.prefix(1))) }
    }
}
