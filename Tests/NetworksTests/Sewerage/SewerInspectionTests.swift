import Geo
import Testing

@testable import Networks

@Suite("Looking through sewers for what cannot be right")
struct SewerInspectionTests {
    /// A village, a branch, a main and a facility that agree with each other.
    private struct Sound {
        var sketch = SewerSketch()
        let village: Int
        let facility: Int
        let branch: Int
        let main: Int

        init() {
            village = sketch.site(.village, 0, 50)
            facility = sketch.site(.facility, 200, 0)
            branch = sketch.pipe([(0, 40), (0, 0)], .branch, village: village, diameter: 200, inverts: (12, 11))
            main = sketch.pipe([(0, 0), (200, 0)], .main, diameter: 300, inverts: (11, 10))
        }

        func ledger(main: Double = 200, branch: Double = 40) -> SewerLedger {
            var ledger = SewerLedger()
            ledger.facilities[facility] = SewerLedger.Facility(
                mainMetres: main, branchMetres: branch, expectsNetwork: true, villages: [village])
            return ledger
        }
    }

    @Test("a network in order has no findings")
    func sound() {
        let sound = Sound()
        #expect(sound.sketch.findings(sound.ledger()).isEmpty)
        let catchments = SewerInspection(sound.sketch.network, ledger: sound.ledger()).catchments
        #expect(catchments.count == 1)
        #expect(catchments[0].villages == [sound.village])
        #expect(catchments[0].lengthsMetres[.main] == 200)
    }

    @Test("a facility whose pipes drain nobody is found, and one without any pipe only where the ledger has some")
    func idleFacility() {
        var sound = Sound()
        let idle = sound.sketch.site(.facility, 1000, 0)
        sound.sketch.pipe([(800, 0), (1000, 0)], .main)
        let bare = sound.sketch.site(.facility, 3000, 0)
        var ledger = sound.ledger()
        #expect(sound.sketch.findings(ledger) == [.noHouseholds(facility: idle, pipes: 1)])
        ledger.facilities[bare] = SewerLedger.Facility(expectsNetwork: true)
        #expect(sound.sketch.findings(ledger).contains(.noPipes(facility: bare)))
    }

    @Test("a village recorded as served is found when a gap of a metre parts its pipes from the main")
    func gap() {
        var sketch = SewerSketch()
        let village = sketch.site(.village, 0, 50)
        let other = sketch.site(.village, 100, 50)
        let facility = sketch.site(.facility, 200, 0)
        let cut = sketch.pipe([(0, 40), (0, 1)], .branch, village: village)
        sketch.pipe([(100, 40), (100, 0)], .branch, village: other)
        sketch.pipe([(0, 0), (200, 0)], .main)
        var ledger = SewerLedger()
        ledger.facilities[facility] = SewerLedger.Facility(villages: [village, other])
        ledger.pipedVillages = [village, other]
        let findings = sketch.findings(ledger)
        #expect(findings.contains(.notConnected(village: village, facility: facility)))
        #expect(!findings.contains { $0.code == "village-not-treated" })
        #expect(findings.contains { if case .orphan(let pipes, 39, _) = $0 { pipes == [cut] } else { false } })
        ledger.facilities = [:]
        #expect(sketch.findings(ledger).contains(.notTreated(village: village)))
    }

    @Test("pipes with an outlet and no facility discharge untreated")
    func untreated() {
        var sketch = SewerSketch()
        let outlet = sketch.site(.outlet, 100, 0)
        sketch.pipe([(0, 0), (100, 0)])
        #expect(sketch.findings() == [.untreated(outlet: outlet, pipes: [0], metres: 100)])
    }

    @Test("a pipe recorded downhill whose inverts rise is adverse, and the pit below it is not told twice")
    func adverse() {
        var sketch = SewerSketch()
        let manholes = [0.0, 50, 100].map { sketch.site(.manhole, $0, 0) }
        let facility = sketch.site(.facility, 150, 0)
        sketch.pipe([(0, 10), (0, 0)], .lateral)
        let wrong = sketch.pipe([(0, 0), (50, 0)], from: manholes[0], to: manholes[1], inverts: (10, 10.4))
        sketch.pipe([(50, 0), (100, 0)], from: manholes[1], to: manholes[2], inverts: (9.9, 9.6))
        sketch.pipe([(100, 0), (150, 0)], from: manholes[2], to: facility, inverts: (9.6, 9.4))
        let codes = sketch.findings().map(\.code)
        #expect(codes.contains("sewer-adverse-slope"))
        #expect(!codes.contains("sewer-ends-nowhere"))
        let network = sketch.network
        let trace = network.trace(.downstream, from: network.start(atPipes: [0], .downstream))
        #expect(network.endings(of: trace).map(\.ending) == [.adversePipe(wrong)])
    }

