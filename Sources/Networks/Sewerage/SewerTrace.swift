/// What a trace found (追溯结果): the way of the water from a place, or to it.
public struct SewerTrace: Sendable {
    /// Which way is looked.
    public enum Way: String, CaseIterable, Hashable, Sendable {
        /// What drains to here (向上追溯).
        case upstream = "up"
        /// Where the water goes from here (向下追溯).
        case downstream = "down"
    }

    /// Why a way downstream goes no further.
    public enum Ending: Hashable, Sendable {
        /// At a facility beyond which no pipe is known.
        case facility(Int)
        /// At an outlet.
        case outlet(Int)
        /// Where a pipe rises against its record: sewage stands here.
        case adversePipe(Int)
        /// Nowhere: no pipe leads on.
        case nowhere
    }

    /// Which way was looked.
    public let way: Way
    /// The arcs found, nearest first by number of arcs.
    public let arcs: [Int32]
    /// The nodes found, nearest first, those of the start included.
    public let nodes: [Int32]
}

extension SewerNetwork {
    /// Where a trace begins.
    public struct Start: Hashable, Sendable {
        /// The nodes.
        public var nodes: [Int32]
        /// Arcs that belong to the place itself, as a traced pipe's own.
        public var arcs: [Int32]

        /// A place in the network.
        public init(nodes: [Int32], arcs: [Int32] = []) {
            self.nodes = nodes
            self.arcs = arcs
        }
    }

    /// The place of pipes, for a trace in the given way.
    ///
    /// Upstream of a pipe is what drains into it anywhere along it; what joins at its lower end is not.
    public func start(atPipes pipes: [Int], _ way: SewerTrace.Way) -> Start {
        var start = Start(nodes: [])
        for pipe in pipes {
            start.arcs += arcsOfPipe[pipe]
            start.nodes += arcsOfPipe[pipe].map { way == .upstream ? tails[Int($0)] : heads[Int($0)] }
        }
        return start
    }

    /// The place of a site; empty where the network does not reach it.
    public func start(atSite site: Int, _ way: SewerTrace.Way) -> Start {
        if survey.siteKinds[site] == .village { return start(atPipes: villages.pipes(of: site), way) }
        return Start(nodes: siteNodes[site] < 0 ? [] : [siteNodes[site]])
    }

    /// Follows the water from a place, or to it.
    ///
    /// - Parameters:
    ///   - start: Where it begins.
    ///   - way: Which way to look.
    ///   - stopsAtFacilities: Whether to go no further than the next facility: its own network, not that of others
    ///     which send their effluent on.
    /// - Complexity: O(nodes + arcs found).
    public func trace(_ way: SewerTrace.Way, from start: Start, stopsAtFacilities: Bool = false) -> SewerTrace {
        var visited = [Bool](repeating: false, count: nodeCount)
        var taken: Set<Int32> = []
        var nodes: [Int32] = []
        var arcs: [Int32] = []
        for arc in start.arcs where taken.insert(arc).inserted { arcs.append(arc) }
        for node in start.nodes where !visited[Int(node)] {
            visited[Int(node)] = true
            nodes.append(node)
        }
        let first = nodes.count
        let rows = way == .upstream ? arcsIn : arcsOut
        let ends = way == .upstream ? tails : heads
        var next = 0
        while next < nodes.count {
            let node = Int(nodes[next])
            if stopsAtFacilities, next >= first, hasFacility[node] {
                next += 1
                continue
            }
            for place in rows.range(node) {
                let arc = rows.arcs[place]
                // Every arc is met once, from the one node where it enters the trace; only those of the start twice.
                if start.arcs.isEmpty || !taken.contains(arc) { arcs.append(arc) }
                let end = ends[Int(arc)]
                if visited[Int(end)] { continue }
                visited[Int(end)] = true
                nodes.append(end)
            }
            next += 1
        }
        return SewerTrace(way: way, arcs: arcs, nodes: nodes)
    }

    /// The pipes of a trace, nearest first.
    /// - Complexity: O(arcs found).
    public func pipes(in trace: SewerTrace) -> [Int] {
        var seen = [Bool](repeating: false, count: survey.pipeCount)
        var result: [Int] = []
        for arc in trace.arcs {
            let pipe = Int(arcPipes[Int(arc)])
            if pipe < 0 || seen[pipe] { continue }
            seen[pipe] = true
            result.append(pipe)
        }
        return result
    }

