import Geo

/// Prices layouts by their true profile.
struct LayoutTrial {
    let graph: SewerGraph
    let settings: VillageSettings
    let prices: PlanPrices
    let costs: TrenchCosts
    /// Whether each house is connected; the others keep household units.
    var isConnected: [Bool]

    /// Points at which a connected house joins.
    var needs: [Bool] {
        var needs = [Bool](repeating: false, count: graph.positions.count)
        for (index, house) in graph.houses.enumerated() where isConnected[index] { needs[house.node] = true }
        return needs
    }

    /// The rules with a coarser grid, for the search.
    private func rules(gridMetres: Double?) -> TrenchRules {
        var rules = prices.rules
        if let gridMetres { rules.gridMetres = max(rules.gridMetres, gridMetres) }
        return rules
    }

    /// Yearly cost of a layout's sewers; infinite if they cannot be laid.
    func cost(_ layout: SewerLayout, gridMetres: Double) -> Double {
        guard
            let tree = try? LayoutTree(
                layout, graph: graph, isConnected: isConnected, settings: settings, smallestSewer: prices.smallestSewer,
                withLines: false),
            let profile = try? TrenchProgram(tree.tree, rules: rules(gridMetres: gridMetres), costs: costs).solve()
        else { return .infinity }
        return profile.cost
    }

    /// The tree and its profile on the full grid; with all ends looked at, exact also where drop manholes cost extra.
    func solved(
        _ layout: SewerLayout, ends: TrenchProgram.Ends = .shallowest
    ) throws(PlanningError) -> (LayoutTree, TrenchProfile) {
        let tree = try LayoutTree(
            layout, graph: graph, isConnected: isConnected, settings: settings, smallestSewer: prices.smallestSewer,
            withLines: true)
        do {
            return (tree, try TrenchProgram(tree.tree, rules: prices.rules, costs: costs, ends: ends).solve())
        } catch let obstacle as TrenchObstacle {
            throw .notByGravity(place: place(of: tree.origins[obstacle.node]))
        } catch {
            throw .notATree
        }
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
