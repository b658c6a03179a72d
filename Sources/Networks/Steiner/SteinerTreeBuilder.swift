/// Builds solutions of a Steiner problem: by shortest paths, and as the best tree on given nodes.
struct SteinerTreeBuilder {
    /// A solution as arcs, ascending, and their cost.
    struct Tree {
        var cost: Double
        var arcs: [Int32]
    }

    let problem: SteinerProblem
    private var distance: [Double]
    private var lastArc: [Int32]
    private var isIn: [Bool]

    init(_ problem: SteinerProblem) {
        self.problem = problem
        distance = [Double](repeating: .infinity, count: problem.nodeCount)
        lastArc = [Int32](repeating: -1, count: problem.nodeCount)
        isIn = [Bool](repeating: false, count: problem.nodeCount)
    }

    /// Connects terminal after terminal by the path that is shortest in the guiding costs (Takahashi and Matsuyama 1980),
    /// then takes the best tree on the nodes touched.
    /// - Parameter start: Where to begin; must be the root in a directed problem.
    /// - Complexity: O(arcs · log nodes) for each time that distances fall, mostly a few.
    mutating func byShortestPaths(guide: [Double], start: Int) -> Tree? {
        for node in 0..<problem.nodeCount {
            distance[node] = .infinity
            lastArc[node] = -1
            isIn[node] = false
        }
        var waiting = problem.terminals.count
        if start != problem.root, problem.isTerminal[start] { waiting -= 1 }
        if start != problem.root { waiting += 1 }
        var heap = QuaternaryHeap()
        distance[start] = 0
        isIn[start] = true
        heap.push(0, Int32(start))
        while waiting > 0, let entry = heap.pop() {
            let node = Int(entry.node)
            if entry.key > distance[node] { continue }
            if !isIn[node], problem.isTerminal[node] || node == problem.root {
                waiting -= takePath(to: node, &heap)
                continue
            }
            for place in problem.outgoing.range(node) {
                let arc = Int(problem.outgoing.arcs[place])
                let head = Int(problem.heads[arc])
                let reach = entry.key + guide[arc]
                if reach < distance[head] {
                    distance[head] = reach
                    lastArc[head] = Int32(arc)
                    heap.push(reach, Int32(head))
                }
            }
        }
        return waiting > 0 ? nil : best(on: isIn)
    }

    /// Puts the path to a node into the tree and returns the number of terminals met, which is one.
    private mutating func takePath(to node: Int, _ heap: inout QuaternaryHeap) -> Int {
        var here = node
        while !isIn[here] {
            isIn[here] = true
            let before = Int(problem.tails[Int(lastArc[here])])
            distance[here] = 0
            heap.push(0, Int32(here))
            here = before
        }
        return 1
    }

    /// The cheapest tree on a set of nodes that holds the root and all terminals, without ends that are no terminals;
    /// nil where the set is not connected.
    func best(on isIn: [Bool]) -> Tree? {
        guard let arcs = problem.isUndirected ? spanningTree(isIn) : arborescence(isIn) else { return nil }
        return pruned(arcs)
    }

    /// Prim's method from the root.
    private func spanningTree(_ isIn: [Bool]) -> [Int32]? {
        var key = [Double](repeating: .infinity, count: problem.nodeCount)
        var arcOf = [Int32](repeating: -1, count: problem.nodeCount)
        var isDone = [Bool](repeating: false, count: problem.nodeCount)
        var heap = QuaternaryHeap()
        key[problem.root] = 0
        heap.push(0, Int32(problem.root))
        var arcs: [Int32] = []
        while let entry = heap.pop() {
            let node = Int(entry.node)
            if isDone[node] { continue }
            isDone[node] = true
            if arcOf[node] >= 0 { arcs.append(arcOf[node]) }
            for place in problem.outgoing.range(node) {
                let arc = Int(problem.outgoing.arcs[place])
                let head = Int(problem.heads[arc])
                if isIn[head], !isDone[head], problem.costs[arc] < key[head] {
                    key[head] = problem.costs[arc]
                    arcOf[head] = Int32(arc)
                    heap.push(key[head], Int32(head))
                }
            }
        }
        return problem.terminals.allSatisfy { isDone[$0] } ? arcs : nil
    }

    private func arborescence(_ isIn: [Bool]) -> [Int32]? {
        var number = [Int32](repeating: -1, count: problem.nodeCount)
        var count: Int32 = 0
        for node in isIn.indices where isIn[node] {
            number[node] = count
            count += 1
        }
        let arcs = (0..<problem.arcCount).filter {
            isIn[Int(problem.tails[$0])] && isIn[Int(problem.heads[$0])] && Int(problem.heads[$0]) != problem.root
        }
        let chosen = Arborescence.minimum(
            nodeCount: Int(count), root: Int(number[problem.root]), tails: arcs.map { number[Int(problem.tails[$0])] },
            heads: arcs.map { number[Int(problem.heads[$0])] }, costs: arcs.map { problem.costs[$0] })
        return chosen.map { $0.map { Int32(arcs[$0]) } }
    }

    /// Takes off ends that are no terminals, again and again.
    func pruned(_ arcs: [Int32]) -> Tree {
        var children = [Int32](repeating: 0, count: problem.nodeCount)
        var entering = [Int32](repeating: -1, count: problem.nodeCount)
        for arc in arcs {
            children[Int(problem.tails[Int(arc)])] += 1
            entering[Int(problem.heads[Int(arc)])] = arc
        }
        var dropped = Set<Int32>()
        for arc in arcs {
            var node = Int(problem.heads[Int(arc)])
            while children[node] == 0, !problem.isTerminal[node], node != problem.root, entering[node] >= 0 {
                let last = entering[node]
                dropped.insert(last)
                entering[node] = -1
                node = Int(problem.tails[Int(last)])
                children[node] -= 1
            }
        }
        let kept = arcs.filter { !dropped.contains($0) }.sorted()
        return Tree(cost: kept.reduce(0) { $0 + problem.costs[Int($1)] }, arcs: kept)
    }

    /// The nodes that a tree touches, and the root.
    func nodes(of tree: Tree) -> [Bool] {
        var isIn = [Bool](repeating: false, count: problem.nodeCount)
        isIn[problem.root] = true
        for arc in tree.arcs {
            isIn[Int(problem.heads[Int(arc)])] = true
            isIn[Int(problem.tails[Int(arc)])] = true
        }
        return isIn
    }
}
