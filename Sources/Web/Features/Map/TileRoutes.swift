import Domain
import Geo
import Governance
import HTTPTypes
import Hummingbird

/// Vector tiles of the map's layers (矢量瓦片), within what the asker may see.
struct TileRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/tiles/:layer/:z/:x/:y") { request, context in
            try await tile(.access(try context.access), request, context)
        }
        router.get("/public/tiles/:layer/:z/:x/:y") { request, context in
            try await tile(.everybody, request, context)
        }
    }

    private func tile(_ viewer: MapDesk.Viewer, _ request: Request, _ context: WebContext) async throws -> Response {
        guard let layer = context.parameters.get("layer").flatMap({ MapLayer(rawValue: $0) }) else {
            throw Problem.notFound
        }
        let address = try Self.address(context)
        let version = context.url["v"].flatMap { Int64($0) }
        let asOf = viewer.isPublic ? site.platform.asOf() : context.state.asOf(site.platform)
        guard let snapshot = try await site.maps.snapshot(layer, for: viewer, asOf: asOf, version: version) else {
            throw Problem.notFound
        }
        let takesPacked = Compression.isAccepted(by: request)
        let tile = snapshot.tile(
            address, isReload: request.headers[.cacheControl]?.contains("no-cache") == true,
            packedBy: takesPacked ? { try? Gzip.pack($0) } : nil)
        // Who is signed in decides what a tile holds, so no cache in between keeps it, and a browser keeps it for
        // this session only.
        var headers: HTTPFields = [
            .eTag: "\"\(tile.tag)\"", .vary: viewer.isPublic ? "Accept-Encoding" : "Accept-Encoding, Cookie",
            .cacheControl: Self.caching(isNamed: version == snapshot.version, isPublic: viewer.isPublic),
        ]
        if request.headers[.ifNoneMatch]?.contains("\"\(tile.tag)\"") == true {
            return Response(status: .notModified, headers: headers)
        }
        guard !tile.bytes.isEmpty else { return Response(status: .noContent, headers: headers) }
        headers[.contentType] = "application/vnd.mapbox-vector-tile"
        var bytes = tile.bytes
        if takesPacked, let packed = tile.packed, packed.count < bytes.count {
            bytes = packed
            headers[.contentEncoding] = "gzip"
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private static func caching(isNamed: Bool, isPublic: Bool) -> String {
        switch (isNamed, isPublic) {
        case (true, false): "private, max-age=86400, immutable"
        case (true, true): "public, max-age=3600"
        case (false, _): "private, no-cache"
        }
    }

    /// The tile that the path names: `/tiles/villages/12/3300/1700.mvt`.
    private static func address(_ context: WebContext) throws -> TileAddress {
        let row = context.parameters.get("y").map { $0.hasSuffix(".mvt") ? $0.dropLast(4) : $0[...] } ?? ""
        guard let zoom = context.parameters.get("z", as: Int.self), let x = context.parameters.get("x", as: Int.self),
            let y = Int(row), let address = TileAddress(zoom: zoom, x: x, y: y)
        else {
            throw Problem.malformed(
                "z/x/y", context.url.path,
                advice: BilingualText("应为存在的瓦片，级别 0–18", "a tile that exists, levels 0 to 18"))
        }
        return address
    }
}
