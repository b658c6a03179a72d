import Geo
import Terrain

/// Finds the nearest of many line segments through a grid of squares.
struct SegmentIndex {
    private let cell: Double
    private var squares: [Int64: [Int32]] = [:]
    private(set) var segments: [(from: MapPosition, to: MapPosition)] = []

    init(cell: Double) {
        self.cell = max(cell, 1)
    }

    mutating func add(_ from: MapPosition, _ to: MapPosition) {
        let id = Int32(segments.count)
        segments.append((from, to))
        // The squares along the segment, a little more than needed.
        let length = LineWalk.distance(from, to)
        let steps = max(1, Int(min((length / (cell / 2)).rounded(.up), 100_000)))
        var last: Int64?
        for step in 0...steps {
            let share = Double(step) / Double(steps)
            let key = key(from.east + (to.east - from.east) * share, from.north + (to.north - from.north) * share)
            if key != last { squares[key, default: []].append(id) }
            last = key
        }
    }

    private func key(_ east: Double, _ north: Double) -> Int64 {
        Self.key(Int((east / cell).rounded(.down)), Int((north / cell).rounded(.down)))
    }

    private static func key(_ column: Int, _ row: Int) -> Int64 { Int64(column) << 32 ^ Int64(row & 0xFFFF_FFFF) }

    /// Segments that may come within a distance of a box.
    func near(_ low: MapPosition, _ high: MapPosition, within distance: Double) -> [Int32] {
        var found: Set<Int32> = []
        let columns =
            Int(((low.east - distance) / cell).rounded(.down)) - 1...Int(((high.east + distance) / cell).rounded(.down))
            + 1
        let rows =
            Int(((low.north - distance) / cell).rounded(.down)) - 1...Int(
                ((high.north + distance) / cell).rounded(.down)) + 1
        for column in columns {
            for row in rows { found.formUnion(squares[Self.key(column, row)] ?? []) }
        }
        return found.sorted()
    }

    /// The nearest segment, the share along it, and the distance.
    func nearest(to position: MapPosition) -> (segment: Int, share: Double, distance: Double)? {
        guard !segments.isEmpty else { return nil }
        var radius = cell
        while radius < cell * 4_096 {
            if let best = best(of: near(position, position, within: radius).map(Int.init), to: position),
                best.distance <= radius
            {
                return best
            }
            radius *= 2
            // Very far away a full scan is cheaper than ever larger rings.
            if radius > cell * 64 { break }
        }
        return best(of: Array(segments.indices), to: position)
    }

    private func best(of ids: [Int], to position: MapPosition) -> (segment: Int, share: Double, distance: Double)? {
        var best: (segment: Int, share: Double, distance: Double)?
        for id in ids {
            let (share, distance) = Self.foot(of: position, on: segments[id].from, segments[id].to)
            if distance < best?.distance ?? .infinity { best = (id, share, distance) }
        }
        return best
    }

    /// The nearest point of a segment as a share of it, and its distance.
    static func foot(of position: MapPosition, on from: MapPosition, _ to: MapPosition) -> (
        share: Double, distance: Double
    ) {
        let east = to.east - from.east
        let north = to.north - from.north
        let square = east * east + north * north
        let along = (position.east - from.east) * east + (position.north - from.north) * north
        let share = square > 0 ? min(max(along / square, 0), 1) : 0
        let foot = MapPosition(east: from.east + east * share, north: from.north + north * share)
        return (share, LineWalk.distance(position, foot))
    }
}
