import Networks
import Planning

/// Small sewers for tests, with costs simple enough to reckon by hand.
enum TrenchScene {
    static func rules(
        sizes: [PipeSize] = [PipeSize(diameterMetres: 0.2, minimumSlope: 0.005)], minimum: Double = 0.7,
        maximum: Double = 3, grid: Double = 0.1, allowsPumping: Bool = true
    ) -> TrenchRules {
        TrenchRules(
            sizes: sizes, formula: .manning(roughness: 0.013), designFill: 0.8, maximumVelocity: 5,
            minimumDepthMetres: minimum, maximumDepthMetres: maximum, gridMetres: grid, allowsPumping: allowsPumping)
    }

    /// Pipes cost 10 and each metre of depth 100 a metre for the first size, 20 % more for each larger one.
    static func costs(
        sizes: Int = 1, lift: Double = 2_000, drop: Double = 0, node: Double = 50, pressure: Double = 60
    ) -> TrenchCosts {
        let perMetre = (0..<sizes).map { (size: Int) -> [Double] in
            let factor = 1 + 0.2 * Double(size)
            return (0...1_200).map { (10 + Double($0)) * factor }
        }
        let perNode = TrenchTree.NodeKind.allCases.map { (kind: TrenchTree.NodeKind) -> [Double] in
            let price = kind == .house ? 0 : node / 100
            return (0...1_200).map { price * Double($0) }
        }
        return TrenchCosts(
            perMetre: perMetre, perNode: perNode, dropManhole: drop, dropLimitMetres: 0.6,
            lifts: [TrenchCosts.LiftStep(upToFlow: 1, cost: lift)], energyPerMetreHead: 1_000,
            pressurePerMetre: [Double](repeating: pressure, count: sizes), liftsAtOutlet: false)
    }

    /// A chain of manholes down to an outlet: ground heights at the nodes, and lengths between them.
    static func chain(
        _ heights: [Double], lengths: [Double], flow: Double = 0.002, humps: [Int: [Double]] = [:]
    ) throws -> TrenchTree {
        let last = heights.count - 1
        return try TrenchTree(
            heights.indices.map { index in
                guard index < last else {
                    return TrenchTree.Node(parent: nil, kind: .outlet, groundMetres: heights[index], meanFlow: flow / 2)
                }
                return TrenchTree.Node(
                    parent: index + 1, kind: .manhole, groundMetres: heights[index], lengthMetres: lengths[index],
                    ground: humps[index] ?? [heights[index], heights[index + 1]], designFlow: flow, meanFlow: flow / 2)
            })
    }
}
