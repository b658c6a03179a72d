import Domain
import Foundation
import Governance
import HTTPTypes
import Testing

@testable import Web

@Suite("The map's pages, lists and tiles")
struct MapPagesTests {
    /// A county with a facility on the map, and its pages.
    private func withMap(
        _ login: String = "east", _ body: @escaping @Sendable (Visitor, SiteFixture) async throws -> Void
    ) async throws {
        let site = try await SiteFixture()
        try await site.placeFacility(101.5, 40.2)
        try await site.run { visitor in try await body(try await visitor.signedIn(login), site) }
    }

    /// The tile of a level that holds a position (spherical Mercator, EPSG:3857).
    static func tile(_ longitude: Double, _ latitude: Double, _ zoom: Int) -> String {
        let side = pow(2, Double(zoom))
        let x = Int((longitude / 360 + 0.5) * side)
        let y = Int((0.5 - asinh(tan(latitude * .pi / 180)) / (2 * .pi)) * side)
        return "\(zoom)/\(x)/\(y).mvt"
    }

    @Test(
        "the map is drawn by the server, with legend, list and the words of the language", arguments: ["zh-CN", "en"])
    func page(_ language: String) async throws {
        try await withMap { east, site in
            let page = try await east.get("/map?lang=\(language)")
            #expect(page.status == 200 && page.count("<h1>") == 1)
            #expect(page.contains("<svg") && page.contains("东县一号站"))
            #expect(page.contains(language == "en" ? "Legend" : "图例"))
            #expect(page.contains("data-sel=\"facilities.\(site.facility)\""))
            #expect(try await east.get("/map/sheet?lang=\(language)").count("<h1>") == 1)
        }
    }

    @Test("a tile is given with a tag, and not again while it is the same")
    func tiles() async throws {
        try await withMap { east, _ in
            let path = "/tiles/facilities/" + Self.tile(101.5, 40.2, 14)
            let tile = try await east.get(path)
            #expect(tile.status == 200 && tile.headers[.contentType] == "application/vnd.mapbox-vector-tile")
            let tag = try #require(tile.headers[.eTag])
            #expect(try await east.get(path, headers: [.ifNoneMatch: tag]).status == 304)
            #expect(try await east.get("/tiles/facilities/" + Self.tile(101.6, 40.4, 14)).status == 204)
            #expect(try await east.get("/tiles/nothing/3/1/1.mvt").status == 404)
            for bad in ["19/0/0.mvt", "3/8/0.mvt", "3/-1/0.mvt", "3/x/0.mvt", "3/0/9999999999999999999.mvt"] {
                #expect(try await east.get("/tiles/facilities/" + bad).status == 400, "\(bad)")
            }
        }
    }

    @Test("who is not signed in gets 401 for parts of a page, the sign-in page for pages, and the public tiles")
    func signedOut() async throws {
        try await withMap { east, site in
            for part in [
                "/tiles/facilities/3/6/3.mvt", "/map/list?box=101,40,102,41", "/map/versions", "/map/panel",
                "/map/card/facilities/\(site.facility)", "/networks/near.geojson?box=101,40,101.1,40.1",
            ] {
                let answer = try await east.nobody.get(part)
                #expect(answer.status == 401, "\(part): \(answer.status)")
                #expect(answer.headers[.contentType] == "application/problem+json", "\(part)")
            }
            #expect(try await east.nobody.get("/map").location?.hasPrefix("/login") == true)
            #expect(try await east.nobody.get("/public/tiles/facilities/3/6/3.mvt").status == 200)
            #expect(try await east.nobody.get("/public/tiles/sewers/3/6/3.mvt").status == 404)
        }
    }

