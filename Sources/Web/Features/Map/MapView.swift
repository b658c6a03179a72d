import Domain
import Geo
import Governance
import Store

/// The map's page: legend and list beside the map, all of it usable without scripts (地图工作台).
struct MapView {
    let scene: MapScene
    let site: Site
    let context: WebContext
    /// What a search on the map found.
    let hits: MapHits?
    /// The path of the page, `/map` or `/public/map`.
    let path: String

    private var language: Language { context.language }

    /// What of the address is not the map's own.
    private var outside: [PageURL.Item] { context.state.items }

    private func link(_ change: (inout MapState) -> Void) -> String {
        var state = scene.state
        if state.view == nil { state.view = scene.view() }
        change(&state)
        return PageURL(path, state.items + outside).text
    }

    var page: PageShell {
        let isPublic = scene.isPublic
        var page = site.page(context, title: language(isPublic ? MapText.publicTitle : MapText.title))
        page.lead = .text(language(isPublic ? MapText.publicLead : MapText.lead))
        page.styleSheets = ["css/map.css"]
        page.modules = ["js/map/page.js"]
        if !isPublic { page.modules += ["js/map/trace.js"] + (mayEdit ? ["js/map/edit.js"] : []) }
        page.stamp = DataStamp(day: language.day(scene.day), version: version, rules: "—")
        guard let view = scene.view() else {
            page.main = EmptyState(language(MapText.noMapYet), advice: language(MapText.noMapAdvice)).html
            return page
        }
        if !isPublic { page.actions = [Action(language(MapText.sheet), to: sheetAddress)] }
        page.main = HTML {
            div(.class("map-work")) {
                div(.class("map-side")) {
                    search
                    div(.id("map-selected"), Attribute("aria-live", .literal("polite"))) { card }
                    if mayEdit {
                        MapEditPanel(
                            today: site.platform.today, formToken: context.formToken, language: language)
                    }
                    MapLegend(
                        scene: scene, language: language, kept: keptByLegend, address: path,
                        basemapCredit: basemapCredit)
                    list(view)
                }
                stage(view)
            }
        }
        return page
    }

    /// The present state can be changed by those who may; the past cannot be drawn on.
    private var mayEdit: Bool {
        !scene.isPublic && context.state.day == nil && context.state.known == nil
            && context.caller.access?.mayAnywhere(.editRegister) == true
    }

    /// Everybody's map has none: it was not approved for the public.
    private var basemapCredit: String? { scene.isPublic ? nil : site.configuration.basemap?.credit }

    private var version: String {
        language.count(scene.snapshots.values.map(\.version).max().map { Int($0) })
    }

    private var sheetAddress: String { PageURL("/map/sheet", scene.state.items + outside).text }

    private var keptByLegend: [PageURL.Item] {
        var items = outside
        if let view = scene.view() { items.append(PageURL.Item("at", view.text)) }
        if let selection = scene.state.selection { items.append(PageURL.Item("sel", selection.text)) }
        return items
    }

    private var search: HTML {
        form(.class("map-search"), .method(.get), .action(path), .role("search")) {
            HiddenFields(keeping: scene.state.items.filter { $0.name != "q" } + outside)
            label(.for("map-q"), .class("sr")) { language(MapText.searchLabel) }
            div(.class("control")) {
                input(
                    .type("search"), .id("map-q"), .name("q"), .value(scene.state.words),
                    .placeholder(language(MapText.searchPlace)))
                button(.class("button small"), .type("submit")) { language(KitText.search) }
            }
            div(.id("map-hits")) { hits }
        }
    }

    @HTMLBuilder private var card: HTML {
        if let selected = scene.selected {
            MapCard(
                layer: selected.layer, feature: selected.feature, isPublic: scene.isPublic, language: language,
                state: context.state, closeAddress: link { $0.selection = nil })
        }
    }

    private func list(_ view: MapViewpoint) -> HTML {
        let size = MapScene.usualSize
        return MapList(
            scene: scene, box: view.box(width: size.width, height: size.height), language: language
        ) { layer, feature in
            link { $0.selection = MapState.Selection(layer: layer, id: feature.id) }
        }.html
    }

