import Foundation
import Networks

/// Simulated annealing over plans: single re-choices, stations shifted along a corridor, household units opened and closed.
struct Annealing: Sendable {
    var state: PlanState
    var random: SplitMix64
    /// The best plan seen.
    private(set) var best: [Int32]
    /// What it costs, with what it is charged.
    private(set) var bestTotal: Double

    private let penalty: PlanPenalty
    /// What the present plan is charged.
    private var charge = 0.0

    init(state: PlanState, seed: UInt64, penalty: PlanPenalty = .none) {
        self.state = state
        self.penalty = penalty
        random = SplitMix64(seed: seed)
        best = state.choice
        charge = penalty.amount(state)
        bestTotal = state.total + charge
    }

    /// Runs a number of moves while the temperature falls geometrically.
    mutating func run(moves: Int, from hot: Double, to cold: Double, isCancelled: () -> Bool = { false }) {
        let block = 256
        let blocks = max(1, moves / block)
        let factor = pow(cold / hot, 1 / Double(blocks))
        var temperature = hot
        for index in 0..<blocks {
            for _ in 0..<block { move(temperature) }
            temperature *= factor
            if index & 15 == 15, isCancelled() { return }
            if index & 1023 == 1023 { state.recompute() }
        }
    }

    /// Puts the best plan back.
    mutating func returnToBest() {
        state = PlanState(graph: state.graph, choice: best)
        charge = penalty.amount(state)
        bestTotal = state.total + charge
    }

    /// Tries one move and keeps it if the temperature allows.
    private mutating func move(_ temperature: Double) {
        let node = random.below(state.graph.nodeCount)
        let arcs = state.graph.out(node)
        guard arcs.count > 1 else { return }
        let arc = arcs.lowerBound + random.below(arcs.count)
        guard arc != Int(state.choice[node]) else { return }
        let before = state.total
        guard propose(node, arc) else {
            state.rollBack()
            return
        }
        let charged = penalty.isEmpty ? 0 : penalty.amount(state)
        let delta = state.total - before + charged - charge
        if delta <= 0 || random.unit() < exp(-delta / temperature) {
            state.commit()
            charge = charged
            if state.total + charge < bestTotal - 1e-9 {
                bestTotal = state.total + charge
                best = state.choice
            }
        } else {
            state.rollBack()
        }
    }

    /// Makes the changes of a move; false where it leads to no plan.
    private mutating func propose(_ node: Int, _ arc: Int) -> Bool {
        if state.graph.ownOnly[arc] {
            guard state.children[node] <= 4, sendChildrenElsewhere(node) else { return false }
            state.rechoose(node, arc)
            return true
        }
        let head = Int(state.graph.head[arc])
        if head >= 0 {
            if state.isOwnOnly(head) {
                guard let other = state.bestArc(for: head, avoiding: node, transit: true, extra: state.flow[node])
                else { return false }
                state.rechoose(head, other.arc)
            } else if state.passes(node, from: head) {
                guard breakLoop(node, head) else { return false }
            }
        }
        state.rechoose(node, arc)
        return true
    }

    /// `node` shall flow to `head`, which lies behind it: one of the villages between takes another way to the root.
    private mutating func breakLoop(_ node: Int, _ head: Int) -> Bool {
        var leaver = head
        while random.unit() < 0.3 {
            let next = state.head(of: leaver)
            if next == node || next < 0 { break }
            leaver = next
        }
        let extra = state.flow[node] - state.flow[leaver]
        guard let other = state.bestArc(for: leaver, avoiding: node, transit: true, extra: extra) else { return false }
        state.rechoose(leaver, other.arc)
        return true
    }

    /// Gives every village that flows into `node` its best other way.
    private mutating func sendChildrenElsewhere(_ node: Int) -> Bool {
        guard state.children[node] > 0 else { return true }
        for index in state.graph.inStart[node]..<state.graph.inStart[node + 1] {
            let arc = state.graph.inArcs[index]
            let child = Int(state.graph.tail[Int(arc)])
            guard state.choice[child] == arc else { continue }
            guard let other = state.bestArc(for: child, avoiding: node) else { return false }
            state.rechoose(child, other.arc)
        }
        return true
    }
}
