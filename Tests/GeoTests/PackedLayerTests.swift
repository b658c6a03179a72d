import Testing

@testable import Geo

@Suite("Packed layers")
struct PackedLayerTests {
    /// Numbers that look random and are always the same.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    @Test("the index finds what looking through all boxes finds", arguments: [1, 2, 16, 17, 300, 5000])
    func search(count: Int) {
        var dice = Dice(state: UInt64(count))
        func box(_ side: Int32) -> WorldBox {
            let (x, y) = (Int32.random(in: 0...1_000_000, using: &dice), Int32.random(in: 0...1_000_000, using: &dice))
            return WorldBox(
                west: x, north: y, east: x + .random(in: 0...side, using: &dice),
                south: y + .random(in: 0...side, using: &dice))
        }
        let loose = (0..<count).map { _ in box(20_000) }
        let boxes = PackedIndex.order(of: loose).map { loose[$0] }
        let index = PackedIndex(boxes)
        for _ in 0..<50 {
            let query = box(200_000)
            var found: [Int] = []
            index.forEach(in: query) { found.append($0) }
            #expect(found == boxes.indices.filter { boxes[$0].intersects(query) })
        }
    }

    @Test("an index of nothing finds nothing")
    func emptiness() {
        var found = 0
        PackedIndex([]).forEach(in: WorldBox(west: 0, north: 0, east: .max, south: .max)) { _ in found += 1 }
        #expect(found == 0)
        #expect(PackedIndex([]).extent.isEmpty)
    }

    @Test("the world map is that of EPSG:3857")
    func projection() throws {
        // Corners of the square map, and 30° N from the EPSG formula: y = a ln tan(π/4 + φ/2) = 3503549.8435 m.
        let origin = WorldPoint(try Coordinate(longitude: 0, latitude: 0))
        #expect(origin.x == 1 << 30 && origin.y == 1 << 30)
        let north = WorldPoint(try Coordinate(longitude: 0, latitude: 30))
        let metres = Double((1 << 30) - Int(north.y)) * 40_075_016.68557849 / Double(1 << 31)
        #expect(abs(metres - 3_503_549.8435) < 0.02)
        #expect(WorldPoint(try Coordinate(longitude: 180, latitude: -90)).y == Int32.max)
        let back = north.coordinate
        #expect(abs(back.latitude - 30) < 1e-6 && abs(back.longitude) < 1e-6)
    }

    @Test("a cell of 8 pixels shows one point, and what is shown stays shown deeper in")
    func thinning() throws {
        var dice = Dice(state: 7)
        let xs = (0..<4000).map { _ in Int32.random(in: 1_700_000_000...1_700_400_000, using: &dice) }
        let ys = (0..<4000).map { _ in Int32.random(in: 800_000_000...800_400_000, using: &dice) }
        let levels = PointThinning.levels(xs: xs, ys: ys)
        for zoom in [8, 10, 12] {
            let shift = Int32(31 - zoom - 6)
            var shown: [SIMD2<Int32>: Int] = [:]
            for place in xs.indices where levels[place] == zoom {
                shown[SIMD2(xs[place] >> shift, ys[place] >> shift), default: 0] += 1
            }
            // No two points appear for the first time in the same cell of the same level.
            #expect(shown.values.allSatisfy { $0 == 1 })
            let cells = Set(xs.indices.map { SIMD2(xs[$0] >> shift, ys[$0] >> shift) })
            let filled = Set(xs.indices.filter { levels[$0] <= zoom }.map { SIMD2(xs[$0] >> shift, ys[$0] >> shift) })
            #expect(filled == cells)
        }
        #expect(levels.max() == UInt8(PointThinning.fullZoom))
    }

    @Test("a simplified line keeps its ends and stays within half a pixel of the whole one")
    func simplification() {
        var dice = Dice(state: 3)
        var (x, y) = (1_700_000_000.0, 800_000_000.0)
        var xs: [Int32] = []
        var ys: [Int32] = []
        for _ in 0..<2000 {
            x += Double.random(in: -3000...9000, using: &dice)
            y += Double.random(in: -6000...6000, using: &dice)
            xs.append(Int32(x))
            ys.append(Int32(y))
        }
        let levels = LineDetail.levels(xs: xs[...], ys: ys[...], isClosed: false)
        #expect(levels.first == 0 && levels.last == 0)
        for zoom in [6, 9, 12] {
            let kept = xs.indices.filter { levels[$0] <= zoom }
            let tolerance = 4.0 * Double(1 << (31 - 12 - zoom))
            for (from, to) in zip(kept, kept.dropFirst()) {
                let (ax, ay, bx, by) = (Double(xs[from]), Double(ys[from]), Double(xs[to]), Double(ys[to]))
                for between in from..<to {
                    let (px, py) = (Double(xs[between]) - ax, Double(ys[between]) - ay)
                    let (dx, dy) = (bx - ax, by - ay)
                    let share = min(max((px * dx + py * dy) / max(dx * dx + dy * dy, 1), 0), 1)
                    let (ex, ey) = (px - share * dx, py - share * dy)
                    #expect((ex * ex + ey * ey).squareRoot() <= tolerance)
                }
            }
            #expect(kept.count < (zoom < 12 ? 1000 : 2000))
        }
    }

    @Test("the same features give the same bytes")
    func determinism() throws {
        func layer() throws -> VectorLayer {
            var dice = Dice(state: 11)
            var builder = VectorLayerBuilder(name: "villages")
            let name = builder.addKey("name")
            for number in 0..<3000 {
                let place = try Coordinate(
                    longitude: 112 + .random(in: 0...0.5, using: &dice),
                    latitude: 23 + .random(in: 0...0.5, using: &dice))
                builder.add(id: UInt64(number), .point(place), [(name, .text("村\(number % 400)"))])
            }
            return builder.build(thins: true)
        }
        let (first, second) = (try layer(), try layer())
        let address = try #require(
            TileAddress(zoom: 9, holding: WorldPoint(try Coordinate(longitude: 112.2, latitude: 23.2))))
        #expect(!first.tile(address).isEmpty)
        #expect(first.tile(address) == second.tile(address))
    }
}
