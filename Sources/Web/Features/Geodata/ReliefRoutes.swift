import Domain
import Geo
import Governance
import HTTPTypes
import Hummingbird

/// Tiles of shaded relief below the map's layers (地形晕渲瓦片), within what the asker may see.
struct ReliefRoutes: Feature {
    let site: Site

    /// Where a tile is, for scripts and drawings.
    static let template = "/relief/{z}/{x}/{y}.png"

    func add(to router: Router<WebContext>) {
        router.get("/relief/:z/:x/:y") { request, context in try await tile(request, context) }
    }

    /// The address of tiles with the version that lets browsers keep them.
    static func template(_ relief: ReliefDesk.Relief) -> String { template + "?v=" + relief.version }

    /// The address of one tile.
    static func address(_ tile: TileAddress, of relief: ReliefDesk.Relief) -> String {
        "/relief/\(tile.zoom)/\(tile.x)/\(tile.y).png?v=\(relief.version)"
    }

    private func tile(_ request: Request, _ context: WebContext) async throws -> Response {
        let row = context.parameters.get("y").map { $0.hasSuffix(".png") ? $0.dropLast(4) : $0[...] } ?? ""
        guard let zoom = context.parameters.get("z", as: Int.self), let x = context.parameters.get("x", as: Int.self),
            let y = Int(row), let address = TileAddress(zoom: zoom, x: x, y: y)
        else {
            throw Problem.malformed(
                "z/x/y", context.url.path,
                advice: BilingualText("应为存在的瓦片，级别 6–14", "a tile that exists, levels 6 to 14"))
        }
        guard let relief = try await site.relief.relief(for: .access(try context.access)),
            let tile = site.relief.tile(address, of: relief)
        else { throw Problem.notFound }
        let isNamed = context.url["v"] == relief.version
        // Who is signed in decides what there is to see, so no cache in between keeps it.
        var headers: HTTPFields = [
            .eTag: "\"\(tile.tag)\"", .vary: "Cookie",
            .cacheControl: isNamed ? "private, max-age=86400, immutable" : "private, no-cache",
        ]
        if request.headers[.ifNoneMatch]?.contains("\"\(tile.tag)\"") == true {
            return Response(status: .notModified, headers: headers)
        }
        guard !tile.bytes.isEmpty else { return Response(status: .noContent, headers: headers) }
        headers[.contentType] = "image/png"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: tile.bytes)))
    }
}
