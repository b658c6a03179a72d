import Domain
import Foundation
import Governance
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Geodata, heights and relief on the site")
struct GeodataPageTests {
    /// A hill of ten by ten cells within the tile 12/3322/1778, around 112.05° E, 23.05° N.
    private static let grid: Data = {
        let rows = (0..<10).map { row in
            (0..<10).map { "\(100 + 20 * min(min($0, 9 - $0), min(row, 9 - row)))" }.joined(separator: " ")
        }
        let head = "ncols 10\nnrows 10\nxllcorner 112\nyllcorner 23\ncellsize 0.01\n"
        return Data((head + rows.joined(separator: "\n") + "\n").utf8)
    }()

    private static func site() async throws -> SiteFixture {
        let site = try await SiteFixture()
        let upload = try TerrainDesk.Upload(grid, named: "hill.asc")
        let outcome = try await TerrainDesk(site.configuration.platform).take(
            upload, area: "990101", system: "EPSG:4490", access: .commandLine(name: "root"))
        #expect(outcome.isNew)
        return site
    }

    @Test("relief is seen by who may see the place, kept by the browser, and not there for anybody else")
    func relief() async throws {
        try await Self.site().run { visitor in
            let east = try await visitor.signedIn("east")
            let tile = try await east.get("/relief/12/3322/1778.png")
            #expect(tile.status == 200)
            #expect(tile.headers[.contentType] == "image/png")
            #expect(tile.headers[.cacheControl] == "private, no-cache")
            let tag = try #require(tile.headers[.eTag])
            #expect(try await east.get("/relief/12/3322/1778.png", headers: [.ifNoneMatch: tag]).status == 304)
            #expect(try await east.get("/relief/12/0/0.png").status == 204)
            #expect(try await east.get("/relief/3/6/3.png").status == 404)
            #expect(try await east.get("/relief/12/9999/0.png").status == 400)

            let west = try await visitor.signedIn("west")
            #expect(try await west.get("/relief/12/3322/1778.png").status == 404)
            #expect(try await visitor.nobody.get("/relief/12/3322/1778.png").status != 200)
            #expect(try await !visitor.nobody.get("/public/map").contains("layer-relief"))
        }
    }

    @Test("heights are listed, exported and taken down by who may, and do not exist for the neighbour")
    func terrain() async throws {
        try await Self.site().run { visitor in
            let east = try await visitor.signedIn("east")
            let page = try await east.get("/geodata")
            #expect(page.status == 200 && page.contains("hill.asc") && page.contains("东县"))
            #expect(try await east.get("/geodata/terrain/1/export.tif").status == 200)
            let archive = try await east.get("/geodata/terrain/1/export.asc")
            #expect(archive.headers[.contentType] == "application/zip")

            let west = try await visitor.signedIn("west")
            #expect(try await !west.get("/geodata").contains("hill.asc"))
            for path in ["/geodata/terrain/1/export.tif", "/geodata/terrain/1/remove"] {
                #expect(try await west.get(path).status == 404)
            }
            let question = try await east.get("/geodata/terrain/1/remove")
            let answer = try await east.post(
                "/geodata/terrain/1/remove", ["csrf": question.field("csrf") ?? ""])
            #expect(answer.status == 303)
            #expect(try await !east.get("/geodata").contains("hill.asc"))
            #expect(try await east.get("/relief/12/3322/1778.png").status == 404)
        }
    }

    @Test("layers go out as GeoPackage and as shapefiles in a known encoding")
    func exports() async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            for (path, type) in [
                ("/geodata/export.gpkg", "application/geopackage+sqlite3"),
                ("/geodata/export.zip?encoding=gbk", "application/zip"),
                ("/register/facilities/export.zip", "application/zip"),
            ] {
                let answer = try await east.get(path)
                #expect(answer.status == 200 && answer.headers[.contentType] == type, "\(path): \(answer.status)")
            }
            #expect(try await east.get("/geodata/export.zip?encoding=latin1").status == 400)
            #expect(try await east.get("/geodata/export.zip?area=\(site.id("西县"))").status == 404)
        }
    }

    @Test("the check of positions is a page of the asker's own area, with files", arguments: ["zh-CN", "en"])
    func check(_ language: String) async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            let page = try await east.get("/geodata/check?lang=\(language)")
            #expect(page.status == 200 && page.contains(language == "en" ? "Position check" : "空间检查"))
            #expect(try await east.get("/geodata/check?rule=uphill&kind=facilities").status == 200)
            #expect(try await east.get("/geodata/check/export.csv").status == 200)
            #expect(try await east.get("/geodata/check?area=\(site.id("西县"))").status == 404)
            #expect(try await east.get("/geodata/check?area=x").status == 400)
            #expect(try await east.get("/geodata/check?rule=").status == 200)
            for unknown in ["rule=nothing", "kind=nothing"] {
                #expect(try await east.get("/geodata/check?" + unknown).status == 400)
                #expect(try await east.get("/geodata/check/export.csv?" + unknown).status == 400)
            }
        }
    }
}
