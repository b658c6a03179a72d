internal import Foundation

/// The offsets that public map services in China add to positions: GCJ-02 (高德、腾讯) and BD-09 (百度).
///
/// The formulas are not published officially; these are the commonly used reconstructions
/// (a = 6 378 245 m, e² = 0.00669342162296594323; π·3000/180 for BD-09).
enum ChineseMapOffset {
    private static let radius = 6_378_245.0
    private static let eccentricitySquared = 0.00669342162296594323
    private static let baiduAngle = Double.pi * 3000 / 180
    /// Enough to leave less than a millimetre anywhere in China, with some to spare.
    private static let rounds = 10

    /// Whether the offset applies: the rectangle that all known implementations use, wider than the country.
    static func applies(longitude: Double, latitude: Double) -> Bool {
        (72.004...137.8347).contains(longitude) && (0.8293...55.8271).contains(latitude)
    }

    /// GCJ-02 position of a CGCS2000 position, degrees; unchanged outside the rectangle.
    static func gcj02(from position: MapPosition) -> MapPosition {
        guard applies(longitude: position.east, latitude: position.north) else { return position }
        return adding(gcj02Shift(at: position), to: position)
    }

    /// CGCS2000 position of a GCJ-02 position, degrees.
    static func cgcs2000(fromGCJ02 position: MapPosition) -> MapPosition {
        guard applies(longitude: position.east, latitude: position.north) else { return position }
        return inverse(of: position) { adding(gcj02Shift(at: $0), to: $0) }
    }

    /// BD-09 position of a GCJ-02 position, degrees; unchanged outside the rectangle.
    static func bd09(fromGCJ02 position: MapPosition) -> MapPosition {
        guard applies(longitude: position.east, latitude: position.north) else { return position }
        return baidu(position)
    }

    /// GCJ-02 position of a BD-09 position, degrees.
    static func gcj02(fromBD09 position: MapPosition) -> MapPosition {
        guard applies(longitude: position.east, latitude: position.north) else { return position }
        return inverse(of: position, by: baidu)
    }

    private static func adding(_ shift: MapPosition, to position: MapPosition) -> MapPosition {
        MapPosition(east: position.east + shift.east, north: position.north + shift.north)
    }

    /// Fixed-point iteration p ← p + (target − f(p)); the offsets vary slowly, so each round gains about two digits.
    private static func inverse(
        of target: MapPosition, by forward: (MapPosition) -> MapPosition
    ) -> MapPosition {
        var guess = target
        for _ in 0..<rounds {
            let image = forward(guess)
            guess.east += target.east - image.east
            guess.north += target.north - image.north
        }
        return guess
    }

    private static func gcj02Shift(at position: MapPosition) -> MapPosition {
        let x = position.east - 105
        let y = position.north - 35
        let common = (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
        let root = abs(x).squareRoot()

        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
        north += (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
        north += (160 * sin(y / 12 * .pi) + 320 * sin(y * .pi / 30)) * 2 / 3

        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
        east += (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
        east += (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3

        let latitude = Angle.radians(position.north)
        let w = 1 - eccentricitySquared * sin(latitude) * sin(latitude)
        let meridian = radius * (1 - eccentricitySquared) / (w * w.squareRoot())
        let parallel = radius / w.squareRoot() * cos(latitude)
        return MapPosition(east: Angle.degrees(east / parallel), north: Angle.degrees(north / meridian))
    }

    private static func baidu(_ position: MapPosition) -> MapPosition {
        let (x, y) = (position.east, position.north)
        let distance = (x * x + y * y).squareRoot() + 0.00002 * sin(y * baiduAngle)
        let angle = atan2(y, x) + 0.000003 * cos(x * baiduAngle)
        return MapPosition(east: distance * cos(angle) + 0.0065, north: distance * sin(angle) + 0.006)
    }
}
