import Networks
import Planning

/// How full a reach is and how fast it flows at its design flow; nothing for a pressure main's fill.
struct PipeFlow {
    let fill: Double?
    /// In m/s.
    let velocity: Double?

    init(_ node: TrenchTree.Node, _ reach: TrenchProfile.Reach, rules: TrenchRules) {
        let diameter = rules.sizes[reach.size].diameterMetres
        guard reach.means == .gravity, reach.slope > 0 else {
            fill = nil
            velocity = node.designFlow / (.pi / 4 * diameter * diameter)
            return
        }
        let pipe = CircularPipe(diameterMetres: diameter, formula: rules.formula)
        fill = pipe.fill(flow: node.designFlow, slope: reach.slope)
        velocity = pipe.velocity(flow: node.designFlow, slope: reach.slope)
    }
}
