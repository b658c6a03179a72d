import Domain
import Foundation
import Planning
import Testing

@Suite("Costs")
struct CostSetTests {
    @Test("SNIP's published formulas give the figures of the publication's parameters")
    func snip() throws {
        let costs = try CostSet.named("snip-2015")
        // (152.51·0.25 + 173.08)·2 + 760.31·0.25 − 78.208
        #expect(abs(costs.sewer.perMetre(diameter: 0.25, depth: 2) - 534.2845) < 1e-6)
        // Smaller pipes cost as the smallest that the formula is meant for.
        #expect(costs.sewer.perMetre(diameter: 0.1, depth: 2) == costs.sewer.perMetre(diameter: 0.25, depth: 2))
        // 480 m³/d are 2963 person equivalents of 162 L/d; 13 318·EW^0.791 and 340.82·EW^0.829.
        let curve = try #require(costs.treatmentCurve)
        let station = curve.cost(cubicMetresPerDay: 480)
        #expect(abs(station.capital - 13_318 * pow(480_000.0 / 162, 0.791)) < 1)
        #expect(abs(station.operation - 340.82 * pow(480_000.0 / 162, 0.829)) < 1)
        // 9.81 · 1 L/s · 1 m / 500 · 8760 h · 0.20 CHF/kWh
        #expect(abs(costs.energy.perMetreHeadAndFlow / 1_000 - 34.37424) < 1e-4)
    }

    @Test("RuST_OM's trench is priced by its volume and its pipe")
    func rust() throws {
        let costs = try CostSet.named("rust-om")
        // DN200: 50 yuan of pipe and 0.7 m × 2 m × 50 yuan/m³.
        #expect(abs(costs.sewer.perMetre(diameter: 0.2, depth: 2) - 120) < 1e-9)
        // A size between two of the table costs as the next larger one.
        #expect(costs.sewer.perMetre(diameter: 0.22, depth: 0) == 61)
    }

    @Test("a station of 60 m³/d by water of class III must reach level 1, which only MBR does in the table")
    func choice() throws {
        let costs = try CostSet.named("rust-om")
        let cycle = LifeCycle(discountRate: costs.discountRate.value)
        let choice = try #require(costs.treatment(cubicMetresPerDay: 60, waterClass: 3, lifeCycle: cycle))
        #expect(choice.chosen.name.en == "MBR")
        #expect(abs(choice.chosen.capital - 60 * 5_500) < 1e-6)
        #expect(choice.others.contains { $0.veto != nil && $0.name.en == "A/O" })
        #expect(choice.demand?.en.contains("level 1") == true)
        // By water of class V level 2 is enough, and the cheapest over 30 years is taken.
        let milder = try #require(costs.treatment(cubicMetresPerDay: 60, waterClass: 5, lifeCycle: cycle))
        #expect(milder.chosen.name.en == "Activated sludge")
        #expect(milder.others.filter { $0.veto == nil }.allSatisfy { $0.yearly >= milder.chosen.yearly })
    }

    @Test("flows in the gaps of the published size classes find a process", arguments: [4.5, 9.5, 49.5, 99.5])
    func gaps(flow: Double) throws {
        let costs = try CostSet.named("rust-om")
        let cycle = LifeCycle(discountRate: 0.08)
        #expect(costs.treatment(cubicMetresPerDay: flow, waterClass: 5, lifeCycle: cycle) != nil)
    }

    @Test("the annuity of 100 at 2 % over 80 years is 2.516, and a horizon of one life changes nothing")
    func annuity() {
        #expect(abs(LifeCycle(discountRate: 0.02).yearlyFactor(lifeYears: 80) * 100 - 2.5161) < 1e-3)
        #expect(abs(LifeCycle(discountRate: 0).yearlyFactor(lifeYears: 40) - 0.025) < 1e-12)
        let plain = LifeCycle(discountRate: 0.05).yearlyFactor(lifeYears: 30)
        let horizon = LifeCycle(discountRate: 0.05, horizonYears: 30).yearlyFactor(lifeYears: 30)
        #expect(abs(plain - horizon) < 1e-12)
        // Half of a life is left at the horizon: half of the price comes back then.
        let half = LifeCycle(discountRate: 0.05, horizonYears: 15).yearlyFactor(lifeYears: 30)
        let byHand = (1 - 0.5 * pow(1.05, -15)) * LifeCycle(discountRate: 0.05).annuityFactor(years: 15)
        #expect(abs(half - byHand) < 1e-12)
    }

    @Test("unknown and damaged cost sets are refused with their name")
    func refusals() {
        #expect(throws: PlanningError.self) { try CostSet.named("../secrets") }
        #expect(throws: PlanningError.self) { try CostSet(json: Array("{}".utf8), name: "x.json") }
    }
}

@Suite("Settings of a village's plan")
struct VillageSettingsTests {
    private func settings(_ text: String) throws -> VillageSettings {
        try VillageSettings(json: Array(text.utf8))
    }

    @Test("what is named is taken, the rest keeps its default")
    func partial() throws {
        let read = try settings(
            #"{"minimumDepthMetres": 0.25, "costs": "snip-2015", "diametersMillimetres": [300, 250]}"#)
        #expect(read.minimumDepthMetres == 0.25)
        #expect(read.diametersMillimetres == [250, 300])
        #expect(read.maximumDepthMetres == VillageSettings().maximumDepthMetres)
    }

    @Test(
        "negative, absurd and unknown settings are refused by name",
        arguments: [
            #"{"minimumDepthMetres": -1}"#, #"{"peakFactor": 1e9}"#, #"{"designFill": 0}"#, #"{"peakFactor": true}"#,
            #"{"maximumDepthMetres": 0.5}"#, #"{"gridMetres": "fine"}"#, #"{"minimumDepht": 1}"#,
            #"{"diametersMillimetres": []}"#, #"{"flowFormula": "weir"}"#, #"{"flowCoefficient": 80}"#,
            #"{"allowsPumping": 1}"#, #"{"costs": ""}"#, #"{"discountRate": 9e99}"#,
        ])
    func absurd(text: String) {
        #expect {
            try settings(text)
        } throws: { error in
            guard case .badSetting(let name, _, _)? = error as? PlanningError else { return false }
            return text.contains(name) || name == "flowCoefficient"
        }
    }

    @Test("what is no JSON object is refused", arguments: ["", "[1]", "{", "peakFactor: 2"])
    func malformed(text: String) {
        #expect(throws: PlanningError.self) { try settings(text) }
    }
}
