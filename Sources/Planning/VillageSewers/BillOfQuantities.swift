public import Domain
import Foundation

/// Everything that has to be bought and dug for a plan (工程量清单), with its capital and yearly cost.
public struct BillOfQuantities: Sendable {
    /// One line of the bill.
    public struct Line: Sendable {
        /// The group it belongs to.
        public var group: Group
        /// What it is.
        public var name: BilingualText
        /// The unit of the quantity.
        public var unit: String
        /// How much of it.
        public var quantity: Double
        /// Capital; `nil` where the price is part of another line.
        public var capital: Double?
        /// Yearly cost, capital included; `nil` where it is part of another line.
        public var yearly: Double?
    }

    /// Groups of lines.
    public enum Group: String, CaseIterable, Sendable {
        /// Pipes in their trench.
        case sewers
        /// Depth classes of trench, for the earthwork.
        case earthwork
        /// Manholes and wells.
        case wells
        /// Lift stations and pumps.
        case pumps
        /// Treatment stations.
        case stations
        /// Household units.
        case households
    }

    /// The lines, by group.
    public private(set) var lines: [Line] = []

    /// Lower ends of the depth classes in metres.
    public static let depthClasses: [Double] = [1, 2, 3, 4, 5, 6, 8]

    /// The bill of a plan.
    ///
    /// - Complexity: O(reaches × samples).
    public init(_ plan: VillagePlan) {
        if let sewers = plan.sewers, let profile = plan.profile {
            addSewers(plan, sewers, profile)
            addEarthwork(plan, sewers, profile)
            addWells(plan, sewers, profile)
            addPumps(plan, sewers, profile)
        }
        addTreatment(plan)
    }

    /// Capital of all lines.
    public var capital: Double { lines.reduce(0) { $0 + ($1.capital ?? 0) } }

    /// Yearly cost of all lines.
    public var yearly: Double { lines.reduce(0) { $0 + ($1.yearly ?? 0) } }

    /// Capital of some groups.
    public func capital(of groups: Set<Group>) -> Double {
        lines.filter { groups.contains($0.group) }.reduce(0) { $0 + ($1.capital ?? 0) }
    }

    /// Yearly cost of some groups.
    public func yearly(of groups: Set<Group>) -> Double {
        lines.filter { groups.contains($0.group) }.reduce(0) { $0 + ($1.yearly ?? 0) }
    }

    private mutating func addSewers(_ plan: VillagePlan, _ sewers: LayoutTree, _ profile: TrenchProfile) {
        let yearlyCosts = plan.prices.trenchCosts()
        let capitalCosts = plan.prices.trenchCosts(capitalOnly: true)
        for isPrivate in [false, true] {
            for means in [TrenchProfile.Means.gravity, .pressure] {
                for (size, pipe) in plan.prices.rules.sizes.enumerated() {
                    var (length, capital, yearly) = (0.0, 0.0, 0.0)
                    for (node, reach) in zip(sewers.tree.nodes, profile.reaches) {
                        guard let reach, reach.size == size, reach.means == means, (node.kind == .house) == isPrivate
                        else {
                            continue
                        }
                        length += node.lengthMetres
                        capital += ReachPricing.pipe(node, reach, costs: capitalCosts)
                        yearly += ReachPricing.pipe(node, reach, costs: yearlyCosts)
                    }
                    guard length > 0 else { continue }
                    let diameter = Int((pipe.diameterMetres * 1_000).rounded())
                    let name =
                        switch (isPrivate, means) {
                        case (false, .gravity): BilingualText("污水管 DN\(diameter)", "Sewer DN\(diameter)")
                        case (true, .gravity): BilingualText("接户管 DN\(diameter)", "Private sewer DN\(diameter)")
                        case (_, .pressure): BilingualText("压力管 DN\(diameter)", "Pressure main DN\(diameter)")
                        }
                    lines.append(
                        Line(group: .sewers, name: name, unit: "m", quantity: length, capital: capital, yearly: yearly))
                }
            }
        }
    }

