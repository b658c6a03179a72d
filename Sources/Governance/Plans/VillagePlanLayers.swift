import Domain
import Exchange
import Geo
import Planning

/// A plan as map layers: pipes, manholes, stations, household units.
struct VillagePlanLayers {
    private let plan: VillagePlan
    private let names: VillagePlanNames
    private let reference: GeodataReference?

    init(_ plan: VillagePlan, names: VillagePlanNames, reference: GeodataReference?) {
        self.plan = plan
        self.names = names
        self.reference = reference
    }

    /// All layers, in a fixed order.
    var all: [GeodataLayer] { [pipes, nodes, stations, households, sites] }

    private func layer(_ name: String, _ fields: [GeodataField], _ features: [GeodataFeature]) -> GeodataLayer {
        GeodataLayer(name: name, reference: reference, fields: fields, features: features)
    }

    private var pipes: GeodataLayer {
        let fields = [
            GeodataField("name", .text), GeodataField("from_node", .text), GeodataField("to_node", .text),
            GeodataField("kind", .text), GeodataField("diameter_mm", .real), GeodataField("length_m", .real),
            GeodataField("invert_start_m", .real), GeodataField("invert_end_m", .real),
            GeodataField("depth_start_m", .real), GeodataField("depth_end_m", .real), GeodataField("slope", .real),
            GeodataField("mean_flow_m3d", .real), GeodataField("design_flow_ls", .real),
            GeodataField("fill", .real), GeodataField("velocity_ms", .real), GeodataField("lift_m", .real),
            GeodataField("mean_depth_m", .real), GeodataField("pump_head_m", .real),
        ]
        var features: [GeodataFeature] = []
        if let sewers = plan.sewers, let profile = plan.profile {
            for (index, node) in sewers.tree.nodes.enumerated() {
                guard let parent = node.parent, let reach = profile.reaches[index] else { continue }
                let flow = PipeFlow(node, reach, rules: plan.prices.rules)
                let figures = ReachFigures(node, reach, prices: plan.prices)
                let kind = reach.means == .pressure ? "pressure" : node.kind == .house ? "private" : "gravity"
                let startLevel = node.groundMetres - reach.startDepthMetres
                let endLevel = sewers.tree.nodes[parent].groundMetres - reach.endDepthMetres
                features.append(
                    GeodataFeature(
                        id: Int64(index), geometry: .lines([sewers.lines[index]]),
                        values: [
                            .text(names.pipe(index)), .text(names.node(index)), .text(names.node(parent)), .text(kind),
                            .real(plan.prices.rules.sizes[reach.size].diameterMetres * 1_000), .real(node.lengthMetres),
                            .real(startLevel), .real(endLevel), .real(reach.startDepthMetres),
                            .real(reach.endDepthMetres), .real(reach.slope), .real(node.meanFlow * 86_400),
                            .real(node.designFlow * 1_000), flow.fill.map { .real($0) } ?? .empty,
                            flow.velocity.map { .real($0) } ?? .empty,
                            reach.sumpDepthMetres.map { .real($0 - reach.startDepthMetres) } ?? .empty,
                            .real(figures.meanDepthMetres), .real(figures.pumpHeadMetres),
                        ]))
            }
        }
        return layer("pipes", fields, features)
    }

    private var nodes: GeodataLayer {
        let fields = [
            GeodataField("name", .text), GeodataField("kind", .text), GeodataField("ground_m", .real),
            GeodataField("invert_m", .real), GeodataField("depth_m", .real), GeodataField("lift", .integer),
            GeodataField("well", .integer),
        ]
        var features: [GeodataFeature] = []
        if let sewers = plan.sewers, let profile = plan.profile {
            for (index, node) in sewers.tree.nodes.enumerated() where node.kind != .house {
                features.append(
                    GeodataFeature(
                        id: Int64(index), geometry: .points([names.position(index)]),
                        values: [
                            .text(names.node(index)), .text("\(node.kind)"), .real(node.groundMetres),
                            .real(node.groundMetres - profile.nodeDepths[index]), .real(profile.nodeDepths[index]),
                            .integer(profile.reaches[index]?.sumpDepthMetres == nil ? 0 : 1),
                            .integer(profile.reaches[index]?.isMainGoingOn == true ? 0 : 1),
                        ]))
            }
        }
        return layer("manholes", fields, features)
    }

    private var stations: GeodataLayer {
        let fields = [
            GeodataField("name", .text), GeodataField("flow_m3d", .real), GeodataField("sizing_m3d", .real),
            GeodataField("process_zh", .text),
            GeodataField("process_en", .text), GeodataField("capital", .real), GeodataField("yearly", .real),
        ]
        return layer(
            "stations", fields,
            plan.stations.enumerated().map { index, station in
                let chosen = station.treatment?.chosen
                return GeodataFeature(
                    id: Int64(index), geometry: .points([station.position]),
                    values: [
                        .text(names.node(station.node)), .real(station.meanFlow), .real(station.sizingFlow),
                        chosen.map { .text($0.name.zh) } ?? .empty, chosen.map { .text($0.name.en) } ?? .empty,
                        chosen.map { .real($0.capital) } ?? .empty, chosen.map { .real($0.yearly) } ?? .empty,
                    ])
            })
    }

    private var households: GeodataLayer {
        layer(
            "household_units",
            [GeodataField("house", .integer), GeodataField("flow_m3d", .real), GeodataField("sizing_m3d", .real)],
            plan.householdUnits.map { house in
                GeodataFeature(
                    id: Int64(house), geometry: .points([plan.graph.houses[house].line[0]]),
                    values: [
                        .integer(Int64(plan.graph.houses[house].building)), .real(plan.graph.houses[house].meanFlow),
                        .real(plan.graph.houses[house].sizingFlow),
                    ])
            })
    }

    private var sites: GeodataLayer {
        layer(
            "sites_compared", [GeodataField("ground_m", .real), GeodataField("sewers_yearly", .real)],
            plan.sites.enumerated().map { index, site in
                GeodataFeature(
                    id: Int64(index), geometry: .points([site.position]),
                    values: [.real(site.heightMetres), .real(site.yearlyCost)])
            })
    }
}
