import Testing

@testable import Geo

/// Figures of geometry are those of the examples in section 4.3.5 of the Mapbox Vector Tile Specification 2.1.
@Suite("Vector tiles")
struct VectorTileTests {
    /// A tile whose units are so fine that every corner is drawn.
    private func tile() throws -> TileAddress { try #require(TileAddress(zoom: 18, x: 215_000, y: 110_000)) }

    /// The position of a place in the tile.
    private func at(_ x: Int, _ y: Int) throws -> Coordinate {
        let box = try tile().box
        return WorldPoint(x: Double(Int(box.west) + x * 2), y: Double(Int(box.north) + y * 2)).coordinate
    }

    private func commands(_ geometry: Geometry) throws -> [UInt32] {
        var builder = VectorLayerBuilder(name: "examples")
        builder.add(id: 1, geometry)
        let layer = try TileReader.layers(of: builder.build().tile(try tile()))
        return try #require(layer.first?.features.first).geometry
    }

    @Test("the specification's examples come out command by command")
    func examples() throws {
        #expect(try commands(.point(at(25, 17))) == [9, 50, 34])
        #expect(try commands(.multiPoint([at(5, 7), at(3, 2)])) == [17, 10, 14, 3, 9])
        #expect(
            try commands(.lineString(LineString([at(2, 2), at(2, 10), at(10, 10)]))) == [9, 4, 4, 18, 0, 16, 16, 0])
        #expect(
            try commands(
                .multiLineString([
                    LineString([at(2, 2), at(2, 10), at(10, 10)]), LineString([at(1, 1), at(3, 5)]),
                ])) == [9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8])
        #expect(
            try commands(.polygon(Polygon(rings: [[at(3, 6), at(8, 12), at(20, 34)]]))) == [
                9, 6, 12, 18, 10, 12, 24, 44, 15,
            ])
    }

    @Test("holes run against their outer ring, whatever way they were given")
    func holes() throws {
        let outer = try [at(11, 11), at(20, 11), at(20, 20), at(11, 20)]
        let hole = try [at(13, 13), at(13, 17), at(17, 17), at(17, 13)]
        // The second polygon of the specification's multipolygon, less the first.
        let wanted: [UInt32] = [9, 22, 22, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0, 0, 7, 15]
        #expect(try commands(.polygon(Polygon(rings: [outer, hole]))) == wanted)
        let other = try commands(.polygon(Polygon(rings: [outer, hole.reversed()])))
        let turned = try commands(.polygon(Polygon(rings: [outer.reversed(), hole])))
        #expect(TileReader.areas(other).map { $0 > 0 } == [true, false])
        #expect(TileReader.areas(turned).map { $0 > 0 } == [true, false])
    }

    @Test("equal values of features stand in the tile once")
    func values() throws {
        var builder = VectorLayerBuilder(name: "villages")
        let name = builder.addKey("name")
        let status = builder.addKey("status")
        let late = builder.addKey("late", minimumZoom: 19)
        for number in 1...3 {
            builder.add(
                id: UInt64(number), .point(try at(number * 10, 5)),
                attributes(name, .text("村\(number)"), status, .text("treated"), late, .integer(7)))
        }
        let layer = try #require(try TileReader.layers(of: builder.build().tile(try tile())).first)
        #expect(layer.version == 2 && layer.extent == 4096 && layer.name == "villages")
        #expect(layer.keys == ["name", "status"])
        #expect(layer.values == [.text("村1"), .text("treated"), .text("村2"), .text("村3")])
        #expect(layer.features.map(\.tags.count) == [4, 4, 4])
    }

    private func attributes(
        _ a: VectorLayerBuilder.Key, _ x: TileValue, _ b: VectorLayerBuilder.Key, _ y: TileValue,
        _ c: VectorLayerBuilder.Key, _ z: TileValue
    ) -> [(key: VectorLayerBuilder.Key, value: TileValue)] { [(a, x), (b, y), (c, z)] }

    @Test("numbers of every kind are read back")
    func numbers() throws {
        let values: [TileValue] = [.integer(0), .integer(-5), .integer(.min), .number(0.25), .flag(true), .text("")]
        var builder = VectorLayerBuilder(name: "n")
        let key = builder.addKey("k")
        for (number, value) in values.enumerated() {
            builder.add(id: UInt64(number), .point(try at(number, 1)), [(key, value)])
        }
        let layer = try #require(try TileReader.layers(of: builder.build().tile(try tile())).first)
        #expect(Set(layer.values) == Set(values))
    }

    @Test("a line through a tile is cut a little outside it, on the line")
    func clipping() throws {
        let line = try commands(.lineString(LineString([at(-5000, 100), at(9000, 100)])))
        #expect(TileReader.points(line).map { [$0.x, $0.y] } == [[-128, 100], [4224, 100]])
        // A corner far outside makes two pieces.
        let bent = try commands(
            .lineString(LineString([at(100, -3000), at(100, 5000), at(300, 9000), at(300, -3000)])))
        #expect(bent.filter { $0 & 7 == 1 && $0 >> 3 == 1 }.count >= 2)
        #expect(TileReader.points(bent).allSatisfy { (-128...4224).contains($0.x) && (-128...4224).contains($0.y) })
    }

    @Test("an area around a whole tile fills it to the edge that is drawn beyond")
    func filling() throws {
        let ring = try [at(-9000, -9000), at(9000, -9000), at(9000, 9000), at(-9000, 9000)]
        let filled = try commands(.polygon(Polygon(rings: [ring])))
        #expect(TileReader.areas(filled) == [2 * 4352 * 4352])
    }

    @Test("a tile in which nothing lies is empty, and a feature without corners is left out")
    func nothing() throws {
        var builder = VectorLayerBuilder(name: "n")
        builder.add(id: 1, .multiPoint([]))
        builder.add(id: 2, .collection([]))
        builder.add(id: 3, .point(try Coordinate(longitude: 0, latitude: 0)))
        let layer = builder.build()
        #expect(layer.count == 1)
        #expect(layer.tile(try tile()).isEmpty)
        #expect(TileAddress(zoom: 3, x: 8, y: 0) == nil)
        #expect(TileAddress(zoom: 19, x: 0, y: 0) == nil)
        #expect(TileAddress(zoom: -1, x: 0, y: 0) == nil)
    }
}
