/// Reads well-known text in one pass over its bytes.
///
/// Third and fourth numbers of a position, heights and measures, are passed over. Numbers of up to fifteen digits are
/// built from integers, which is exact and several times faster than the general way: maps read millions of them.
struct WellKnownTextReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var next = 0
    private var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The whole text as one geometry.
    ///
    /// - Throws: ``GeoError``.
    mutating func whole() throws(GeoError) -> Geometry {
        let geometry = try geometry()
        skipSpaces()
        guard next == bytes.count else { throw .notWellKnownText(at: next) }
        return geometry
    }

    private mutating func geometry() throws(GeoError) -> Geometry {
        var name = word()
        if name == "SRID" {
            // PostGIS writes the code of the system in front; whether it is the right one is for others to say.
            while next < bytes.count, bytes[next] != 0x3B { next += 1 }
            next += 1
            name = word()
        }
        let mark = word()
        guard ["", "Z", "M", "ZM"].contains(mark) else { throw .notWellKnownText(at: next) }
        if name.hasSuffix("Z"), mark.isEmpty { name.removeLast() }
        switch name {
        case "POINT":
            guard let point = try positions().first else { throw .notWellKnownText(at: next) }
            return .point(point)
        case "MULTIPOINT": return .multiPoint(try points())
        case "LINESTRING": return .lineString(try LineString(try positions()))
        case "MULTILINESTRING":
            return .multiLineString(
                try list { reader throws(GeoError) in try LineString(try reader.positions()) })
        case "POLYGON": return .polygon(try polygon())
        case "MULTIPOLYGON":
            return .multiPolygon(
                MultiPolygon(try list { reader throws(GeoError) in try reader.polygon() }))
        case "GEOMETRYCOLLECTION":
            guard depth < 8 else { throw .notWellKnownText(at: next) }
            depth += 1
            defer { depth -= 1 }
            return .collection(try list { reader throws(GeoError) in try reader.geometry() })
        default: throw .notWellKnownText(at: next)
        }
    }

    private mutating func polygon() throws(GeoError) -> Polygon {
        try Polygon(rings: try list { reader throws(GeoError) in try reader.positions() })
    }

    /// Points with or without brackets around each: both are in use.
    private mutating func points() throws(GeoError) -> [Coordinate] {
        let start = next
        skipSpaces()
        if next + 1 < bytes.count, bytes[next] == 0x28, bytes[next + 1] == 0x28 {
            next = start
            return try list { reader throws(GeoError) in try reader.positions() }.flatMap(\.self)
        }
        return try positions()
    }

    private mutating func list<Part>(
        _ read: (inout WellKnownTextReader) throws(GeoError) -> Part
    ) throws(GeoError) -> [Part] {
        try take(0x28)
        var result = [try read(&self)]
        while takeIf(0x2C) { result.append(try read(&self)) }
        try take(0x29)
        return result
    }

    private mutating func positions() throws(GeoError) -> [Coordinate] {
        try take(0x28)
        var result: [Coordinate] = []
        repeat {
            let longitude = try number()
            let latitude = try number()
            result.append(try Coordinate(longitude: longitude, latitude: latitude))
            skipSpaces()
            while next < bytes.count, bytes[next] != 0x2C, bytes[next] != 0x29 {
                _ = try number()
                skipSpaces()
            }
        } while takeIf(0x2C)
        try take(0x29)
        return result
    }

    /// Letters in capitals up to the next other byte.
    private mutating func word() -> String {
        skipSpaces()
        var letters: [UInt8] = []
        while next < bytes.count, case let byte = bytes[next] & 0xDF, (0x41...0x5A).contains(byte) {
            letters.append(byte)
            next += 1
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private mutating func number() throws(GeoError) -> Double {
        skipSpaces()
        let start = next
        let isNegative = next < bytes.count && bytes[next] == 0x2D
        if isNegative { next += 1 }
        var units: Int64 = 0
        var digits = 0
        var decimals = 0
        var hasPoint = false
        while next < bytes.count {
            let byte = bytes[next]
            if byte == 0x2E, !hasPoint {
                hasPoint = true
            } else if (0x30...0x39).contains(byte), digits < 15 {
                units = units * 10 + Int64(byte - 0x30)
                digits += 1
                if hasPoint { decimals += 1 }
            } else {
                break
            }
            next += 1
        }
        if digits > 0, next == bytes.count || !Self.goesOn(bytes[next]) {
            let size = Double(units) / Self.powers[decimals]
            return isNegative ? -size : size
        }
        while next < bytes.count, Self.goesOn(bytes[next]) { next += 1 }
        let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<next]), as: UTF8.self)
        guard let number = Double(text), number.isFinite else { throw .notWellKnownText(at: start) }
        return number
    }

    private static let powers: [Double] = (0...15).map { power in (0..<power).reduce(1.0) { size, _ in size * 10 } }

    private static func goesOn(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }

    private mutating func skipSpaces() {
        while next < bytes.count, bytes[next] == 0x20 || (0x09...0x0D).contains(bytes[next]) { next += 1 }
    }

    private mutating func takeIf(_ byte: UInt8) -> Bool {
        skipSpaces()
        guard next < bytes.count, bytes[next] == byte else { return false }
        next += 1
        return true
    }

    private mutating func take(_ byte: UInt8) throws(GeoError) {
        guard takeIf(byte) else { throw .notWellKnownText(at: next) }
    }
}

extension Geometry {
    /// The shape that a well-known text describes, in degrees of CGCS2000.
    ///
    /// - Throws: ``GeoError/notWellKnownText(at:)``, and what is wrong with the positions, lines and rings in it.
    /// - Complexity: O(positions).
    public init(wellKnownText text: String) throws(GeoError) {
        var text = text
        let result: Result<Geometry, GeoError> = text.withUTF8 { bytes in
            var reader = WellKnownTextReader(bytes)
            do throws(GeoError) {
                return .success(try reader.whole())
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }
}

extension BoundingBox {
    /// The smallest box around a shape kept as well-known text; nil where the text is none.
    public init?(wellKnownText text: String) {
        guard let box = (try? Geometry(wellKnownText: text))?.boundingBox else { return nil }
        self = box
    }
}
