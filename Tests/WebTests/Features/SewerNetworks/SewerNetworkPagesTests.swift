import Domain
import Governance
import HTTPTypes
import Tables
import Testing

@testable import Web

@Suite("Pages and files of sewer networks")
struct SewerNetworkPagesTests {
    /// A lateral and a main from the first village to the facility, along a parallel.
    private func withNetwork(
        _ login: String = "east",
        _ body: @escaping @Sendable (_ visitor: Visitor, _ site: SiteFixture, _ lateral: SubjectID) async throws -> Void
    ) async throws {
        let site = try await SiteFixture()
        try await site.placeFacility(101.502, 40)
        let lateral = try await site.addPipe("L1", "lateral", "101.5 40,101.501 40")
        _ = try await site.addPipe("M1", "main", "101.501 40,101.502 40")
        try await site.run { visitor in try await body(try await visitor.signedIn(login), site, lateral) }
    }

    @Test("a county's network has its lengths and findings; one kind of finding can be asked for alone")
    func network() async throws {
        try await withNetwork { east, site, _ in
            let page = try await east.get("/networks")
            #expect(page.status == 200 && page.count("<h1>") == 1 && page.contains("管网概况"))
            // A thousandth of a degree of longitude at 40° N is 85.4 m on this ellipsoid.
            #expect(page.contains("0.09 km"))
            #expect(try await east.get("/networks?area=\(site.id("东县"))&lang=en").contains("Sewer networks"))
            #expect(try await east.get("/networks?area=\(site.id("西县"))").status == 404)
            #expect(try await east.get("/networks?area=x").status == 400)
            #expect(try await east.get("/networks?kind=sewer-loop").status == 200)
            #expect(try await east.get("/networks?kind=nothing").status == 400)
            #expect(try await east.get("/networks/export.csv?kind=nothing").status == 400)
            #expect(try await east.get("/networks?area=999999").status == 404)
        }
    }

    @Test("where no pipe is recorded a trace says so and leads back; another county's place is not found")
    func nothingToTrace() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let record = "/records/facilities/\(site.facility)"
            for way in ["up", "down"] {
                let page = try await east.get("/networks/trace/facilities/\(site.facility)?way=\(way)")
                #expect(page.status == 200 && page.contains("没有可追溯的管段") && page.contains("href=\"\(record)\""))
            }
            let english = try await east.get("/networks/trace/facilities/\(site.facility)?way=up&lang=en")
            #expect(english.contains("There is no pipe to follow"))
            let west = try await visitor.signedIn("west")
            #expect(try await west.get("/networks/trace/facilities/\(site.facility)?way=up").status == 404)
        }
    }

    @Test("every link to a check of networks on a facility's page and on a trace opens, for a town's people, too")
    func linksOpen() async throws {
        for login in ["east", "town"] {
            try await withNetwork { east, site, _ in
                let town = NewUser(
                    login: "town", name: "镇", grants: [AreaGrant(.townReporter, in: site.id("东县镇"))],
                    password: SiteFixture.password, mustChangePassword: false)
                _ = try await UserDirectory(site.configuration.access)
                    .create(town, by: .commandLine(name: "root"))
                let visitor = try await east.nobody.signedIn(login)
                let facility = "facilities/\(site.facility)"
                for path in ["/records/" + facility, "/networks/trace/\(facility)?way=up"] {
                    let page = try await visitor.get(path)
                    #expect(page.status == 200, "\(login) \(path)")
                    let links = page.text.matches(of: /href="(\/networks\?area=[0-9]+)"/).map { String($0.output.1) }
                    #expect(!links.isEmpty, "\(login) \(path)")
                    for link in links {
                        let status = try await visitor.get(link).status
                        #expect(status == 200, "\(login) \(link)")
                    }
                }
            }
        }
    }

    @Test("a trace tells where the water goes, on its page and as files")
    func trace() async throws {
        try await withNetwork { east, site, lateral in
            let path = "/networks/trace/sewers/\(lateral)"
            let page = try await east.get(path + "?way=down")
            #expect(page.status == 200 && page.contains("东县一号站") && page.contains("M1"))
            let up = try await east.get("/networks/trace/facilities/\(site.facility)?way=up")
            #expect(up.contains("L1") && up.contains("M1") && up.contains("东县自然村1"))
            for lines in ["/export.geojson?way=down", "/drawn.geojson?way=down"] {
                #expect(try await east.get(path + lines).contains("[[101.5,40],[101.501,40]]"))
            }
            let taken = try await site.configuration.platform.database.read { session in
                try session.rows("SELECT detail FROM audit_log WHERE action = 'export'").map { try $0.text(0) }
            }
            #expect(taken.count == 1 && taken.first?.contains("geojson") == true, "what the map draws is no file")
            let table = try await east.get(path + "/export.csv?way=down")
            #expect(table.status == 200 && table.contains("L1"))
            #expect(try await east.get(path + "?way=sideways").status == 400)
            #expect(try await east.get("/networks/trace/sewers/999999?way=down").status == 404)
            #expect(try await east.get("/networks/trace/roads/\(lateral)?way=down").status == 404)
        }
    }

    @Test("the facility's page has what drains to it, and the pipe's page its place on the map")
    func records() async throws {
        try await withNetwork { east, site, lateral in
            let facility = try await east.get("/records/facilities/\(site.facility)")
            #expect(facility.contains("id=\"network\"") && facility.contains("85 m"))
            let pipe = try await east.get("/records/sewers/\(lateral)")
            #expect(pipe.contains("data-map-panel=\"/map/panel?sel=sewers.\(lateral)\""))
            #expect(try await east.get("/map/panel?sel=sewers.\(lateral)").contains("<svg"))
        }
    }

    @Test("what a new pipe may end on is told within a box, to those who see exact pipes")
    func near() async throws {
        try await withNetwork { east, _, _ in
            let near = try await east.get("/networks/near.geojson?box=101.49,39.99,101.51,40.01")
            #expect(near.status == 200 && near.contains("\"L1\"") && near.contains("LineString"))
            #expect(try await east.get("/networks/near.geojson?box=102,41,102.1,41.1").contains("\"L1\"") == false)
            #expect(try await east.get("/networks/near.geojson?box=1,2").status == 400)
        }
        try await withNetwork("west") { west, _, lateral in
            let trace = try await west.get("/networks/trace/sewers/\(lateral)?way=down")
            #expect(trace.status == 404)
            #expect(
                try await west.get("/networks/near.geojson?box=101.49,39.99,101.51,40.01").contains("\"L1\"") == false)
        }
    }
}

extension SiteFixture {
    /// Lays a pipe in the first village of the eastern county.
    func addPipe(_ code: String, _ kind: String, _ line: String) async throws -> SubjectID {
        try await RegisterDesk(configuration.platform).create(
            .sewer,
            [
                "name": .text(code), "code": .text(code), "sewerKind": .text(kind), "place": .subject(id("东县自然村1")),
                "shape": .text("LINESTRING(\(line))"),
            ], validFrom: Day(iso: "2024-02-01") ?? .beginning, access: .commandLine(name: "test"))
    }
}
