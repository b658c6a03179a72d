public import Geo
import Terrain

/// A layout made ready for the trench programme, and what each of its nodes stands for on the map.
public struct LayoutTree: Sendable {
    /// What a node of the tree stands for.
    public enum Origin: Hashable, Sendable {
        /// A house, by its index in the graph.
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
    /// The line of the graph in which each node's reach lies; −1 for private sewers.
    let edges: [Int]

    /// The tree of a layout with the houses that are connected.
    ///
    /// - Throws: ``PlanningError/notATree`` if the layout has a circle.
    /// - Complexity: O(reaches + samples).
    init(
        _ layout: SewerLayout, graph: SewerGraph, isConnected: [Bool], settings: VillageSettings, smallestSewer: Int,
        withLines: Bool
    ) throws(PlanningError) {
        var builder = LayoutTreeBuilder(graph, layout, settings: settings, smallestSewer: smallestSewer)
        builder.withLines = withLines
        builder.addPoints(isConnected)
        builder.addSewers()
        builder.addHouses(isConnected)
        try builder.addFlows()
        tree = try TrenchTree(builder.nodes)
        origins = builder.origins
        lines = builder.lines
        edges = builder.edges
    }
}

private struct LayoutTreeBuilder {
    let graph: SewerGraph
    let layout: SewerLayout
    let settings: VillageSettings
    let smallestSewer: Int
    var withLines = false
    var nodes: [TrenchTree.Node] = []
    var origins: [LayoutTree.Origin] = []
    var lines: [[MapPosition]] = []
    var edges: [Int] = []
    private var treeNode: [Int]

    init(_ graph: SewerGraph, _ layout: SewerLayout, settings: VillageSettings, smallestSewer: Int) {
        self.graph = graph
        self.layout = layout
        self.settings = settings
        self.smallestSewer = smallestSewer
        treeNode = [Int](repeating: -1, count: graph.positions.count)
    }

    private mutating func append(_ node: TrenchTree.Node, _ origin: LayoutTree.Origin) -> Int {
        nodes.append(node)
        origins.append(origin)
        lines.append([])
        edges.append(-1)
        return nodes.count - 1
    }

    mutating func addPoints(_ isConnected: [Bool]) {
        var incoming = [Int](repeating: 0, count: graph.positions.count)
        for node in layout.down.indices {
            let next = layout.next(node, graph)
            if next >= 0 { incoming[next] += 1 }
        }
        var hasHouse = [Bool](repeating: false, count: graph.positions.count)
        for (index, house) in graph.houses.enumerated() where isConnected[index] { hasHouse[house.node] = true }
        let outlets = Set(layout.outlets)
        for node in graph.positions.indices where layout.down[node] >= 0 || outlets.contains(node) {
            let isOutlet = outlets.contains(node)
            let isConnection = hasHouse[node] && incoming[node] <= 1 && graph.incident[node].count <= 2
            treeNode[node] = append(
                TrenchTree.Node(
                    parent: nil, kind: isOutlet ? .outlet : isConnection ? .connection : .manhole,
                    groundMetres: graph.heights[node]),
                .point(node))
        }
    }

    mutating func addSewers() {
        for node in layout.down.indices where layout.down[node] >= 0 {
            let edge = Int(layout.down[node])
            let isForward = graph.edges[edge].from == node
            let profile = isForward ? graph.edges[edge].ground : graph.edges[edge].ground.reversed
            let line = withLines ? (isForward ? graph.edges[edge].line : graph.edges[edge].line.reversed()) : []
            addSewer(from: treeNode[node], to: treeNode[layout.next(node, graph)], edge, profile, line)
        }
    }

    /// Cuts a line into reaches of at most the manholes' distance, at samples of its ground.
    private mutating func addSewer(from: Int, to: Int, _ edge: Int, _ profile: GroundProfile, _ line: [MapPosition]) {
        let samples = profile.heights.count - 1
        let step = profile.lengthMetres / Double(samples)
        let perReach = max(1, Int((settings.manholeSpacingMetres / max(step, 0.01) + 1e-9).rounded(.down)))
        let reaches = (samples + perReach - 1) / perReach
        let walk = LineWalk(line)
        var current = from
        for reach in 0..<reaches {
            // Reaches of about equal length rather than a short last one.
            let first = reach * samples / reaches
            let last = (reach + 1) * samples / reaches
            let next =
                reach == reaches - 1
                ? to
                : append(
                    TrenchTree.Node(parent: nil, kind: .manhole, groundMetres: profile.heights[last]),
                    .between(edge: edge, metres: Double(last) * step))
            nodes[current].parent = next
            nodes[current].lengthMetres = Double(last - first) * step
            nodes[current].ground = Array(profile.heights[first...last])
            nodes[current].smallestSize = smallestSewer
            edges[current] = edge
            if withLines {
                lines[current] = walk.part(fromMetres: Double(first) * step, toMetres: Double(last) * step)
            }
            current = next
        }
    }

    mutating func addHouses(_ isConnected: [Bool]) {
        for (index, house) in graph.houses.enumerated() where isConnected[index] && treeNode[house.node] >= 0 {
            let node = append(
                TrenchTree.Node(
                    parent: treeNode[house.node], kind: .house, groundMetres: house.ground.heights.first ?? 0,
                    lengthMetres: house.ground.lengthMetres, ground: house.ground.heights,
                    meanFlow: house.meanFlow / 86_400),
                .house(index))
            lines[node] = withLines ? house.line : []
        }
    }

    /// Adds up the flows from the houses down.
    mutating func addFlows() throws(PlanningError) {
        let order = try TrenchTree(nodes).order
        for node in order {
            nodes[node].designFlow = nodes[node].meanFlow * settings.peakFactor
            if let parent = nodes[node].parent { nodes[parent].meanFlow += nodes[node].meanFlow }
        }
    }
}
