import Domain
import Governance
import Rules
import TestSupport
import Testing

@testable import Web

@Suite("Areas and indicators by the API")
struct AreaAPITests {
    @Test("a code leads to its area with the way down to it")
    func byCode() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            let area = try await program.get("/areas?code=990101100000")
            #expect(area.status == 200)
            #expect(area["id"]?.integer == fixture.id("东县镇").number)
            #expect(area["level"]?.text == "town")
            // What lies above the caller's area is not shown.
            #expect(area["path"]?.items.compactMap { $0["name"]?.text } == ["东县", "东县镇"])
            let same = try await program.get("/areas/\(fixture.id("东县镇"))")
            #expect(same.json == area.json)
            let children = try await program.get("/areas/\(fixture.id("东县镇"))/children")
            #expect(children["items"]?.items.compactMap { $0["code"]?.text } == ["990101100201"])
            #expect(try await program.get("/areas")["name"]?.text == "东县")
        }
    }

    @Test("the nation has no code and is asked for as 0, by those who may see it")
    func nation() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram("root", in: "全国") { program in
            for code in ["0", "000000000000"] {
                let nation = try await program.get("/areas?code=" + code)
                #expect(nation.status == 200 && nation["level"]?.text == "nation")
            }
            #expect(try await program.get("/records/villages?areaCode=0").status == 200)
            #expect(try await program.get("/areas?code=000000").isProblem(404))
        }
        try await fixture.runProgram { program in
            let nation = try await program.get("/areas?code=0")
            #expect(nation.isProblem(404))
        }
    }

    @Test("indicators are the figures of the board; what is missing is null and never 0", arguments: Engine.allCases)
    func indicators(engine: Engine) async throws {
        let fixture = try await SiteFixture(engine)
        let access = Access.commandLine(name: "test")
        let board = try #require(
            try await BoardDesk(fixture.configuration.platform).board(
                .id(fixture.id("东县")), asOf: fixture.configuration.platform.asOf(), access: access))
        try await fixture.runProgram { program in
            let reply = try await program.get("/areas/\(fixture.id("东县"))/indicators?asOf=2025-06-15")
            #expect(reply["area"]?.text == "990101" && reply["name"]?.text == "东县" && reply["known"] == .null)
            #expect(reply["asOf"]?.text == "2025-06-15" && reply["rules"]?.text == board.rules.id)
            let items = reply["indicators"]?.items ?? []
            #expect(items.count == board.figures.count)
            for (item, figure) in zip(items, board.figures) {
                #expect(item["id"]?.text == figure.indicator.id)
                #expect(item["numerator"]?.number == figure.value.numerator)
                #expect(item["denominator"]?.number == figure.value.denominator)
                #expect(item["value"]?.number == figure.value.value)
                #expect((item["value"] == .null) == (figure.value.value == nil))
            }
            #expect(items.contains { $0["value"] == .null })
            let parts = try await program.get("/areas/\(fixture.id("东县"))/parts")
            #expect(parts["parts"]?.items.map { $0["id"]?.integer } == [fixture.id("东县镇").number])
            let trend = try await program.get("/areas/\(fixture.id("东县"))/trend")
            #expect(trend["points"]?.items.count == 13)
            let early = try await program.get(
                "/areas/\(fixture.id("东县"))/indicators?asOf=2023-01-01&known=2025-01-01&tree=now")
            #expect(early.status == 200 && early["known"]?.text == "2025-01-01" && early["tree"]?.text == "now")
        }
    }

    @Test("what is no day, no tree, no rule set of the area, or no parameter is refused by name")
    func unfit() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            for (query, name) in [
                ("asOf=2025-13-01", "asOf"), ("known=x", "known"), ("tree=soon", "tree"), ("rules=none", "rules"),
                ("asof=2025-01-01", "asof"),
            ] {
                let reply = try await program.get("/areas/\(fixture.id("东县"))/indicators?" + query)
                #expect(reply.isProblem(400), "\(query)")
                #expect(reply.faultNames == [name])
            }
            #expect(try await program.get("/areas?code=a%00b").isProblem(400))
        }
    }

    @Test("another area answers the same as one that does not exist")
    func hidden() async throws {
        let fixture = try await SiteFixture()
        try await fixture.runProgram { program in
            for tail in ["", "/children", "/indicators", "/parts", "/trend"] {
                let foreign = try await program.get("/areas/\(fixture.id("西县"))" + tail)
                let absent = try await program.get("/areas/999999" + tail)
                #expect(foreign.isProblem(404) && absent.isProblem(404))
                #expect(foreign["detail"] == absent["detail"] && foreign["code"] == absent["code"])
            }
            #expect(try await program.get("/areas?code=990102").isProblem(404))
            #expect(try await program.get("/areas?code=123456").isProblem(404))
        }
    }
}