    @Test("a pipe drawn uphill is only turned round; drawn downhill into a pit that rises it is adverse")
    func adverseByDrawing() {
        var sound = Sound()
        sound.sketch.pipe([(0, 0), (0, -40)], inverts: (11, 12))
        #expect(!sound.sketch.findings().contains { $0.code == "sewer-adverse-slope" })
        var pit = SewerSketch()
        pit.site(.facility, 150, 0)
        pit.pipe([(0, 20), (0, 0)], .lateral)
        let wrong = pit.pipe([(0, 0), (50, 0)], inverts: (10, 10.4))
        pit.pipe([(50, 0), (150, 0)], inverts: (9.9, 9.5))
        pit.pipe([(50, 30), (50, 0)], .lateral)
        #expect(pit.findings().contains { if case .adverseSlope(wrong, _, _) = $0 { true } else { false } })
    }

    @Test("a side pipe that leads out of the network and stops is told with its place")
    func endsNowhere() {
        var sound = Sound()
        let stray = sound.sketch.pipe([(100, 0), (100, -60)])
        #expect(
            sound.sketch.findings(sound.ledger(branch: 40)).contains {
                if case .endsNowhere(_, let pipes) = $0 { pipes == [stray] } else { false }
            })
    }

    @Test("a circle of pipes is one finding with its pipes, and none of the pipes beside it")
    func loop() {
        var sketch = SewerSketch()
        sketch.pipe([(-50, 0), (0, 0)])
        let ring = [
            sketch.pipe([(0, 0), (50, 0)]), sketch.pipe([(50, 0), (50, 50)]), sketch.pipe([(50, 50), (0, 0)]),
        ]
        sketch.pipe([(50, 50), (50, 100)])
        let loops = sketch.findings().compactMap { if case .loop(let pipes) = $0 { pipes } else { nil } }
        #expect(loops == [ring])
    }

    @Test("loops equal the pairs of nodes that reach each other", arguments: 1...25)
    func loopsByBruteForce(seed: Int) {
        let network = RandomSewers(pipes: 50, spread: 20, seed: UInt64(seed)).sketch.network
        let reach = (0..<network.nodeCount).map {
            Set(network.trace(.downstream, from: SewerNetwork.Start(nodes: [Int32($0)])).nodes)
        }
        var inLoop: Set<Int> = []
        for arc in 0..<network.arcCount {
            let (tail, head) = (Int(network.tails[arc]), Int(network.heads[arc]))
            if tail == head ? network.arcLengths[arc] > 1.5 : reach[head].contains(Int32(tail)) {
                inLoop.insert(Int(network.arcPipes[arc]))
            }
        }
        let found = SewerInspection(network, ledger: SewerLedger()).loops().flatMap {
            if case .loop(let pipes) = $0 { pipes } else { [Int]() }
        }
        #expect(Set(found) == inLoop)
    }

    @Test("a pipe digitised twice and a pipe over a part of another lie on each other; a parallel one does not")
    func overlaps() {
        var sketch = SewerSketch()
        let long = sketch.pipe([(0, 0), (100, 0)])
        let copy = sketch.pipe([(100, 0.1), (50, 0.2), (0.2, 0)])
        let part = sketch.pipe([(30, 0.1), (60, 0.1)])
        sketch.pipe([(0, 0), (50, 20), (100, 0)])
        let found = Set(sketch.findings().filter { $0.code == "sewer-overlap" })
        #expect(found.contains(.overlap(pipe: long, other: copy)))
        #expect(found.contains(.overlap(pipe: long, other: part)))
        #expect(
            found.isSubset(of: [
                .overlap(pipe: long, other: copy), .overlap(pipe: long, other: part), .overlap(pipe: copy, other: part),
            ]))
    }

    @Test("a narrower gravity pipe below a wider one is found; a pressure main may be narrower")
    func narrower() {
        var sketch = SewerSketch()
        let station = sketch.site(.liftStation, 100, 0)
        let wide = sketch.pipe([(0, 0), (50, 0)], diameter: 300)
        let narrow = sketch.pipe([(50, 0), (100, 0)], to: station, diameter: 200)
        sketch.pipe([(100, 0), (150, 0)], from: station, diameter: 90)
        let found = sketch.findings().filter { $0.code == "sewer-narrower" }
        #expect(found == [.narrower(pipe: narrow, above: wide)])
    }

    @Test("surveyed lengths beyond a tenth or 20 m of the ledger's are found by kind")
    func lengths() {
        let sound = Sound()
        #expect(sound.sketch.findings(sound.ledger(main: 221, branch: 59)).isEmpty)
        #expect(
            sound.sketch.findings(sound.ledger(main: 400, branch: 61)) == [
                .lengthDiffers(facility: sound.facility, kind: .main, surveyed: 200, recorded: 400),
                .lengthDiffers(facility: sound.facility, kind: .branch, surveyed: 40, recorded: 61),
            ])
    }
}
