import Domain
import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite("Heights of the ground over the API")
struct TerrainAPITests {
    private static let grid = Array(
        """
        ncols 4
        nrows 4
        xllcorner 112
        yllcorner 23
        cellsize 0.01
        100 120 140 160
        100 120 140 160
        100 120 140 160
        100 120 140 -9999

        """.utf8)
    private static let query = "?area=990101&fileName=dem.asc"

    private func schema(_ site: SiteFixture, _ path: String) throws -> APISchema {
        let routes = APITable.routes(of: try Site(site.configuration))
        return try #require(routes.first { $0.method == .post && $0.path == path }).response
    }

    @Test("a grid is checked, taken in and taken again, with the findings of the form, as the schema says")
    func taking() async throws {
        let site = try await SiteFixture()
        try await site.runProgram { program in
            func post(_ path: String) async throws -> Reply {
                try await program.send(.post, path, bytes: Self.grid, type: "application/octet-stream")
            }
            let undeclared = try await post("/geodata/terrains" + Self.query)
            #expect(undeclared.status == 200)
            #expect(undeclared["isUsable"]?.flag == false && undeclared["terrain"] == .null)
            let found = undeclared["findings"]?.items ?? []
            #expect(found.contains { $0["code"]?.text == "no-coordinate-system" && $0["severity"]?.text == "error" })

            let query = Self.query + "&coordinateSystem=EPSG:4490"
            let checked = try await post("/geodata/terrains/dry-run" + query)
            #expect(try schema(site, "/geodata/terrains/dry-run").faults(in: checked.json).isEmpty)
            #expect(checked["isUsable"]?.flag == true && checked["terrain"] == .null)
            #expect(checked["summary"]?["highest"]?.number == 160)
            let before = try await program.get("/geodata/terrains")
            #expect(before["items"]?.items.isEmpty == true)

            let taken = try await post("/geodata/terrains" + query)
            #expect(try schema(site, "/geodata/terrains").faults(in: taken.json).isEmpty)
            let number = try #require(taken["terrain"]?.integer)
            #expect(taken["isNew"]?.flag == true)
            let again = try await post("/geodata/terrains" + query)
            #expect(again["isNew"]?.flag == false && again["terrain"]?.integer == number)
            let after = try await program.get("/geodata/terrains")
            #expect(after["items"]?.items.map { $0["file"]?.text } == ["dem.asc"])
        }
    }

    @Test("neither a neighbour's county, nor something that is no grid, nor a stranger's system gets in")
    func refused() async throws {
        let site = try await SiteFixture()
        try await site.runProgram { program in
            func post(_ query: String, _ bytes: [UInt8] = Self.grid) async throws -> Reply {
                try await program.send(
                    .post, "/geodata/terrains" + query, bytes: bytes, type: "application/octet-stream")
            }
            #expect(try await post("?area=990102&coordinateSystem=EPSG:4490").isProblem(404))
            #expect(try await post("?coordinateSystem=EPSG:4490").status == 400)
            #expect(try await post(Self.query, Array("no grid at all".utf8)).isProblem(422))
            #expect(try await post(Self.query + "&datum=x").status == 400)
            let path = try await post(Self.query + "&coordinateSystem=%2Bproj%3Dlonglat%20%2Bnadgrids%3D/etc/passwd")
            #expect(path.status == 200 && path["isUsable"]?.flag == false)
        }
        try await site.runProgram("check") { program in
            let answer = try await program.send(
                .post, "/geodata/terrains" + Self.query, bytes: Self.grid, type: "application/octet-stream")
            #expect(answer.status == 403 || answer.status == 404)
        }
    }
}
