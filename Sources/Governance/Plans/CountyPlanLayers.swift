import Domain
import Exchange
import Geo
import Planning

/// A county's plan as map layers: villages with what becomes of them, pipes with all that their price depends on, stations,
/// and where there are any, connections to town sewers and reuse.
struct CountyPlanLayers {
    private let plan: CountyVillagePlan
    private let rows: [VillageTableRow]
    private let reference: GeodataReference?
    private var names: [String] { rows.map(\.name) }

    init(_ plan: CountyVillagePlan, rows: [VillageTableRow], reference: GeodataReference?) {
        self.plan = plan
        self.rows = rows
        self.reference = reference
    }

    var all: [GeodataLayer] {
        var layers = [pipes, stations, villages]
        if !plan.offers.towns.isEmpty { layers.append(towns) }
        if !reused.isEmpty { layers.append(reuse) }
        return layers
    }

    /// The name of a system's end.
    private func end(_ system: CountyVillagePlan.System) -> String {
        switch system.end {
        case .station(let village), .reuse(let village): names[village]
        case .town(let town): plan.offers.towns[town].name
        }
    }

    private func used(_ kind: CountyVillagePlan.LimitKind) -> CountyVillagePlan.LimitUse? {
        plan.limits.first { $0.kind == kind }
    }

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
                            .text(end(system)), .text(names[system.village[index]]), .text(kind),
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
            GeodataField("process_zh", .text), GeodataField("process_en", .text), GeodataField("capital", .real),
        ]
        let features = plan.systems.compactMap { system -> GeodataFeature? in
            guard let village = system.station else { return nil }
            let chosen = system.treatment?.chosen
            return GeodataFeature(
                id: Int64(village), geometry: .points([system.position]),
                values: [
                    .text(names[village]), .real(system.flow), .real(system.endYearly),
                    chosen.map { .text($0.name.zh) } ?? .empty, chosen.map { .text($0.name.en) } ?? .empty,
                    chosen.map { .real($0.capital) } ?? .empty,
                ])
        }
        return GeodataLayer(name: "stations", reference: reference, fields: fields, features: features)
    }

    private var villages: GeodataLayer {
        let fields = [
            GeodataField("name", .text), GeodataField("code", .text), GeodataField("mode_zh", .text),
            GeodataField("mode_en", .text), GeodataField("goes_to_zh", .text), GeodataField("goes_to_en", .text),
            GeodataField("households", .integer), GeodataField("people", .real), GeodataField("sizing_m3d", .real),
            GeodataField("capital", .real), GeodataField("operation", .real), GeodataField("year", .integer),
            GeodataField("reason_zh", .text), GeodataField("reason_en", .text),
        ]
        let features = rows.enumerated().compactMap { number, row -> GeodataFeature? in
            guard let place = plan.outcomes[number].plan.stations.first?.position else { return nil }
            let figures = row.figures
            return GeodataFeature(
                id: Int64(number), geometry: .points([place]),
                values: [
                    .text(row.name), row.code.map { .text($0) } ?? .empty, .text(row.mode.zh), .text(row.mode.en),
                    .text(row.goesTo.zh), .text(row.goesTo.en), .integer(Int64(figures.households)),
                    .real(figures.population), .real(figures.sizingFlow), .real(figures.bill.capital),
                    .real(figures.bill.operation), row.year.map { .integer(Int64($0)) } ?? .empty,
                    .text(row.reasons.map(\.zh).joined(separator: "；")),
                    .text(row.reasons.map(\.en).joined(separator: "; ")),
                ])
        }
        return GeodataLayer(name: "villages", reference: reference, fields: fields, features: features)
    }

    private var towns: GeodataLayer {
        let fields = [
            GeodataField("name", .text), GeodataField("spare_m3d", .real), GeodataField("used_m3d", .real),
            GeodataField("tariff", .real), GeodataField("yearly", .real),
        ]
        let features = plan.offers.towns.enumerated().map { number, town in
            let yearly = plan.systems.first { $0.end == .town(number) }?.endYearly ?? 0
            return GeodataFeature(
                id: Int64(number), geometry: .points([town.position]),
                values: [
                    .text(town.name), .real(town.spareCubicMetresPerDay), .real(used(.town(number))?.used ?? 0),
                    .real(town.tariff), .real(yearly),
                ])
        }
        return GeodataLayer(name: "town_sewers", reference: reference, fields: fields, features: features)
    }

    private var reused: [CountyVillagePlan.System] {
        plan.systems.filter { if case .reuse = $0.end { true } else { false } }
    }

    private var reuse: GeodataLayer {
        let fields = [
            GeodataField("village", .text), GeodataField("flow_m3d", .real), GeodataField("most_m3d", .real),
            GeodataField("yearly", .real),
        ]
        let features = reused.enumerated().map { number, system in
            var most = 0.0
            if case .reuse(let village) = system.end { most = plan.offers.reuse[village]?.cubicMetresPerDay ?? 0 }
            return GeodataFeature(
                id: Int64(number), geometry: .points([system.position]),
                values: [.text(end(system)), .real(system.flow), .real(most), .real(system.endYearly)])
        }
        return GeodataLayer(name: "reuse", reference: reference, fields: fields, features: features)
    }
}
