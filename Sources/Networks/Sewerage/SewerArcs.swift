/// Collects the arcs of a ``SewerNetwork``.
struct SewerArcs {
    private let ends: SewerEnds
    private(set) var tails: [Int32] = []
    private(set) var heads: [Int32] = []
    private(set) var pipes: [Int32] = []
    private(set) var lengths: [Double] = []
    private(set) var directions: [SewerDirection] = []

    init(_ ends: SewerEnds) {
        self.ends = ends
        let count = ends.survey.pipeCount + ends.survey.pipeCount / 4
        tails.reserveCapacity(count)
        heads.reserveCapacity(count)
        pipes.reserveCapacity(count)
        lengths.reserveCapacity(count)
        directions.reserveCapacity(ends.survey.pipeCount)
    }

    /// Adds every pipe, divided where others end on it.
    mutating func addPipes(_ divisions: [SewerJunctions.Division]) {
        let survey = ends.survey
        let stations = stationNodes()
        var next = 0
        for pipe in 0..<survey.pipeCount {
            let begin = next
            while next < divisions.count, divisions[next].pipe == pipe { next += 1 }
            let upper = ends.nodes[pipe * 2]
            let direction = SewerDirection(pipe: pipe, ends: ends, startsAtStation: stations[Int(upper)])
            directions.append(direction)
            var nodes = [ends.isDrawnBackwards[pipe] ? ends.nodes[pipe * 2 + 1] : upper]
            var along = [0.0]
            for division in divisions[begin..<next] {
                nodes.append(division.node)
                along.append(division.along)
            }
            nodes.append(ends.isDrawnBackwards[pipe] ? upper : ends.nodes[pipe * 2 + 1])
            along.append(length(of: pipe))
            for piece in 1..<nodes.count {
                let (first, second) = (nodes[piece - 1], nodes[piece])
                add(
                    direction.isAgainstDrawing ? second : first, direction.isAgainstDrawing ? first : second,
                    pipe: Int32(pipe), length: max(0, along[piece] - along[piece - 1]))
            }
        }
    }

    /// Adds the recorded outflows.
    mutating func addOutflows() {
        let offset = ends.survey.pipeCount * 2
        for (from, to) in ends.survey.outflows {
            let (tail, head) = (ends.nodes[offset + Int(from)], ends.nodes[offset + Int(to)])
            if tail >= 0, head >= 0, tail != head { add(tail, head, pipe: -1, length: 0) }
        }
    }

    private mutating func add(_ tail: Int32, _ head: Int32, pipe: Int32, length: Double) {
        tails.append(tail)
        heads.append(head)
        pipes.append(pipe)
        lengths.append(length)
    }

    private func stationNodes() -> [Bool] {
        var result = [Bool](repeating: false, count: ends.nodeCount)
        let offset = ends.survey.pipeCount * 2
        for site in 0..<ends.survey.siteCount where ends.survey.siteKinds[site] == .liftStation {
            result[Int(ends.nodes[offset + site])] = true
        }
        return result
    }

    private func length(of pipe: Int) -> Double {
        let line = ends.survey.vertices(of: pipe)
        guard !line.isEmpty else { return 0 }
        var total = 0.0
        for vertex in line.dropLast() {
            total += ends.survey.position(vertex).distance(to: ends.survey.position(vertex + 1))
        }
        return total
    }
}
