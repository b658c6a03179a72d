import Domain
import Geo
import Governance
import Store

/// A small map on a page of something else: a board's area, or a record with what lies near by.
///
/// The page itself holds only the place for it. The map is asked for afterwards, so that no page waits for it; without
/// scripts the drawing is a picture of its own.
struct MapPanel: Component {
    let heading: String
    /// The items of the map's address that say what it shows: an area or a selection.
    let items: [PageURL.Item]
    let language: Language
    let state: PageState

    /// The scripts and style sheets that a page with the panel needs.
    static let module = "js/map/panel.js"
    static let styleSheet = "css/map.css"

    var html: HTML {
        section(.class("map-panel"), .aria("aria-label", heading)) {
            div(.class("map-panel-head")) {
                h2 { heading }
                a(.class("button small"), .href(PageURL("/map", items + state.items))) {
                    language(MapText.showOnMap)
                }
            }
            div(
                .class("map-panel-body"), .data("data-map-panel", PageURL("/map/panel", items + state.items).text),
                .data("data-map-page", PageURL("/map", state.items).text)
            ) {
                HTML(
                    "noscript", [],
                    img(
                        .src(PageURL("/map/picture.svg", items + state.items).text), .alt(heading),
                        .class("map-svg")))
            }
        }
    }

    private static let width = 900.0
    private static let height = 380.0

    /// What is put into the place: the drawing with what scripts need to make it move, and the neighbours.
    static func content(_ scene: MapScene, _ site: Site, _ context: WebContext) -> HTML {
        let language = context.language
        guard let view = scene.view(width: width, height: height) else {
            return p(.class("muted")) { language(MapText.noMapYet) }
        }
        func address(_ layer: MapLayer, _ feature: MapFeature) -> String {
            context.state.link(RegisterKinds.address(layer.kind, feature.id))
        }
        let drawing = MapPicture(
            scene: scene, view: view, width: width, height: height, language: language,
            address: { target in
                switch target {
                case .feature(let layer, let feature): address(layer, feature)
                case .cluster(let cluster): context.state.link("/map", PageURL.Item("area", cluster.region.description))
                }
            })
        let configuration = MapConfiguration(
            scene: scene, site: site, context: context, tiles: "/tiles", page: "/map")
        let isRecord = scene.state.selection != nil
        return HTML {
            HTML(
                "qingxi-map",
                [
                    .class("map-stage"), .role("region"), .aria("aria-label", language(MapText.picture)),
                    .data("data-config", configuration.text), .when(isRecord, .data("data-demand", "")),
                ], div(.class("map-drawing")) { drawing.html })
            if isRecord {
                p(.class("actions")) {
                    button(.class("button small"), .type("button"), .data("data-map-move", ""), .hidden) {
                        language(MapText.moving)
                    }
                }
                neighbours(scene, language, address)
            }
        }
    }

    @HTMLBuilder private static func neighbours(
        _ scene: MapScene, _ language: Language, _ address: (MapLayer, MapFeature) -> String
    ) -> HTML {
        // What lies near the middle of an area says nothing about what lies near the area.
        if let selected = scene.selected, ![.boundaries, .zones].contains(selected.layer) {
            let found = scene.neighbours(of: selected.feature.position, except: selected.feature.id, limit: 8)
            if !found.isEmpty {
                h3 { language(MapText.neighbours) }
                ol(.class("map-lines")) {
                    found.map { layer, feature, metres in
                        li {
                            a(
                                .href(address(layer, feature)), .data("data-sel", "\(layer.rawValue).\(feature.id)")
                            ) {
                                MapStyle.mark(
                                    layer, theme: layer.themes[0].key,
                                    code: layer.themes[0].classes[Int(feature.classes[0])].code
                                ).html
                                span { feature.name.isEmpty ? "#\(feature.id)" : feature.name }
                                span(.class("muted")) {
                                    language(layer.kind.singular) + " · "
                                        + (metres < 1000
                                            ? language.count(Int(metres)) + " m"
                                            : language.decimal(metres / 1000, places: 1) + " km")
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension MapLayer {
    /// The layer that shows a record of a kind at a level.
    init?(_ kind: RecordKind, level: RegionLevel?) {
        if kind == .village || kind == .region {
            switch level {
            case .administrativeVillage: self = .villages
            case .naturalVillage: self = .hamlets
            default: return nil
            }
            return
        }
        guard let layer = MapLayer.allCases.first(where: { $0.kind == kind }) else { return nil }
        self = layer
    }
}
