extension GaussKrugerZone {
    /// How far from the central meridian an easting may lie; six degrees at the equator are 668 km.
    private static let reachMetres = 700_000.0

    /// Easting and northing in metres of a position.
    ///
    /// Accurate to well below a millimetre within 20° of the central meridian.
    public func position(of coordinate: Coordinate) -> MapPosition {
        let (x, y) = TransverseMercator.cgcs2000.project(
            latitudeRadians: Angle.radians(coordinate.latitude),
            longitudeRadians: Angle.radians(coordinate.longitude - Double(centralMeridian)))
        return MapPosition(east: x + falseEastingMetres, north: y)
    }

    /// The position of an easting and a northing in metres.
    ///
    /// - Throws: ``GeoError/eastingOutsideZone(easting:zone:prefix:)`` or
    ///   ``GeoError/northingOutsideZone(northing:zone:)`` for values that cannot lie near this zone, which is
    ///   how swapped columns and a wrong zone prefix show themselves.
    public func coordinate(of position: MapPosition) throws(GeoError) -> Coordinate {
        let x = position.east - falseEastingMetres
        guard abs(x) <= Self.reachMetres else {
            throw .eastingOutsideZone(easting: position.east, zone: self, prefix: Self.prefix(of: position.east))
        }
        guard (0...10_000_000).contains(position.north) else {
            throw .northingOutsideZone(northing: position.north, zone: self)
        }
        let (latitude, longitude) = TransverseMercator.cgcs2000.unproject(x: x, y: position.north)
        return try Coordinate(
            longitude: Angle.degrees(longitude) + Double(centralMeridian), latitude: Angle.degrees(latitude))
    }

    private static func prefix(of easting: Double) -> Int? {
        guard easting >= 13_000_000, easting < 46_000_000 else { return nil }
        return Int(easting / 1_000_000)
    }
}
