import Domain
import Geo
import Governance
import Store

/// The features of a view as a list, which stands beside the map and follows it (图文联动).
struct MapList {
    /// How many lines at most.
    static let most = 60

    let scene: MapScene
    let box: BoundingBox?
    let language: Language
    /// Where a line leads.
    let address: (MapLayer, MapFeature) -> String

    var html: HTML {
        let found = lines
        return div(.id("map-list"), .class("map-list"), .data("data-total", String(found.total))) {
            h2 { language(MapText.list) }
            if found.total == 0 {
                p(.class("muted")) { language(MapText.noneInView) }
            } else {
                p(.class("hint")) {
                    language(
                        MapText.inView,
                        ["n": language.count(found.total), "shown": language.count(found.lines.count)])
                }
                ol(.class("map-lines")) { found.lines.map { line($0.layer, $0.feature) } }
                if found.total > found.lines.count { p(.class("hint")) { language(MapText.moreInView) } }
            }
        }
    }

    /// Facilities first: they are few and what is looked for most.
    private static let order: [MapLayer] = [
        .facilities, .villages, .waters, .zones, .lifts, .outlets, .hamlets, .toilets, .sewers, .manholes,
    ]

    private var lines: (total: Int, lines: [(layer: MapLayer, feature: MapFeature)]) {
        guard let box = box.map(WorldBox.init) else { return (0, []) }
        var total = 0
        var lines: [(layer: MapLayer, feature: MapFeature)] = []
        for layer in Self.order where scene.state.layers.contains(layer) {
            guard let snapshot = scene.snapshots[layer] else { continue }
            let found = snapshot.packed.features(in: box).map { snapshot.features[$0] }
                .filter { scene.state.isShown($0, layer) }
            total += found.count
            guard lines.count < Self.most else { continue }
            let sorted = found.count > 5000 ? Array(found.prefix(Self.most)) : found
            lines += sorted.sorted { $0.path.text != $1.path.text ? $0.path.text < $1.path.text : $0.id < $1.id }
                .prefix(Self.most - lines.count).map { (layer, $0) }
        }
        return (total, lines)
    }

    private func line(_ layer: MapLayer, _ feature: MapFeature) -> HTML {
        let (number, theme) = scene.state.theme(layer)
        let entry = number < feature.classes.count ? theme.classes[Int(feature.classes[number])] : nil
        let isSelected = scene.state.selection == MapState.Selection(layer: layer, id: feature.id)
        return li(.when(isSelected, .class("is-selected"))) {
            a(
                .href(address(layer, feature)), .data("data-sel", "\(layer.rawValue).\(feature.id)"),
                .data("data-at", "\(feature.position.longitude),\(feature.position.latitude)"),
                .when(isSelected, Attribute("aria-current", .literal("true")))
            ) {
                MapStyle.mark(layer, theme: theme.key, code: entry?.code ?? "none").html
                span { feature.name.isEmpty ? "#\(feature.id)" : feature.name }
                span(.class("muted")) { entry.map { language($0.name) } ?? language(layer.name) }
            }
        }
    }
}
