import Exchange
import Geo
import Planning

/// A county's plan as map layers: pipes with all that their price depends on, and stations.
struct CountyPlanLayers {
    private let plan: CountyVillagePlan
    private let names: [String]
    private let reference: GeodataReference?

    init(_ plan: CountyVillagePlan, names: [String], reference: GeodataReference?) {
        self.plan = plan
        self.names = names
        self.reference = reference
    }

    var all: [GeodataLayer] { [pipes, stations] }

    private var pipes: GeodataLayer {
        let fields = [
            GeodataField("system", .text), GeodataField("village", .text), GeodataField("kind", .text),
            GeodataField("diameter_mm", .real), GeodataField("length_m", .real), GeodataField("depth_start_m", .real),
            GeodataField("depth_end_m", .real), GeodataField("slope", .real), GeodataField("mean_flow_m3d", .real),
            GeodataField("design_flow_ls", .real), GeodataField("lift_m", .real),
        ]
        var features: [GeodataFeature] = []
        for system in plan.systems {
            for (index, node) in system.tree.nodes.enumerated() {
                guard node.parent != nil, let reach = system.profile.reaches[index] else { continue }
                let kind =
                    reach.means == .pressure
                    ? "pressure" : system.isCorridor[index] ? "corridor" : node.kind == .house ? "private" : "gravity"
                features.append(
                    GeodataFeature(
                        id: Int64(features.count), geometry: .lines([system.lines[index]]),
                        values: [
                            .text(names[system.station]), .text(names[system.village[index]]), .text(kind),
                            .real(plan.prices.rules.sizes[reach.size].diameterMetres * 1_000), .real(node.lengthMetres),
                            .real(reach.startDepthMetres), .real(reach.endDepthMetres), .real(reach.slope),
                            .real(node.meanFlow * 86_400), .real(node.designFlow * 1_000),
                            reach.sumpDepthMetres.map { .real($0 - reach.startDepthMetres) } ?? .empty,
                        ]))
            }
        }
        return GeodataLayer(name: "pipes", reference: reference, fields: fields, features: features)
    }

    private var stations: GeodataLayer {
        let fields = [
            GeodataField("village", .text), GeodataField("flow_m3d", .real), GeodataField("yearly", .real),
        ]
        let features = plan.systems.enumerated().map { index, system in
            GeodataFeature(
                id: Int64(index), geometry: .points([system.position]),
                values: [
                    .text(names[system.station]), .real(system.flow), .real(system.treatment?.chosen.yearly ?? 0),
                ])
        }
        return GeodataLayer(name: "stations", reference: reference, fields: fields, features: features)
    }
}
