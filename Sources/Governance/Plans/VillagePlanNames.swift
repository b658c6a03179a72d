import Geo
import Planning
import Terrain

/// Names and places of a plan's nodes and pipes, the same in every file.
struct VillagePlanNames {
    private let sewers: LayoutTree?
    private let graph: SewerGraph

    init(_ plan: VillagePlan) {
        sewers = plan.sewers
        graph = plan.graph
    }

    /// A node's name: H a house, C a connection, M a manhole, S a station.
    func node(_ index: Int) -> String {
        guard let sewers else { return "N\(index)" }
        switch sewers.tree.nodes[index].kind {
        case .house: return "H\(index)"
        case .connection: return "C\(index)"
        case .manhole: return "M\(index)"
        case .outlet: return "S\(index)"
        }
    }

    /// The name of the pipe that leaves a node.
    func pipe(_ index: Int) -> String { "P\(index)" }

    /// Where a node lies.
    func position(_ index: Int) -> MapPosition {
        guard let sewers else { return MapPosition(east: 0, north: 0) }
        switch sewers.origins[index] {
        case .house(let house): return graph.houses[house].line[0]
        case .point(let point): return graph.positions[point]
        case .between: return sewers.lines[index].first ?? MapPosition(east: 0, north: 0)
        }
    }
}
