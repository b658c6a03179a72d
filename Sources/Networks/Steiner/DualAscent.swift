/// A lower bound of a Steiner arborescence, with the reduced costs that prove it.
///
/// Wong's dual ascent (1984): around a terminal not yet reached through arcs of reduced cost 0, the arcs into the set that
/// reaches it are lowered together until one of them is free. Each step adds what it lowered to the bound.
struct DualAscent {
    /// What every solution costs at least; infinite where some terminal cannot be reached.
    private(set) var bound: Double = 0
    /// Reduced cost of each arc.
    private(set) var reduced: [Double]
    /// The arcs of each cut that was raised, if asked for: at least one of them is in every solution.
    private(set) var cuts: [[Int32]] = []

    /// - Parameter keptEntries: How many entries of cuts are kept at most.
    /// - Complexity: O(arcs · terminals) steps of growing at worst, in practice far fewer.
    init(_ problem: SteinerProblem, keptEntries: Int = 0) {
        reduced = problem.costs
        run(problem, keptEntries)
    }

    private mutating func run(_ problem: SteinerProblem, _ keptEntries: Int) {
        var room = keptEntries
        var stamps = [Int32](repeating: 0, count: problem.nodeCount)
        var stamp: Int32 = 0
        var queue = QuaternaryHeap(capacity: problem.terminals.count + 1)
        for terminal in problem.terminals {
            queue.push(Double(problem.incoming[terminal].count), Int32(terminal))
        }
        var cut: [Int32] = []
        var stack: [Int32] = []
        while let entry = queue.pop() {
            stamp += 1
            cut.removeAll(keepingCapacity: true)
            stack.append(entry.node)
            stamps[Int(entry.node)] = stamp
            var isFirst = true
            while true {
                // Everything from which the set is reached for nothing joins it.
                while let node = stack.popLast() {
                    for place in problem.incoming.range(Int(node)) {
                        let arc = problem.incoming.arcs[place]
                        let tail = Int(problem.tails[Int(arc)])
                        if stamps[tail] == stamp { continue }
                        if reduced[Int(arc)] > 0 {
                            cut.append(arc)
                        } else {
                            stamps[tail] = stamp
                            stack.append(Int32(tail))
                        }
                    }
                }
                if stamps[problem.root] == stamp { break }
                cut.removeAll { stamps[Int(problem.tails[Int($0)])] == stamp }
                if cut.isEmpty {
                    bound = .infinity
                    return
                }
                // Small cuts first: they keep the duals of others free.
                if !isFirst || Double(cut.count) > entry.key, Double(cut.count) > queue.leastKey {
                    queue.push(Double(cut.count), entry.node)
                    break
                }
                isFirst = false
                raise(cut, &stack, &stamps, stamp, problem.tails)
                if room >= cut.count {
                    room -= cut.count
                    cuts.append(cut)
                }
            }
            stack.removeAll(keepingCapacity: true)
        }
    }

    private mutating func raise(
        _ cut: [Int32], _ stack: inout [Int32], _ stamps: inout [Int32], _ stamp: Int32, _ tails: [Int32]
    ) {
        var least = Double.infinity
        for arc in cut { least = min(least, reduced[Int(arc)]) }
        bound += least
        for arc in cut {
            let left = reduced[Int(arc)] - least
            reduced[Int(arc)] = left
            let tail = tails[Int(arc)]
            if left <= 0, stamps[Int(tail)] != stamp {
                stamps[Int(tail)] = stamp
                stack.append(tail)
            }
        }
    }
}
