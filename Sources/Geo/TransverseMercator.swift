internal import Foundation

/// The transverse Mercator (Gauss–Krüger) projection by Krüger's series in the third flattening, to sixth order.
///
/// Coefficients and method: C. F. F. Karney, “Transverse Mercator with an accuracy of a few nanometers”,
/// Journal of Geodesy 85 (2011), equations 7–11, 14, 19–21, 35 and 36.
struct TransverseMercator: Sendable {
    private let eccentricity: Double
    private let eccentricitySquared: Double
    /// Radius of the rectifying circle in metres (Karney, equation 14).
    private let rectifyingRadius: Double
    private let alpha: [Double]
    private let beta: [Double]

    static let cgcs2000 = TransverseMercator(ellipsoid: .cgcs2000)

    init(ellipsoid: Ellipsoid) {
        let n = ellipsoid.thirdFlattening
        eccentricitySquared = ellipsoid.eccentricitySquared
        eccentricity = eccentricitySquared.squareRoot()
        let n2 = n * n
        rectifyingRadius =
            ellipsoid.equatorialRadiusMetres / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64 + n2 * n2 * n2 / 256)
        alpha = Self.series(Self.forwardCoefficients, n)
        beta = Self.series(Self.inverseCoefficients, n)
    }

    /// Easting and northing in metres, without false easting, of a latitude and a longitude from the central meridian.
    func project(latitudeRadians latitude: Double, longitudeRadians longitude: Double) -> (x: Double, y: Double) {
        let tau = conformalTangent(tan(latitude))
        let cosine = cos(longitude)
        let xi = atan2(tau, cosine)
        let eta = asinh(sin(longitude) / (tau * tau + cosine * cosine).squareRoot())
        var (x, y) = (eta, xi)
        for (index, coefficient) in alpha.enumerated() {
            let multiple = Double(2 * (index + 1))
            y += coefficient * sin(multiple * xi) * cosh(multiple * eta)
            x += coefficient * cos(multiple * xi) * sinh(multiple * eta)
        }
        return (x * rectifyingRadius, y * rectifyingRadius)
    }

    /// Latitude and longitude from the central meridian, in radians, of an easting and a northing in metres.
    func unproject(x: Double, y: Double) -> (latitude: Double, longitude: Double) {
        let (eta, xi) = (x / rectifyingRadius, y / rectifyingRadius)
        var (etaSphere, xiSphere) = (eta, xi)
        for (index, coefficient) in beta.enumerated() {
            let multiple = Double(2 * (index + 1))
            xiSphere -= coefficient * sin(multiple * xi) * cosh(multiple * eta)
            etaSphere -= coefficient * cos(multiple * xi) * sinh(multiple * eta)
        }
        let hyperbolic = sinh(etaSphere)
        let cosine = cos(xiSphere)
        let conformal = sin(xiSphere) / (hyperbolic * hyperbolic + cosine * cosine).squareRoot()
        return (atan(geodeticTangent(conformal)), atan2(hyperbolic, cosine))
    }

    /// Tangent of the conformal latitude from that of the geodetic latitude (Karney, equations 7–9).
    private func conformalTangent(_ tau: Double) -> Double {
        let secant = (1 + tau * tau).squareRoot()
        let sigma = sinh(eccentricity * atanh(eccentricity * tau / secant))
        return tau * (1 + sigma * sigma).squareRoot() - sigma * secant
    }

    /// The inverse of ``conformalTangent(_:)`` by Newton's method (Karney, equations 19–21).
    private func geodeticTangent(_ conformal: Double) -> Double {
        var tau = conformal
        for _ in 0..<6 {
            let image = conformalTangent(tau)
            let step =
                (conformal - image) / (1 + image * image).squareRoot()
                * (1 + (1 - eccentricitySquared) * tau * tau)
                / ((1 - eccentricitySquared) * (1 + tau * tau).squareRoot())
            tau += step
            if abs(step) < 1e-15 * max(1, abs(tau)) { break }
        }
        return tau
    }

    /// Each row k holds the factors of n^k, n^(k+1) … n⁶.
    private static func series(_ rows: [[Double]], _ n: Double) -> [Double] {
        rows.enumerated().map { row, factors in
            factors.reversed().reduce(0) { $0 * n + $1 } * pow(n, Double(row + 1))
        }
    }

    private static let forwardCoefficients: [[Double]] = [
        [1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800],
        [13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1_983_433.0 / 1_935_360],
        [61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167_603.0 / 181_440],
        [49561.0 / 161_280, -179.0 / 168, 6_601_661.0 / 7_257_600],
        [34729.0 / 80640, -3_418_889.0 / 1_995_840],
        [212_378_941.0 / 319_334_400],
    ]

    private static let inverseCoefficients: [[Double]] = [
        [1.0 / 2, -2.0 / 3, 37.0 / 96, -1.0 / 360, -81.0 / 512, 96199.0 / 604_800],
        [1.0 / 48, 1.0 / 15, -437.0 / 1440, 46.0 / 105, -1_118_711.0 / 3_870_720],
        [17.0 / 480, -37.0 / 840, -209.0 / 4480, 5569.0 / 90720],
        [4397.0 / 161_280, -11.0 / 504, -830_251.0 / 7_257_600],
        [4583.0 / 161_280, -108_847.0 / 3_991_680],
        [20_648_693.0 / 638_668_800],
    ]
}
