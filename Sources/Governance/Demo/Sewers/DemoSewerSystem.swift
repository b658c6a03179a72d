import Domain
import Foundation

/// The sewers of one facility, before they become records (虚构管网): manholes, lift stations and pipes.
struct DemoSewerSystem {
    /// A manhole or a lift station.
    struct Node {
        let code: String
        let point: DemoPoint
        let ground: Double
        /// Level of the bottom, in metres.
        var invert: Double
        /// Where it stands.
        let place: SubjectID
        let isStation: Bool
    }

    /// A pipe.
    struct Pipe {
        var code: String
        var kind: String
        var from: String?
        var to: String?
        var line: [DemoPoint]
        /// Inverts at both ends; nil for what flows under pressure or was not levelled.
        var inverts: (up: Double, down: Double)?
        var diameter: Double
        var isPressure = false
        var households: Int?
        let place: SubjectID
    }

    /// What is wrong with it, so that a check has something to find.
    enum Fault: Int, CaseIterable {
        /// No house is connected.
        case idle
        /// Four metres are missing between a village and the main.
        case gap
        /// A pipe whose levels rise.
        case adverse
        /// A pipe surveyed twice.
        case double
        /// The last pipe is narrower than those above.
        case narrow
        /// A side pipe that leads into a field.
        case deadEnd
        /// The ledger has far more pipe than there is.
        case padded
        /// Three pipes drawn in a circle.
        case circle
    }

    let number: Int
    var nodes: [Node] = []
    var pipes: [Pipe] = []
    private var random: DemoRandom
    private let terrain: DemoTerrain

    init(number: Int, seed: UInt64, terrain: DemoTerrain) {
        self.number = number
        self.terrain = terrain
        random = DemoRandom(seed, stream: 500_000 + UInt64(number))
    }

