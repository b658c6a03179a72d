import Geo
import Testing

/// Positions of WGS-84, GCJ-02 and BD-09 cross-checked with the `eviltransform` package, six decimals.
@Suite("Coordinate systems")
struct CoordinateSystemTests {
    struct Vector: Sendable {
        var name: String
        var wgs84: MapPosition
        var gcj02: MapPosition
        var bd09: MapPosition
    }

    static let vectors: [Vector] = [
        Vector(
            name: "Zhaoqing", wgs84: .init(east: 112.4650, north: 23.0470),
            gcj02: .init(east: 112.470255, north: 23.044379), bd09: .init(east: 112.476761, north: 23.050376)),
        Vector(
            name: "Guangning", wgs84: .init(east: 112.4408, north: 23.6346),
            gcj02: .init(east: 112.446150, north: 23.632148), bd09: .init(east: 112.452575, north: 23.638466)),
        Vector(
            name: "Pingxiang", wgs84: .init(east: 113.8545, north: 27.6229),
            gcj02: .init(east: 113.859801, north: 27.619489), bd09: .init(east: 113.866277, north: 27.625661)),
        Vector(
            name: "Nanchang", wgs84: .init(east: 115.8921, north: 28.6765),
            gcj02: .init(east: 115.896946, north: 28.673131), bd09: .init(east: 115.903408, north: 28.679253)),
    ]

    @Test("GCJ-02 and BD-09 meet the published vectors in the sixth decimal", arguments: vectors)
    func forward(_ vector: Vector) throws {
        let place = try Coordinate(longitude: vector.wgs84.east, latitude: vector.wgs84.north)
        #expect(isNear(CoordinateSystem.gcj02.position(of: place), vector.gcj02, 6e-7))
        #expect(isNear(CoordinateSystem.bd09.position(of: place), vector.bd09, 6e-7))
    }

    @Test("the vectors lead back to WGS-84 in the sixth decimal", arguments: vectors)
    func inverse(_ vector: Vector) throws {
        let fromGCJ = try CoordinateSystem.gcj02.coordinate(of: vector.gcj02)
        let fromBD = try CoordinateSystem.bd09.coordinate(of: vector.bd09)
        #expect(isNear(MapPosition(east: fromGCJ.longitude, north: fromGCJ.latitude), vector.wgs84, 8e-7))
        #expect(isNear(MapPosition(east: fromBD.longitude, north: fromBD.latitude), vector.wgs84, 1.2e-6))
    }

    @Test("there and back changes a position in China by less than a millimetre")
    func roundTrip() throws {
        for longitude in stride(from: 75.0, through: 133, by: 3.7) {
            for latitude in stride(from: 18.5, through: 53, by: 2.3) {
                let place = try Coordinate(longitude: longitude, latitude: latitude)
                for system in CoordinateSystem.geographic {
                    let back = try system.coordinate(of: system.position(of: place))
                    #expect(place.distanceMetres(to: back) < 0.001, "\(system) at \(place)")
                }
            }
        }
    }

    @Test("positions far from China are the same in every geographic system")
    func outsideChina() throws {
        let muscat = try Coordinate(longitude: 58.4, latitude: 23.6)
        for system in CoordinateSystem.geographic {
            #expect(system.position(of: muscat) == MapPosition(east: 58.4, north: 23.6))
            #expect(try system.coordinate(of: MapPosition(east: 58.4, north: 23.6)) == muscat)
        }
    }

