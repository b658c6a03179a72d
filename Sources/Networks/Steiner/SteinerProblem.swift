/// The search for the cheapest arcs that connect a root with all terminals (斯坦纳树): a Steiner arborescence, or a Steiner
/// tree where every edge may be used either way.
public struct SteinerProblem: Sendable {
    /// Number of nodes.
    public let nodeCount: Int
    /// The node each arc leaves; arcs lead away from the root.
    public let tails: [Int32]
    /// The node each arc enters.
    public let heads: [Int32]
    /// Cost of each arc, not negative.
    public let costs: [Double]
    /// Where all paths begin.
    public let root: Int
    /// The nodes to be reached, without the root, each once.
    public let terminals: [Int]
    /// Whether the arcs `2e` and `2e + 1` are the two ways along edge `e`, at the same cost.
    public let isUndirected: Bool

    let outgoing: ArcRows
    let incoming: ArcRows
    let isTerminal: [Bool]

    /// A directed problem.
    ///
    /// Ends must be nodes and costs not negative; a violation is a programming error.
    public init(
        nodeCount: Int, tails: [Int32], heads: [Int32], costs: [Double], root: Int, terminals: [Int]
    ) {
        self.init(
            nodeCount: nodeCount, tails: tails, heads: heads, costs: costs, root: root, terminals: terminals,
            isUndirected: false)
    }

    /// An undirected problem; the first terminal serves as root.
    public init(nodeCount: Int, edges: [(Int, Int, cost: Double)], terminals: [Int]) {
        self.init(
            nodeCount: nodeCount, tails: edges.flatMap { [Int32($0.0), Int32($0.1)] },
            heads: edges.flatMap { [Int32($0.1), Int32($0.0)] }, costs: edges.flatMap { [$0.cost, $0.cost] },
            root: terminals.first ?? 0, terminals: terminals, isUndirected: true)
    }

    init(
        nodeCount: Int, tails: [Int32], heads: [Int32], costs: [Double], root: Int, terminals: [Int],
        isUndirected: Bool
    ) {
        precondition(tails.count == heads.count && heads.count == costs.count, "lists of unequal length")
        precondition(costs.allSatisfy { $0 >= 0 && $0 < .infinity }, "a cost is negative or not finite")
        self.nodeCount = nodeCount
        self.tails = tails
        self.heads = heads
        self.costs = costs
        self.root = root
        self.isUndirected = isUndirected
        outgoing = ArcRows(nodeCount: nodeCount, nodeOfArc: tails)
        incoming = ArcRows(nodeCount: nodeCount, nodeOfArc: heads)
        var isTerminal = [Bool](repeating: false, count: nodeCount)
        var list: [Int] = []
        for node in terminals where node != root && !isTerminal[node] {
            isTerminal[node] = true
            list.append(node)
        }
        self.terminals = list
        self.isTerminal = isTerminal
    }

    /// Number of arcs.
    public var arcCount: Int { tails.count }

    /// By how much a better solution must at least be cheaper: 1 where all costs are whole, else next to nothing.
    var leastImprovement: Double {
        let largest = costs.max() ?? 0
        return largest < 1e9 && costs.allSatisfy { $0 == $0.rounded() } ? 1 : 0
    }

    /// The same problem from another root, which must be a terminal; for undirected problems only.
    func rooted(at node: Int) -> SteinerProblem {
        SteinerProblem(
            nodeCount: nodeCount, tails: tails, heads: heads, costs: costs, root: node, terminals: terminals + [root],
            isUndirected: isUndirected)
    }

    /// The problem with only those arcs, and only the nodes that they touch.
    /// - Returns: The problem, and for each of its arcs the arc here.
    func restricted(to arcs: [Int32], isUndirected: Bool) -> (problem: SteinerProblem, arcs: [Int32]) {
        var number = [Int32](repeating: -1, count: nodeCount)
        var count: Int32 = 0
        func place(_ node: Int) {
            if number[node] < 0 {
                number[node] = count
                count += 1
            }
        }
        place(root)
        for terminal in terminals { place(terminal) }
        for arc in arcs {
            place(Int(tails[Int(arc)]))
            place(Int(heads[Int(arc)]))
        }
        let problem = SteinerProblem(
            nodeCount: Int(count), tails: arcs.map { number[Int(tails[Int($0)])] },
            heads: arcs.map { number[Int(heads[Int($0)])] }, costs: arcs.map { costs[Int($0)] },
            root: Int(number[root]), terminals: terminals.map { Int(number[$0]) }, isUndirected: isUndirected)
        return (problem, arcs)
    }

    /// A terminal that cannot be reached from the root, or nil.
    /// - Complexity: O(nodes + arcs).
    public func unreachableTerminal() -> Int? {
        var isReached = [Bool](repeating: false, count: nodeCount)
        isReached[root] = true
        var stack = [root]
        while let node = stack.popLast() {
            for arc in outgoing[node] where !isReached[Int(heads[Int(arc)])] {
                isReached[Int(heads[Int(arc)])] = true
                stack.append(Int(heads[Int(arc)]))
            }
        }
        return terminals.first { !isReached[$0] }
    }
}
