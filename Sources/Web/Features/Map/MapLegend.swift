import Domain
import Governance

/// The legend, which is the filter: layers to turn on, themes to choose, classes to show (图例即筛选).
///
/// It is a plain form: without scripts its button loads the page anew; with them every change is shown at once.
struct MapLegend: Component {
    let scene: MapScene
    let language: Language
    /// What else stands in the page's address and is kept.
    let kept: [PageURL.Item]
    let address: String
    /// Who made the outside base map, where the deployment has one.
    let basemapCredit: String?

    var html: HTML {
        form(.class("map-legend"), .id("map-legend"), .method(.get), .action(address)) {
            HiddenFields(keeping: kept)
            h2 { language(MapText.legend) }
            scene.offered.map(layer)
            if scene.relief != nil { relief }
            basemap
            p(.class("actions map-apply")) {
                button(.class("button small"), .type("submit")) { language(MapText.apply) }
            }
        }
    }

    /// The relief, which has neither themes nor classes.
    private var relief: HTML {
        fieldset(.class("map-layer"), .data("data-layer", "relief")) {
            legend(.class("sr")) { language(MapText.relief) }
            div(.class("map-layer-head")) {
                input(
                    .type("checkbox"), .id("layer-relief"), .name("on"), .value("relief"),
                    .when(scene.state.isRelief, .checked), .data("data-map-on", "relief"))
                label(.for("layer-relief")) { language(MapText.relief) }
                opacity("relief", language(MapText.relief))
            }
        }
    }

    /// How much of what lies below shines through; for scripts, which show it.
    private func opacity(_ key: String, _ name: String) -> HTML {
        HTML(
            void: "input",
            [
                .type("range"), .class("map-opacity"), Attribute("min", .number(10)), Attribute("max", .number(100)),
                Attribute("step", .number(10)), .value("100"), .hidden, .data("data-map-opacity", key),
                .aria("aria-label", language(MapText.opacity, ["name": name])),
            ])
    }

    @HTMLBuilder private var basemap: HTML {
        if let basemapCredit {
            fieldset(.class("map-layer")) {
                legend(.class("sr")) { language(MapText.basemap) }
                div(.class("map-layer-head")) {
                    input(
                        .type("checkbox"), .id("layer-basemap"), .name("base"), .value("1"),
                        .when(scene.state.hasBasemap, .checked), .data("data-map-base", ""))
                    label(.for("layer-basemap")) { language(MapText.basemap) }
                    opacity("base", language(MapText.basemap))
                }
                p(.class("hint")) { basemapCredit }
            }
        }
    }

    private func layer(_ layer: MapLayer) -> HTML {
        let isOn = scene.state.layers.contains(layer)
        let snapshot = scene.snapshots[layer]
        let id = "layer-" + layer.rawValue
        let number = scene.isPublic ? 0 : scene.state.theme(layer).number
        return fieldset(.class("map-layer"), .data("data-layer", layer.rawValue)) {
            legend(.class("sr")) { language(MapText.classes, ["name": language(layer.name)]) }
            div(.class("map-layer-head")) {
                input(
                    .type("checkbox"), .id(id), .name("on"), .value(layer.rawValue), .when(isOn, .checked),
                    .data("data-map-on", layer.rawValue))
                label(.for(id)) {
                    language(layer.name)
                    " "
                    span(.class("count")) { language.count(snapshot?.features.count ?? 0) }
                }
                themeChoice(layer, number)
            }
            ul(.class("map-classes"), .when(!isOn || snapshot?.features.isEmpty != false, .hidden)) {
                classes(layer, number, snapshot)
            }
            note(layer, number, snapshot)
        }
    }

    @HTMLBuilder private func themeChoice(_ layer: MapLayer, _ number: Int) -> HTML {
        if layer.themes.count > 1, !scene.isPublic {
            select(
                .class("map-theme"), .name("by." + layer.rawValue), .data("data-map-by", layer.rawValue),
                .aria("aria-label", language(layer.name) + " · " + language(MapText.theme))
            ) {
                for (place, theme) in layer.themes.enumerated() {
                    option(.value(theme.key), .when(place == number, .selected)) { language(theme.name) }
                }
            }
        }
    }

    private func classes(_ layer: MapLayer, _ number: Int, _ snapshot: MapSnapshot?) -> [HTML] {
        let theme = layer.themes[number]
        let counts = snapshot?.counts(theme: number) ?? []
        return theme.classes.enumerated().map { place, entry in
            let id = "class-\(layer.rawValue)-\(entry.code)"
            return li {
                input(
                    .type("checkbox"), .id(id), .name("only." + layer.rawValue), .value(entry.code),
                    .when(scene.state.isShown(entry.code, layer), .checked), .data("data-map-only", layer.rawValue))
                label(.for(id)) {
                    MapStyle.mark(layer, theme: theme.key, code: entry.code).html
                    " "
                    language(entry.name)
                    " "
                    span(.class("muted")) { language.count(place < counts.count ? counts[place] : 0) }
                }
            }
        }
    }

    @HTMLBuilder private func note(_ layer: MapLayer, _ number: Int, _ snapshot: MapSnapshot?) -> HTML {
        if let missing = snapshot?.withoutPosition, missing > 0, !scene.isPublic {
            p(.class("hint")) { language(MapText.withoutPosition, ["n": language.count(missing)]) }
        }
        if layer == .facilities, !scene.isPublic, layer.themes[number].key == MapTheme.lastVisitKey,
            snapshot?.features.contains(where: { $0.lastVisit != nil }) != true
        {
            p(.class("hint")) { language(MapText.noVisitData) }
        }
    }
}
