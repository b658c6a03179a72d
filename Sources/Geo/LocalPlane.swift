internal import Foundation

/// A flat map around one point: metres east and north of it, for villages and towns rather than provinces.
///
/// Scales are those of the ellipsoid at the origin; within 10 km lengths are right to about 0.1 %.
public struct LocalPlane: Hashable, Sendable {
    /// Metres east and north of the origin of a ``LocalPlane``.
    public struct Offset: Hashable, Sendable {
        /// Metres towards the east.
        public var eastMetres: Double
        /// Metres towards the north.
        public var northMetres: Double

        /// An offset by its two components.
        public init(eastMetres: Double, northMetres: Double) {
            self.eastMetres = eastMetres
            self.northMetres = northMetres
        }

        /// Length in metres.
        public var lengthMetres: Double {
            (eastMetres * eastMetres + northMetres * northMetres).squareRoot()
        }

        /// Direction in degrees clockwise from north, 0 ..< 360.
        public var bearingDegrees: Double {
            let bearing = Angle.degrees(atan2(eastMetres, northMetres))
            return bearing < 0 ? bearing + 360 : bearing
        }
    }

    /// The point that has no offset.
    public let origin: Coordinate
    private let metresPerDegreeEast: Double
    private let metresPerDegreeNorth: Double

    /// The flat map around a point.
    public init(origin: Coordinate) {
        self.origin = origin
        let latitude = Angle.radians(origin.latitude)
        let sine = sin(latitude)
        metresPerDegreeEast = Angle.radians(Ellipsoid.cgcs2000.primeVerticalRadius(sine: sine) * cos(latitude))
        metresPerDegreeNorth = Angle.radians(Ellipsoid.cgcs2000.meridianRadius(sine: sine))
    }

    /// Where a position lies on this map.
    public func offset(of coordinate: Coordinate) -> Offset {
        Offset(
            eastMetres: (coordinate.longitude - origin.longitude) * metresPerDegreeEast,
            northMetres: (coordinate.latitude - origin.latitude) * metresPerDegreeNorth)
    }

    /// The position of a place on this map.
    public func coordinate(at offset: Offset) -> Coordinate {
        let east = metresPerDegreeEast > 0 ? offset.eastMetres / metresPerDegreeEast : 0
        return Coordinate(
            computedLongitude: origin.longitude + east,
            latitude: origin.latitude + offset.northMetres / metresPerDegreeNorth)
    }
}
