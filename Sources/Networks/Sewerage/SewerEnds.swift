internal import Geo

/// The ends of pipes and the sites, joined to nodes.
///
/// Items are numbered: the recorded upper and lower end of pipe `p` are `2p` and `2p + 1`, the sites follow.
struct SewerEnds {
    let survey: SewerSurvey
    let joining: SewerJoining
    /// Pipes that are drawn from their recorded lower end to the upper one.
    private(set) var isDrawnBackwards: [Bool]
    /// Positions of the items; not a number where there is none.
    private(set) var east: [Double] = []
    private(set) var north: [Double] = []
    /// For each pipe and end, the site named by the record if that stands too far away, else −1.
    private(set) var strayCodes: [(pipe: Int32, site: Int32, metres: Double)] = []
    /// The node of each item.
    private(set) var nodes: [Int32] = []
    private(set) var nodeCount = 0

    private var sets: UnionFind
    private var hasEnd: [Bool] = []

    /// Joins everything.
    /// - Complexity: O(items) on maps where not more than a few ends lie within the tolerance of each other.
    init(_ survey: SewerSurvey, _ joining: SewerJoining) {
        self.survey = survey
        self.joining = joining
        isDrawnBackwards = [Bool](repeating: false, count: survey.pipeCount)
        sets = UnionFind(survey.pipeCount * 2 + survey.siteCount)
        orient()
        place()
        joinNearby()
        joinByCodes()
        joinSites()
        number()
    }

    private func item(ofSite site: Int) -> Int { survey.pipeCount * 2 + site }

    /// Finds pipes that are drawn against their codes: the named sites stand nearer to the opposite ends.
    private mutating func orient() {
        for pipe in 0..<survey.pipeCount {
            let line = survey.vertices(of: pipe)
            if line.isEmpty { continue }
            let (first, last) = (survey.position(line.lowerBound), survey.position(line.upperBound - 1))
            var (asDrawn, against) = (0.0, 0.0)
            if let from = namedPosition(survey.fromSites[pipe]) {
                asDrawn += first.distance(to: from)
                against += last.distance(to: from)
            }
            if let to = namedPosition(survey.toSites[pipe]) {
                asDrawn += last.distance(to: to)
                against += first.distance(to: to)
            }
            isDrawnBackwards[pipe] = against < asDrawn
        }
    }

    /// The position of a named site; villages are too wide to say which end is meant.
    private func namedPosition(_ site: Int32) -> MapPosition? {
        guard site >= 0, survey.siteKinds[Int(site)] != .village else { return nil }
        return survey.position(ofSite: Int(site))
    }

    private mutating func place() {
        east.reserveCapacity(survey.pipeCount * 2 + survey.siteCount)
        north.reserveCapacity(survey.pipeCount * 2 + survey.siteCount)
        for pipe in 0..<survey.pipeCount {
            let line = survey.vertices(of: pipe)
            var ends = line.isEmpty ? [] : [line.lowerBound, line.upperBound - 1]
            if isDrawnBackwards[pipe] { ends.reverse() }
            for end in 0..<2 {
                east.append(ends.isEmpty ? .nan : survey.east[ends[end]])
                north.append(ends.isEmpty ? .nan : survey.north[ends[end]])
            }
        }
        east += survey.siteEast
        north += survey.siteNorth
    }

    /// Joins ends and manholes within the tolerance; nearness is passed on from one to the next.
    private mutating func joinNearby() {
        var nearEast = east
        for site in 0..<survey.siteCount where survey.siteKinds[site] != .manhole {
            nearEast[item(ofSite: site)] = .nan
        }
        let buckets = PointBuckets(east: nearEast, north: north, cell: joining.tolerance)
        let reach = joining.tolerance
        for item in nearEast.indices where !nearEast[item].isNaN {
            let (x, y) = (east[item], north[item])
            buckets.visit(west: x - reach, south: y - reach, east: x + reach, north: y + reach) { other in
                let (dx, dy) = (east[other] - x, north[other] - y)
                if other > item, dx * dx + dy * dy <= reach * reach { sets.union(item, other) }
            }
        }
    }

