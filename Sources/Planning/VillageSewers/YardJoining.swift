import Geo
import Terrain

/// Finds the yards between which a common lateral may run (合用接户支管): near neighbours with no road between them.
struct YardJoining {
    /// Pairs of yards, as positions in the list given.
    private(set) var pairs: [(Int, Int)] = []

    /// Pairs of yards at most `reach` metres apart that are neighbours after Gabriel (1969).
    ///
    /// No third yard lies in the circle over their distance. A pair farther apart than either is from its road is of no use and left out.
    ///
    /// - Parameters:
    ///   - roadMetres: For each yard its distance from the road.
    ///   - roads: The roads that must not lie between.
    /// - Complexity: O(yards × neighbours²).
    init(_ yards: [MapPosition], roadMetres: [Double], roads: SegmentIndex, reach: Double) {
        guard reach > 0, reach.isFinite else { return }
        let squares = YardSquares(yards, cell: reach)
        for first in yards.indices {
            let around = squares.around(yards[first])
            for second in around where second > first {
                let distance = LineWalk.distance(yards[first], yards[second])
                guard distance >= 1, distance <= reach, distance <= max(roadMetres[first], roadMetres[second]) else {
                    continue
                }
                let isBlocked = around.contains { third in
                    third != first && third != second
                        && Self.square(yards[first], yards[third]) + Self.square(yards[third], yards[second])
                            < distance * distance - 1e-9
                }
                if !isBlocked, !crosses(yards[first], yards[second], roads) { pairs.append((first, second)) }
            }
        }
    }

    private static func square(_ from: MapPosition, _ to: MapPosition) -> Double {
        let (east, north) = (to.east - from.east, to.north - from.north)
        return east * east + north * north
    }

    private func crosses(_ from: MapPosition, _ to: MapPosition, _ roads: SegmentIndex) -> Bool {
        let low = MapPosition(east: min(from.east, to.east), north: min(from.north, to.north))
        let high = MapPosition(east: max(from.east, to.east), north: max(from.north, to.north))
        return roads.near(low, high, within: 0).contains { id in
            let road = roads.segments[Int(id)]
            return side(from, to, road.from) * side(from, to, road.to) < 0
                && side(road.from, road.to, from) * side(road.from, road.to, to) < 0
        }
    }

    /// On which side of a line a position lies.
    private func side(_ from: MapPosition, _ to: MapPosition, _ position: MapPosition) -> Double {
        (to.east - from.east) * (position.north - from.north) - (to.north - from.north) * (position.east - from.east)
    }
}

/// Yards by squares of a grid.
private struct YardSquares {
    private let cell: Double
    private var squares: [Int64: [Int]] = [:]

    init(_ yards: [MapPosition], cell: Double) {
        self.cell = cell
        for (index, yard) in yards.enumerated() { squares[key(yard, 0, 0), default: []].append(index) }
    }

    private func key(_ position: MapPosition, _ east: Int, _ north: Int) -> Int64 {
        let column = Int((position.east / cell).rounded(.down)) + east
        let row = Int((position.north / cell).rounded(.down)) + north
        return Int64(column) << 32 ^ Int64(row & 0xFFFF_FFFF)
    }

    func around(_ position: MapPosition) -> [Int] {
        var found: [Int] = []
        for east in -1...1 {
            for north in -1...1 { found += squares[key(position, east, north)] ?? [] }
        }
        return found
    }
}
