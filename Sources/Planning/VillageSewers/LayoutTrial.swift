import Geo

/// Prices layouts by their true profile.
struct LayoutTrial {
    let graph: SewerGraph
    let settings: VillageSettings
    let prices: PlanPrices
    let costs: TrenchCosts
    let tables: [PipeTable]
    /// Where steps are counted.
    let work: SearchWork
    /// Whether each house is connected; the others keep household units.
    var isConnected: [Bool]
    /// Whether pins connect each house.
    var mustConnect: [Bool]
    /// Whether each house may be connected: sewers reach it, and no pin keeps a unit.
    var mayConnect: [Bool] = []
    /// Flow in m³/d that sewers must take at least: whether to have any is a question for people.
    var leastFlow = 0.0
    /// Houses, by index, whose sewage must end at a certain point of the graph.
    var destinations: [Int: Int] = [:]

    /// Points at which a connected house joins.
    var needs: [Bool] {
        var needs = [Bool](repeating: false, count: graph.positions.count)
        for (index, house) in graph.houses.enumerated() where isConnected[index] { needs[house.node] = true }
        return needs
    }

    /// Flow in m³/d for sizes of the houses that are connected.
    var connectedFlow: Double { flow(of: isConnected) }

    /// Flow in m³/d for sizes of some houses.
    func flow(of houses: [Bool]) -> Double {
        graph.houses.indices.reduce(0) { $0 + (houses[$1] ? graph.houses[$1].sizingFlow : 0) }
    }

    /// Yearly cost of the units of houses that are not connected.
    var unitsYearly: Double {
        graph.houses.indices.reduce(0) {
            $0 + (isConnected[$1] ? 0 : prices.householdYearly(graph.houses[$1]) ?? .infinity)
        }
    }

    /// Yearly cost of everything on a coarse grid; infinite if the sewers cannot be laid.
    func roughTotal(_ layout: SewerLayout) -> Double {
        guard let (tree, profile) = tried(layout, gridMetres: LayoutSearch.searchGridMetres) else { return .infinity }
        return profile.cost + stationYearly(tree.tree) + unitsYearly
    }

    /// Yearly cost of the stations at a tree's outlets.
    func stationYearly(_ tree: TrenchTree) -> Double {
        tree.nodes.reduce(0) { sum, node in
            guard node.parent == nil, node.meanFlow > 0 else { return sum }
            return sum + (prices.treatmentYearly(of: node, peakFactor: settings.peakFactor) ?? 0)
        }
    }

    /// The rules with a coarser grid, for the search.
    private func rules(gridMetres: Double?) -> TrenchRules {
        var rules = prices.rules
        if let gridMetres { rules.gridMetres = max(rules.gridMetres, gridMetres) }
        return rules
    }

    /// The tree and its profile on a coarser grid; `nil` if the sewers cannot be laid.
    func tried(_ layout: SewerLayout, gridMetres: Double) -> (LayoutTree, TrenchProfile)? {
        guard
            let tree = try? LayoutTree(
                layout, graph: graph, isConnected: isConnected, settings: settings, smallestSewer: prices.smallestSewer,
                withLines: false),
            let profile = try? TrenchProgram(
                tree.tree, rules: rules(gridMetres: gridMetres), costs: costs, ends: .shallowest, tables: tables
            ).solve()
        else { return nil }
        count(tree, gridMetres: gridMetres)
        return (tree, profile)
    }

    /// Yearly cost of a layout's sewers; infinite if they cannot be laid.
    func cost(_ layout: SewerLayout, gridMetres: Double) -> Double {
        tried(layout, gridMetres: gridMetres)?.1.cost ?? .infinity
    }

    /// The tree and its profile on the full grid; with all ends looked at, exact also where drop manholes cost extra.
    func solved(
        _ layout: SewerLayout, ends: TrenchProgram.Ends = .shallowest
    ) throws(PlanningError) -> (LayoutTree, TrenchProfile) {
        let tree = try LayoutTree(
            layout, graph: graph, isConnected: isConnected, settings: settings, smallestSewer: prices.smallestSewer,
            withLines: true)
        count(tree, gridMetres: 0, timesLevels: ends == .all)
        do {
            return (
                tree,
                try TrenchProgram(tree.tree, rules: prices.rules, costs: costs, ends: ends, tables: tables).solve()
            )
        } catch {
            throw .notByGravity(place: place(of: tree.origins[error.node]))
        }
    }

    /// Counts the steps of a profile: the levels at every node, and what making the tree is worth of them.
    private func count(_ tree: LayoutTree, gridMetres: Double, timesLevels: Bool = false) {
        let grid = max(gridMetres, prices.rules.gridMetres)
        let levels = Int((prices.rules.maximumDepthMetres - prices.rules.minimumDepthMetres) / grid) + 1
        work.add(tree.tree.nodes.count * (40 + levels * (timesLevels ? 1 + levels / 4 : 1)))
    }

    private func place(of origin: LayoutTree.Origin) -> String {
        let position =
            switch origin {
            case .house(let house): graph.houses[house].line[0]
            case .point(let point): graph.positions[point]
            case .between(let edge, _): graph.edges[edge].line[0]
            }
        return "(\(Int(position.east)), \(Int(position.north)))"
    }
}
