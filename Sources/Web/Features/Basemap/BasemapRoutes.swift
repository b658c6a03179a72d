import Domain
import HTTPTypes
import Hummingbird

/// The outside base map through this server (底图代理): browsers ask here, and the key stays here.
///
/// Off unless the deployment names a source. The content security policy stays as strict as it is, and the browsers of
/// an intranet need no way out.
struct BasemapRoutes: Feature {
    let site: Site
    private let shelf: BasemapShelf?

    init(site: Site) {
        self.site = site
        shelf = site.configuration.basemap.map { BasemapShelf($0) }
    }

    func add(to router: Router<WebContext>) {
        guard let shelf else { return }
        router.get("/basemap/:layer/:z/:x/:y") { _, context in
            // Whoever draws on the service's daily quota is known.
            _ = try context.access
            return try await Self.answer(try Self.tile(context, shelf.source), shelf)
        }
    }

    private static func answer(_ tile: BasemapShelf.Tile, _ shelf: BasemapShelf) async throws -> Response {
        guard let picture = await shelf.picture(tile) else {
            // What the other side says is not passed on: it may hold the key.
            throw Problem(
                .badGateway, "basemap-silent",
                BilingualText(
                    "底图服务没有给出图片。其他图层不受影响；请稍后再试，或请管理员检查底图设置。",
                    "The base map's service gave no picture. Other layers are not concerned; try again later, or have the administrator check the set-up."
                ), retryAfter: 30)
        }
        var response = Response.bytes(picture.bytes, type: picture.type)
        response.headers[.cacheControl] = "private, max-age=604800"
        return response
    }

    private static func tile(_ context: WebContext, _ source: BasemapSource) throws -> BasemapShelf.Tile {
        guard let layer = context.parameters.get("layer", as: Int.self), source.layers.indices.contains(layer),
            let zoom = context.parameters.get("z", as: Int.self), (0...BasemapSource.deepestZoom).contains(zoom),
            let x = context.parameters.get("x", as: Int.self), (0..<1 << zoom).contains(x),
            let y = context.parameters.get("y", as: Int.self), (0..<1 << zoom).contains(y)
        else { throw Problem.notFound }
        return BasemapShelf.Tile(layer: layer, zoom: zoom, x: x, y: y)
    }
}
