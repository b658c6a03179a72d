/// The coordinate system (坐标系) that a file declares for its positions.
public enum CoordinateSystem: Hashable, Sendable {
    /// CGCS2000 longitude and latitude (2000国家大地坐标系), the legal datum; EPSG:4490.
    case cgcs2000
    /// WGS-84 longitude and latitude as from GPS, treated as equal to CGCS2000; EPSG:4326.
    case wgs84
    /// GCJ-02 (火星坐标) of Amap and Tencent maps.
    case gcj02
    /// BD-09 of Baidu maps.
    case bd09
    /// Projected metres in a Gauss–Krüger zone on CGCS2000; EPSG:4491–4554.
    case gaussKruger(GaussKrugerZone)

    /// The systems in longitude and latitude.
    public static let geographic: [CoordinateSystem] = [.cgcs2000, .wgs84, .gcj02, .bd09]

    /// Whether positions are longitude and latitude in degrees.
    public var isGeographic: Bool {
        if case .gaussKruger = self { false } else { true }
    }

    /// The system positions are in once they are degrees: projected zones are on CGCS2000, WGS-84 counts as CGCS2000.
    var datum: CoordinateSystem {
        switch self {
        case .cgcs2000, .wgs84, .gaussKruger: .cgcs2000
        case .gcj02, .bd09: self
        }
    }
}

extension CoordinateSystem {
    /// The CGCS2000 position of two numbers given in this system.
    ///
    /// - Throws: ``GeoError`` if the numbers cannot be a position of this system.
    public func coordinate(of position: MapPosition) throws(GeoError) -> Coordinate {
        if case .gaussKruger(let zone) = self { return try zone.coordinate(of: position) }
        let given = try Coordinate(longitude: position.east, latitude: position.north)
        let result =
            switch self {
            case .gcj02: ChineseMapOffset.cgcs2000(fromGCJ02: position)
            case .bd09: ChineseMapOffset.cgcs2000(fromGCJ02: ChineseMapOffset.gcj02(fromBD09: position))
            default: position
            }
        return result == position ? given : Coordinate(computedLongitude: result.east, latitude: result.north)
    }

    /// The two numbers that this system gives to a CGCS2000 position.
    public func position(of coordinate: Coordinate) -> MapPosition {
        let position = MapPosition(east: coordinate.longitude, north: coordinate.latitude)
        return switch self {
        case .cgcs2000, .wgs84: position
        case .gcj02: ChineseMapOffset.gcj02(from: position)
        case .bd09: ChineseMapOffset.bd09(fromGCJ02: ChineseMapOffset.gcj02(from: position))
        case .gaussKruger(let zone): zone.position(of: coordinate)
        }
    }
}
