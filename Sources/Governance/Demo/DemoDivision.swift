/// Divides the invented land among owners by the nearest of their places (虚构边界).
///
/// The land is laid out in cells whose corners are moved a little, so that borders run as uneven lines that neighbours
/// share exactly.
struct DemoDivision {
    private static let cell = 500.0
    private let columns = Int(DemoTerrain.widthMetres / cell)
    private let rows = Int(DemoTerrain.heightMetres / cell)
    private let owners: [Int]
    private let noise: DemoNoise

    init(seats: [(point: DemoPoint, owner: Int)], seed: UInt64) {
        noise = DemoNoise(seed: DemoRandom.mixed(seed ^ 0xB04D))
        var owners: [Int] = []
        owners.reserveCapacity(columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let middle = DemoPoint(x: (Double(column) + 0.5) * Self.cell, y: (Double(row) + 0.5) * Self.cell)
                var best = (distance: Double.infinity, owner: -1)
                for seat in seats {
                    let distance = seat.point.distance(to: middle)
                    if distance < best.distance { best = (distance, seat.owner) }
                }
                owners.append(best.owner)
            }
        }
        self.owners = owners
    }

    /// The outlines of all cells of some owners, the largest first; enclaves of others within them are left out.
    func areas(_ isMember: (Int) -> Bool) -> [[DemoPoint]] {
        var next: [Corner: [Corner]] = [:]
        func isIn(_ column: Int, _ row: Int) -> Bool {
            (0..<columns).contains(column) && (0..<rows).contains(row) && isMember(owners[row * columns + column])
        }
        // Sides between inside and outside, with the inside on the left.
        for row in 0..<rows {
            for column in 0..<columns where isIn(column, row) {
                let (a, b) = (Corner(column, row), Corner(column + 1, row))
                let (c, d) = (Corner(column + 1, row + 1), Corner(column, row + 1))
                if !isIn(column, row - 1) { next[a, default: []].append(b) }
                if !isIn(column + 1, row) { next[b, default: []].append(c) }
                if !isIn(column, row + 1) { next[c, default: []].append(d) }
                if !isIn(column - 1, row) { next[d, default: []].append(a) }
            }
        }
        var rings: [[Corner]] = []
        for start in next.keys.sorted() {
            while let ring = Self.takeRing(from: start, &next) { rings.append(ring) }
        }
        return rings.map { $0.map(point) }.map { ($0, Self.area($0)) }.filter { $0.1 > 0 }
            .sorted { $0.1 > $1.1 }.map(\.0)
    }

    /// Follows sides from a corner until it comes round; where two rings touch, it turns left and keeps them apart.
    private static func takeRing(from start: Corner, _ next: inout [Corner: [Corner]]) -> [Corner]? {
        guard var here = next[start]?.first else { return nil }
        next[start]?.removeFirst()
        var ring = [start]
        var before = start
        while here != start {
            ring.append(here)
            guard let ways = next[here], !ways.isEmpty else { return nil }
            let (dx, dy) = (here.column - before.column, here.row - before.row)
            let left = Corner(here.column - dy, here.row + dx)
            let place = ways.firstIndex(of: left) ?? 0
            next[here]?.remove(at: place)
            before = here
            here = ways[place]
        }
        return ring
    }

    /// A corner of the land's cells, moved a little; those on the edge stay on it.
    private func point(_ corner: Corner) -> DemoPoint {
        let (x, y) = (Double(corner.column), Double(corner.row))
        let isInside = corner.column > 0 && corner.column < columns && corner.row > 0 && corner.row < rows
        let shift = isInside ? 0.7 : 0
        return DemoPoint(
            x: (x + shift * (noise.value(x * 1.7, y * 1.7) - 0.5)) * Self.cell,
            y: (y + shift * (noise.value(x * 1.7 + 400, y * 1.7) - 0.5)) * Self.cell)
    }

    private static func area(_ ring: [DemoPoint]) -> Double {
        ring.indices.reduce(0) { sum, index in
            let (a, b) = (ring[index], ring[(index + 1) % ring.count])
            return sum + (a.x * b.y - b.x * a.y) / 2
        }
    }

    private struct Corner: Hashable, Comparable {
        let column: Int
        let row: Int

        init(_ column: Int, _ row: Int) {
            self.column = column
            self.row = row
        }

        static func < (left: Corner, right: Corner) -> Bool { (left.row, left.column) < (right.row, right.column) }
    }
}
