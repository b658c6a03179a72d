import Networks

/// The pressure main (压力管) of a reach: it follows the ground, and its pump works against the rise and the friction.
struct PressureMain {
    /// Index of its pipe.
    let size: Int
    /// Head in metres that the pump overcomes in this reach; a descent gives nothing back.
    let headMetres: Double
    /// Cost of the main and of the energy for that head.
    let cost: Double

    /// The smallest pipe in which the design flow stays below 1 m/s, the velocity RuST_OM sizes its pipes for.
    init(_ node: TrenchTree.Node, rules: TrenchRules, costs: TrenchCosts) {
        (size, headMetres) = Self.sized(node, rules: rules)
        cost =
            costs.pressurePerMetre[size] * node.lengthMetres
            + costs.energyPerMetreHead * node.meanFlow * headMetres
    }

    /// Its pipe and the head in metres, which follow from flow and ground alone.
    static func sized(_ node: TrenchTree.Node, rules: TrenchRules) -> (size: Int, headMetres: Double) {
        let fits = rules.sizes.indices.first { index in
            let diameter = rules.sizes[index].diameterMetres
            return node.designFlow <= Double.pi / 4 * diameter * diameter
        }
        let size = fits ?? max(rules.sizes.count - 1, 0)
        var rise = 0.0
        if let first = node.ground.first, let top = node.ground.max() { rise = top - first }
        let pipe = CircularPipe(diameterMetres: rules.sizes[size].diameterMetres, formula: rules.formula)
        let friction = pipe.slope(flow: node.designFlow, fill: 1) * node.lengthMetres
        return (size, rise + (friction.isFinite ? friction : 0))
    }
}
