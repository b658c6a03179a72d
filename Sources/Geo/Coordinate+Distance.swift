internal import Foundation

extension Coordinate {
    /// Mean radius of the Earth in metres (2a + b)/3 of GRS80 (Moritz 2000).
    private static let meanRadiusMetres = 6_371_008.8

    /// Great-circle distance in metres on a sphere (haversine formula); up to 0.5 % off the ellipsoid.
    public func sphericalDistanceMetres(to other: Coordinate) -> Double {
        let halfLatitude = Angle.radians(other.latitude - latitude) / 2
        let halfLongitude = Angle.radians(other.longitude - longitude) / 2
        let chord =
            sin(halfLatitude) * sin(halfLatitude)
            + cos(Angle.radians(latitude)) * cos(Angle.radians(other.latitude))
            * sin(halfLongitude) * sin(halfLongitude)
        return 2 * Self.meanRadiusMetres * asin(min(1, chord.squareRoot()))
    }

    /// Distance in metres along the CGCS2000 ellipsoid, to a millimetre.
    ///
    /// Vincenty's inverse formula (Survey Review XXIII, 1975); for nearly antipodal points, where it does not
    /// converge, the spherical distance.
    public func distanceMetres(to other: Coordinate) -> Double {
        Geodesic(from: self, to: other)?.lengthMetres ?? sphericalDistanceMetres(to: other)
    }

    /// Direction in degrees clockwise from north, 0 ..< 360, in which the shortest line to another point sets out.
    ///
    /// Zero for the same point and for nearly antipodal ones.
    public func bearingDegrees(to other: Coordinate) -> Double {
        Geodesic(from: self, to: other)?.bearingDegrees ?? 0
    }
}

/// The shortest line between two points of the ellipsoid, by Vincenty's inverse formula.
private struct Geodesic {
    let lengthMetres: Double
    let bearingDegrees: Double

    init?(from start: Coordinate, to end: Coordinate) {
        guard start != end else {
            (lengthMetres, bearingDegrees) = (0, 0)
            return
        }
        let ellipsoid = Ellipsoid.cgcs2000
        let f = ellipsoid.flattening
        let difference = Angle.radians(end.longitude - start.longitude)
        let reduced1 = atan((1 - f) * tan(Angle.radians(start.latitude)))
        let reduced2 = atan((1 - f) * tan(Angle.radians(end.latitude)))
        let (sin1, cos1, sin2, cos2) = (sin(reduced1), cos(reduced1), sin(reduced2), cos(reduced2))

        var lambda = difference
        for _ in 0..<100 {
            let across = cos2 * sin(lambda)
            let along = cos1 * sin2 - sin1 * cos2 * cos(lambda)
            let sinSigma = (across * across + along * along).squareRoot()
            guard sinSigma > 0 else {
                (lengthMetres, bearingDegrees) = (0, 0)
                return
            }
            let cosSigma = sin1 * sin2 + cos1 * cos2 * cos(lambda)
            let sigma = atan2(sinSigma, cosSigma)
            let sinAlpha = cos1 * cos2 * sin(lambda) / sinSigma
            let cosAlpha2 = 1 - sinAlpha * sinAlpha
            let cosMiddle = cosAlpha2 > 0 ? cosSigma - 2 * sin1 * sin2 / cosAlpha2 : 0
            let c = f / 16 * cosAlpha2 * (4 + f * (4 - 3 * cosAlpha2))
            let bend = sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle * cosMiddle - 1))
            let next = difference + (1 - c) * f * sinAlpha * bend
            guard abs(next) <= .pi else { return nil }
            let converged = abs(next - lambda) < 1e-13
            lambda = next
            guard converged else { continue }

            let polar = ellipsoid.polarRadiusMetres
            let u = cosAlpha2 * (pow(ellipsoid.equatorialRadiusMetres, 2) - polar * polar) / (polar * polar)
            let a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)))
            let b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
            let inner =
                cosSigma * (2 * cosMiddle * cosMiddle - 1)
                - b / 6 * cosMiddle * (4 * sinSigma * sinSigma - 3) * (4 * cosMiddle * cosMiddle - 3)
            let correction = b * sinSigma * (cosMiddle + b / 4 * inner)
            lengthMetres = polar * a * (sigma - correction)
            let bearing = Angle.degrees(atan2(across, along))
            bearingDegrees = bearing < 0 ? bearing + 360 : bearing
            return
        }
        return nil
    }
}
