import Domain
import Geo
import Governance
import HTTPTypes
import Hummingbird
import Store

/// The map with its list, its cards and its drawings (地图).
struct MapRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/map") { _, context in try await page(try viewer(context), "/map", context) }
        router.get("/map/list") { _, context in try await list(try viewer(context), "/map", context) }
        router.get("/map/hits") { _, context in
            let viewer = try viewer(context)
            let scene = try await scene(viewer, context)
            return Self.fragment(try await hits(viewer, scene, "/map", context)?.html ?? .empty)
        }
        router.get("/map/card/:layer/:id") { _, context in try await card(try viewer(context), "/map", context) }
        router.get("/map/panel") { _, context in try await panel(try viewer(context), context) }
        router.get("/map/versions") { _, context in try await versions(try viewer(context), context) }
        router.get("/map/picture.svg") { _, context in try await picture(try viewer(context), context) }
        router.get("/map/sheet") { _, context in try await sheet(try viewer(context), context) }
        router.get("/public/map") { _, context in try await page(.everybody, "/public/map", context) }
        router.get("/public/map/list") { _, context in try await list(.everybody, "/public/map", context) }
        router.get("/public/map/card/:layer/:id") { _, context in
            try await card(.everybody, "/public/map", context)
        }
    }

    private func viewer(_ context: WebContext) throws -> MapDesk.Viewer { .access(try context.access) }

    private func asOf(_ viewer: MapDesk.Viewer, _ context: WebContext) -> AsOf {
        viewer.isPublic ? site.platform.asOf() : context.state.asOf(site.platform)
    }

    private func scene(_ viewer: MapDesk.Viewer, _ context: WebContext) async throws -> MapScene {
        try await MapScene.read(
            site, viewer, MapState(context.url, offered: viewer.layers), asOf: asOf(viewer, context))
    }

    private func page(_ viewer: MapDesk.Viewer, _ path: String, _ context: WebContext) async throws -> Response {
        try MapState.check(context.url)
        var scene = try await scene(viewer, context)
        scene.relief = try await site.relief.relief(for: viewer)
        let hits = try await hits(viewer, scene, path, context)
        return MapView(scene: scene, site: site, context: context, hits: hits, path: path).page.response()
    }

    /// A part of the page for scripts, written as the page itself writes it.
    static func fragment(_ html: HTML) -> Response {
        var response = Response.bytes(html.bytes, type: "text/html; charset=utf-8")
        response.headers[.cacheControl] = "private, no-cache"
        return response
    }

    private func list(_ viewer: MapDesk.Viewer, _ path: String, _ context: WebContext) async throws -> Response {
        let scene = try await scene(viewer, context)
        let list = MapList(scene: scene, box: try Self.box(context.url), language: context.language) { layer, feature in
            var state = scene.state
            state.selection = MapState.Selection(layer: layer, id: feature.id)
            return PageURL(path, state.items + context.state.items).text
        }
        return Self.fragment(list.html)
    }

    /// The box of an address, `west,south,east,north`.
    private static func box(_ url: PageURL) throws -> BoundingBox {
        let text = url["box"] ?? ""
        let parts = text.split(separator: ",").compactMap { Double($0) }
        guard parts.count == 4,
            let southWest = try? Coordinate(longitude: max(parts[0], -180), latitude: max(parts[1], -90)),
            let northEast = try? Coordinate(longitude: min(parts[2], 180), latitude: min(parts[3], 90)),
            let box = try? BoundingBox(southWest: southWest, northEast: northEast)
        else {
            throw Problem.malformed(
                "box", text,
                advice: BilingualText(
                    "应为 西经,南纬,东经,北纬 四个数，例如 112.1,23.0,112.9,23.6", "four degrees: west,south,east,north"))
        }
        return box
    }

    private func card(_ viewer: MapDesk.Viewer, _ path: String, _ context: WebContext) async throws -> Response {
        guard let layer = MapLayer(rawValue: context.part("layer")),
            let snapshot = try await site.maps.snapshot(layer, for: viewer, asOf: asOf(viewer, context)),
            let feature = snapshot.feature(try context.subject())
        else { throw Problem.notFound }
        return Self.fragment(
            MapCard(
                layer: layer, feature: feature, isPublic: viewer.isPublic, language: context.language,
                state: context.state, closeAddress: path
            ).html)
    }

    /// The drawing alone, as a file.
    private func picture(_ viewer: MapDesk.Viewer, _ context: WebContext) async throws -> Response {
        let scene = try await scene(viewer, context)
        let width = Self.side(context.url["width"], usual: MapScene.usualSize.width)
        let height = Self.side(context.url["height"], usual: MapScene.usualSize.height)
        guard let view = scene.view(width: width, height: height) else { throw Problem.notFound }
        var drawing = MapPicture(
            scene: scene, view: view, width: width, height: height, language: context.language)
        drawing.mark = PaperMark(context, at: site.timestamp(context.language), version: scene.version).text
        var response = Response.bytes(drawing.html.bytes, type: "image/svg+xml; charset=utf-8")
        response.headers[.cacheControl] = "private, no-cache"
        return response
    }

    private static func side(_ text: String?, usual: Double) -> Double {
        guard let text, let number = Double(text), number.isFinite else { return usual }
        return min(max(number.rounded(), 100), 3000)
    }

    /// A small map for other pages: an area's, or a record's with what lies near by.
    private func panel(_ viewer: MapDesk.Viewer, _ context: WebContext) async throws -> Response {
        let scene = try await scene(viewer, context)
        return Self.fragment(MapPanel.content(scene, site, context))
    }

    /// The present version of each layer, for maps that are open while somebody changes records.
    private func versions(_ viewer: MapDesk.Viewer, _ context: WebContext) async throws -> Response {
        // Asked for after a change, which must be in the answer.
        let scene = try await MapScene.read(
            site, viewer, MapState(context.url, offered: viewer.layers), asOf: asOf(viewer, context), isLatest: true)
        var json = JSONBuffer()
        json.object { json in
            for layer in scene.offered {
                json.member(layer.rawValue, scene.snapshots[layer].map { String($0.version) })
            }
        }
        var response = Response.json(json)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func sheet(_ viewer: MapDesk.Viewer, _ context: WebContext) async throws -> Response {
        var scene = try await scene(viewer, context)
        scene.relief = try await site.relief.relief(for: viewer)
        guard let view = scene.view() else { throw Problem.notFound }
        return MapSheet(scene: scene, view: view, site: site, context: context).page.response()
    }

    /// What a search found that has a position, or an area with something in it.
    private func hits(
        _ viewer: MapDesk.Viewer, _ scene: MapScene, _ path: String, _ context: WebContext
    ) async throws -> MapHits? {
        guard case .access(let access) = viewer, !scene.state.words.isEmpty else { return nil }
        let language = context.language
        let found = try await site.search.search(
            scene.state.words, asOf: asOf(viewer, context), limit: 20, access: access)
        func address(_ change: (inout MapState) -> Void) -> String {
            var state = scene.state
            state.view = nil
            change(&state)
            return PageURL(path, state.items + context.state.items).text
        }
        var hits: [MapHits.Hit] = found.places.prefix(12).map { place in
            let layer = place.level == .administrativeVillage ? MapLayer.villages : .hamlets
            if place.level.isVillage, let feature = scene.snapshots[layer]?.feature(place.id) {
                let selection = MapState.Selection(layer: layer, id: place.id)
                return MapHits.Hit(
                    name: place.name, kind: language(place.level.name), address: address { $0.selection = selection },
                    view: MapViewpoint(centre: feature.position, zoom: 14).text, selection: selection.text)
            }
            return MapHits.Hit(
                name: place.name, kind: language(place.level.name),
                address: PageURL(path, [PageURL.Item("area", place.id.description)] + context.state.items).text)
        }
        hits += found.records.prefix(12).compactMap { record in
            guard let layer = MapLayer.allCases.first(where: { $0.kind == record.kind && $0.kind != .village }),
                let feature = scene.snapshots[layer]?.feature(record.item.id)
            else { return nil }
            let selection = MapState.Selection(layer: layer, id: record.item.id)
            return MapHits.Hit(
                name: feature.name, kind: language(layer.name), address: address { $0.selection = selection },
                view: MapViewpoint(centre: feature.position, zoom: 14).text, selection: selection.text)
        }
        return MapHits(hits: hits, language: language)
    }
}
