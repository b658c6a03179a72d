/// A zone of the Gauss–Krüger projection on CGCS2000 (高斯－克吕格投影带), as used on engineering maps.
///
/// Scale 1 on the central meridian, false easting 500 km, false northing 0 (GB/T 17798; EPSG:4491–4554).
public struct GaussKrugerZone: Hashable, Sendable {
    /// How wide a zone is.
    public enum Width: Int, Hashable, Sendable, CaseIterable {
        /// 3° zones (3°带), for maps of 1:10 000 and larger.
        case threeDegrees = 3
        /// 6° zones (6°带), for maps of 1:25 000 to 1:500 000.
        case sixDegrees = 6
    }

    /// Width of the zone.
    public let width: Width
    /// Central meridian (中央经线) in degrees east.
    public let centralMeridian: Int
    /// Whether eastings begin with the zone number (带号), as in 38 500 000 m.
    public let hasZonePrefix: Bool

    /// A zone by its central meridian.
    ///
    /// - Throws: ``GeoError/noSuchZone(widthDegrees:centralMeridian:)`` if no zone of this width lies there.
    public init(width: Width, centralMeridian: Int, hasZonePrefix: Bool = false) throws(GeoError) {
        let remainder =
            switch width {
            case .threeDegrees: centralMeridian % 3
            case .sixDegrees: centralMeridian % 6 - 3
            }
        guard remainder == 0, (75...135).contains(centralMeridian) else {
            throw .noSuchZone(widthDegrees: width.rawValue, centralMeridian: centralMeridian)
        }
        self.width = width
        self.centralMeridian = centralMeridian
        self.hasZonePrefix = hasZonePrefix
    }

    /// A zone by its number: 25…45 of 3°, 13…23 of 6°.
    ///
    /// - Throws: ``GeoError/noSuchZone(widthDegrees:centralMeridian:)`` if the number does not occur in China.
    public init(width: Width, number: Int, hasZonePrefix: Bool = true) throws(GeoError) {
        guard (1...120).contains(number) else {
            throw .noSuchZone(widthDegrees: width.rawValue, centralMeridian: 0)
        }
        let meridian =
            switch width {
            case .threeDegrees: number * 3
            case .sixDegrees: number * 6 - 3
            }
        try self.init(width: width, centralMeridian: meridian, hasZonePrefix: hasZonePrefix)
    }

    /// Zone number (带号): 25…45 for 3°, 13…23 for 6°.
    public var number: Int {
        switch width {
        case .threeDegrees: centralMeridian / 3
        case .sixDegrees: (centralMeridian + 3) / 6
        }
    }

    /// False easting in metres, with the zone number where eastings carry it.
    public var falseEastingMetres: Double {
        (hasZonePrefix ? Double(number) * 1_000_000 : 0) + 500_000
    }

    /// The EPSG code of this zone.
    public var epsgCode: Int {
        switch (width, hasZonePrefix) {
        case (.sixDegrees, true): 4491 + (number - 13)
        case (.sixDegrees, false): 4502 + (number - 13)
        case (.threeDegrees, true): 4513 + (number - 25)
        case (.threeDegrees, false): 4534 + (number - 25)
        }
    }

    /// The zone of an EPSG code, or `nil` if the code is not one of 4491–4554.
    public init?(epsgCode: Int) {
        let zone: GaussKrugerZone? =
            switch epsgCode {
            case 4491...4501: try? GaussKrugerZone(width: .sixDegrees, number: epsgCode - 4491 + 13)
            case 4502...4512:
                try? GaussKrugerZone(width: .sixDegrees, number: epsgCode - 4502 + 13, hasZonePrefix: false)
            case 4513...4533: try? GaussKrugerZone(width: .threeDegrees, number: epsgCode - 4513 + 25)
            case 4534...4554:
                try? GaussKrugerZone(width: .threeDegrees, number: epsgCode - 4534 + 25, hasZonePrefix: false)
            default: nil
            }
        guard let zone else { return nil }
        self = zone
    }

    /// Name in Chinese.
    public var chineseName: String {
        let name = "CGCS2000 \(width.rawValue)°带 中央经线 \(centralMeridian)°E"
        return hasZonePrefix ? name + "（带号 \(number)）" : name
    }

    /// Name in English.
    public var englishName: String {
        let name = "CGCS2000 \(width.rawValue)-degree Gauss–Krüger CM \(centralMeridian)°E"
        return hasZonePrefix ? name + " (zone prefix \(number))" : name
    }
}