    @Test("what is not on Earth is refused in every system")
    func notOnEarth() {
        for system in CoordinateSystem.geographic {
            #expect(throws: GeoError.self) { try system.coordinate(of: MapPosition(east: 23.0, north: 112.4)) }
            #expect(throws: GeoError.self) { try system.coordinate(of: MapPosition(east: .nan, north: 23)) }
            #expect(throws: GeoError.self) { try system.coordinate(of: MapPosition(east: .infinity, north: 23)) }
        }
        #expect(throws: GeoError.notOnEarth(longitude: 181, latitude: 0)) {
            try Coordinate(longitude: 181, latitude: 0)
        }
    }

    @Test(
        "names used in files are understood",
        arguments: [
            ("CGCS2000", "EPSG:4490"), ("cgcs 2000", "EPSG:4490"), ("EPSG:4490", "EPSG:4490"),
            ("2000国家大地坐标系", "EPSG:4490"), ("天地图", "EPSG:4490"), ("urn:ogc:def:crs:EPSG::4490", "EPSG:4490"),
            ("http://www.opengis.net/def/crs/EPSG/0/4490", "EPSG:4490"),
            ("GCS_China_Geodetic_Coordinate_System_2000", "EPSG:4490"),
            ("WGS84", "EPSG:4326"), ("WGS 84", "EPSG:4326"), ("ＷＧＳ－８４", "EPSG:4326"), ("EPSG:4326", "EPSG:4326"),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"), ("GCS_WGS_1984", "EPSG:4326"),
            ("GCJ-02", "GCJ-02"), ("gcj02", "GCJ-02"), ("高德", "GCJ-02"), ("火星坐标系", "GCJ-02"), ("腾讯地图", "GCJ-02"),
            ("BD-09", "BD-09"), ("百度", "BD-09"), ("bd09ll", "BD-09"),
            ("EPSG:4546", "EPSG:4546"), ("epsg 4547", "EPSG:4547"), ("EPSG:4548", "EPSG:4548"),
            ("EPSG:4526", "EPSG:4526"),
            ("CGCS2000 / 3-degree Gauss-Kruger CM 114E", "EPSG:4547"),
            ("CGCS2000 / 3-degree Gauss-Kruger zone 38", "EPSG:4526"),
            ("CGCS2000_3_Degree_GK_CM_114E", "EPSG:4547"), ("CGCS2000_3_Degree_GK_Zone_38", "EPSG:4526"),
            ("CGCS2000 / Gauss-Kruger CM 117E", "EPSG:4509"), ("CGCS2000_GK_Zone_20", "EPSG:4498"),
            ("CGCS2000 3度带 中央经线114", "EPSG:4547"), ("CGCS2000 3°带，中央子午线：114°E", "EPSG:4547"),
            ("国家2000坐标系 三度带 带号38", "EPSG:4526"), ("CGCS2000 3度带 中央经线114 不带带号", "EPSG:4547"),
        ])
    func names(_ name: String, _ identifier: String) throws {
        #expect(try CoordinateSystem(named: name).identifier == identifier)
    }

    @Test("every identifier and every own name is read back")
    func readBack() throws {
        var systems = CoordinateSystem.geographic
        systems += (4491...4554).compactMap(CoordinateSystem.init(epsgCode:))
        for system in systems {
            #expect(try CoordinateSystem(named: system.identifier) == system)
            #expect(!system.chineseName.isEmpty && !system.englishName.isEmpty)
        }
    }

    @Test("unknown names, datums without transformation and missing zones are told apart")
    func refusedNames() {
        #expect(throws: GeoError.unknownSystem(name: "随便")) { try CoordinateSystem(named: "随便") }
        #expect(throws: GeoError.unknownSystem(name: "")) { try CoordinateSystem(named: "") }
        #expect(throws: GeoError.unknownSystem(name: "EPSG:3857")) { try CoordinateSystem(named: "EPSG:3857") }
        #expect(throws: GeoError.unknownSystem(name: "EPSG:99999999999999999999")) {
            try CoordinateSystem(named: "EPSG:99999999999999999999")
        }
        #expect(throws: GeoError.noPublicTransformation(name: "西安80")) { try CoordinateSystem(named: "西安80") }
        #expect(throws: GeoError.noPublicTransformation(name: "Beijing 1954 / 3-degree Gauss-Kruger CM 114E")) {
            try CoordinateSystem(named: "Beijing 1954 / 3-degree Gauss-Kruger CM 114E")
        }
        #expect(throws: GeoError.zoneMissing(name: "CGCS2000 3度带")) { try CoordinateSystem(named: "CGCS2000 3度带") }
        #expect(throws: GeoError.zoneMissing(name: "CGCS2000 高斯投影")) {
            try CoordinateSystem(named: "CGCS2000 高斯投影")
        }
        #expect(throws: GeoError.noSuchZone(widthDegrees: 3, centralMeridian: 113)) {
            try CoordinateSystem(named: "CGCS2000 3度带 中央经线113")
        }
    }

    private func isNear(_ first: MapPosition, _ second: MapPosition, _ tolerance: Double) -> Bool {
        abs(first.east - second.east) <= tolerance && abs(first.north - second.north) <= tolerance
    }
}
