import Geo
import Networks
import Terrain

/// The ground between villages: where a corridor would run at least cost (走廊选线), along roads or over free ground.
///
/// A grid over the terrain between two places, together with the roads there, each step priced as a digger would: the smallest
/// sewer at the depth that the least slope asks for, and a part of a lift where that depth grows. The cost set knows no price
/// of breaking roads open, so roads and free ground cost the same.
struct CorridorGround {
    private let terrain: Raster
    private let settings: VillageSettings
    private let estimate: ArcEstimate
    private let roads: [[MapPosition]]

    init(_ villages: [VillageInput], terrain: Raster, settings: VillageSettings, prices: PlanPrices, flow: Double) {
        self.terrain = terrain
        self.settings = settings
        let costs = prices.trenchCosts()
        let rules = prices.rules
        let size = prices.smallestSewer
        estimate = ArcEstimate(
            table: costs.perMetre[size], lift: costs.lift(designFlow: flow / 86_400 * settings.peakFactor),
            leastSlope: rules.sizes[size].minimumSlope, minimum: rules.minimumDepthMetres,
            maximum: rules.maximumDepthMetres)
        roads = villages.flatMap { $0.roads.map(\.line) }.filter { $0.count > 1 }
    }

    /// The cheapest way from one place to another, bends only; `nil` where the ground between them does not join.
    ///
    /// - Complexity: O(cells · log cells), some 2,000 cells, and the roads between the places.
    func way(from start: MapPosition, to end: MapPosition) -> [MapPosition]? {
        let distance = LineWalk.distance(start, end)
        guard distance > 1 else { return nil }
        let margin = max(0.25 * distance, 100)
        let low = MapPosition(east: min(start.east, end.east) - margin, north: min(start.north, end.north) - margin)
        let high = MapPosition(east: max(start.east, end.east) + margin, north: max(start.north, end.north) + margin)
        let step = max(((high.east - low.east) * (high.north - low.north) / 2_000).squareRoot(), settings.sampleMetres)
        var mesh = CorridorMesh(terrain: terrain, estimate: estimate)
        guard let first = mesh.add(start), let last = mesh.add(end) else { return nil }
        mesh.addGrid(from: low, to: high, step: step)
        for road in roads { mesh.addRoad(road, from: low, to: high, step: step) }
        mesh.join([first, last], within: 1.5 * step)
        return mesh.way(from: first, to: last).map { Self.bends([start] + $0.dropFirst().dropLast() + [end]) }
    }

    /// Leaves positions out that lie straight between their neighbours.
    private static func bends(_ line: [MapPosition]) -> [MapPosition] {
        var result: [MapPosition] = []
        for position in line {
            if let last = result.last, let before = result.dropLast().last {
                let (east, north) = (last.east - before.east, last.north - before.north)
                let turn = east * (position.north - last.north) - north * (position.east - last.east)
                let onward = east * (position.east - last.east) + north * (position.north - last.north)
                if abs(turn) < 1e-6 * max(1, abs(onward)), onward > 0 { result.removeLast() }
            }
            result.append(position)
        }
        return result
    }
}

/// Places with ground, and steps between them in both directions.
private struct CorridorMesh {
    let terrain: Raster
    let estimate: ArcEstimate
    private var positions: [MapPosition] = []
    private var heights: [Double] = []
    private var tails: [Int32] = []
    private var heads: [Int32] = []
    private var costs: [Double] = []
    private var grid: (low: MapPosition, step: Double, columns: Int, nodes: [Int]) = (
        MapPosition(east: 0, north: 0), 1, 0, []
    )

    init(terrain: Raster, estimate: ArcEstimate) {
        self.terrain = terrain
        self.estimate = estimate
    }

    mutating func add(_ position: MapPosition) -> Int? {
        guard let height = terrain.value(at: position) else { return nil }
        positions.append(position)
        heights.append(height)
        return positions.count - 1
    }

    private mutating func step(_ from: Int, _ to: Int) {
        let length = LineWalk.distance(positions[from], positions[to])
        guard length > 0 else { return }
        let middle = MapPosition(
            east: (positions[from].east + positions[to].east) / 2,
            north: (positions[from].north + positions[to].north) / 2)
        guard let height = terrain.value(at: middle) else { return }
        for (tail, head) in [(from, to), (to, from)] {
            tails.append(Int32(tail))
            heads.append(Int32(head))
            costs.append(estimate.cost([heights[tail], height, heights[head]], length))
        }
    }

    mutating func addGrid(from low: MapPosition, to high: MapPosition, step: Double) {
        let columns = max(2, Int((high.east - low.east) / step) + 1)
        let rows = max(2, Int((high.north - low.north) / step) + 1)
        var nodes = [Int](repeating: -1, count: columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let position = MapPosition(
                    east: low.east + Double(column) * step, north: low.north + Double(row) * step)
                nodes[row * columns + column] = add(position) ?? -1
            }
        }
        for row in 0..<rows {
            for column in 0..<columns where nodes[row * columns + column] >= 0 {
                for (right, up) in [(1, 0), (0, 1), (1, 1), (-1, 1)] {
                    let (next, above) = (column + right, row + up)
                    guard (0..<columns).contains(next), above < rows, nodes[above * columns + next] >= 0 else {
                        continue
                    }
                    self.step(nodes[row * columns + column], nodes[above * columns + next])
                }
            }
        }
        grid = (low, step, columns, nodes)
    }

    /// Adds the parts of a road that lie within the grid, joined to it at every step.
    mutating func addRoad(_ line: [MapPosition], from low: MapPosition, to high: MapPosition, step: Double) {
        let walk = LineWalk(line)
        let pieces = Int(min((walk.lengthMetres / step).rounded(.up), 10_000))
        guard pieces > 0 else { return }
        var before = -1
        for piece in 0...pieces {
            let position = walk.position(atShare: Double(piece) / Double(pieces))
            let isInside =
                position.east >= low.east && position.east <= high.east
                && position.north >= low.north && position.north <= high.north
            guard isInside, let node = add(position) else {
                before = -1
                continue
            }
            if before >= 0 { self.step(before, node) }
            join([node], within: step)
            before = node
        }
    }

    /// Joins places to those of the grid around them.
    mutating func join(_ nodes: [Int], within reach: Double) {
        guard grid.columns > 0 else { return }
        let rows = grid.nodes.count / grid.columns
        for node in nodes {
            let column = Int(((positions[node].east - grid.low.east) / grid.step).rounded(.down))
            let row = Int(((positions[node].north - grid.low.north) / grid.step).rounded(.down))
            for up in 0...1 {
                for right in 0...1 where (0..<grid.columns).contains(column + right) && (0..<rows).contains(row + up) {
                    let other = grid.nodes[(row + up) * grid.columns + column + right]
                    if other >= 0, LineWalk.distance(positions[node], positions[other]) <= reach { step(node, other) }
                }
            }
        }
    }

    func way(from start: Int, to end: Int) -> [MapPosition]? {
        let graph = DirectedGraph(nodeCount: positions.count, tails: tails, heads: heads, costs: costs)
        guard let path = graph.shortestPath(from: start, to: end) else { return nil }
        return [positions[start]] + path.arcs.map { positions[Int(heads[$0])] }
    }
}
