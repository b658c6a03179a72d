extension SewerInspection {
    /// Connected parts without a facility.
    func components() -> [SewerFinding] {
        let parts = network.parts()
        var hasFacility = [Bool](repeating: false, count: network.nodeCount)
        var outlets = [Int32](repeating: -1, count: network.nodeCount)
        for (site, node) in network.siteNodes.enumerated() where node >= 0 {
            let part = Int(parts[Int(node)])
            if network.survey.siteKinds[site] == .facility { hasFacility[part] = true }
            if network.survey.siteKinds[site] == .outlet, outlets[part] < 0 { outlets[part] = Int32(site) }
        }
        var pipes: [Int: [Int]] = [:]
        var order: [Int] = []
        for pipe in 0..<network.survey.pipeCount {
            guard let arc = network.arcsOfPipe[pipe].first else { continue }
            let part = Int(parts[Int(network.tails[Int(arc)])])
            if hasFacility[part] { continue }
            if pipes[part] == nil { order.append(part) }
            pipes[part, default: []].append(pipe)
        }
        return order.compactMap { part in
            guard let members = pipes[part] else { return nil }
            let metres = members.reduce(0) { $0 + network.lengthMetres(ofPipe: $1) }
            if outlets[part] >= 0 {
                return .untreated(outlet: Int(outlets[part]), pipes: members, metres: metres)
            }
            return .orphan(pipes: members, metres: metres, node: lowestNode(of: members))
        }
    }

    /// The first node of some pipes from which nothing leads on, else the first at all.
    private func lowestNode(of pipes: [Int]) -> Int {
        let heads = pipes.flatMap { network.arcsOfPipe[$0].map { Int(network.heads[Int($0)]) } }
        return heads.first { network.arcsOut.range($0).isEmpty } ?? heads.first ?? 0
    }

    /// Circles, by Tarjan's method without recursion (Tarjan 1972): the strong components of more than one node.
    func loops() -> [SewerFinding] {
        let components = strongComponents()
        var pipes: [Int32: [Int]] = [:]
        for arc in 0..<network.arcCount {
            let (tail, head) = (Int(network.tails[arc]), Int(network.heads[arc]))
            let pipe = Int(network.arcPipes[arc])
            guard pipe >= 0, components[tail] == components[head] else { continue }
            // A pipe shorter than the tolerance has both ends in one node and is no circle.
            if tail == head, network.arcLengths[arc] <= 3 * network.joining.tolerance { continue }
            if pipes[components[tail]]?.last != pipe { pipes[components[tail], default: []].append(pipe) }
        }
        return pipes.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }.map { .loop(pipes: $0) }
    }

    /// The number of each node's strong component.
    /// - Complexity: O(nodes + arcs).
    private func strongComponents() -> [Int32] {
        let count = network.nodeCount
        var index = [Int32](repeating: -1, count: count)
        var low = [Int32](repeating: 0, count: count)
        var component = [Int32](repeating: -1, count: count)
        var place = network.arcsOut.starts
        var open: [Int32] = []
        var path: [Int32] = []
        var (nextIndex, nextComponent): (Int32, Int32) = (0, 0)
        for root in 0..<count where index[root] < 0 {
            path.append(Int32(root))
            while let node = path.last.map({ Int($0) }) {
                if index[node] < 0 {
                    index[node] = nextIndex
                    low[node] = nextIndex
                    nextIndex += 1
                    open.append(Int32(node))
                }
                if place[node] < network.arcsOut.starts[node + 1] {
                    let head = Int(network.heads[Int(network.arcsOut.arcs[Int(place[node])])])
                    place[node] += 1
                    if index[head] < 0 {
                        path.append(Int32(head))
                    } else if component[head] < 0 {
                        low[node] = min(low[node], index[head])
                    }
                    continue
                }
                path.removeLast()
                if let above = path.last.map({ Int($0) }) { low[above] = min(low[above], low[node]) }
                if low[node] == index[node] {
                    while let member = open.popLast() {
                        component[Int(member)] = nextComponent
                        if Int(member) == node { break }
                    }
                    nextComponent += 1
                }
            }
        }
        return component
    }

    /// Places in the networks of facilities where pipes end and nothing leads on.
    func deadEnds() -> [SewerFinding] {
        let parts = network.parts()
        var isServed = [Bool](repeating: false, count: network.nodeCount)
        for (site, node) in network.siteNodes.enumerated()
        where node >= 0 && network.survey.siteKinds[site] == .facility {
            isServed[Int(parts[Int(node)])] = true
        }
        return (0..<network.nodeCount).compactMap { node in
            guard network.arcsOut.range(node).isEmpty, !network.isSink[node], isServed[Int(parts[node])] else {
                return nil
            }
            let pipes = network.arcsIn[node].map { Int(network.arcPipes[Int($0)]) }.filter { $0 >= 0 }
            // A pit below a rising pipe is told with that pipe.
            if pipes.isEmpty || pipes.contains(where: network.isAdverse) { return nil }
            return .endsNowhere(node: node, pipes: pipes)
        }
    }
}

extension SewerNetwork {
    /// For each node a number that all nodes connected with it share, whatever the direction.
    /// - Complexity: O(nodes + arcs), almost.
    func parts() -> [Int32] {
        var sets = UnionFind(nodeCount)
        for arc in 0..<arcCount { sets.union(Int(tails[arc]), Int(heads[arc])) }
        return (0..<nodeCount).map { Int32(sets.find($0)) }
    }
}
