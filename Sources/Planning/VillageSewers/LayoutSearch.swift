import Foundation
import Networks

/// Looks for the cheapest layout for given outlets: grown from arc costs, learned from true profiles, then improved by
/// exchanging lines on circles of the road network.
struct LayoutSearch {
    let trial: LayoutTrial
    let graph: SewerGraph
    /// No new trial begins after this moment.
    let deadline: Date
    private(set) var trials = 0

    /// Coarse levels that suffice to compare layouts.
    static let searchGridMetres = 0.2

    init(_ trial: LayoutTrial, deadline: Date) {
        self.trial = trial
        graph = trial.graph
        self.deadline = deadline
    }

    private var mayGoOn: Bool { !Task.isCancelled && Date() < deadline }

    /// The best layout found and its yearly cost on the coarse grid.
    ///
    /// - Returns: `nil` if a house cannot be reached from the outlets.
    mutating func best(outlets: [Int], arcs: ArcCosts, rounds: Int, seed: UInt64) -> (SewerLayout, Double)? {
        let needs = trial.needs
        guard var best = SewerLayout.grown(from: outlets, to: needs, in: graph, arcs: arcs) else { return nil }
        var bestCost = price(best)
        var generator = SplitMix64(seed: seed)
        var learned = arcs
        var seen: Set<SewerLayout> = [best]
        for round in 0..<rounds where mayGoOn {
            if round % 2 == 0 { learn(best, &learned) } else { learned.shake(by: 0.1, using: &generator) }
            guard let next = SewerLayout.grown(from: outlets, to: needs, in: graph, arcs: learned) else { break }
            if !seen.insert(next).inserted { continue }
            let cost = price(next)
            if cost < bestCost { (best, bestCost) = (next, cost) }
        }
        if rounds > 0 { improve(&best, &bestCost, arcs: learned, needs: needs) }
        return (best, bestCost)
    }

    private mutating func price(_ layout: SewerLayout) -> Double {
        trials += 1
        return trial.cost(layout, gridMetres: Self.searchGridMetres)
    }

    /// Teaches the arc costs what the reaches of a layout truly cost.
    private func learn(_ layout: SewerLayout, _ arcs: inout ArcCosts) {
        guard let (tree, profile) = try? trial.solved(layout) else { return }
        var byEdge: [Int: Double] = [:]
        for node in tree.tree.nodes.indices {
            guard tree.edges[node] >= 0 else { continue }
            byEdge[tree.edges[node], default: 0] += ReachPricing.yearly(
                node, tree.tree, profile, costs: trial.costs, rules: trial.prices.rules)
        }
        for node in layout.down.indices where layout.down[node] >= 0 {
            if let cost = byEdge[Int(layout.down[node])] {
                arcs.learn(Int(layout.down[node]), from: node, graph, cost: cost)
            }
        }
    }

    /// Exchanges: a line not used is taken, and one on the circle that it closes is given up.
    private mutating func improve(_ best: inout SewerLayout, _ bestCost: inout Double, arcs: ArcCosts, needs: [Bool]) {
        var left = 400
        var tried: Set<SewerLayout> = [best]
        while mayGoOn, left > 0 {
            var found = false
            for exchange in LayoutExchanges(best, graph: graph, arcs: arcs).best(160) {
                guard mayGoOn, left > 0 else { return }
                var next = exchange.applied(to: best, graph: graph)
                next.prune(needs, in: graph)
                guard tried.insert(next).inserted else { continue }
                left -= 1
                let cost = price(next)
                if cost < bestCost * (1 - 1e-7) {
                    (best, bestCost) = (next, cost)
                    found = true
                    break
                }
            }
            if !found { return }
        }
    }
}
