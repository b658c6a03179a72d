public import Geo
import Terrain

/// A layout made ready for the trench programme, and what each of its nodes stands for on the map.
public struct LayoutTree: Sendable {
    /// What a node of the tree stands for.
    public enum Origin: Hashable, Sendable {
        /// A house, by its index in the graph; its own sewer begins there, or the well in its yard stands there.
        case house(Int)
        /// A point of the graph.
        case point(Int)
        /// A manhole within a line of the graph: the line, and the metres from where the sewer enters it.
        case between(edge: Int, metres: Double)
    }

    /// The tree.
    public let tree: TrenchTree
    /// What each node stands for.
    public let origins: [Origin]
    /// The course of the reach that leaves each node.
    public let lines: [[MapPosition]]
    /// The lines of the graph that each node's reach follows, each with the share of the reach that lies in it.
    let edges: [[(edge: Int, share: Double)]]

    /// The tree of a layout with the houses that are connected.
    ///
    /// - Throws: ``PlanningError/notATree`` if the layout has a circle.
    /// - Complexity: O(reaches + samples).
    init(
        _ layout: SewerLayout, graph: SewerGraph, isConnected: [Bool], settings: VillageSettings, smallestSewer: Int,
        withLines: Bool
    ) throws(PlanningError) {
        var builder = LayoutTreeBuilder(
            graph, layout, isConnected: isConnected, settings: settings, smallestSewer: smallestSewer)
        builder.withLines = withLines
        builder.addPoints()
        builder.addSewers()
        builder.addHouses()
        try builder.addFlows()
        tree = try TrenchTree(builder.nodes)
        origins = builder.origins
        lines = builder.lines
        edges = builder.edges
    }
}