    /// Joins ends to the sites that their records name, unless these stand somewhere else.
    private mutating func joinByCodes() {
        hasEnd = [Bool](repeating: false, count: survey.siteCount)
        for pipe in 0..<survey.pipeCount {
            for (end, named) in [survey.fromSites[pipe], survey.toSites[pipe]].enumerated() {
                guard named >= 0 else { continue }
                let site = Int(named)
                if survey.siteKinds[site] == .village { continue }
                let place = pipe * 2 + end
                let metres = distance(place, item(ofSite: site))
                if metres > joining.codeReach {
                    strayCodes.append((Int32(pipe), named, metres))
                } else {
                    sets.union(place, item(ofSite: site))
                    hasEnd[site] = true
                }
            }
        }
    }

    /// Joins what no record names to the nearest end in its reach; an end where nothing else is joined goes first.
    private mutating func joinSites() {
        let reaches = survey.siteKinds.map { kind -> Double in
            switch kind {
            case .facility: joining.facilityReach
            case .liftStation, .outlet, .household: joining.siteReach
            case .manhole, .village: 0
            }
        }
        var ends = east
        for site in 0..<survey.siteCount { ends[item(ofSite: site)] = .nan }
        let buckets = PointBuckets(east: ends, north: north, cell: max(joining.siteReach, 1))
        var degrees = [Int32](repeating: 0, count: east.count)
        for end in 0..<(survey.pipeCount * 2) { degrees[sets.find(end)] += 1 }
        for site in 0..<survey.siteCount where reaches[site] > 0 && !hasEnd[site] && !survey.siteEast[site].isNaN {
            let (x, y, reach) = (survey.siteEast[site], survey.siteNorth[site], reaches[site])
            var best: (isShared: Bool, metres: Double, end: Int)?
            buckets.visit(west: x - reach, south: y - reach, east: x + reach, north: y + reach) { end in
                let metres = ((east[end] - x) * (east[end] - x) + (north[end] - y) * (north[end] - y)).squareRoot()
                guard metres <= reach else { return }
                let candidate = (degrees[sets.find(end)] > 1, metres, end)
                if best.map({ Self.isBetter(candidate, than: $0) }) ?? true { best = candidate }
            }
            if let best { sets.union(item(ofSite: site), best.end) }
        }
    }

    private static func isBetter(
        _ left: (isShared: Bool, metres: Double, end: Int), than right: (isShared: Bool, metres: Double, end: Int)
    ) -> Bool {
        if left.isShared != right.isShared { return !left.isShared }
        return (left.metres, left.end) < (right.metres, right.end)
    }

    /// Numbers the sets in the order of their first items; villages, which are no points, get none.
    private mutating func number() {
        var numbers = [Int32](repeating: -1, count: east.count)
        nodes = [Int32](repeating: -1, count: east.count)
        for item in east.indices {
            let site = item - survey.pipeCount * 2
            if site >= 0, survey.siteKinds[site] == .village { continue }
            let root = sets.find(item)
            if numbers[root] < 0 {
                numbers[root] = Int32(nodeCount)
                nodeCount += 1
            }
            nodes[item] = numbers[root]
        }
    }

    /// 0 where one of the two has no position: nothing speaks against the record then.
    private func distance(_ a: Int, _ b: Int) -> Double {
        if east[a].isNaN || east[b].isNaN { return 0 }
        return MapPosition(east: east[a], north: north[a]).distance(to: MapPosition(east: east[b], north: north[b]))
    }
}

extension MapPosition {
    /// Straight distance in the units of the map.
    func distance(to other: MapPosition) -> Double {
        ((east - other.east) * (east - other.east) + (north - other.north) * (north - other.north)).squareRoot()
    }
}
