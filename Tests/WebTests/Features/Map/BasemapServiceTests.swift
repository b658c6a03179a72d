import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

@testable import Web

/// A stand-in for a service of the shape of Tianditu's WMTS, with good and bad layers.
private final class TileService: Sendable {
    static let key = "secret-key-0815"
    static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]
    static let largest = 4096

    private let count = Mutex(0)
    private let gate = Mutex(false)

    var requests: Int { count.withLock(\.self) }

    func open() { gate.withLock { $0 = true } }

    var router: Router<BasicRequestContext> {
        let router = Router()
        router.get("/:layer/wmts") { [self] request, context in
            count.withLock { $0 += 1 }
            let query = request.uri.queryParameters
            let asked = ["SERVICE", "REQUEST", "TILEMATRIX", "TILEROW", "TILECOL", "tk"].map { query[Substring($0)] }
            guard asked == ["WMTS", "GetTile", "4", "6", "13", Self.key[...]] else {
                return Response(status: .badRequest)
            }
            return try await answer(context.parameters.get("layer") ?? "")
        }
        return router
    }

    private func answer(_ layer: String) async throws -> Response {
        func file(_ bytes: [UInt8], _ status: HTTPResponse.Status = .ok) -> Response {
            Response(status: status, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        switch layer {
        case "held_w":
            while !gate.withLock(\.self) { try await Task.sleep(for: .milliseconds(2)) }
            return file(Self.picture)
        case "forbidden_w": return file(Self.picture, .forbidden)
        case "missing_w": return file(Self.picture, .notFound)
        case "words_w": return file(Array("<html>key \(Self.key) has no rights</html>".utf8))
        case "large_w": return file(Self.picture + [UInt8](repeating: 0, count: Self.largest))
        case "endless_w":
            // Without a length that could be known beforehand.
            return Response(
                status: .ok,
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(bytes: Self.picture))
                    for _ in 0..<64 {
                        try await writer.write(ByteBuffer(repeating: 0, count: 1024))
                    }
                    try await writer.finish(nil)
                })
        case "elsewhere_w": return Response(status: .found, headers: [.location: "/vec_w/wmts?tk=" + Self.key])
        default: return file(Self.picture)
        }
    }

    /// A shelf over some layers of the service.
    static func shelf(
        _ layers: [String], limits: BasemapShelf.Limits = BasemapShelf.Limits(),
        _ body: @escaping @Sendable (BasemapShelf, TileService) async throws -> Void
    ) async throws {
        let service = TileService()
        try await Application(router: service.router).test(.live) { outside in
            let addresses = layers.map { layer in
                "http://localhost:\(outside.port ?? 0)/\(layer)_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
                    + "&LAYER=\(layer)&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
                    + "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"
            }
            let source = try BasemapSource(addresses.joined(separator: " "), key: key, credit: "GS(2000)0000号")
            try await body(BasemapShelf(source, limits: limits), service)
            service.open()
        }
    }
}

@Suite("What an outside base map may cost")
struct BasemapServiceTests {
    private static func tile(_ layer: Int = 0) -> BasemapShelf.Tile {
        BasemapShelf.Tile(layer: layer, zoom: 4, x: 13, y: 6)
    }

    @Test("a tile is asked for as Tianditu's guide says; refusals, words and too large files give none")
    func answers() async throws {
        var limits = BasemapShelf.Limits()
        limits.largestTile = TileService.largest
        let bad = ["forbidden", "missing", "words", "large", "endless", "elsewhere"]
        try await TileService.shelf(["vec"] + bad, limits: limits) { shelf, service in
            #expect(await shelf.picture(Self.tile())?.bytes == TileService.picture)
            for (index, layer) in bad.enumerated() {
                #expect(await shelf.picture(Self.tile(index + 1)) == nil, "\(layer)")
            }
            // Nobody followed the way elsewhere, on which the key would have travelled.
            #expect(service.requests == 1 + bad.count)
            #expect(await shelf.picture(Self.tile())?.bytes == TileService.picture)
            #expect(await shelf.picture(Self.tile(1)) == nil)
            #expect(service.requests == 2 + bad.count)
        }
    }

    @Test("of more requests at once than allowed the next gets nothing at once, and the others their pictures")
    func manyAtOnce() async throws {
        var limits = BasemapShelf.Limits()
        #expect(limits.underway == 256 && limits.longestSeconds == 30)
        limits.underway = 2
        limits.longestSeconds = 3_600
        try await TileService.shelf(["held", "held", "vec"], limits: limits) { shelf, service in
            let waiting = (0..<2).map { layer in Task { await shelf.picture(Self.tile(layer)) } }
            for _ in 0..<60_000 where await shelf.underwayCount < 2 { try await Task.sleep(for: .milliseconds(1)) }
            #expect(await shelf.picture(Self.tile(2)) == nil)
            // Who asks for what is on its way already waits for it with the others.
            let joined = Task { await shelf.picture(Self.tile(0)) }
            service.open()
            for task in waiting + [joined] { #expect(await task.value?.bytes == TileService.picture) }
            #expect(service.requests == 2)
            #expect(await shelf.picture(Self.tile(2))?.bytes == TileService.picture)
        }
    }

    @Test("a service that never answers is given up, and nothing of it stays under way")
    func silent() async throws {
        var limits = BasemapShelf.Limits()
        limits.silentSeconds = 0.5
        limits.longestSeconds = 1
        try await TileService.shelf(["held"], limits: limits) { shelf, _ in
            #expect(await shelf.picture(Self.tile()) == nil)
            #expect(await shelf.underwayCount == 0)
        }
    }
}
