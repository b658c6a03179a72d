/// A plan while it is being changed: the arc each village uses, the flows, and what each costs.
struct PlanState: Sendable {
    let graph: CountyGraph
    /// The arc each village uses.
    private(set) var choice: [Int32]
    /// The flow on it.
    private(set) var flow: [Double]
    /// What it costs at that flow.
    private(set) var paid: [Double]
    /// How many villages flow into each.
    private(set) var children: [Int32]
    /// The sum of what is paid.
    private(set) var total: Double
    /// Changes since the last `commit`, as village and its arc before.
    private(set) var journal: [(node: Int32, arc: Int32)] = []

    /// Takes a plan that is known to be a forest of feasible choices.
    ///
    /// - Complexity: O(n · depth).
    init(graph: CountyGraph, choice: [Int32]) {
        self.graph = graph
        self.choice = choice
        let count = graph.nodeCount
        flow = [Double](repeating: 0, count: count)
        paid = [Double](repeating: 0, count: count)
        children = [Int32](repeating: 0, count: count)
        total = 0
        recompute()
    }

    /// Computes flows and costs anew, which also removes what rounding has piled up.
    mutating func recompute() {
        for node in 0..<graph.nodeCount {
            flow[node] = 0
            children[node] = 0
        }
        for node in 0..<graph.nodeCount {
            var at = Int32(node)
            while at >= 0 {
                flow[Int(at)] += graph.demand[node]
                at = graph.head[Int(choice[Int(at)])]
            }
            let head = graph.head[Int(choice[node])]
            if head >= 0 { children[Int(head)] += 1 }
        }
        total = 0
        for node in 0..<graph.nodeCount {
            paid[node] = graph.value(Int(choice[node]), flow[node])
            total += paid[node]
        }
        journal.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    func head(of node: Int) -> Int { Int(graph.head[Int(choice[node])]) }

    /// Whether a village is on household units.
    @inline(__always)
    func isOwnOnly(_ node: Int) -> Bool { graph.ownOnly[Int(choice[node])] }

    /// Whether the way from `node` to the root passes `other`.
    func passes(_ other: Int, from node: Int) -> Bool {
        var at = node
        while at >= 0 {
            if at == other { return true }
            at = head(of: at)
        }
        return false
    }

    /// Adds a flow, possibly negative, on the whole way from a village to the root.
    private mutating func push(_ amount: Double, from node: Int) {
        var at = node
        while at >= 0 {
            let arc = Int(choice[at])
            let changed = flow[at] + amount
            let cost = graph.value(arc, changed)
            total += cost - paid[at]
            flow[at] = changed
            paid[at] = cost
            at = Int(graph.head[arc])
        }
    }

    /// What a flow more would cost on the whole way from a village to the root.
    func marginal(_ amount: Double, from node: Int) -> Double {
        var at = node
        var sum = 0.0
        while at >= 0 {
            let arc = Int(choice[at])
            sum += graph.value(arc, flow[at] + amount) - paid[at]
            at = Int(graph.head[arc])
        }
        return sum
    }

    /// Lets a village use another of its arcs; the head must not lie behind the village.
    mutating func rechoose(_ node: Int, _ arc: Int) {
        let before = choice[node]
        journal.append((Int32(node), before))
        apply(node, Int32(arc))
    }

    private mutating func apply(_ node: Int, _ arc: Int32) {
        let oldHead = head(of: node)
        let amount = flow[node]
        if oldHead >= 0 {
            children[oldHead] -= 1
            push(-amount, from: oldHead)
        }
        choice[node] = arc
        let cost = graph.value(Int(arc), amount)
        total += cost - paid[node]
        paid[node] = cost
        let newHead = Int(graph.head[Int(arc)])
        if newHead >= 0 {
            children[newHead] += 1
            push(amount, from: newHead)
        }
    }

    /// Keeps the changes.
    mutating func commit() { journal.removeAll(keepingCapacity: true) }

    /// Takes back the changes since the last commit.
    mutating func rollBack() {
        while let last = journal.popLast() { apply(Int(last.node), last.arc) }
    }
}
