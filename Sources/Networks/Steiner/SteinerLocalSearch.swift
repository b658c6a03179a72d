/// Improves trees: nodes go in and out, guiding costs are shaken, good trees are crossed.
struct SteinerLocalSearch {
    private let problem: SteinerProblem
    private var builder: SteinerTreeBuilder
    var random: SplitMix64
    /// Good trees that differ, the best first.
    private(set) var pool: [SteinerTreeBuilder.Tree] = []
    private typealias Tree = SteinerTreeBuilder.Tree

    init(_ problem: SteinerProblem, _ random: SplitMix64) {
        self.problem = problem
        self.random = random
        builder = SteinerTreeBuilder(problem)
    }

    /// The best tree found until a number of tries in a row bring nothing or `isOver` answers true.
    mutating func run(from start: SteinerTreeBuilder.Tree?, tries: Int, isOver: () -> Bool) -> SteinerTreeBuilder.Tree?
    {
        guard var best = start ?? builder.byShortestPaths(guide: problem.costs, start: problem.root) else { return nil }
        descend(&best, isOver)
        pool = [best]
        var fruitless = 0
        while !isOver(), fruitless < tries {
            fruitless += 1
            guard var tree = shaken(around: pool[0]) else { continue }
            descend(&tree, isOver)
            if tree.cost < best.cost {
                best = tree
                fruitless = 0
            }
            keep(tree)
        }
        return best
    }

    private mutating func keep(_ tree: Tree) {
        if pool.contains(where: { $0.arcs == tree.arcs }) { return }
        pool.append(tree)
        pool.sort { $0.cost < $1.cost }
        if pool.count > 16 { pool.removeLast() }
    }

    /// A tree by shortest paths in random costs that make the arcs of a known tree a little cheaper.
    private mutating func shaken(around tree: Tree) -> Tree? {
        let strength = 0.1 + 0.9 * random.unit()
        var guide = problem.costs.map { $0 * (1 + strength * random.unit()) }
        let favour = 0.7 + 0.3 * random.unit()
        for arc in tree.arcs {
            guide[Int(arc)] *= favour
            if problem.isUndirected { guide[Int(arc ^ 1)] = guide[Int(arc)] }
        }
        if problem.isUndirected {
            for arc in stride(from: 0, to: guide.count, by: 2) { guide[arc + 1] = guide[arc] }
        }
        let start = problem.isUndirected && random.below(2) == 0 ? random.below(problem.nodeCount) : problem.root
        return builder.byShortestPaths(guide: guide, start: start)
    }

    /// Nodes are taken out of the tree or put into it one at a time while that makes it cheaper.
    private mutating func descend(_ tree: inout Tree, _ isOver: () -> Bool) {
        var isIn = builder.nodes(of: tree)
        // A trial costs about a walk over the tree's own arcs; only small problems can afford one for each node.
        let affordsInsertion = problem.nodeCount <= 2500
        var candidates = (0..<problem.nodeCount).filter { !problem.isTerminal[$0] && $0 != problem.root }
        candidates.shuffle(using: &random)
        var hasImproved = true
        while hasImproved {
            hasImproved = false
            for node in candidates {
                if isOver() { return }
                if !isIn[node], !affordsInsertion || touching(node, isIn) < 2 { continue }
                isIn[node].toggle()
                if let other = builder.best(on: isIn), other.cost < tree.cost - 1e-9 {
                    tree = other
                    isIn = builder.nodes(of: tree)
                    hasImproved = true
                } else {
                    isIn[node].toggle()
                }
            }
        }
    }

    /// How many arcs lead from a node into the tree, up to two.
    private func touching(_ node: Int, _ isIn: [Bool]) -> Int {
        var count = 0
        for place in problem.outgoing.range(node) where isIn[Int(problem.heads[Int(problem.outgoing.arcs[place])])] {
            count += 1
            if count == 2 { break }
        }
        return count
    }
}
