import Geo
import Terrain

/// Puts the sewers of several villages and the corridors between them into one tree.
struct JointTree {
    let settings: VillageSettings
    let prices: PlanPrices
    private(set) var nodes: [TrenchTree.Node] = []
    private(set) var lines: [[MapPosition]] = []
    private(set) var village: [Int] = []
    private(set) var isCorridor: [Bool] = []
    /// The node at which each village's sewage leaves it.
    private(set) var outlets: [Int: Int] = [:]

    init(settings: VillageSettings, prices: PlanPrices) {
        self.settings = settings
        self.prices = prices
    }

    private mutating func append(
        _ node: TrenchTree.Node, _ line: [MapPosition], _ village: Int, isCorridor: Bool
    ) -> Int {
        nodes.append(node)
        lines.append(line)
        self.village.append(village)
        self.isCorridor.append(isCorridor)
        return nodes.count - 1
    }

    /// Adds a village's own sewers, with the flow that its neighbours bring to its outlet.
    mutating func add(_ sewers: LayoutTree, village: Int, inflow: (mean: Double, design: Double)) {
        let offset = nodes.count
        for (index, node) in sewers.tree.nodes.enumerated() {
            var node = node
            if let parent = node.parent {
                node.parent = parent + offset
            } else {
                outlets[village] = offset + index
                node.meanFlow += inflow.mean
                node.designFlow += inflow.design
            }
            _ = append(node, sewers.lines[index], village, isCorridor: false)
        }
    }

    /// Adds the inlet at a town's sewer, which belongs to the first village that leads there.
    ///
    /// - Returns: False where there is no ground.
    mutating func addInlet(
        at position: MapPosition, place: Int, village: Int, inflow: (mean: Double, design: Double), over terrain: Raster
    ) -> Bool {
        guard let height = terrain.value(at: position) else { return false }
        outlets[place] = append(
            TrenchTree.Node(
                parent: nil, kind: .outlet, groundMetres: height, designFlow: inflow.design, meanFlow: inflow.mean),
            [], village, isCorridor: false)
        return true
    }

    /// Leads a village's outlet by a corridor to another village's.
    ///
    /// - Returns: False where there is no ground on the way.
    mutating func join(_ from: Int, to: Int, line: [MapPosition], over terrain: Raster) -> Bool {
        guard let start = outlets[from], let end = outlets[to] else { return false }
        nodes[start].kind = .manhole
        return lead(start, to: end, line, village: from, over: terrain)
    }

    /// A corridor by itself, for an estimate: a flow of m³/d for sizes begins at its upper end.
    mutating func addCorridorAlone(_ line: [MapPosition], flow: Double, over terrain: Raster) -> Bool {
        guard let from = line.first, let to = line.last, let high = terrain.value(at: from),
            let low = terrain.value(at: to)
        else { return false }
        let mean = flow / 86_400
        let design = mean * settings.peakFactor
        let start = append(
            TrenchTree.Node(parent: nil, kind: .manhole, groundMetres: high, designFlow: design, meanFlow: mean), [], 0,
            isCorridor: true)
        let end = append(
            TrenchTree.Node(parent: nil, kind: .outlet, groundMetres: low, designFlow: design, meanFlow: mean), [], 0,
            isCorridor: false)
        return lead(start, to: end, line, village: 0, over: terrain)
    }

    private mutating func lead(
        _ start: Int, to end: Int, _ line: [MapPosition], village: Int, over terrain: Raster
    ) -> Bool {
        guard let ground = GroundProfile(along: line, over: terrain, stepMetres: settings.sampleMetres) else {
            return false
        }
        var heights = ground.heights
        heights[0] = nodes[start].groundMetres
        heights[heights.count - 1] = nodes[end].groundMetres
        let samples = heights.count - 1
        let step = ground.lengthMetres / Double(samples)
        let perReach = max(1, Int((settings.manholeSpacingMetres / max(step, 0.01) + 1e-9).rounded(.down)))
        let reaches = (samples + perReach - 1) / perReach
        let walk = LineWalk(line)
        let (mean, design) = (nodes[start].meanFlow, nodes[start].designFlow)
        var current = start
        for reach in 0..<reaches {
            let (first, last) = (reach * samples / reaches, (reach + 1) * samples / reaches)
            let next =
                reach == reaches - 1
                ? end
                : append(
                    TrenchTree.Node(
                        parent: nil, kind: .manhole, groundMetres: heights[last], designFlow: design, meanFlow: mean),
                    [], village, isCorridor: true)
            nodes[current].parent = next
            nodes[current].lengthMetres = Double(last - first) * step
            nodes[current].ground = Array(heights[first...last])
            nodes[current].smallestSize = prices.smallestSewer
            lines[current] = walk.part(fromMetres: Double(first) * step, toMetres: Double(last) * step)
            isCorridor[current] = true
            current = next
        }
        return true
    }
}
