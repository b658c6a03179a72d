import Domain
import Geo

/// What pins say about single houses, in indices of the graph.
struct PinnedHouses {
    /// Whether each house keeps a unit.
    private(set) var keepsUnit: [Bool]
    /// Whether each house is connected.
    private(set) var mustConnect: [Bool]
    /// Houses whose sewage ends at a certain point.
    private(set) var destinations: [Int: Int] = [:]

    /// Looks the pins up.
    ///
    /// - Throws: ``PlanningError/badPin(_:)`` for a building or a site that is not there, or two pins that contradict.
    init(_ pins: [VillagePin], input: VillageInput, graph: SewerGraph) throws(PlanningError) {
        keepsUnit = [Bool](repeating: false, count: graph.houses.count)
        mustConnect = keepsUnit
        guard !pins.isEmpty else { return }
        var houseOf: [Int64: Int] = [:]
        for (index, house) in graph.houses.enumerated() { houseOf[input.buildings[house.building].id] = index }
        func house(_ id: Int64) throws(PlanningError) -> Int {
            guard let found = houseOf[id] else {
                throw .badPin(
                    BilingualText(
                        "房屋 \(id) 不在图层中，或不能参加规划", "building \(id) is not in the layer, or cannot be planned for"))
            }
            return found
        }
        for pin in pins {
            switch pin {
            case .connected(let building): mustConnect[try house(building)] = true
            case .household(let building): keepsUnit[try house(building)] = true
            case .joins(let building, let site):
                guard graph.siteNodes.indices.contains(site - 1), graph.siteNodes[site - 1] >= 0 else {
                    throw .badPin(
                        BilingualText(
                            "站址 \(site) 不存在（给出 \(graph.siteNodes.count) 个）",
                            "site \(site) is not there (\(graph.siteNodes.count) are given)"))
                }
                let index = try house(building)
                let target = graph.siteNodes[site - 1]
                guard destinations[index, default: target] == target else {
                    throw .badPin(BilingualText("房屋 \(building) 被指定到两处", "building \(building) is sent to two sites"))
                }
                destinations[index] = target
                mustConnect[index] = true
            case .noStation, .closed, .onlyGravity: break
            }
        }
        if let both = keepsUnit.indices.first(where: { keepsUnit[$0] && mustConnect[$0] }) {
            let id = input.buildings[graph.houses[both].building].id
            throw .badPin(
                BilingualText("房屋 \(id) 既要接管又要分户", "building \(id) is to be connected and to keep a unit"))
        }
    }
}

/// Which houses sewers can reach.
struct ReachableHouses {
    private let graph: SewerGraph

    init(_ graph: SewerGraph) {
        self.graph = graph
    }

    /// For each house, whether its sewage can come to one of some points.
    ///
    /// - Complexity: O(lines).
    func from(_ outlets: [Int]) -> [Bool] {
        var isReached = [Bool](repeating: false, count: graph.positions.count)
        var stack = outlets
        for outlet in outlets { isReached[outlet] = true }
        while let node = stack.popLast() {
            for line in graph.incident[node] {
                let edge = graph.edges[Int(line)]
                let next = graph.other(Int(line), node)
                guard !isReached[next], !edge.isClosed, edge.kind == .road || graph.isYard(next) else { continue }
                isReached[next] = true
                stack.append(next)
            }
        }
        return graph.houses.map { isReached[$0.node] }
    }
}
