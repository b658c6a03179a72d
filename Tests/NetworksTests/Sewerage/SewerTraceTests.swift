import Foundation
import Geo
import TestSupport
import Testing

@testable import Networks

@Suite("Tracing sewers")
struct SewerTraceTests {
    @Test("upstream and downstream equal a search from every arc", arguments: 1...25)
    func bruteForce(seed: Int) {
        let network = RandomSewers(pipes: 60, spread: 25, seed: UInt64(seed)).sketch.network
        // Who reaches whom, by Warshall's method.
        var reaches = [[Bool]](
            repeating: [Bool](repeating: false, count: network.nodeCount), count: network.nodeCount)
        for node in 0..<network.nodeCount { reaches[node][node] = true }
        for arc in 0..<network.arcCount { reaches[Int(network.tails[arc])][Int(network.heads[arc])] = true }
        for middle in 0..<network.nodeCount {
            for from in 0..<network.nodeCount where reaches[from][middle] {
                for to in 0..<network.nodeCount where reaches[middle][to] { reaches[from][to] = true }
            }
        }
        for node in 0..<network.nodeCount {
            let up = network.trace(.upstream, from: SewerNetwork.Start(nodes: [Int32(node)]))
            #expect(Set(up.nodes) == Set((0..<network.nodeCount).filter { reaches[$0][node] }.map { Int32($0) }))
            let arcs = (0..<network.arcCount).filter { reaches[Int(network.heads[$0])][node] }
            #expect(up.arcs.sorted() == arcs.map { Int32($0) })
            let down = network.trace(.downstream, from: SewerNetwork.Start(nodes: [Int32(node)]))
            #expect(Set(down.nodes) == Set((0..<network.nodeCount).filter { reaches[node][$0] }.map { Int32($0) }))
            #expect(down.arcs.count == Set(down.arcs).count)
        }
    }

    @Test("upstream of a pipe leaves out what joins at its lower end")
    func pipe() {
        var sketch = SewerSketch()
        let upper = sketch.pipe([(0, 0), (50, 0)])
        let pipe = sketch.pipe([(50, 0), (100, 0)])
        sketch.pipe([(100, 50), (100, 0)])
        let lower = sketch.pipe([(100, 0), (150, 0)])
        let network = sketch.network
        let up = network.trace(.upstream, from: network.start(atPipes: [pipe], .upstream))
        #expect(network.pipes(in: up) == [pipe, upper])
        let down = network.trace(.downstream, from: network.start(atPipes: [pipe], .downstream))
        #expect(network.pipes(in: down) == [pipe, lower])
        #expect(network.endings(of: down).map(\.ending) == [.nowhere])
    }

    @Test("a village drains through its laterals and branches to the facility and its outlet, not by a main passing by")
    func village() {
        var sketch = SewerSketch()
        let near = sketch.site(.village, 50, 40)
        let passed = sketch.site(.village, 500, 500)
        let alone = sketch.site(.village, 105, 20)
        let facility = sketch.site(.facility, 210, 0)
        let outlet = sketch.site(.outlet, 260, 0)
        sketch.survey.addOutflow(from: facility, to: outlet)
        let main = sketch.pipe([(0, 0), (100, 0), (200, 0)], .main, village: passed)
        let lateral = sketch.pipe([(50, 30), (50, 0)], .lateral, village: near)
        let branch = sketch.pipe([(100, 10), (100, 0)])
        let network = sketch.network
        #expect(network.pipes(ofVillage: near) == [lateral])
        #expect(network.pipes(ofVillage: passed).isEmpty)
        #expect(network.basis(ofVillage: near) == .record)
        #expect(network.pipes(ofVillage: alone) == [branch])
        #expect(network.basis(ofVillage: alone) == .distance)
        let down = network.trace(.downstream, from: network.start(atSite: near, .downstream))
        #expect(network.pipes(in: down) == [lateral, main])
        #expect(network.sites(in: down) == [facility, outlet])
        #expect(network.endings(of: down).map(\.ending) == [.outlet(outlet)])
        let up = network.trace(.upstream, from: network.start(atSite: outlet, .upstream))
        #expect(network.villages(in: up) == [near, alone])
        #expect(network.households(in: up) == 1)
        let start = network.start(atSite: outlet, .upstream)
        #expect(network.trace(.upstream, from: start, stopsAtFacilities: true).arcs.count == 1)
    }

    @Test("the pipes of a real network, drawn in any direction, flow as the engineers' own model says")
    func bellinge() throws {
        let url = SharedData.url("swmm/bellinge_small_graph.json")
        guard let data = try? Data(contentsOf: url) else { return }
        let graph = try JSONDecoder().decode(BellingeGraph.self, from: data)
        let nodes = Dictionary(uniqueKeysWithValues: graph.nodes.map { ($0.id, $0) })
        var sketch = SewerSketch()
        for (index, link) in graph.links.enumerated() {
            var points = link.points
            var levels = (try #require(nodes[link.u]).level, try #require(nodes[link.v]).level)
            if index % 2 == 1 {
                points.reverse()
                levels = (levels.1, levels.0)
            }
            sketch.pipe(points, diameter: link.diameter * 1000, inverts: levels)
        }
        let network = sketch.network
        #expect(network.nodeCount == graph.nodes.count)
        for (index, _) in graph.links.enumerated() {
            #expect(network.directions[index].isAgainstDrawing == (index % 2 == 1))
            #expect(network.directions[index].basis == .inverts)
        }
        // G72F050 is the lowest chamber, from where the model's outfall leaves.
        let last = try #require(graph.links.firstIndex { $0.v == "G72F050" })
        let trace = network.trace(.upstream, from: network.start(atPipes: [last], .upstream))
        #expect(network.pipes(in: trace).count == graph.links.count)
        let metres = network.lengthsMetres(in: trace).values.reduce(0, +)
        #expect(abs(metres - graph.links.reduce(0) { $0 + $1.length }) < 1)
        #expect(sketch.findings().count { $0.code == "sewer-loop" || $0.code == "sewer-overlap" } == 0)
    }
}

private struct BellingeGraph: Decodable {
    struct Node: Decodable {
        let id: String
        let level: Double

        enum CodingKeys: String, CodingKey {
            case id
            case level = "chamber_floor_elevation"
        }
    }

    struct Link: Decodable {
        let u: String
        let v: String
        let length: Double
        let diameter: Double
        let geometry: String

        var points: [(Double, Double)] {
            geometry.drop { $0 != "(" }.dropFirst().dropLast().split(separator: ",").compactMap { pair in
                let numbers = pair.split(separator: " ").compactMap { Double($0) }
                return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
            }
        }
    }

    let nodes: [Node]
    let links: [Link]
}
