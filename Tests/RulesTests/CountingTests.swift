import Domain
import Rules
import Testing

@Suite("Counting records")
struct CountingTests {
    let natural: RuleSet
    let administrative: RuleSet

    init() throws {
        let book = try Sample.book.get()
        natural = try #require(book["gd-2025"])
        administrative = try #require(book["jx-2025"])
    }

    @Test("a treated natural village adds one to the villages, the treated ones, and its people and households")
    func treatedVillage() throws {
        let village = Sample.naturalVillage([
            "status": .text("treated"), "mode": .text("reuse"), "registeredPopulation": .integer(312),
            "residentHouseholds": .integer(80), "coveredHouseholds": .integer(68), "isInProtectionZone": .flag(true),
        ])
        let added = natural.contribution(of: village)
        var named: [String: Int64] = [:]
        for measure in natural.measures where added[measure.slot] != 0 { named[measure.id] = added[measure.slot] }
        #expect(
            named == [
                "countedVillages": 1, "naturalVillages": 1, "statusReported": 1, "treatedVillages": 1,
                "treatedOrControlledVillages": 1, "modeReported": 1, "reuseVillages": 1, "protectedVillages": 1,
                "protectedStatusReported": 1, "protectedTreated": 1, "registeredPopulation": 312,
                "registeredPopulationReported": 1, "residentHouseholds": 80, "residentHouseholdsReported": 1,
                "coverageReported": 1, "coveredHouseholds": 68, "coverageHouseholds": 80,
            ])
    }

    @Test("a village of which nothing is known counts as a village and as nothing else")
    func emptyVillage() {
        let added = natural.contribution(of: Sample.naturalVillage())
        let ids = natural.measures.filter { added[$0.slot] != 0 }.map(\.id)
        #expect(ids == ["countedVillages", "naturalVillages"])
    }

    @Test("a village reporting only one of two numbers stays out of their ratio on both sides")
    func halfReported() {
        let village = Sample.naturalVillage(["residentHouseholds": .integer(50)])
        #expect(natural.contribution(of: village, to: "coverageHouseholds") == 0)
        #expect(natural.contribution(of: village, to: "residentHouseholds") == 50)
    }

    @Test("villagers' committees count on the administrative basis, residents' committees do not")
    func committees() {
        let values: FieldValues = ["status": .text("treated")]
        let village = Sample.administrativeVillage("360302100201", values)
        let community = Sample.administrativeVillage("360302001001", values)
        #expect(administrative.contribution(of: village, to: "treatedVillages") == 1)
        #expect(administrative.contribution(of: community, to: "treatedVillages") == 0)
        #expect(administrative.contribution(of: community, to: "administrativeVillages") == 0)
    }

    @Test("the basis decides whose status is counted")
    func basis() {
        let values: FieldValues = ["status": .text("treated")]
        let village = Sample.administrativeVillage("441223100201", values)
        #expect(natural.contribution(of: village, to: "treatedVillages") == 0)
        #expect(natural.contribution(of: village, to: "administrativeVillages") == 1)
        #expect(administrative.contribution(of: Sample.naturalVillage(values), to: "treatedVillages") == 0)
        #expect(administrative.contribution(of: Sample.naturalVillage(values), to: "naturalVillages") == 1)
    }

    @Test("decimals are kept in thousandths")
    func decimals() {
        let facility = Sample.facility([
            "state": .text("normal"), "designCapacity": .decimal(20.5), "actualFlow": .decimal(12.34),
        ])
        #expect(natural.contribution(of: facility, to: "designCapacity") == 20_500)
        #expect(natural.contribution(of: facility, to: "loadFlow") == 12_340)
    }

    @Test("facilities under construction and retired ones are not built, those without a state are")
    func built() {
        for (state, expected) in [("normal", 1), ("abnormal", 1), ("stopped", 1), ("construction", 0), ("retired", 0)] {
            let facility = Sample.facility(["state": .text(state), "designCapacity": .decimal(10)])
            #expect(natural.contribution(of: facility, to: "facilitiesBuilt") == Int64(expected), "\(state)")
            #expect(natural.contribution(of: facility, to: "designCapacity") == Int64(expected) * 10_000, "\(state)")
        }
        #expect(natural.contribution(of: Sample.facility(), to: "facilitiesBuilt") == 1)
        #expect(natural.contribution(of: Sample.facility(), to: "stateReported") == 0)
    }

    @Test("what comes and goes leaves the sums as they were, whatever the values")
    func reversible() {
        let odd = [
            Sample.facility(["designCapacity": .decimal(.infinity), "actualFlow": .decimal(.nan)]),
            Sample.facility(["samplesTaken": .integer(.max), "samplesCompliant": .integer(.min)]),
            Sample.naturalVillage(["registeredPopulation": .text("many"), "status": .flag(true)]),
        ]
        var sums = [Int64](repeating: 7, count: natural.measures.count)
        for sign: Int64 in [1, -1] {
            for record in odd { natural.accumulate(record, into: &sums, sign: sign) }
        }
        #expect(sums.allSatisfy { $0 == 7 })
    }

    @Test("the administrative tree itself and places that are no villages are not measured")
    func notMeasured() {
        let region = MeasuredRecord(kind: .region, level: .naturalVillage)
        let town = MeasuredRecord(kind: .village, level: .town)
        #expect(natural.contribution(of: region).allSatisfy { $0 == 0 })
        #expect(natural.contribution(of: town).allSatisfy { $0 == 0 })
    }

    @Test("only black-odorous waters on the list are counted, and they are done once remediated or struck off")
    func waters() {
        func water(_ state: String, listed: Bool, role: String = "blackOdorous") -> MeasuredRecord {
            Sample.water(["role": .text(role), "isListed": .flag(listed), "state": .text(state)])
        }
        let waters = [
            water("done", listed: true), water("closed", listed: true), water("underway", listed: true),
            water("closed", listed: false), water("closed", listed: true, role: "receiving"),
        ]
        let value = natural.value("blackOdorousRemediation", of: waters)
        #expect(value?.numerator == 2)
        #expect(value?.denominator == 3)
    }
}
