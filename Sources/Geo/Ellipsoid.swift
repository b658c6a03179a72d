/// The figure of the Earth that positions refer to (参考椭球).
public struct Ellipsoid: Hashable, Sendable {
    /// Equatorial radius in metres.
    public let equatorialRadiusMetres: Double
    /// Flattening, without unit.
    public let flattening: Double

    /// The ellipsoid of CGCS2000 (2000国家大地坐标系): a = 6 378 137 m, 1/f = 298.257222101 (GB 22021-2008).
    ///
    /// WGS-84 has the same radius and 1/f = 298.257223563; the polar radii differ by 0.1 mm.
    public static let cgcs2000 = Ellipsoid(equatorialRadiusMetres: 6_378_137, flattening: 1 / 298.257222101)

    /// Polar radius in metres.
    public var polarRadiusMetres: Double { equatorialRadiusMetres * (1 - flattening) }
    /// First eccentricity squared, e².
    public var eccentricitySquared: Double { flattening * (2 - flattening) }
    /// Third flattening n = (a − b)/(a + b).
    public var thirdFlattening: Double { flattening / (2 - flattening) }

    /// Radius of curvature along the meridian for the sine of a latitude; metres.
    func meridianRadius(sine: Double) -> Double {
        let w = 1 - eccentricitySquared * sine * sine
        return equatorialRadiusMetres * (1 - eccentricitySquared) / (w * w.squareRoot())
    }

    /// Radius of curvature across the meridian for the sine of a latitude; metres.
    func primeVerticalRadius(sine: Double) -> Double {
        equatorialRadiusMetres / (1 - eccentricitySquared * sine * sine).squareRoot()
    }
}
