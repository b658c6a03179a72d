internal import Geo

/// Which pipes drain which village: those recorded in it that are no mains, else the nearest one.
struct VillagePipes: Sendable {
    /// How each site was matched.
    let bases: [SewerNetwork.VillageBasis]
    private let pairSites: [Int32]
    private let pairPipes: [Int32]
    private let rowsBySite: ArcRows
    private let rowsByPipe: ArcRows

    /// Matches the villages of a survey.
    /// - Complexity: O(pipes + villages) on maps of real density.
    init(_ ends: SewerEnds) {
        let survey = ends.survey
        var bases = [SewerNetwork.VillageBasis](repeating: .none, count: survey.siteCount)
        var sites: [Int32] = []
        var pipes: [Int32] = []
        for pipe in 0..<survey.pipeCount {
            let named = survey.fromSites[pipe]
            let isNamed = named >= 0 && survey.siteKinds[Int(named)] == .village
            // A main passes through many villages and drains those whose branches join it.
            let site = isNamed ? named : survey.pipeKinds[pipe] == .main ? -1 : survey.villages[pipe]
            if site < 0 || survey.siteKinds[Int(site)] != .village { continue }
            sites.append(site)
            pipes.append(Int32(pipe))
            bases[Int(site)] = .record
        }
        let others = Self.nearest(ends, bases)
        for (site, pipe) in others {
            sites.append(site)
            pipes.append(pipe)
            bases[Int(site)] = .distance
        }
        self.bases = bases
        pairSites = sites
        pairPipes = pipes
        rowsBySite = ArcRows(nodeCount: survey.siteCount, nodeOfArc: sites)
        rowsByPipe = ArcRows(nodeCount: survey.pipeCount, nodeOfArc: pipes)
    }

    /// The pipes that drain a village.
    func pipes(of site: Int) -> [Int] { rowsBySite[site].map { Int(pairPipes[Int($0)]) } }

    /// Calls for every village that a pipe drains.
    @inline(__always)
    func visitSites(of pipe: Int, _ body: (Int) -> Void) {
        for place in rowsByPipe.range(pipe) { body(Int(pairSites[Int(rowsByPipe.arcs[place])])) }
    }

    /// For villages without pipes by record, the pipe with the nearest end.
    private static func nearest(
        _ ends: SewerEnds, _ bases: [SewerNetwork.VillageBasis]
    ) -> [(site: Int32, pipe: Int32)] {
        let survey = ends.survey
        let reach = ends.joining.villageReach
        guard reach > 0, survey.siteKinds.contains(.village) else { return [] }
        var east = ends.east
        for item in east.indices where item >= survey.pipeCount * 2 || survey.pipeKinds[item / 2] == .main {
            east[item] = .nan
        }
        let buckets = PointBuckets(east: east, north: ends.north, cell: max(reach / 2, 1))
        var result: [(site: Int32, pipe: Int32)] = []
        for site in 0..<survey.siteCount where survey.siteKinds[site] == .village && bases[site] == .none {
            guard let place = survey.position(ofSite: site) else { continue }
            var best: (metres: Double, item: Int)?
            buckets.visit(
                west: place.east - reach, south: place.north - reach, east: place.east + reach,
                north: place.north + reach
            ) { item in
                let metres = MapPosition(east: east[item], north: ends.north[item]).distance(to: place)
                if metres <= reach, best.map({ (metres, item) < ($0.metres, $0.item) }) ?? true {
                    best = (metres, item)
                }
            }
            if let best { result.append((Int32(site), Int32(best.item / 2))) }
        }
        return result
    }
}
