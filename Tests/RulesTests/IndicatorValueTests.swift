import Domain
import Foundation
import Rules
import Testing

@Suite("Indicators worked out of sums")
struct IndicatorValueTests {
    let natural: RuleSet
    let national: RuleSet

    init() throws {
        let book = try Sample.book.get()
        natural = try #require(book["gd-2025"])
        national = try #require(book["national-2023"])
    }

    @Test("2,708 of 3,012 facilities running normally are 89.9 %, as Jiangxi published for 2019")
    func jiangxi2019() throws {
        let records =
            Array(repeating: Sample.facility(["state": .text("normal")]), count: 2708)
            + Array(repeating: Sample.facility(["state": .text("stopped")]), count: 3012 - 2708)
            + Array(repeating: Sample.facility(["state": .text("construction")]), count: 90)
        let value = try #require(national.value("normalOperationRate", of: records))
        #expect(value.numerator == 2708)
        #expect(value.denominator == 3012)
        #expect(try Self.percent(value, places: 1) == 89.9)
    }

    @Test("660 of 5,967 administrative villages treated are 11.06 %, as Jining published for 2019")
    func jining2019() throws {
        let treated = Sample.administrativeVillage("370811100201", ["status": .text("treated")])
        let untreated = Sample.administrativeVillage("370811100202", ["status": .text("untreated")])
        let inCity = Sample.administrativeVillage("370811001001", ["status": .text("treated")])
        let records =
            Array(repeating: treated, count: 660) + Array(repeating: untreated, count: 5967 - 660)
            + Array(repeating: inCity, count: 40)
        let value = try #require(national.value("treatmentRate", of: records))
        #expect(value.denominator == 5967)
        #expect(try Self.percent(value, places: 2) == 11.06)
    }

    @Test("villages without a status weigh on the rate and are told apart by the number that report")
    func unreportedStatus() throws {
        let records = [
            Sample.naturalVillage(["status": .text("treated")]), Sample.naturalVillage(["status": .text("controlled")]),
            Sample.naturalVillage(["status": .text("untreated")]), Sample.naturalVillage(),
        ]
        let treated = try #require(natural.value("treatmentRate", of: records))
        let both = try #require(natural.value("treatmentOrControlRate", of: records))
        #expect(treated.value == 0.25)
        #expect(both.value == 0.5)
        #expect(both.reported == 3)
    }

    @Test("a rate of which nothing is reported is missing, never zero, and says why")
    func missing() throws {
        let records = [Sample.naturalVillage(), Sample.naturalVillage(), Sample.facility()]
        for id in [
            "treatmentRate", "householdCoverage", "normalOperationRate", "effluentCompliance", "loadRate",
            "toiletSewageConnection", "registeredPopulation", "designCapacity", "treatedVillages",
        ] {
            let value = try #require(natural.value(id, of: records))
            #expect(value.value == nil, "\(id)")
            #expect(value.numerator == nil, "\(id)")
            #expect(value.reason?.zh.hasPrefix("未报") == true, "\(id)")
        }
        #expect(natural.value("treatmentRate", of: records)?.denominator == 2)
        #expect(natural.value("householdCoverage", of: records)?.denominator == nil)
    }

    @Test("a reported zero is a zero")
    func realZero() throws {
        let records = [Sample.naturalVillage(["status": .text("untreated"), "registeredPopulation": .integer(0)])]
        #expect(natural.value("treatmentRate", of: records)?.value == 0)
        #expect(natural.value("registeredPopulation", of: records)?.value == 0)
        let building = [Sample.facility(["state": .text("construction")])]
        #expect(natural.value("facilitiesBuilt", of: building)?.value == 0)
    }

    @Test("of what no list was ever handed in, the total is missing, not zero")
    func noList() throws {
        let records = [Sample.naturalVillage(["status": .text("untreated")])]
        #expect(natural.value("facilitiesBuilt", of: records)?.value == nil)
        #expect(natural.value("naturalVillages", of: records)?.value == 1)
        #expect(natural.value("naturalVillages", of: [])?.value == nil)
        #expect(natural.value("administrativeVillages", of: [])?.value == nil)
    }

    @Test("a rate over nothing is missing")
    func overNothing() throws {
        let value = try #require(natural.value("operatorShare", of: []))
        #expect(value.value == nil)
        #expect(value.reason?.zh.contains("分母为零") == true)
        #expect(value.numerator == nil && value.denominator == nil, "no list handed in is no count of 0")
        let treatedNone = [Sample.facility(["samplesTaken": .integer(0), "samplesCompliant": .integer(0)])]
        #expect(natural.value("effluentCompliance", of: treatedNone)?.value == nil)
    }

    @Test("effective operation waits for spot checks")
    func spotCheck() throws {
        let records = [Sample.facility(["state": .text("normal")])]
        let value = try #require(natural.value("effectiveOperationRate", of: records))
        #expect(value.value == nil)
        #expect(value.reason?.zh.contains("抽查") == true)
        #expect(natural.indicator("effectiveOperationRate")?.status == .spotCheck)
    }

    @Test("a load may exceed 100 %, and facilities reporting only one of the two figures are left out")
    func load() throws {
        let records = [
            Sample.facility(["designCapacity": .decimal(20), "actualFlow": .decimal(30)]),
            Sample.facility(["designCapacity": .decimal(100)]),
            Sample.facility(["actualFlow": .decimal(55)]),
            Sample.facility(["designCapacity": .decimal(9), "actualFlow": .decimal(9), "state": .text("retired")]),
        ]
        let value = try #require(natural.value("loadRate", of: records))
        #expect(value.numerator == 30)
        #expect(value.denominator == 20)
        #expect(value.value == 1.5)
        #expect(natural.value("designCapacity", of: records)?.value == 120)
    }

    @Test("sums that are not there are not reported")
    func shortSums() throws {
        let indicator = try #require(natural.indicator("treatmentRate"))
        #expect(natural.value(of: indicator, sums: []).value == nil)
    }

    private static func percent(_ value: IndicatorValue, places: Int) throws -> Double {
        let factor = pow(10, Double(places))
        return (try #require(value.value) * 100 * factor).rounded() / factor
    }
}