    /// The map: the drawing first, which scripts replace by the moving map where the browser can show it.
    private func stage(_ view: MapViewpoint) -> HTML {
        let configuration = MapConfiguration(
            scene: scene, site: site, context: context, tiles: scene.isPublic ? "/public/tiles" : "/tiles", page: path)
        let element = HTML(
            "qingxi-map",
            [
                .id("map"), .class("map-stage"), .role("region"), .aria("aria-label", language(MapText.picture)),
                .data("data-config", configuration.text),
            ],
            HTML {
                div(.class("map-drawing")) {
                    MapPicture(
                        scene: scene, view: view, width: MapScene.usualSize.width, height: MapScene.usualSize.height,
                        language: language, address: targetAddress
                    ).html
                    steps(view)
                }
            })
        return div(.class("map-main")) {
            tools
            element
            p(.class("hint map-source")) {
                language(MapText.source, ["day": language.day(scene.day)]) + " · " + language(MapText.sketch)
                if let basemapCredit {
                    span(.class("map-credit"), .when(!scene.state.hasBasemap, .hidden)) { " · " + basemapCredit }
                }
            }
        }
    }

    private func targetAddress(_ target: MapPicture.MapTarget) -> String? {
        switch target {
        case .feature(let layer, let feature):
            link { $0.selection = MapState.Selection(layer: layer, id: feature.id) }
        case .cluster(let cluster):
            link { $0.view = MapViewpoint(centre: cluster.position, zoom: (scene.view()?.zoom ?? 8) + 2) }
        }
    }

    /// Links that move the drawing, for keyboards and browsers without scripts alike.
    private func steps(_ view: MapViewpoint) -> HTML {
        let size = MapScene.usualSize
        let box = view.box(width: size.width, height: size.height)
        func moved(_ east: Double, _ north: Double, _ zoom: Double) -> String {
            guard let box else { return path }
            let longitude = view.centre.longitude + east * (box.east - box.west) / 3
            let latitude = view.centre.latitude + north * (box.north - box.south) / 3
            let centre = (try? Coordinate(longitude: longitude, latitude: latitude)) ?? view.centre
            return link { $0.view = MapViewpoint(centre: centre, zoom: view.zoom + zoom) }
        }
        let links: [(String, String, MapText)] = [
            ("+", moved(0, 0, 1), .zoomIn), ("−", moved(0, 0, -1), .zoomOut), ("↑", moved(0, 1, 0), .north),
            ("↓", moved(0, -1, 0), .south), ("←", moved(-1, 0, 0), .west), ("→", moved(1, 0, 0), .east),
        ]
        return nav(.class("map-steps"), .aria("aria-label", language(MapText.mapTools))) {
            links.map { sign, address, words in
                a(.class("button small"), .href(address), .aria("aria-label", language(words))) { sign }
            }
            a(.class("button small"), .href(PageURL(path, scene.state.items.filter { $0.name != "at" } + outside))) {
                language(MapText.wholeArea)
            }
        }
    }

    /// Tools that only scripts can offer; they stay hidden without.
    private var tools: HTML {
        let buttons: [(String, MapText)] = [
            ("length", .measureLength), ("area", .measureArea), ("middle", .pickPoint), ("locate", .locate),
            ("whole", .wholeArea), ("picture", .savePNG), ("full", .fullScreen),
        ]
        return div(.class("map-tools"), .role("group"), .aria("aria-label", language(MapText.mapTools)), .hidden) {
            buttons.map { name, words in
                button(.class("button small"), .type("button"), .data("data-map-tool", name)) { language(words) }
            }
            output(.class("map-readout"), .id("map-readout"))
        }
    }
}

/// What a search on the map found, each with the way to it.
struct MapHits: Component {
    /// One hit.
    struct Hit: Sendable {
        var name: String
        var kind: String
        var address: String
        /// `longitude,latitude,zoom`; nil where only the page can tell.
        var view: String?
        var selection: String?
    }

    let hits: [Hit]
    let language: Language

    var html: HTML {
        if hits.isEmpty { return p(.class("hint")) { language(MapText.searchNothing) } }
        return ul(.class("map-hits")) {
            hits.map { hit in
                li {
                    a(
                        .href(hit.address), .when(hit.view != nil, .data("data-view", hit.view ?? "")),
                        .when(hit.selection != nil, .data("data-sel", hit.selection ?? ""))
                    ) { hit.name }
                    " "
                    span(.class("muted")) { hit.kind }
                }
            }
        }
    }
}
