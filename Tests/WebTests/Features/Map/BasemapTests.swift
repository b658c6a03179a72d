import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

@testable import Web

@Suite("An outside base map through the server")
struct BasemapTests {
    /// A stand-in for the outside service: gives a PNG for layer `vec`, words for anything else.
    private final class Service: Sendable {
        static let key = "secret-key-0815"
        static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]
        private let asked = Mutex<[String]>([])

        /// The addresses that were asked for.
        var requests: [String] { asked.withLock(\.self) }

        var router: Router<BasicRequestContext> {
            let router = Router()
            router.get("/:layer/:z/:x/:y") { [self] request, context in
                asked.withLock { $0.append(request.uri.string) }
                guard context.parameters.get("layer") == "vec" else {
                    return Response(
                        status: .ok, headers: [.contentType: "image/png"],
                        body: ResponseBody(byteBuffer: ByteBuffer(string: "quota of \(Self.key) is used up")))
                }
                return Response(
                    status: .ok, headers: [.contentType: "text/plain"],
                    body: ResponseBody(byteBuffer: ByteBuffer(bytes: Self.picture)))
            }
            return router
        }
    }

    /// A site that fetches from a stand-in on this machine.
    private func withService(
        _ body: @escaping @Sendable (_ east: Visitor, _ service: Service) async throws -> Void
    ) async throws {
        let service = Service()
        let fixture = try await SiteFixture()
        try await fixture.placeFacility(101.5, 40.2)
        try await Application(router: service.router).test(.live) { outside in
            let address = "http://localhost:\(outside.port ?? 0)"
            var configuration = fixture.configuration
            configuration.basemap = try BasemapSource(
                "\(address)/vec/{z}/{x}/{y}?tk={key} \(address)/cva/{z}/{x}/{y}?tk={key}", key: Service.key,
                credit: "测试底图 GS(2000)0000号")
            try await buildApplication(configuration).test(.router) { client in
                try await body(try await Visitor(client: client).signedIn("east"), service)
            }
        }
    }

    @Test("a picture is fetched once, with the key, which no answer tells")
    func fetched() async throws {
        try await withService { east, service in
            let first = try await east.get("/basemap/0/5/25/12")
            #expect(first.status == 200 && first.headers[.contentType] == "image/png")
            #expect(first.headers[.cacheControl] == "private, max-age=604800")
            #expect(try await east.get("/basemap/0/5/25/12").status == 200)
            #expect(service.requests == ["/vec/5/25/12?tk=" + Service.key])
            for path in ["/map", "/map?base=1", "/basemap/0/5/25/12"] {
                let answer = try await east.get(path)
                #expect(!answer.contains(Service.key), "\(path)")
                #expect(answer.headers[.contentSecurityPolicy] == SecurityHeaders.contentPolicy, "\(path)")
            }
        }
    }

    @Test("what is no picture is not passed on, whatever the service calls it, nor kept")
    func refused() async throws {
        try await withService { east, service in
            for _ in 1...2 {
                let answer = try await east.get("/basemap/1/5/25/12")
                #expect(answer.status == 502 && answer.headers[.contentType] == "application/problem+json")
                #expect(!answer.contains(Service.key) && !answer.contains("quota"))
            }
            #expect(service.requests.count == 2)
        }
    }

    @Test("only tiles that exist are asked for, and only by those who are signed in")
    func unfit() async throws {
        try await withService { east, service in
            let unfit = [
                "2/5/25/12", "0/19/0/0", "0/3/8/0", "0/3/0/-1", "0/3/a/0", "-1/3/0/0", "0/99999999999999999999/0/0",
            ]
            for path in unfit {
                let answer = try await east.get("/basemap/" + path)
                #expect(answer.status == 404, "\(path)")
            }
            #expect(try await east.nobody.get("/basemap/0/5/25/12").status == 401)
            #expect(service.requests.isEmpty)
        }
    }

    @Test("the legend offers it with its credit, off at first, and never on the public map")
    func offered() async throws {
        try await withService { east, _ in
            let page = try await east.get("/map")
            #expect(page.contains("data-map-base") && page.contains("GS(2000)0000号"))
            #expect(page.contains("&quot;isOn&quot;:false,&quot;credit&quot;"))
            #expect(try await east.get("/map?base=1").contains("&quot;isOn&quot;:true,&quot;credit&quot;"))
            #expect(try await east.nobody.get("/public/map").contains("data-map-base") == false)
        }
        let site = try await SiteFixture()
        try await site.placeFacility(101.5, 40.2)
        try await site.run { visitor in
            let east = try await visitor.signedIn("east")
            #expect(try await east.get("/map").contains("data-map-base") == false)
            #expect(try await east.get("/basemap/0/5/25/12").status == 404)
        }
    }

    @Test("a set-up without key, credit or places for the tile is refused in words")
    func setUp() throws {
        #expect(throws: BasemapSource.Refusal.keyMissing) { try BasemapSource("tianditu", key: "", credit: "c") }
        #expect(throws: BasemapSource.Refusal.creditMissing) { try BasemapSource("tianditu", key: "k", credit: "") }
        for text in ["", "ftp://a/{z}/{x}/{y}", "http://a/{z}/{x}", "file:///etc/{z}{x}{y}"] {
            #expect(throws: BasemapSource.Refusal.addressUnfit(text)) { try BasemapSource(text, key: "", credit: "c") }
        }
        // The address in Tianditu's guide to its WMTS service, for a tile of level 4.
        let source = try BasemapSource("tianditu", key: "k", credit: "c")
        #expect(source.layers.count == 2)
        #expect(
            source.address(layer: 1, zoom: 4, x: 13, y: 6)
                == "https://t0.tianditu.gov.cn/cva_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=cva"
                + "&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX=4&TILEROW=6&TILECOL=13&tk=k")
    }
}
