internal import Foundation

extension CoordinateSystem {
    /// The stable name to keep beside data: an EPSG code, “GCJ-02” or “BD-09”.
    ///
    /// ``init(named:)`` reads it back.
    public var identifier: String {
        switch self {
        case .cgcs2000: "EPSG:4490"
        case .wgs84: "EPSG:4326"
        case .gcj02: "GCJ-02"
        case .bd09: "BD-09"
        case .gaussKruger(let zone): "EPSG:\(zone.epsgCode)"
        }
    }

    /// Name in Chinese.
    public var chineseName: String {
        switch self {
        case .cgcs2000: "2000国家大地坐标系（CGCS2000）"
        case .wgs84: "WGS84（GPS）"
        case .gcj02: "GCJ-02（高德、腾讯地图）"
        case .bd09: "BD-09（百度地图）"
        case .gaussKruger(let zone): zone.chineseName
        }
    }

    /// Name in English.
    public var englishName: String {
        switch self {
        case .cgcs2000: "CGCS2000"
        case .wgs84: "WGS 84 (GPS)"
        case .gcj02: "GCJ-02 (Amap, Tencent Maps)"
        case .bd09: "BD-09 (Baidu Maps)"
        case .gaussKruger(let zone): zone.englishName
        }
    }

    /// The system a file or a person names: a common name, an EPSG code, an OGC URN, or the name GIS programs write.
    ///
    /// Case, spaces, full-width characters and hyphens do not matter.
    /// - Throws: ``GeoError/unknownSystem(name:)``; ``GeoError/noPublicTransformation(name:)`` for Beijing 1954,
    ///   Xi'an 1980 and local systems; ``GeoError/zoneMissing(name:)`` for a projection without its zone;
    ///   ``GeoError/noSuchZone(widthDegrees:centralMeridian:)``.
    public init(named name: String) throws(GeoError) {
        let folded = Self.folded(name)
        if let code = Self.epsgCode(in: folded) {
            guard let system = CoordinateSystem(epsgCode: code) else { throw .unknownSystem(name: name) }
            self = system
        } else if let system = Self.commonNames[folded] {
            self = system
        } else if Self.withoutTransformation.contains(where: folded.contains) {
            throw .noPublicTransformation(name: name)
        } else if let zone = try Self.zone(in: folded, name: name) {
            self = .gaussKruger(zone)
        } else {
            throw .unknownSystem(name: name)
        }
    }

    /// The system of an EPSG code, or `nil` for codes other than 4326, 4490 and 4491–4554.
    public init?(epsgCode: Int) {
        switch epsgCode {
        case 4490: self = .cgcs2000
        case 4326: self = .wgs84
        default:
            guard let zone = GaussKrugerZone(epsgCode: epsgCode) else { return nil }
            self = .gaussKruger(zone)
        }
    }

    private static let commonNames: [String: CoordinateSystem] = [
        "cgcs2000": .cgcs2000, "cgcs": .cgcs2000, "国家2000": .cgcs2000, "2000国家大地坐标系": .cgcs2000,
        "国家大地2000": .cgcs2000, "国家2000坐标系": .cgcs2000, "2000坐标系": .cgcs2000, "天地图": .cgcs2000,
        "大地2000": .cgcs2000, "cgcs2000坐标系": .cgcs2000, "gcscgcs2000": .cgcs2000,
        "gcschinageodeticcoordinatesystem2000": .cgcs2000, "chinageodeticcoordinatesystem2000": .cgcs2000,
        "wgs84": .wgs84, "wgs1984": .wgs84, "gcswgs1984": .wgs84, "gps": .wgs84, "crs84": .wgs84,
        "ogc:crs84": .wgs84, "urn:ogc:def:crs:ogc:1.3:crs84": .wgs84, "wgs84坐标系": .wgs84, "地球坐标系": .wgs84,
        "gcj02": .gcj02, "gcj": .gcj02, "高德": .gcj02, "高德地图": .gcj02, "高德坐标系": .gcj02, "腾讯": .gcj02,
        "腾讯地图": .gcj02, "火星坐标": .gcj02, "火星坐标系": .gcj02, "国测局坐标系": .gcj02, "国测局": .gcj02,
        "amap": .gcj02, "gcj02坐标系": .gcj02, "mars": .gcj02,
        "bd09": .bd09, "bd09ll": .bd09, "百度": .bd09, "百度地图": .bd09, "百度坐标": .bd09, "百度坐标系": .bd09,
        "baidu": .bd09, "bd09坐标系": .bd09,
    ]

    private static let withoutTransformation = [
        "北京54", "北京1954", "1954北京", "54北京", "beijing1954", "beijing54", "bj54", "西安80", "西安1980", "1980西安",
        "80西安", "xian1980", "xian80", "地方坐标", "独立坐标", "bd09mc",
    ]

    private static func folded(_ name: String) -> String {
        let plain = name.precomposedStringWithCompatibilityMapping.lowercased()
        return String(plain.filter { !$0.isWhitespace && !"-_/'’‐–—()".contains($0) })
    }

    private static func epsgCode(in folded: String) -> Int? {
        guard let range = folded.range(of: "epsg", options: .backwards) else { return nil }
        // After "epsg" stand separators and perhaps a version ("EPSG::4490", "EPSG/0/4490", folded to "epsg04490").
        let digits = folded[range.upperBound...].filter(\.isASCII).split(whereSeparator: { !$0.isNumber }).last
        guard let digits else { return nil }
        return Int(digits.first == "0" ? digits.suffix(4) : digits)
    }

    private static func zone(in folded: String, name: String) throws(GeoError) -> GaussKrugerZone? {
        let text = folded.replacingOccurrences(of: "°", with: "度").replacingOccurrences(of: "degree", with: "度")
            .replacingOccurrences(of: "三度", with: "3度").replacingOccurrences(of: "六度", with: "6度")
        guard text.contains("2000") else { return nil }
        // EPSG and GIS programs say nothing of the width of 6° zones: "CGCS2000 / Gauss-Kruger CM 117E".
        let westernName = text.contains("gk") || text.contains("gausskruger")
        let width: GaussKrugerZone.Width
        if text.contains("3度") {
            width = .threeDegrees
        } else if text.contains("6度") || westernName {
            width = .sixDegrees
        } else if text.contains("高斯") || text.contains("度带") {
            throw .zoneMissing(name: name)
        } else {
            return nil
        }
        let hasPrefix = text.contains("带带号") && !text.contains("不带带号")
        if let meridian = number(after: ["cm", "中央经线", "中央子午线"], in: text) {
            return try GaussKrugerZone(width: width, centralMeridian: meridian, hasZonePrefix: hasPrefix)
        }
        if let number = number(after: ["zone", "带号", "第"], in: text) {
            return try GaussKrugerZone(width: width, number: number)
        }
        throw .zoneMissing(name: name)
    }

    private static func number(after marks: [String], in text: String) -> Int? {
        for mark in marks {
            guard let range = text.range(of: mark) else { continue }
            let digits = text[range.upperBound...].drop { ":=为是".contains($0) }.prefix { $0.isASCII && $0.isNumber }
            if let number = Int(digits) { return number }
        }
        return nil
    }
}
