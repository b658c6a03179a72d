import Networks

/// Finds the cheapest course in the ground for a tree of sewers by dynamic programming over invert levels (动态规划).
///
/// The state at a node is the deepest level at which sewage arrives and the largest pipe it arrives in. From there a
/// reach goes on at any deeper level (a fall in the manhole), is lifted to any shallower one, or is pumped through a
/// pressure main that follows the ground. Pipes never become smaller downstream. The result is the optimum among all
/// courses on the grid of levels; see `TrenchGrid` for how the grid lies.
public struct TrenchProgram: Sendable {
    /// Which ends of a reach are looked at for each beginning.
    public enum Ends: Hashable, Sendable {
        /// The shallowest that is possible: exact where drop manholes cost nothing extra.
        case shallowest
        /// All: exact in every case, and slower.
        case all
    }

    let tree: TrenchTree
    let rules: TrenchRules
    let costs: TrenchCosts
    let ends: Ends
    let tables: [PipeTable]

    /// A programme for a tree.
    public init(_ tree: TrenchTree, rules: TrenchRules, costs: TrenchCosts, ends: Ends = .shallowest) {
        self.init(tree, rules: rules, costs: costs, ends: ends, tables: PipeTable.all(rules))
    }

    /// A programme with the tables of its pipes, which take a while to make and serve many trees.
    init(_ tree: TrenchTree, rules: TrenchRules, costs: TrenchCosts, ends: Ends, tables: [PipeTable]) {
        self.tree = tree
        self.rules = rules
        self.costs = costs
        self.ends = ends
        self.tables = tables
    }

    /// The cheapest profile.
    ///
    /// - Throws: ``TrenchObstacle`` where neither gravity nor a pump goes on.
    /// - Complexity: O(nodes × sizes × levels × samples), with ``Ends/all`` times levels.
    public func solve() throws(TrenchObstacle) -> TrenchProfile {
        var run = TrenchRun(self)
        for node in tree.order { run.visit(node) }
        return try run.profile()
    }
}

/// A node from which sewage cannot be carried on.
public struct TrenchObstacle: Error, Hashable, Sendable {
    /// The node's index in the tree.
    public let node: Int
}
