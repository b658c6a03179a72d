import Exchange
import Geo
import Networks
import Planning

/// A plan as a model for EPA SWMM.
struct VillagePlanDrainage {
    private let plan: VillagePlan
    private let names: VillagePlanNames

    init(_ plan: VillagePlan, names: VillagePlanNames) {
        self.plan = plan
        self.names = names
    }

    /// The model; `nil` without sewers.
    var model: DrainageModel? {
        guard let sewers = plan.sewers, let profile = plan.profile else { return nil }
        var model = DrainageModel(title: "Qingxi village plan; inverts from the trench programme, steady design flow")
        let nodes = sewers.tree.nodes
        let own = Self.ownFlows(nodes)
        for (index, node) in nodes.enumerated() {
            let place = names.position(index)
            let invert = node.groundMetres - profile.nodeDepths[index]
            guard let parent = node.parent, let reach = profile.reaches[index] else {
                model.outfalls.append(
                    DrainageModel.Outfall(name: names.node(index), invert: invert, position: (place.east, place.north)))
                continue
            }
            model.junctions.append(
                DrainageModel.Junction(
                    name: names.node(index), invert: invert, depth: profile.nodeDepths[index],
                    position: (place.east, place.north), inflow: own[index] * 1_000))
            add(reach, index, parent, sewers, &model)
        }
        return model
    }

    /// Design flow that enters at each node itself, in m³/s.
    private static func ownFlows(_ nodes: [TrenchTree.Node]) -> [Double] {
        var own = nodes.map(\.designFlow)
        for node in nodes {
            if let parent = node.parent { own[parent] -= node.designFlow }
        }
        return own.map { $0 > 1e-12 ? $0 : 0 }
    }

    private func add(
        _ reach: TrenchProfile.Reach, _ index: Int, _ parent: Int, _ sewers: LayoutTree, _ model: inout DrainageModel
    ) {
        let node = sewers.tree.nodes[index]
        let pipe = names.pipe(index)
        guard reach.means == .gravity else {
            model.pumps.append(DrainageModel.Pump(name: pipe, from: names.node(index), to: names.node(parent)))
            return
        }
        let start = node.groundMetres - reach.startDepthMetres
        var from = names.node(index)
        if reach.sumpDepthMetres != nil {
            // The lift raises sewage to a chamber at the head of the pipe.
            let place = names.position(index)
            from += "L"
            model.junctions.append(
                DrainageModel.Junction(
                    name: from, invert: start, depth: reach.startDepthMetres, position: (place.east, place.north),
                    inflow: 0))
            model.pumps.append(DrainageModel.Pump(name: "L\(index)", from: names.node(index), to: from))
        }
        model.conduits.append(
            DrainageModel.Conduit(
                name: pipe, from: from, to: names.node(parent), length: node.lengthMetres, roughness: roughness(reach),
                startInvert: start, endInvert: sewers.tree.nodes[parent].groundMetres - reach.endDepthMetres,
                diameter: plan.prices.rules.sizes[reach.size].diameterMetres))
    }

    /// SWMM knows Manning's n only; for Chézy, the n that agrees in the half-full pipe.
    private func roughness(_ reach: TrenchProfile.Reach) -> Double {
        switch plan.prices.rules.formula {
        case .manning(let roughness): return roughness
        case .strickler(let coefficient): return 1 / coefficient
        case .chezy(let coefficient):
            let radius = plan.prices.rules.sizes[reach.size].diameterMetres / 4
            return Self.sixthRoot(radius) / coefficient
        }
    }

    private static func sixthRoot(_ value: Double) -> Double {
        var root = 1.0
        for _ in 0..<60 { root = (5 * root + value / (root * root * root * root * root)) / 6 }
        return root
    }
}
