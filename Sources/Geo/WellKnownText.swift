/// Well-known text of shapes (OGC 06-103r4 §7) as the register keeps them: degrees of CGCS2000 with seven decimals,
/// about a centimetre, without spaces that mean nothing.
///
/// Written so that the same shape has the same text; read from whatever other programs write in two or three dimensions.
enum WellKnownText {
    /// Writes degrees with at most seven decimals, without trailing zeros.
    static func append(_ degrees: Double, to bytes: inout [UInt8]) {
        var units = Int64((degrees * 1e7).rounded())
        if units < 0 {
            bytes.append(0x2D)
            units = -units
        }
        let (whole, rest) = units.quotientAndRemainder(dividingBy: 10_000_000)
        bytes.append(contentsOf: String(whole).utf8)
        guard rest > 0 else { return }
        var decimals = rest
        var count = 7
        while decimals % 10 == 0 {
            decimals /= 10
            count -= 1
        }
        bytes.append(0x2E)
        let digits = String(decimals).utf8
        bytes.append(contentsOf: repeatElement(0x30, count: count - digits.count))
        bytes.append(contentsOf: digits)
    }

    static func append(_ coordinates: some Sequence<Coordinate>, to bytes: inout [UInt8]) {
        bytes.append(0x28)
        var isFirst = true
        for coordinate in coordinates {
            if !isFirst { bytes.append(0x2C) }
            isFirst = false
            append(coordinate.longitude, to: &bytes)
            bytes.append(0x20)
            append(coordinate.latitude, to: &bytes)
        }
        bytes.append(0x29)
    }

    static func append<Part>(_ parts: [Part], to bytes: inout [UInt8], _ write: (Part, inout [UInt8]) -> Void) {
        bytes.append(0x28)
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            write(part, &bytes)
        }
        bytes.append(0x29)
    }

    static func append(_ polygon: Polygon, to bytes: inout [UInt8]) {
        append(polygon.rings, to: &bytes) { append($0.closedVertices, to: &$1) }
    }
}

extension Geometry {
    /// The shape as compact well-known text, such as `LINESTRING(112.5 23.1,112.6 23.2)`.
    ///
    /// - Complexity: O(positions).
    public var wellKnownText: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .point(let coordinate):
            bytes += "POINT".utf8
            WellKnownText.append([coordinate], to: &bytes)
        case .multiPoint(let coordinates):
            bytes += "MULTIPOINT".utf8
            WellKnownText.append(coordinates, to: &bytes) { WellKnownText.append([$0], to: &$1) }
        case .lineString(let line):
            bytes += "LINESTRING".utf8
            WellKnownText.append(line.vertices, to: &bytes)
        case .multiLineString(let lines):
            bytes += "MULTILINESTRING".utf8
            WellKnownText.append(lines, to: &bytes) { WellKnownText.append($0.vertices, to: &$1) }
        case .polygon(let polygon):
            bytes += "POLYGON".utf8
            WellKnownText.append(polygon, to: &bytes)
        case .multiPolygon(let polygons):
            bytes += "MULTIPOLYGON".utf8
            WellKnownText.append(polygons.polygons, to: &bytes) { WellKnownText.append($0, to: &$1) }
        case .collection(let parts):
            bytes += "GEOMETRYCOLLECTION".utf8
            WellKnownText.append(parts, to: &bytes) { $0.append(to: &$1) }
        }
    }
}