    @Test("the list holds what lies in the box; the card has the position in three datums")
    func listAndCard() async throws {
        try await withMap { east, site in
            let near = try await east.get("/map/list?box=101.4,40.1,101.6,40.3&on=facilities")
            #expect(near.contains("data-total=\"1\"") && near.contains("东县一号站"))
            let far = try await east.get("/map/list?box=110,30,111,31&on=facilities")
            #expect(far.contains("data-total=\"0\""))
            for bad in ["", "box=1,2,3", "box=a,b,c,d", "box=102,41,101,40", "box=nan,40,102,41"] {
                #expect(try await east.get("/map/list?" + bad).status == 400, "\(bad)")
            }
            let card = try await east.get("/map/card/facilities/\(site.facility)")
            #expect(card.contains("101.500000, 40.200000") && card.contains("GCJ-02") && card.contains("BD-09"))
            #expect(try await east.get("/map/card/facilities/999999").status == 404)
        }
    }

    @Test(
        "a view or a layer that cannot be understood is refused rather than left out",
        arguments: ["/map", "/public/map"])
    func malformed(_ path: String) async throws {
        try await withMap { east, _ in
            for bad in ["at=x", "at=1,2", "at=nan,40,3", "at=500,40,3", "on=nothing", "on=facilities,nothing"] {
                let status = try await east.get(path + "?" + bad).status
                #expect(status == 400, "\(bad)")
            }
            for good in ["", "at=", "at=101.5,40.2,9", "on=", "on=facilities,relief", "on=villages&on=roads"] {
                let status = try await east.get(path + "?" + good).status
                #expect(status == 200, "\(good)")
            }
        }
    }

    @Test("another county's map has nothing of this one")
    func otherCounty() async throws {
        try await withMap("west") { west, site in
            let tile = try await west.get("/tiles/facilities/" + Self.tile(101.5, 40.2, 14))
            #expect(tile.status == 204)
            #expect(try await west.get("/map/card/facilities/\(site.facility)").status == 404)
            #expect(try await west.get("/map?sel=facilities.\(site.facility)").contains("东县一号站") == false)
        }
    }

    @Test("the public map rounds positions and links to no record")
    func publicMap() async throws {
        try await withMap { east, site in
            let page = try await east.nobody.get("/public/map")
            #expect(page.status == 200 && !page.contains("/records/facilities/") && !page.contains("/places/"))
            let card = try await east.nobody.get("/public/map/card/facilities/\(site.facility)")
            #expect(card.contains("101.50, 40.20") && !card.contains("101.500000"))
        }
    }

    @Test("search leads to the place, and words that nothing fits say so")
    func search() async throws {
        try await withMap { east, site in
            let hits = try await east.get("/map/hits?q=" + PageURL.encode("一号站"))
            #expect(hits.contains("data-view=\"101.50000,40.20000,14.00\""))
            #expect(hits.contains("data-sel=\"facilities.\(site.facility)\""))
            #expect(try await east.get("/map/hits?q=zzzz").contains("data-view") == false)
        }
    }

    @Test("a record on the map has its surroundings on its page; the drawing stands alone as a picture")
    func panel() async throws {
        try await withMap { east, site in
            let record = try await east.get("/records/facilities/\(site.facility)")
            #expect(record.contains("data-map-panel=\"/map/panel?sel=facilities.\(site.facility)\""))
            let panel = try await east.get("/map/panel?sel=facilities.\(site.facility)")
            #expect(panel.status == 200 && panel.contains("<svg"))
            let picture = try await east.get("/map/picture.svg?on=facilities&width=99999&height=-5")
            #expect(picture.headers[.contentType]?.hasPrefix("image/svg+xml") == true)
            #expect(picture.contains("width=\"3000\"") || picture.contains("viewBox=\"0 0 3000 100\""))
        }
    }
}

extension SiteFixture {
    /// Puts the facility on the map.
    func placeFacility(_ longitude: Double, _ latitude: Double) async throws {
        try await RegisterDesk(configuration.platform).edit(
            .facility, facility,
            RegisterDesk.Edit(
                ["longitude": .decimal(longitude), "latitude": .decimal(latitude)],
                validFrom: Day(iso: "2024-02-01") ?? .beginning),
            access: .commandLine(name: "test"))
    }
}
