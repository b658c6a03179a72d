public import Geo
import Terrain

/// One place for the station with the yearly cost of the sewers that lead there: a point of the village's cost curve.
public struct SiteCost: Hashable, Sendable {
    /// Where it is.
    public var position: MapPosition
    /// Height of the ground in metres.
    public var heightMetres: Double
    /// Yearly cost of sewers and pumps, as the quick trial reckons it.
    public var yearlyCost: Double
    /// Its point in the graph.
    public var node: Int
}

/// Looks for the station's site: trial layouts to places spread over the village, then to those around the best.
struct SiteSearch {
    let trial: LayoutTrial
    let arcs: ArcCosts?
    let clearanceMetres: Double
    let limit: SearchWork.Limit
    /// Points where a station may stand.
    let allowed: [Int]

    /// Places tried, the cheapest first.
    ///
    /// - Complexity: O(trials × reaches × levels); some 60 trials.
    func run() -> [SiteCost] {
        let graph = trial.graph
        guard !allowed.isEmpty else { return [] }
        var known: [Int: Double] = [:]
        for node in spread(allowed, count: 20) + lowest(allowed, count: 10) { evaluate(node, &known) }
        for _ in 0..<4 {
            guard limit.isOpen else { break }
            let leaders = known.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(3).map(\.key)
            let before = known.count
            for leader in leaders {
                for node in around(leader, allowed, known, count: 4) { evaluate(node, &known) }
            }
            if known.count == before { break }
        }
        return known.filter { $0.value < .infinity }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map {
            node, cost in
            SiteCost(
                position: graph.positions[node], heightMetres: graph.heights[node], yearlyCost: cost, node: node)
        }
    }

    private func evaluate(_ node: Int, _ known: inout [Int: Double]) {
        guard known[node] == nil, known.isEmpty || limit.isOpen else { return }
        guard let arcs,
            let layout = SewerLayout.grown(from: [node], to: trial.needs, in: trial.graph, arcs: arcs)
        else {
            known[node] = .infinity
            return
        }
        known[node] = trial.cost(layout, gridMetres: LayoutSearch.searchGridMetres)
    }

    /// Whether no building is too close to a point.
    func isClear(_ node: Int) -> Bool {
        guard clearanceMetres > 0 else { return true }
        let position = trial.graph.positions[node]
        return trial.graph.houses.allSatisfy { house in
            house.line.first.map { LineWalk.distance($0, position) >= clearanceMetres } ?? true
        }
    }

    private func lowest(_ allowed: [Int], count: Int) -> [Int] {
        Array(allowed.sorted { (trial.graph.heights[$0], $0) < (trial.graph.heights[$1], $1) }.prefix(count))
    }

    /// Places far from one another: each next one is the farthest from those before.
    private func spread(_ allowed: [Int], count: Int) -> [Int] {
        guard let first = lowest(allowed, count: 1).first else { return [] }
        let positions = trial.graph.positions
        var chosen = [first]
        var nearest = allowed.map { LineWalk.distance(positions[$0], positions[first]) }
        while chosen.count < min(count, allowed.count) {
            guard let best = nearest.indices.max(by: { nearest[$0] < nearest[$1] }), nearest[best] > 0 else { break }
            chosen.append(allowed[best])
            for index in allowed.indices {
                nearest[index] = min(
                    nearest[index], LineWalk.distance(positions[allowed[index]], positions[allowed[best]]))
            }
        }
        return chosen
    }

    private func around(_ node: Int, _ allowed: [Int], _ known: [Int: Double], count: Int) -> [Int] {
        let positions = trial.graph.positions
        return Array(
            allowed.filter { known[$0] == nil }
                .map { ($0, LineWalk.distance(positions[$0], positions[node])) }
                .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
                .prefix(count * 6).enumerated().filter { $0.offset % 6 == 0 }.map(\.element.0))
    }
}
