/// Where ends fall on the middle of other pipes, which are divided there (三通).
struct SewerJunctions {
    /// A place where a pipe is divided.
    struct Division {
        let pipe: Int32
        /// Metres from where the drawing begins.
        let along: Double
        let node: Int32
    }

    /// Divisions in the order of pipes and then along each.
    private(set) var divisions: [Division] = []

    /// Side of the cells in which items are looked up, in metres: about the spacing of manholes.
    private static let cell = 16.0
    /// Longer straight pieces are faults of the drawing, not pipes; they are not searched.
    private static let longest = 20_000.0

    /// Finds every item within the tolerance of a pipe that is not at one of its ends.
    /// - Complexity: O(length of all pipes / 16 m + items near them).
    init(_ ends: SewerEnds) {
        let survey = ends.survey
        var east = ends.east
        // The point of a facility or a household may lie on a pipe that passes by.
        for site in 0..<survey.siteCount where survey.siteKinds[site] != .manhole {
            east[survey.pipeCount * 2 + site] = .nan
        }
        let buckets = PointBuckets(east: east, north: ends.north, cell: Self.cell)
        for pipe in 0..<survey.pipeCount {
            let line = survey.vertices(of: pipe)
            if line.isEmpty { continue }
            let own = (ends.nodes[pipe * 2], ends.nodes[pipe * 2 + 1])
            var walked = 0.0
            var found: [Division] = []
            for vertex in line.dropLast() {
                let segment = Segment(
                    x: survey.east[vertex], y: survey.north[vertex], toX: survey.east[vertex + 1],
                    toY: survey.north[vertex + 1])
                if segment.length <= Self.longest {
                    segment.visit(buckets, reach: ends.joining.tolerance) { item in
                        let node = ends.nodes[item]
                        guard node >= 0, node != own.0, node != own.1,
                            let along = segment.foot(
                                x: ends.east[item], y: ends.north[item], within: ends.joining.tolerance)
                        else { return }
                        found.append(Division(pipe: Int32(pipe), along: walked + along, node: node))
                    }
                }
                walked += segment.length
            }
            if found.isEmpty { continue }
            found.sort { ($0.along, $0.node) < ($1.along, $1.node) }
            add(found)
        }
    }

    /// Keeps one division for every node: the items of a node fall on a pipe one by one.
    private mutating func add(_ found: [Division]) {
        var seen: Set<Int32> = []
        for division in found where seen.insert(division.node).inserted { divisions.append(division) }
    }
}

/// A straight piece of a pipe.
private struct Segment {
    let x: Double
    let y: Double
    let toX: Double
    let toY: Double
    let length: Double

    init(x: Double, y: Double, toX: Double, toY: Double) {
        self.x = x
        self.y = y
        self.toX = toX
        self.toY = toY
        length = ((toX - x) * (toX - x) + (toY - y) * (toY - y)).squareRoot()
    }

    /// Metres from the beginning to the nearest point, or nil where that is too far away.
    func foot(x pointX: Double, y pointY: Double, within reach: Double) -> Double? {
        let (dx, dy) = (toX - x, toY - y)
        let share = length > 0 ? ((pointX - x) * dx + (pointY - y) * dy) / (length * length) : 0
        let bounded = min(max(share, 0), 1)
        let (offX, offY) = (x + bounded * dx - pointX, y + bounded * dy - pointY)
        return offX * offX + offY * offY <= reach * reach ? bounded * length : nil
    }

    /// Calls for the items around the piece: a long slanting one is cut, so that its boxes stay small.
    func visit(_ buckets: PointBuckets, reach: Double, _ body: (Int) -> Void) {
        let parts = max(1, Int((length / 32).rounded(.up)))
        for part in 0..<parts {
            let (a, b) = (Double(part) / Double(parts), Double(part + 1) / Double(parts))
            let (ax, bx) = (x + a * (toX - x), x + b * (toX - x))
            let (ay, by) = (y + a * (toY - y), y + b * (toY - y))
            buckets.visit(
                west: min(ax, bx) - reach, south: min(ay, by) - reach, east: max(ax, bx) + reach,
                north: max(ay, by) + reach, body)
        }
    }
}
