import Geo
import Testing

@testable import Networks

@Suite("Joining sewers to a network")
struct SewerTopologyTests {
    @Test("ends within the tolerance are one node, ends beyond it are two")
    func tolerance() {
        var sketch = SewerSketch()
        sketch.pipe([(0, 0), (50, 0)])
        sketch.pipe([(50.3, 0.3), (100, 0)])
        sketch.pipe([(100.6, 0), (150, 0)])
        #expect(sketch.network.nodeCount == 5)
        var wide = SewerJoining()
        wide.tolerance = 1
        #expect(SewerNetwork(sketch.survey, joining: wide).nodeCount == 4)
    }

    @Test("a branch that ends on the middle of a main divides it there; one that crosses does not")
    func junction() {
        var sketch = SewerSketch()
        let main = sketch.pipe([(0, 0), (40, 0), (100, 0)], .main)
        let branch = sketch.pipe([(60, 30), (60, 0.4)])
        sketch.pipe([(20, -20), (20, 20)])
        let network = sketch.network
        #expect(network.arcs(ofPipe: main).count == 2)
        #expect(network.arcs(ofPipe: main).map { network.arcLengths[Int($0)].rounded() } == [60, 40])
        let upstream = network.trace(.upstream, from: network.start(atPipes: [main], .upstream))
        #expect(network.pipes(in: upstream).sorted() == [main, branch])
        let downstream = network.trace(.downstream, from: network.start(atPipes: [branch], .downstream))
        #expect(network.lengthsMetres(in: downstream)[.main].map { abs($0 - 40) < 1e-9 } == true)
    }

    @Test("inverts tell the direction before codes, codes before the drawing; a station's pressure main climbs")
    func directions() {
        var sketch = SewerSketch()
        let low = sketch.site(.manhole, 0, 0)
        let high = sketch.site(.manhole, 50, 0)
        let station = sketch.site(.liftStation, 0, 100)
        let byInverts = sketch.pipe([(0, 0), (50, 0)], inverts: (10, 10.5))
        let byCodes = sketch.pipe([(0, 0), (50, 0)], from: high, to: low)
        let byDrawing = sketch.pipe([(0, 50), (50, 50)])
        let backwards = sketch.pipe([(0, 0), (50, 0)], from: high, to: low, inverts: (11, 10))
        let pressure = sketch.pipe([(0, 100), (50, 100)], from: station, inverts: (10, 14))
        let network = sketch.network
        #expect(network.directions[byInverts].basis == .inverts)
        #expect(network.directions[byInverts].isAgainstDrawing)
        #expect(network.directions[byCodes].basis == .codes)
        #expect(network.directions[byCodes].isAgainstDrawing)
        #expect(network.directions[byDrawing].basis == .drawing)
        #expect(!network.directions[byDrawing].isAgainstDrawing)
        // Drawn from low to high, recorded from high to low with falling inverts: no contradiction.
        #expect(network.directions[backwards].isAgainstDrawing)
        #expect(!network.directions[backwards].isAgainstRecord)
        #expect(!network.isAdverse(backwards))
        #expect(network.directions[pressure].basis == .pressure)
        #expect(!network.directions[pressure].isAgainstDrawing)
    }

    @Test("pipes without a line are joined by the codes of their ends alone")
    func codesOnly() {
        var sketch = SewerSketch()
        let manholes = (0..<3).map { _ in sketch.survey.add(.manhole, at: nil) }
        let facility = sketch.survey.add(.facility, at: nil)
        let chain = manholes + [facility]
        for place in 0..<3 { sketch.pipe([], from: chain[place], to: chain[place + 1]) }
        let network = sketch.network
        let trace = network.trace(.downstream, from: network.start(atSite: manholes[0], .downstream))
        #expect(network.pipes(in: trace) == [0, 1, 2])
        #expect(network.endings(of: trace).map(\.ending) == [.facility(facility)])
    }

    @Test("a code that names a manhole far away is reported, and the place is believed")
    func strayCode() {
        var sketch = SewerSketch()
        let far = sketch.site(.manhole, 1000, 0)
        let pipe = sketch.pipe([(0, 0), (50, 0)], to: far)
        let network = sketch.network
        #expect(network.strayCodes.count == 1)
        #expect(network.siteNodes[far] != network.heads[Int(network.arcs(ofPipe: pipe)[0])])
        #expect(sketch.findings().contains(.strayCode(pipe: pipe, site: far, metres: 950)))
    }

    @Test("a facility takes the free end of a pipe rather than a nearer junction")
    func facilityReach() {
        var sketch = SewerSketch()
        let facility = sketch.site(.facility, 110, 5)
        let first = sketch.pipe([(0, 0), (105, 0)])
        sketch.pipe([(105, 0), (105, -50)])
        let inlet = sketch.pipe([(105, 0), (125, 5)])
        let network = sketch.network
        let trace = network.trace(.upstream, from: network.start(atSite: facility, .upstream))
        #expect(network.pipes(in: trace) == [inlet, first])
    }

    @Test(
        "numbers that are no positions, empty lines and points twice never trap",
        arguments: [Double.nan, .infinity, 1e300])
    func nonsense(value: Double) {
        var sketch = SewerSketch()
        sketch.site(.facility, value, 0)
        sketch.pipe([(value, 0), (10, 0)])
        sketch.pipe([(0, 0), (0, 0), (9e7, 9e7)], inverts: (value, -value))
        sketch.pipe([])
        let network = sketch.network
        #expect(network.survey.pipeCount == 3)
        _ = sketch.findings()
        #expect(SewerSketch().findings().isEmpty)
    }

    @Test("nodes equal those found by comparing every pair", arguments: 1...25)
    func bruteForce(seed: Int) {
        let random = RandomSewers(pipes: 40, spread: 30, seed: UInt64(seed))
        let network = random.sketch.network
        let ends = SewerEnds(random.sketch.survey, SewerJoining().bounded)
        var sets = UnionFind(ends.east.count)
        for a in ends.east.indices {
            for b in ends.east.indices where a < b {
                let (dx, dy) = (ends.east[a] - ends.east[b], ends.north[a] - ends.north[b])
                if (dx * dx + dy * dy).squareRoot() <= 0.5 { sets.union(a, b) }
            }
        }
        for a in ends.east.indices {
            for b in ends.east.indices { #expect((sets.find(a) == sets.find(b)) == (ends.nodes[a] == ends.nodes[b])) }
        }
        // Divisions: every end that lies within the tolerance of another pipe and is not at one of its ends.
        var expected: Set<[Int32]> = []
        for pipe in 0..<random.sketch.survey.pipeCount {
            for item in 0..<(2 * random.sketch.survey.pipeCount) {
                let node = ends.nodes[item]
                if node == ends.nodes[2 * pipe] || node == ends.nodes[2 * pipe + 1] { continue }
                let point = MapPosition(east: ends.east[item], north: ends.north[item])
                if network.distance(of: point, toPipe: pipe) <= 0.5 { expected.insert([Int32(pipe), node]) }
            }
        }
        #expect(Set(SewerJunctions(ends).divisions.map { [$0.pipe, $0.node] }) == expected)
    }
}

/// Pipes between random points of a small field, so that many ends meet.
struct RandomSewers {
    var sketch = SewerSketch()

    init(pipes: Int, spread: Double, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<pipes {
            let points = (0..<(2 + random.below(2))).map { _ in
                ((random.unit() * spread).rounded(), (random.unit() * spread * 2).rounded() / 2)
            }
            sketch.pipe(points, inverts: random.below(3) == 0 ? (random.unit(), random.unit()) : nil)
        }
    }
}
