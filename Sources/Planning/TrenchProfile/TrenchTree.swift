/// A tree of sewers whose layout is settled and whose levels are not (管网树): every node has one way down.
public struct TrenchTree: Sendable {
    /// What stands at a node.
    public enum NodeKind: UInt8, Hashable, Sendable, CaseIterable {
        /// A house, where a private sewer begins.
        case house
        /// A point where a private sewer joins (接户井).
        case connection
        /// A manhole (检查井) at a junction, a bend or the end of a long stretch.
        case manhole
        /// The inlet of a treatment station or of an existing sewer.
        case outlet
    }

    /// A node with the reach that leaves it.
    public struct Node: Sendable {
        /// The node it flows to; `nil` at an outlet.
        public var parent: Int?
        /// What stands there.
        public var kind: NodeKind
        /// Height of the ground in metres.
        public var groundMetres: Double
        /// Length in metres of the reach to the parent.
        public var lengthMetres: Double
        /// Ground along the reach at equal steps, both ends included, in metres.
        public var ground: [Double]
        /// Design flow (设计流量) of the reach in m³/s.
        public var designFlow: Double
        /// Mean flow of the reach in m³/s, which pumps lift through the year.
        public var meanFlow: Double
        /// Index of the smallest pipe allowed in the reach.
        public var smallestSize: Int
        /// Whether sewage may not be pumped from here.
        public var isGravityOnly: Bool

        /// A node from its parts.
        public init(
            parent: Int?, kind: NodeKind, groundMetres: Double, lengthMetres: Double = 0, ground: [Double] = [],
            designFlow: Double = 0, meanFlow: Double = 0, smallestSize: Int = 0, isGravityOnly: Bool = false
        ) {
            self.parent = parent
            self.kind = kind
            self.groundMetres = groundMetres
            self.lengthMetres = lengthMetres
            self.ground = ground
            self.designFlow = designFlow
            self.meanFlow = meanFlow
            self.smallestSize = smallestSize
            self.isGravityOnly = isGravityOnly
        }
    }

    /// The nodes; parents may stand before or after their children.
    public let nodes: [Node]
    /// All nodes, every one after the nodes that flow to it.
    public let order: [Int]
    /// Distance in metres from each node down to its outlet.
    public let distances: [Double]
    /// Number of nodes that flow directly to each node.
    public let childCounts: [Int]

    /// A tree, or several trees side by side.
    ///
    /// - Throws: ``PlanningError/notATree`` if a parent does not exist or nodes flow in a circle.
    /// - Complexity: O(nodes).
    public init(_ nodes: [Node]) throws(PlanningError) {
        var childCounts = [Int](repeating: 0, count: nodes.count)
        for node in nodes {
            guard let parent = node.parent else { continue }
            guard nodes.indices.contains(parent), node.lengthMetres.isFinite, node.lengthMetres >= 0,
                node.ground.count >= 2
            else { throw .notATree }
            childCounts[parent] += 1
        }
        var waiting = childCounts
        var order = nodes.indices.filter { waiting[$0] == 0 }
        var next = 0
        while next < order.count {
            if let parent = nodes[order[next]].parent {
                waiting[parent] -= 1
                if waiting[parent] == 0 { order.append(parent) }
            }
            next += 1
        }
        guard order.count == nodes.count else { throw .notATree }
        var distances = [Double](repeating: 0, count: nodes.count)
        for index in order.reversed() {
            if let parent = nodes[index].parent { distances[index] = distances[parent] + nodes[index].lengthMetres }
        }
        self.nodes = nodes
        self.order = order
        self.distances = distances
        self.childCounts = childCounts
    }
}