    /// Trench by depth class: length, and excavation where the cost set knows the trench's width.
    private mutating func addEarthwork(_ plan: VillagePlan, _ sewers: LayoutTree, _ profile: TrenchProfile) {
        var lengths = [Double](repeating: 0, count: Self.depthClasses.count + 1)
        var volumes = lengths
        for (node, reach) in zip(sewers.tree.nodes, profile.reaches) {
            guard let reach else { continue }
            let width =
                plan.prices.costs.sewer.trenchWidthMetres(
                    diameter: plan.prices.rules.sizes[reach.size].diameterMetres) ?? 0
            let depths = ReachPricing.depths(node, reach)
            let step = node.lengthMetres / Double(max(depths.count - 1, 1))
            for (first, second) in zip(depths, depths.dropFirst()) {
                let depth = max((first + second) / 2, 0)
                let place = Self.depthClasses.firstIndex { depth <= $0 } ?? Self.depthClasses.count
                lengths[place] += step
                volumes[place] += step * depth * width
            }
        }
        for index in lengths.indices where lengths[index] > 0 {
            let low = index == 0 ? 0 : Self.depthClasses[index - 1]
            let range =
                index < Self.depthClasses.count ? "\(Int(low))–\(Int(Self.depthClasses[index])) m" : "> \(Int(low)) m"
            lines.append(
                Line(
                    group: .earthwork, name: BilingualText("沟槽 深 \(range)", "Trench, depth \(range)"), unit: "m",
                    quantity: lengths[index]))
            guard volumes[index] > 0 else { continue }
            lines.append(
                Line(
                    group: .earthwork, name: BilingualText("土方 深 \(range)", "Excavation, depth \(range)"), unit: "m³",
                    quantity: volumes[index]))
        }
    }

    private mutating func addWells(_ plan: VillagePlan, _ sewers: LayoutTree, _ profile: TrenchProfile) {
        let names: [(TrenchTree.NodeKind, String, String)] = [
            (.manhole, "检查井", "Manhole"), (.connection, "接户井", "House connection well"),
            (.outlet, "进站井", "Inlet well of a station"),
        ]
        let factor = plan.prices.sewerYearly
        for (kind, zh, en) in names {
            let count = sewers.tree.nodes.indices.count {
                sewers.tree.nodes[$0].kind == kind && profile.reaches[$0]?.isMainGoingOn != true
            }
            guard count > 0 else { continue }
            let capital = plan.prices.wellCapital(kind) * Double(count)
            lines.append(
                Line(
                    group: .wells, name: BilingualText(zh, en), unit: "座", quantity: Double(count), capital: capital,
                    yearly: capital * factor))
        }
        let drops = Self.dropManholes(sewers, profile, limit: 1)
        if drops > 0 {
            let capital = plan.prices.costs.dropManhole.value * Double(drops)
            lines.append(
                Line(
                    group: .wells, name: BilingualText("跌水井（增加部分）", "Drop manhole, extra"), unit: "座",
                    quantity: Double(drops), capital: capital, yearly: capital * factor))
        }
    }

    /// Number of pipes that end more than a limit above the invert they fall to.
    static func dropManholes(_ sewers: LayoutTree, _ profile: TrenchProfile, limit: Double) -> Int {
        sewers.tree.nodes.indices.count { node in
            guard let parent = sewers.tree.nodes[node].parent, let reach = profile.reaches[node]
            else { return false }
            return profile.nodeDepths[parent] - reach.endDepthMetres > limit + 1e-6
        }
    }

    private mutating func addPumps(_ plan: VillagePlan, _ sewers: LayoutTree, _ profile: TrenchProfile) {
        let costs = plan.prices.trenchCosts()
        for isPrivate in [false, true] {
            var (count, capital, yearly, head) = (0, 0.0, 0.0, 0.0)
            for (node, reach) in zip(sewers.tree.nodes, profile.reaches) {
                guard let reach, (node.kind == .house) == isPrivate else { continue }
                let lifted = ReachPricing.lift(node, reach, costs: costs, rules: plan.prices.rules)
                yearly += lifted.yearly
                head += lifted.headMetres
                guard reach.sumpDepthMetres != nil else { continue }
                count += 1
                capital += plan.prices.liftCapital(designFlow: node.designFlow)
            }
            guard count > 0 else { continue }
            let name = isPrivate ? BilingualText("户用提升泵", "Pump of a house") : BilingualText("提升泵站", "Lift station")
            lines.append(
                Line(
                    group: .pumps, name: name, unit: "座", quantity: Double(count), capital: capital, yearly: yearly))
        }
    }

    private mutating func addTreatment(_ plan: VillagePlan) {
        for station in plan.stations {
            guard let chosen = station.treatment?.chosen else { continue }
            lines.append(
                Line(
                    group: .stations,
                    name: BilingualText("处理站 \(chosen.name.zh)", "Treatment station, \(chosen.name.en)"), unit: "m³/d",
                    quantity: station.sizingFlow, capital: chosen.capital, yearly: chosen.yearly))
        }
        guard !plan.householdUnits.isEmpty else { return }
        var capital = 0.0
        for house in plan.householdUnits {
            let own = plan.graph.houses[house]
            capital +=
                plan.prices.treatment(cubicMetresPerDay: own.sizingFlow, mean: own.meanFlow)?.chosen.capital ?? 0
            capital += plan.prices.costs.householdExtra.value
        }
        lines.append(
            Line(
                group: .households, name: BilingualText("分户处理设施", "Household unit"), unit: "户",
                quantity: Double(plan.householdUnits.count), capital: capital, yearly: plan.householdYearly))
    }
}
