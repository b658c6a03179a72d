import Geo
import Terrain

/// Turns a layout into the nodes of a trench tree.
///
/// Points of a road where nothing joins are passed: the sewer runs through, and manholes stand at their distance.
struct LayoutTreeBuilder {
    let graph: SewerGraph
    let layout: SewerLayout
    let isConnected: [Bool]
    let settings: VillageSettings
    let smallestSewer: Int
    var withLines = false
    var nodes: [TrenchTree.Node] = []
    var origins: [LayoutTree.Origin] = []
    var lines: [[MapPosition]] = []
    var edges: [[(edge: Int, share: Double)]] = []
    private var treeNode: [Int]

    init(
        _ graph: SewerGraph, _ layout: SewerLayout, isConnected: [Bool], settings: VillageSettings, smallestSewer: Int
    ) {
        self.graph = graph
        self.layout = layout
        self.isConnected = isConnected
        self.settings = settings
        self.smallestSewer = smallestSewer
        treeNode = [Int](repeating: -1, count: graph.positions.count)
    }

    private mutating func append(_ node: TrenchTree.Node, _ origin: LayoutTree.Origin) -> Int {
        nodes.append(node)
        origins.append(origin)
        lines.append([])
        edges.append([])
        return nodes.count - 1
    }

    /// What meets in a point of the graph.
    private struct Meeting {
        var roads = 0
        var laterals = 0
        var houses = 0
    }

    mutating func addPoints() {
        var meetings = [Meeting](repeating: Meeting(), count: graph.positions.count)
        for node in layout.down.indices where layout.down[node] >= 0 {
            let next = layout.next(node, graph)
            if graph.edges[Int(layout.down[node])].kind == .road {
                meetings[next].roads += 1
            } else {
                meetings[next].laterals += 1
            }
        }
        for (index, house) in graph.houses.enumerated()
        where isConnected[index] && graph.yardHouse[house.node] != Int32(index) {
            meetings[house.node].houses += 1
        }
        let outlets = Set(layout.outlets)
        for node in graph.positions.indices where layout.down[node] >= 0 || outlets.contains(node) {
            let isOutlet = outlets.contains(node)
            if graph.isYard(node), !isOutlet {
                addYard(node, meetings[node])
                continue
            }
            let meeting = meetings[node]
            let joining = meeting.laterals + meeting.houses
            let roads = graph.incident[node].count { graph.edges[Int($0)].kind == .road }
            if !isOutlet, joining == 0, meeting.roads == 1, roads == 2 { continue }
            let isConnection = joining > 0 && meeting.roads <= 1 && roads <= 2
            treeNode[node] = append(
                TrenchTree.Node(
                    parent: nil, kind: isOutlet ? .outlet : isConnection ? .connection : .manhole,
                    groundMetres: graph.heights[node]),
                .point(node))
        }
    }

    /// A yard is where a house's own sewer begins, or a well that takes in the neighbours'.
    private mutating func addYard(_ node: Int, _ meeting: Meeting) {
        let house = Int(graph.yardHouse[node])
        let isOwn = isConnected[house]
        let isLeaf = meeting.roads + meeting.laterals + meeting.houses == 0
        treeNode[node] = append(
            TrenchTree.Node(
                parent: nil, kind: isLeaf && isOwn ? .house : .connection, groundMetres: graph.heights[node]),
            isOwn ? .house(house) : .point(node))
        if isOwn { addFlow(of: house, to: treeNode[node]) }
    }

    private mutating func addFlow(of house: Int, to node: Int) {
        nodes[node].meanFlow += graph.houses[house].meanFlow / 86_400
        nodes[node].designFlow += graph.houses[house].sizingFlow / 86_400
    }

    mutating func addSewers() {
        for node in layout.down.indices where layout.down[node] >= 0 && treeNode[node] >= 0 {
            var course = ReachLine(withLines: withLines)
            var step = node
            repeat {
                let edge = Int(layout.down[step])
                course.append(edge, graph.edges[edge], isForward: graph.edges[edge].from == step)
                step = layout.next(step, graph)
            } while treeNode[step] < 0 && layout.down[step] >= 0 && course.count <= layout.down.count
            guard treeNode[step] >= 0 else { continue }
            addSewer(from: treeNode[node], to: treeNode[step], course)
        }
    }

    /// Cuts a line into reaches of at most the manholes' distance, at samples of its ground.
    private mutating func addSewer(from: Int, to: Int, _ course: ReachLine) {
        let profile = course.ground(stepMetres: settings.sampleMetres)
        let samples = profile.heights.count - 1
        let step = profile.lengthMetres / Double(samples)
        let isPrivate = nodes[from].kind == .house
        let perReach =
            isPrivate ? samples : max(1, Int((settings.manholeSpacingMetres / max(step, 0.01) + 1e-9).rounded(.down)))
        let reaches = (samples + perReach - 1) / perReach
        let walk = LineWalk(course.line)
        var current = from
        for reach in 0..<reaches {
            // Reaches of about equal length rather than a short last one.
            let first = reach * samples / reaches
            let last = (reach + 1) * samples / reaches
            let end = Double(last) * step
            let next =
                reach == reaches - 1
                ? to
                : append(
                    TrenchTree.Node(parent: nil, kind: .manhole, groundMetres: profile.heights[last]),
                    .between(edge: course.edge(atMetres: end), metres: end))
            nodes[current].parent = next
            nodes[current].lengthMetres = Double(last - first) * step
            nodes[current].ground = Array(profile.heights[first...last])
            nodes[current].smallestSize = isPrivate ? 0 : smallestSewer
            edges[current] = course.shares(fromMetres: Double(first) * step, toMetres: end)
            if withLines { lines[current] = walk.part(fromMetres: Double(first) * step, toMetres: end) }
            current = next
        }
    }

    mutating func addHouses() {
        for (index, house) in graph.houses.enumerated()
        where isConnected[index] && treeNode[house.node] >= 0 && graph.yardHouse[house.node] != Int32(index) {
            let node = append(
                TrenchTree.Node(
                    parent: treeNode[house.node], kind: .house, groundMetres: house.ground.heights.first ?? 0,
                    lengthMetres: house.ground.lengthMetres, ground: house.ground.heights),
                .house(index))
            addFlow(of: index, to: node)
            lines[node] = withLines ? house.line : []
        }
    }

    /// Adds up the flows from the houses down; the peak factor makes design flows of those for sizes.
    mutating func addFlows() throws(PlanningError) {
        let order = try TrenchTree(nodes).order
        for node in order {
            if let parent = nodes[node].parent {
                nodes[parent].meanFlow += nodes[node].meanFlow
                nodes[parent].designFlow += nodes[node].designFlow
            }
            nodes[node].designFlow *= settings.peakFactor
        }
    }
}
