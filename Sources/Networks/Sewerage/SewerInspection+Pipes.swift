internal import Geo

extension SewerInspection {
    /// Pipes that rise against their record.
    func adverseSlopes() -> [SewerFinding] {
        let survey = network.survey
        return (0..<survey.pipeCount).filter(network.isAdverse).map { pipe in
            .adverseSlope(
                pipe: pipe, riseMetres: survey.downInverts[pipe] - survey.upInverts[pipe],
                lengthMetres: network.lengthMetres(ofPipe: pipe))
        }
    }

    /// Gravity pipes below wider ones.
    func narrowings() -> [SewerFinding] {
        let diameters = network.survey.diameters
        func widest(_ arcs: ArraySlice<Int32>) -> Int? {
            arcs.map { Int(network.arcPipes[Int($0)]) }
                .filter { $0 >= 0 && !diameters[$0].isNaN && network.directions[$0].basis != .pressure }
                .max { (diameters[$0], -$0) < (diameters[$1], -$1) }
        }
        return (0..<network.nodeCount).compactMap { node in
            guard !network.hasFacility[node], let above = widest(network.arcsIn[node]),
                let below = widest(network.arcsOut[node]), diameters[below] < diameters[above] - 0.5
            else { return nil }
            return .narrower(pipe: below, above: above)
        }
    }

    /// Pipes of which two arcs between the same nodes lie on each other.
    ///
    /// Ends that fall on another pipe divide it, so pipes that share a part share an arc.
    func overlaps() -> [SewerFinding] {
        let keys = (0..<network.arcCount).map { arc -> UInt64 in
            let (a, b) = (network.tails[arc], network.heads[arc])
            return UInt64(UInt32(min(a, b))) << 32 | UInt64(UInt32(max(a, b)))
        }
        let real = (0..<network.arcCount).filter {
            network.arcPipes[$0] >= 0 && network.tails[$0] != network.heads[$0]
        }
        let order = real.sorted { (keys[$0], $0) < (keys[$1], $1) }
        var found: Set<SewerFinding> = []
        var result: [SewerFinding] = []
        var begin = 0
        while begin < order.count {
            var end = begin + 1
            while end < order.count, keys[order[end]] == keys[order[begin]] { end += 1 }
            for first in begin..<end {
                // Each with a few that follow: a hundred copies of one pipe are told by their neighbours.
                for second in (first + 1)..<max(first + 1, min(end, first + 9)) {
                    guard let finding = overlap(order[first], order[second]) else { continue }
                    if found.insert(finding).inserted { result.append(finding) }
                }
            }
            begin = end
        }
        return result
    }

    private func overlap(_ arc: Int, _ other: Int) -> SewerFinding? {
        let (pipe, second) = (Int(network.arcPipes[arc]), Int(network.arcPipes[other]))
        if pipe == second { return nil }
        let (mine, others) = (network.arcLengths[arc], network.arcLengths[other])
        let tolerance = network.joining.tolerance
        guard abs(mine - others) <= 2 * tolerance + 0.02 * max(mine, others) else { return nil }
        let points = [0.25, 0.5, 0.75].compactMap { network.point(ofArc: arc, at: $0) }
        let hasNoLines = points.isEmpty && network.survey.vertices(of: second).isEmpty
        guard hasNoLines || !points.isEmpty,
            points.allSatisfy({ network.distance(of: $0, toPipe: second) <= tolerance })
        else { return nil }
        return .overlap(pipe: min(pipe, second), other: max(pipe, second))
    }

    /// Pipes shorter than the tolerance, and ends far from what their records name.
    func oddities() -> [SewerFinding] {
        let short = (0..<network.survey.pipeCount).filter { pipe in
            network.arcsOfPipe[pipe].allSatisfy { arc in
                network.tails[Int(arc)] == network.heads[Int(arc)]
                    && network.arcLengths[Int(arc)] <= 3 * network.joining.tolerance
            }
        }
        return short.map { .tooShort(pipe: $0) }
            + network.strayCodes.map { .strayCode(pipe: Int($0.pipe), site: Int($0.site), metres: $0.metres) }
    }
}

extension SewerNetwork {
    /// The point at a share of an arc's length, counted in the order of drawing; nil for a pipe without a line.
    func point(ofArc arc: Int, at share: Double) -> MapPosition? {
        let pipe = Int(arcPipes[arc])
        guard pipe >= 0 else { return nil }
        let line = survey.vertices(of: pipe)
        if line.isEmpty { return nil }
        var wanted = arcLengths[arc] * share
        for before in arcsOfPipe[pipe] where before < arc { wanted += arcLengths[Int(before)] }
        for vertex in line.dropLast() {
            let (a, b) = (survey.position(vertex), survey.position(vertex + 1))
            let length = a.distance(to: b)
            if wanted <= length, length > 0 {
                let part = wanted / length
                return MapPosition(
                    east: a.east + part * (b.east - a.east), north: a.north + part * (b.north - a.north))
            }
            wanted -= length
        }
        return survey.position(line.upperBound - 1)
    }

    /// Metres from a point to a pipe; infinite for a pipe without a line.
    func distance(of point: MapPosition, toPipe pipe: Int) -> Double {
        var least = Double.infinity
        for vertex in survey.vertices(of: pipe).dropLast() {
            let (a, b) = (survey.position(vertex), survey.position(vertex + 1))
            let (dx, dy) = (b.east - a.east, b.north - a.north)
            let square = dx * dx + dy * dy
            let share = square > 0 ? ((point.east - a.east) * dx + (point.north - a.north) * dy) / square : 0
            let bounded = min(max(share, 0), 1)
            least = min(
                least, MapPosition(east: a.east + bounded * dx, north: a.north + bounded * dy).distance(to: point))
        }
        return least
    }
}