    /// The sites of a trace that are points, nearest first.
    public func sites(in trace: SewerTrace) -> [Int] {
        var result: [Int] = []
        for node in trace.nodes {
            for place in sitesOfNode.range(Int(node)) { result.append(Int(sitesOfNode.arcs[place])) }
        }
        return result
    }

    /// The villages that some pipes drain, in the order of their numbers.
    /// - Complexity: O(pipes + sites).
    public func villages(of pipes: [Int]) -> [Int] {
        var found = [Bool](repeating: false, count: survey.siteCount)
        for pipe in pipes { villages.visitSites(of: pipe) { found[$0] = true } }
        return found.indices.filter { found[$0] }
    }

    /// The villages that the pipes of a trace drain, in the order of their numbers.
    public func villages(in trace: SewerTrace) -> [Int] { villages(of: pipes(in: trace)) }

    /// The households connected to the pipes of a trace.
    ///
    /// Those recorded with a pipe count; a lateral of which nothing is recorded and above which nothing is surveyed is
    /// one; so is each household that stands in the network by itself.
    public func households(in trace: SewerTrace) -> Int { households(in: trace, with: pipes(in: trace)) }

    /// The households connected to the pipes of a trace, where these are known already.
    public func households(in trace: SewerTrace, with pipes: [Int]) -> Int {
        var count = 0
        for pipe in pipes {
            if survey.households[pipe] >= 0 {
                count += Int(survey.households[pipe])
            } else if survey.pipeKinds[pipe] == .lateral, isFree(pipe) {
                count += 1
            }
        }
        for node in trace.nodes {
            for place in sitesOfNode.range(Int(node)) where survey.siteKinds[Int(sitesOfNode.arcs[place])] == .household
            {
                count += 1
            }
        }
        return count
    }

    /// Whether nothing flows into a pipe's upper end, and no household that counts by itself stands there.
    private func isFree(_ pipe: Int) -> Bool {
        arcsOfPipe[pipe].contains { arc in
            let tail = Int(tails[Int(arc)])
            return arcsIn.range(tail).isEmpty
                && !sitesOfNode[tail].contains { survey.siteKinds[Int($0)] == .household }
        }
    }

    /// Metres of pipe in a trace by kind, by the lines; of pipes that are entered on the way only the part below.
    public func lengthsMetres(in trace: SewerTrace) -> [SewerSurvey.PipeKind: Double] {
        var sums = [Double](repeating: 0, count: SewerSurvey.PipeKind.allCases.count)
        for arc in trace.arcs where arcPipes[Int(arc)] >= 0 {
            sums[Int(survey.pipeKinds[Int(arcPipes[Int(arc)])].rawValue)] += arcLengths[Int(arc)]
        }
        return Dictionary(
            uniqueKeysWithValues: SewerSurvey.PipeKind.allCases.map { ($0, sums[Int($0.rawValue)]) })
    }

    /// Where the ways of a downstream trace end, nearest first.
    public func endings(of trace: SewerTrace) -> [(node: Int32, ending: SewerTrace.Ending)] {
        guard trace.way == .downstream else { return [] }
        return trace.nodes.compactMap { node in
            guard arcsOut.range(Int(node)).isEmpty else { return nil }
            return (node, ending(at: Int(node)))
        }
    }

    private func ending(at node: Int) -> SewerTrace.Ending {
        let sites = sitesOfNode[node].map { Int($0) }
        if let outlet = sites.first(where: { survey.siteKinds[$0] == .outlet }) { return .outlet(outlet) }
        if let facility = sites.first(where: { survey.siteKinds[$0] == .facility }) { return .facility(facility) }
        let pipes = arcsIn[node].map { Int(arcPipes[Int($0)]) }
        if let adverse = pipes.first(where: { $0 >= 0 && isAdverse($0) }) { return .adversePipe(adverse) }
        return .nowhere
    }
}

extension SewerNetwork {
    /// The pipes that flow into a node.
    public func pipes(into node: Int32) -> [Int] {
        arcsIn[Int(node)].map { Int(arcPipes[Int($0)]) }.filter { $0 >= 0 }
    }
}
