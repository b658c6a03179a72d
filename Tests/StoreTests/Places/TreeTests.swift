import Domain
import Rules
import Store
import Tables
import TestSupport
import Testing

@Suite("The dated administrative tree")
struct TreeTests {
    private func day(_ text: String) -> Day { Day(iso: text) ?? .end }

    @Test("a place that got a new code keeps its history and is found by both codes", arguments: Engine.allCases)
    func recode(engine: Engine) throws {
        // 441283 高要市 became 441204 高要区 in 2015.
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let county = try fixture.write(on: "2014-01-01") { writer in
                let province = try fixture.place(writer, "广东省", .province, under: .nation, code: "44")
                let city = try fixture.place(writer, "肇庆市", .city, under: province, code: "4412")
                return try fixture.place(writer, "高要市", .county, under: city, code: "441283")
            }
            try fixture.write(on: "2015-05-01") { writer in
                try writer.state(
                    Assertion(["name": .text("高要区"), "code": .text("441204")]), of: county, kind: .region,
                    validity: DayRange(from: day("2015-04-28")), locus: "test")
            }
            try database.readSync { (session) throws -> Void in
                let now = RegionReader(session, asOf: AsOf(valid: day("2020-01-01")))
                #expect(try now.region(code: "441204")?.id == county)
                #expect(try now.region(code: "441283")?.name == "高要区")
                #expect(try now.region(code: "441204000000")?.name == "高要区")
                let then = RegionReader(session, asOf: AsOf(valid: day("2014-06-01")))
                #expect(try then.region(code: "441283")?.name == "高要市")
                #expect(try then.region(code: "441204")?.name == "高要市")
                #expect(try now.past(of: county).map(\.code) == ["441283", "441204"])
            }
        }
    }

    @Test("a village that moves to another town is counted as then, and as now on demand", arguments: Engine.allCases)
    func move(engine: Engine) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let places = try fixture.plant()
            let west = try #require(places["西镇"])
            let east = try #require(places["东镇"])
            try fixture.write(on: "2020-02-01") { writer in
                for index in 1...3 {
                    try fixture.village(
                        writer, try #require(places["东镇\(index)"]), from: "2020-01-01",
                        ["registeredPopulation": .integer(100)])
                }
            }
            try fixture.write(on: "2022-01-05") { writer in
                try writer.state(
                    Assertion(["parent": .subject(west)]), of: try #require(places["东镇村"]), kind: .region,
                    validity: DayRange(from: day("2022-01-01")), locus: "test")
            }
            func people(_ region: SubjectID, _ day: String) throws -> Int64? {
                try fixture.sums("demo-2025", region, asOf: day)["registeredPopulation"]
            }
            #expect(try people(east, "2021-12-31") == 300)
            #expect(try people(west, "2021-12-31") == 0)
            #expect(try people(east, "2022-01-01") == 0)
            #expect(try people(west, "2022-01-01") == 300)
            let county = try #require(places["县"])
            #expect(try people(county, "2022-01-01") == 300)
            #expect(try fixture.differences(asOf: "2022-06-01").isEmpty)
            #expect(try fixture.differences(asOf: "2021-06-01").isEmpty)
            try database.readSync { session in
                let today = AsOf(valid: day("2023-01-01"))
                let region = try #require(try RegionReader(session, asOf: today).region(west))
                let rules = try #require(fixture.book["demo-2025"])
                let sums = AreaSums(
                    session, try RuleCatalogue(fixture.book, in: session), asOf: AsOf(valid: day("2021-12-31")),
                    zone: .china)
                let asNow = try sums.sums(rules, of: region, byTreeOf: today)
                let measure = try #require(rules.measure("registeredPopulation"))
                #expect(asNow[west]?[measure.slot] == 300)
                #expect(asNow[try #require(places["东镇村"])]?[measure.slot] == 300)
                #expect(asNow[try #require(places["西镇村"])]?[measure.slot] == 0)
            }
        }
    }

    @Test("a place cannot stand below one that is not above it", arguments: Engine.allCases)
    func wrongParent(engine: Engine) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let places = try fixture.plant()
            #expect(throws: StoreError.wrongParent(child: .county, parent: .town)) {
                try fixture.write(on: "2021-01-01") { writer in
                    _ = try fixture.place(writer, "错", .county, under: try #require(places["东镇"]))
                }
            }
        }
    }

    @Test("former names and codes and places that ended are found in every scope", arguments: Engine.allCases)
    func formerHits(engine: Engine) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let places = try fixture.plant()
            let (county, east, west) = (
                try #require(places["县"]), try #require(places["东镇"]), try #require(places["西镇"])
            )
            try fixture.write(on: "2021-05-01") { writer in
                func state(_ values: FieldValues, _ id: SubjectID) throws {
                    try writer.state(
                        Assertion(values), of: id, kind: .region, validity: DayRange(from: day("2021-05-01")),
                        locus: "test")
                }
                try state(["code": .text("990104")], county)
                try state(["isEnded": .flag(true), "successor": .subject(west)], east)
                try state(["name": .text("新屏镇")], west)
            }
            try database.readSync { (session) throws -> Void in
                func hits(_ text: String, _ day: String, in area: SubjectID) throws -> [RegionSearch.Former] {
                    let asOf = AsOf(valid: self.day(day))
                    let path = try #require(try RegionReader(session, asOf: asOf).region(area)).path
                    return try RegionSearch(session, asOf: asOf, scope: AreaScope([path])).formerHits(text, limit: 5)
                }
                for area in [SubjectID.nation, try #require(places["市"]), county] {
                    let code = try hits("990101000000", "2021-06-01", in: area)
                    #expect(code.map(\.place.code) == ["990104"] && code.map(\.formerly) == ["990101"])
                    // Its villages have ended with it no more than they have another name.
                    let ended = try hits("东镇", "2021-06-01", in: area)
                    #expect(ended.map(\.place.id) == [east] && ended.first?.place.successor == west)
                    #expect(try hits("西", "2021-06-01", in: area).map(\.place.name) == ["新屏镇"])
                    #expect(try hits("西", "2021-04-30", in: area).isEmpty)
                    #expect(try hits("990104", "2021-06-01", in: area).isEmpty)
                }
                #expect(try hits("990101", "2021-06-01", in: west).isEmpty)
                #expect(try hits("东镇", "2021-06-01", in: west).isEmpty)
            }
        }
    }
}
