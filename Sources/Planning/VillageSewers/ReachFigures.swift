/// What a reach's price follows from, besides its pipe and length (管段计价依据).
public struct ReachFigures: Hashable, Sendable {
    /// Depth of the invert, averaged along the ground, in metres.
    public var meanDepthMetres: Double
    /// Excavation in m³; `nil` where the cost set does not price it by volume.
    public var excavationCubicMetres: Double?
    /// Head in metres that pumps of this reach overcome.
    public var pumpHeadMetres: Double
    /// Whether a well stands where it begins: not where a pressure main goes on.
    public var hasWell: Bool
}

extension VillagePlan {
    /// The figures of the reach that leaves a node of the tree; `nil` at outlets.
    public func figures(ofReach node: Int) -> ReachFigures? {
        guard let sewers, let profile, sewers.tree.nodes.indices.contains(node), let reach = profile.reaches[node]
        else {
            return nil
        }
        return ReachFigures(sewers.tree.nodes[node], reach, prices: prices)
    }
}

extension ReachFigures {
    /// The figures of a reach at a plan's prices.
    public init(_ node: TrenchTree.Node, _ reach: TrenchProfile.Reach, prices: PlanPrices) {
        let rules = prices.rules
        // A main lies at the least depth all the way.
        let depth = reach.means == .pressure ? rules.minimumDepthMetres : Self.mean(ReachPricing.depths(node, reach))
        meanDepthMetres = depth
        excavationCubicMetres = prices.costs.sewer.trenchWidthMetres(
            diameter: rules.sizes[reach.size].diameterMetres
        ).map { $0 * depth * node.lengthMetres }
        pumpHeadMetres = ReachPricing.head(node, reach, rules: rules)
        hasWell = !reach.isMainGoingOn
    }

    /// The mean of equally distant values, by trapezes.
    private static func mean(_ values: [Double]) -> Double {
        guard values.count > 1 else { return values.first ?? 0 }
        let ends = ((values.first ?? 0) + (values.last ?? 0)) / 2
        return (values.reduce(0, +) - ends) / Double(values.count - 1)
    }
}
