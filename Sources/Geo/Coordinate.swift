/// A position on Earth (坐标) in degrees, on CGCS2000, which for this use equals WGS-84.
///
/// Positions of other systems are never kept in this type; convert them with ``CoordinateSystem/coordinate(of:)``.
public struct Coordinate: Hashable, Sendable {
    /// Longitude (经度) in degrees, east positive.
    public let longitude: Double
    /// Latitude (纬度) in degrees, north positive.
    public let latitude: Double

    /// A position with checked bounds.
    ///
    /// - Throws: ``GeoError/notOnEarth(longitude:latitude:)`` outside −180…180°, −90…90°, or for a value not a number.
    public init(longitude: Double, latitude: Double) throws(GeoError) {
        guard (-180...180).contains(longitude), (-90...90).contains(latitude) else {
            throw .notOnEarth(longitude: longitude, latitude: latitude)
        }
        self.longitude = longitude
        self.latitude = latitude
    }

    /// A position computed from valid ones, brought back into bounds where rounding left them.
    init(computedLongitude longitude: Double, latitude: Double) {
        self.longitude = min(max(longitude, -180), 180)
        self.latitude = min(max(latitude, -90), 90)
    }
}

extension Coordinate: CustomStringConvertible {
    /// Longitude and latitude in degrees, separated by a comma.
    public var description: String { "\(longitude),\(latitude)" }
}
