import Geo
import Testing

/// Expected figures: PROJ 9.1.1, `echo "latitude longitude" | cs2cs -f %.6f EPSG:4490 EPSG:4547` (northing, easting).
@Suite("Gauss–Krüger zones")
struct GaussKrugerTests {
    struct Figure: Sendable {
        var code: Int
        var longitude: Double
        var latitude: Double
        var northing: Double
        var easting: Double
    }

    static let figures: [Figure] = [
        Figure(code: 4547, longitude: 112.4650, latitude: 23.0470, northing: 2550567.757086, easting: 342669.303531),
        Figure(code: 4547, longitude: 112.4408, latitude: 23.6346, northing: 2615686.634726, easting: 340890.478081),
        Figure(code: 4547, longitude: 113.8545, latitude: 27.6229, northing: 3056661.330120, easting: 485638.827295),
        Figure(code: 4547, longitude: 115.8921, latitude: 28.6765, northing: 3174880.610526, easting: 684953.531141),
        Figure(code: 4547, longitude: 114.0, latitude: 45.0, northing: 4984944.377858, easting: 500000),
        Figure(code: 4547, longitude: 122.5, latitude: 53.5, northing: 5963968.237133, easting: 1063441.717108),
        Figure(code: 4547, longitude: 109.5, latitude: 18.2, northing: 2018970.377423, easting: 23570.728724),
        Figure(code: 4547, longitude: 115.0, latitude: 0, northing: 0, easting: 611325.180964),
        Figure(code: 4546, longitude: 112.4650, latitude: 23.0470, northing: 2550494.194577, easting: 650154.888753),
        Figure(code: 4546, longitude: 110.6, latitude: 24.0, northing: 2655346.440775, easting: 459299.067246),
        Figure(code: 4548, longitude: 117.3, latitude: 22.5, northing: 2489198.237759, easting: 530868.975321),
        Figure(code: 4526, longitude: 112.4650, latitude: 23.0470, northing: 2550567.757086, easting: 38342669.303531),
        Figure(code: 4526, longitude: 115.8921, latitude: 28.6765, northing: 3174880.610526, easting: 38684953.531141),
        Figure(code: 4509, longitude: 116.4, latitude: 39.9, northing: 4418598.0013, easting: 448688.8557),
        Figure(code: 4498, longitude: 116.4, latitude: 39.9, northing: 4418598.0013, easting: 20448688.8557),
    ]

    @Test("metres agree with PROJ to a tenth of a millimetre", arguments: figures)
    func forward(_ figure: Figure) throws {
        let zone = try #require(GaussKrugerZone(epsgCode: figure.code))
        let position = zone.position(of: try Coordinate(longitude: figure.longitude, latitude: figure.latitude))
        #expect(abs(position.east - figure.easting) < 1e-4)
        #expect(abs(position.north - figure.northing) < 1e-4)
    }

    @Test("PROJ's metres lead back to the position to 10⁻⁹ degrees", arguments: figures)
    func inverse(_ figure: Figure) throws {
        let system = try #require(CoordinateSystem(epsgCode: figure.code))
        let place = try system.coordinate(of: MapPosition(east: figure.easting, north: figure.northing))
        // Four decimals of a metre are 10⁻⁹ degrees in the last two figures.
        #expect(abs(place.longitude - figure.longitude) < 1.2e-9)
        #expect(abs(place.latitude - figure.latitude) < 1.2e-9)
    }

    @Test("an inverse computed by PROJ is met")
    func inverseByPROJ() throws {
        // echo "2550000 38350000" | cs2cs -f %.10f EPSG:4526 EPSG:4490
        let place = try #require(GaussKrugerZone(epsgCode: 4526))
            .coordinate(of: MapPosition(east: 38_350_000, north: 2_550_000))
        #expect(abs(place.latitude - 23.0425529843) < 1e-10)
        #expect(abs(place.longitude - 112.5365590128) < 1e-10)
    }

    @Test("every EPSG code of 4491–4554 names its own zone")
    func codes() throws {
        for code in 4491...4554 {
            #expect(GaussKrugerZone(epsgCode: code)?.epsgCode == code)
        }
        #expect(GaussKrugerZone(epsgCode: 4490) == nil)
        #expect(GaussKrugerZone(epsgCode: 4555) == nil)
        // projinfo: 4534 CM 75E, 4554 CM 135E, 4513 zone 25, 4533 zone 45, 4502 CM 75E, 4491 zone 13
        #expect(GaussKrugerZone(epsgCode: 4534)?.centralMeridian == 75)
        #expect(GaussKrugerZone(epsgCode: 4554)?.centralMeridian == 135)
        #expect(GaussKrugerZone(epsgCode: 4513)?.falseEastingMetres == 25_500_000)
        #expect(GaussKrugerZone(epsgCode: 4533)?.number == 45)
        #expect(GaussKrugerZone(epsgCode: 4491)?.falseEastingMetres == 13_500_000)
    }

    @Test("zones that do not exist are refused")
    func noSuchZone() {
        #expect(throws: GeoError.noSuchZone(widthDegrees: 3, centralMeridian: 113)) {
            try GaussKrugerZone(width: .threeDegrees, centralMeridian: 113)
        }
        #expect(throws: GeoError.noSuchZone(widthDegrees: 6, centralMeridian: 114)) {
            try GaussKrugerZone(width: .sixDegrees, centralMeridian: 114)
        }
        #expect(throws: GeoError.self) { try GaussKrugerZone(width: .sixDegrees, number: Int.max) }
        #expect(throws: GeoError.self) { try GaussKrugerZone(width: .sixDegrees, centralMeridian: Int.max) }
        #expect(throws: GeoError.self) { try GaussKrugerZone(width: .threeDegrees, centralMeridian: Int.min) }
    }

    @Test("an easting with zone number in a zone without is refused, naming the number")
    func undeclaredPrefix() throws {
        let zone = try GaussKrugerZone(width: .threeDegrees, centralMeridian: 114)
        let error = #expect(throws: GeoError.self) {
            try zone.coordinate(of: MapPosition(east: 38_342_669, north: 2_550_567))
        }
        #expect(error == .eastingOutsideZone(easting: 38_342_669, zone: zone, prefix: 38))
        #expect(error?.chineseMessage.contains("带号 38") == true)
    }

    @Test("swapped northing and easting are refused")
    func swapped() throws {
        let zone = try GaussKrugerZone(width: .threeDegrees, centralMeridian: 114)
        #expect(throws: GeoError.self) {
            try zone.coordinate(of: MapPosition(east: 2_550_567, north: 342_669))
        }
        #expect(throws: GeoError.self) { try zone.coordinate(of: MapPosition(east: .nan, north: .infinity)) }
    }
}
