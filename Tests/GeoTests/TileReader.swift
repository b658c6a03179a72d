@testable import Geo

/// A reader of vector tiles by the specification's schema, written apart from the writer.
struct TileReader {
    struct Feature {
        var id: UInt64 = 0
        var tags: [UInt64] = []
        var kind: UInt64 = 0
        var geometry: [UInt32] = []
    }

    struct Layer {
        var version: UInt64 = 0
        var name = ""
        var features: [Feature] = []
        var keys: [String] = []
        var values: [TileValue] = []
        var extent: UInt64 = 0
    }

    struct Malformed: Error {}

    private var rest: ArraySlice<UInt8>

    static func layers(of bytes: [UInt8]) throws -> [Layer] {
        var reader = TileReader(rest: bytes[...])
        var layers: [Layer] = []
        while let (field, type) = try reader.key() {
            guard field == 3, type == 2 else { throw Malformed() }
            layers.append(try layer(try reader.bytes()))
        }
        return layers
    }

    private static func layer(_ bytes: ArraySlice<UInt8>) throws -> Layer {
        var reader = TileReader(rest: bytes)
        var layer = Layer()
        while let (field, type) = try reader.key() {
            switch (field, type) {
            case (15, 0): layer.version = try reader.varint()
            case (1, 2): layer.name = String(decoding: try reader.bytes(), as: UTF8.self)
            case (2, 2): layer.features.append(try feature(try reader.bytes()))
            case (3, 2): layer.keys.append(String(decoding: try reader.bytes(), as: UTF8.self))
            case (4, 2): layer.values.append(try value(try reader.bytes()))
            case (5, 0): layer.extent = try reader.varint()
            default: throw Malformed()
            }
        }
        return layer
    }

    private static func feature(_ bytes: ArraySlice<UInt8>) throws -> Feature {
        var reader = TileReader(rest: bytes)
        var feature = Feature()
        while let (field, type) = try reader.key() {
            switch (field, type) {
            case (1, 0): feature.id = try reader.varint()
            case (2, 2): feature.tags = try numbers(try reader.bytes())
            case (3, 0): feature.kind = try reader.varint()
            case (4, 2): feature.geometry = try numbers(try reader.bytes()).map { UInt32($0) }
            default: throw Malformed()
            }
        }
        return feature
    }

    private static func value(_ bytes: ArraySlice<UInt8>) throws -> TileValue {
        var reader = TileReader(rest: bytes)
        guard let (field, type) = try reader.key() else { throw Malformed() }
        switch (field, type) {
        case (1, 2): return .text(String(decoding: try reader.bytes(), as: UTF8.self))
        case (3, 1):
            let bits = reader.rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return .number(Double(bitPattern: bits))
        case (5, 0): return .integer(Int64(try reader.varint()))
        case (6, 0):
            let raw = try reader.varint()
            return .integer(Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1))
        case (7, 0): return .flag(try reader.varint() != 0)
        default: throw Malformed()
        }
    }

    private static func numbers(_ bytes: ArraySlice<UInt8>) throws -> [UInt64] {
        var reader = TileReader(rest: bytes)
        var numbers: [UInt64] = []
        while !reader.rest.isEmpty { numbers.append(try reader.varint()) }
        return numbers
    }

    private mutating func key() throws -> (UInt64, UInt64)? {
        guard !rest.isEmpty else { return nil }
        let key = try varint()
        return (key >> 3, key & 7)
    }

    private mutating func varint() throws -> UInt64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while let byte = rest.popFirst() {
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw Malformed()
    }

    private mutating func bytes() throws -> ArraySlice<UInt8> {
        let count = Int(try varint())
        guard count <= rest.count else { throw Malformed() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    /// All corners of a geometry in units of the tile.
    static func points(_ geometry: [UInt32]) -> [(x: Int, y: Int)] { rings(geometry).flatMap(\.self) }

    /// The corners by part.
    static func rings(_ geometry: [UInt32]) -> [[(x: Int, y: Int)]] {
        var rings: [[(x: Int, y: Int)]] = []
        var (x, y, place) = (0, 0, 0)
        func step(_ raw: UInt32) -> Int { Int(Int32(bitPattern: raw >> 1) ^ -Int32(bitPattern: raw & 1)) }
        while place < geometry.count {
            let (command, count) = (geometry[place] & 7, Int(geometry[place] >> 3))
            place += 1
            guard command != 7 else { continue }
            for _ in 0..<count {
                x += step(geometry[place])
                y += step(geometry[place + 1])
                place += 2
                if command == 1 { rings.append([]) }
                rings[rings.count - 1].append((x, y))
            }
        }
        return rings
    }

    /// Twice the area of each ring by the surveyor's formula, the y axis down.
    static func areas(_ geometry: [UInt32]) -> [Int] {
        rings(geometry).map { ring in
            ring.indices.reduce(0) { sum, place in
                let (a, b) = (ring[place], ring[(place + 1) % ring.count])
                return sum + a.x * b.y - b.x * a.y
            }
        }
    }
}
