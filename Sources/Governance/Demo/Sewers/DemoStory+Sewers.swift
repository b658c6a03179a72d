import Domain
import Geo

/// Sewers: surveyed in a part of the county some years after the works, and brought in as a list (虚构管网).
extension DemoStory {
    /// The towns whose sewers are surveyed.
    private var surveyedTowns: Range<Int> { 0..<max(1, towns.count / 4) }

    mutating func surveySewers() {
        var surveyed = 0
        for number in hosts.indices where surveyedTowns.contains(committees[hamlets[hosts[number]].committee].town) {
            guard let accepted = hamlets[hosts[number]].treatedOn, !hamlets[hosts[number]].isEnded else { continue }
            var system = sewers(of: number)
            // Every third system has one fault, a different one each time.
            let isFaulty = surveyed % 3 == 1
            let fault =
                isFaulty ? DemoSewerSystem.Fault(rawValue: surveyed / 3 % DemoSewerSystem.Fault.allCases.count) : nil
            if let fault { system.spoil(fault) }
            tellSewers(system, from: max(accepted, Self.firstDay), ledgerShare: fault == .padded ? 1.7 : 1.01)
            surveyed += 1
        }
    }

    private func sewers(of number: Int) -> DemoSewerSystem {
        var system = DemoSewerSystem(number: number, seed: seed, terrain: terrain)
        let host = hamlets[hosts[number]]
        let hub = system.layVillage(at: host.point, households: max(4, host.covered), place: host.id)
        let wide = committees[host.committee].isEnded ? host.id : committees[host.committee].id
        for hamlet in hamlets where hamlet.facility == number && hamlet.id != host.id && !hamlet.isEnded {
            let other = system.layVillage(at: hamlet.point, households: max(3, hamlet.covered), place: hamlet.id)
            let station = system.makeStation(at: other, towards: host.point, place: hamlet.id)
            system.addPipe(
                "main", [system.nodes[station].point, host.point], from: station, to: system.nodes[hub].code,
                inverts: nil, diameter: 90, place: wide, isPressure: true)
        }
        system.layMain(
            from: hub, to: sites[number], code: facilityCode(number), place: wide)
        return system
    }

    private mutating func tellSewers(_ system: DemoSewerSystem, from accepted: Day, ledgerShare: Double) {
        let known = max(accepted + 30, Self.day(2023, 3, 1))
        let facility: FieldValues = ["facilityCode": .text(facilityCode(system.number))]
        for node in system.nodes { tellNode(node, facility, from: accepted, known: known) }
        for pipe in system.pipes { tellPipe(pipe, facility, from: accepted, known: known) }
        func ledger(_ kind: String) -> Value { .decimal((system.metres(kind) * ledgerShare).rounded()) }
        tell(
            .list, known: known, .facility, facilities[system.number], from: accepted,
            [
                "mainLength": ledger("main"), "branchLength": ledger("branch"), "lateralLength": ledger("lateral"),
                "manholes": .integer(Int64(system.nodes.count { !$0.isStation })),
                "liftStations": .integer(Int64(system.nodes.count(where: \.isStation))),
            ])
    }

    private mutating func tellNode(_ node: DemoSewerSystem.Node, _ shared: FieldValues, from: Day, known: Day) {
        var values = position(node.point).merging(shared).merging([
            "code": .text(node.code), "name": .text(node.code), "place": .subject(node.place),
            "groundLevel": .decimal(centimetres(node.ground)),
        ])
        if node.isStation {
            values["state"] = .text("normal")
            values["pumps"] = .integer(2)
        } else {
            values["manholeKind"] = .text("inspection")
            values["invertLevel"] = .decimal(centimetres(node.invert))
            values["depth"] = .decimal(centimetres(node.ground - node.invert))
        }
        tell(.list, known: known, node.isStation ? .liftStation : .manhole, newSubject(), from: from, values)
    }

    private mutating func tellPipe(_ pipe: DemoSewerSystem.Pipe, _ shared: FieldValues, from: Day, known: Day) {
        var values = shared.merging([
            "code": .text(pipe.code), "name": .text(pipe.code), "place": .subject(pipe.place),
            "sewerKind": .text(pipe.kind), "diameter": .decimal(pipe.diameter),
            "flowKind": .text(pipe.isPressure ? "pressure" : "gravity"),
            "material": .text(pipe.isPressure ? "PE" : pipe.diameter < 150 ? "UPVC" : "HDPE"),
            "sourceDatum": .text("CGCS2000（虚构位置）"),
        ])
        values["fromNode"] = pipe.from.map { .text($0) }
        values["toNode"] = pipe.to.map { .text($0) }
        values["upstreamInvert"] = pipe.inverts.map { .decimal(centimetres($0.up)) }
        values["downstreamInvert"] = pipe.inverts.map { .decimal(centimetres($0.down)) }
        values["connectedHouseholds"] = pipe.households.map { .integer(Int64($0)) }
        let length = zip(pipe.line, pipe.line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
        values["length"] = .decimal((length * 10).rounded() / 10)
        values["shape"] = shape(line: pipe.line)
        tell(.list, known: known, .sewer, newSubject(), from: from, values)
    }

    private func centimetres(_ metres: Double) -> Double { (metres * 100).rounded() / 100 }
}