    /// Metres of pipe of a kind.
    func metres(_ kind: String) -> Double {
        pipes.filter { $0.kind == kind }.reduce(0) { sum, pipe in
            sum + zip(pipe.line, pipe.line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
        }
    }

    mutating func addNode(
        at point: DemoPoint, invert: Double, place: SubjectID, isStation: Bool = false
    ) -> Int {
        let prefix = isStation ? "BZ-" : "WS-"
        let serial = nodes.count { $0.isStation == isStation } + 1
        nodes.append(
            Node(
                code: prefix + (number + 1).padded(4) + "-" + serial.padded(3), point: point,
                ground: terrain.height(point), invert: invert, place: place, isStation: isStation))
        return nodes.count - 1
    }

    mutating func addPipe(
        _ kind: String, _ line: [DemoPoint], from: Int?, to: String?, inverts: (up: Double, down: Double)?,
        diameter: Double, place: SubjectID, isPressure: Bool = false, households: Int? = nil
    ) {
        pipes.append(
            Pipe(
                code: nextPipeCode, kind: kind, from: from.map { nodes[$0].code }, to: to, line: line,
                inverts: inverts, diameter: diameter, isPressure: isPressure, households: households, place: place))
    }

    var nextPipeCode: String { "GD-" + (number + 1).padded(4) + "-" + (pipes.count + 1).padded(3) }

    /// Lays the pipes of a village around a manhole in its middle, and gives that manhole.
    ///
    /// - Parameter households: How many are connected; none lays the branches without a lateral.
    mutating func layVillage(at middle: DemoPoint, households: Int, place: SubjectID) -> Int {
        let ground = terrain.height(middle)
        let hub = addNode(at: middle, invert: ground - 1.6, place: place)
        let arms = min(4, max(2, households / 14 + 1))
        let turn = random.real(0, 6.28)
        var left = households
        for arm in 0..<arms {
            let angle = turn + 6.283 * Double(arm) / Double(arms)
            let length = random.real(70, 130)
            let points = [1.0, 0.5].map { part in
                DemoPoint(
                    x: middle.x + cos(angle) * length * part,
                    y: middle.y + sin(angle) * length * part)
            }
            let share = arm == arms - 1 ? left : left / (arms - arm)
            left -= share
            layBranch(points, to: hub, households: share, place: place)
        }
        return hub
    }

    /// Two pipes from the end of a lane to the hub, with laterals; the fall is 0.6 %, deeper where the ground rises.
    private mutating func layBranch(_ points: [DemoPoint], to hub: Int, households: Int, place: SubjectID) {
        let grounds = points.map { terrain.height($0) }
        let fall = points[0].distance(to: points[1]) * 0.006
        let top = min(grounds[0] - 1, grounds[1] - 1 + fall, nodes[hub].ground - 1 + 2 * fall)
        let outer = addNode(at: points[0], invert: top, place: place)
        let inner = addNode(at: points[1], invert: top - fall, place: place)
        nodes[hub].invert = min(nodes[hub].invert, top - 2 * fall)
        addPipe(
            "branch", [points[0], points[1]], from: outer, to: nodes[inner].code, inverts: (top, top - fall),
            diameter: 200, place: place)
        addPipe(
            "branch", [points[1], nodes[hub].point], from: inner, to: nodes[hub].code,
            inverts: (top - fall, top - 2 * fall), diameter: 200, place: place)
        var left = households
        for (step, target) in [outer, inner, nil].enumerated() where left > 0 {
            let share = step == 2 ? left : min(left, max(1, households / 3))
            left -= share
            // The third falls on the middle of the lower pipe, where there is no manhole.
            let end = target.map { nodes[$0].point } ?? points[1].towards(nodes[hub].point, 0.5)
            // Across the lane, so that no house stands on a pipe.
            let away = random.real(9, 16) * (random.chance(0.5) ? 1 : -1) / points[0].distance(to: points[1])
            let house = DemoPoint(
                x: end.x - (points[0].y - points[1].y) * away, y: end.y + (points[0].x - points[1].x) * away)
            addPipe(
                "lateral", [house, end], from: nil, to: target.map { nodes[$0].code }, inverts: nil, diameter: 110,
                place: place, households: share)
        }
    }

    /// Lays a main by gravity from a manhole towards a place; where it would lie too deep, a station lifts the rest.
    mutating func layMain(from start: Int, to goal: DemoPoint, code: String, place: SubjectID) {
        let (from, length) = (nodes[start].point, nodes[start].point.distance(to: goal))
        let steps = min(60, max(1, Int((length / 55).rounded(.up))))
        var here = start
        for step in 1...steps {
            let isLast = step == steps
            let point = isLast ? goal : from.towards(goal, Double(step) / Double(steps))
            let ground = terrain.height(point)
            let run = length / Double(steps)
            let invert = min(nodes[here].invert - run * 0.004, ground - 1.2)
            if ground - invert > 6.5 {
                let station = makeStation(at: here, towards: goal, place: place)
                addPipe(
                    "main", [nodes[station].point, goal], from: station, to: code, inverts: nil, diameter: 90,
                    place: place, isPressure: true)
                return
            }
            let next = isLast ? nil : addNode(at: point, invert: invert, place: place)
            addPipe(
                "main", [nodes[here].point, point], from: here, to: next.map { nodes[$0].code } ?? code,
                inverts: (nodes[here].invert, invert), diameter: 300, place: place)
            here = next ?? here
        }
    }

    /// A lift station beside a manhole, with the pipe into it.
    mutating func makeStation(at manhole: Int, towards goal: DemoPoint, place: SubjectID) -> Int {
        let from = nodes[manhole]
        let point = from.point.towards(goal, min(0.4, 12 / max(12, from.point.distance(to: goal))))
        let station = addNode(at: point, invert: from.invert - 1.5, place: place, isStation: true)
        addPipe(
            "main", [from.point, point], from: manhole, to: nodes[station].code,
            inverts: (from.invert, from.invert - 0.05), diameter: 300, place: place)
        return station
    }
}
