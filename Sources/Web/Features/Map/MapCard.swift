import Domain
import Geo
import Governance

/// What is known of the selected feature, in short: classes, position in three datums, the way to its record.
struct MapCard: Component {
    let layer: MapLayer
    let feature: MapFeature
    let isPublic: Bool
    let language: Language
    let state: PageState
    /// Where the card is closed.
    let closeAddress: String

    var html: HTML {
        section(
            .class("map-card"), .id("map-card"), .aria("aria-label", language(MapText.selected)),
            .data("data-sel", "\(layer.rawValue).\(feature.id)"),
            .data("data-at", "\(feature.position.longitude),\(feature.position.latitude)")
        ) {
            header {
                h2 { feature.name.isEmpty ? "#\(feature.id)" : feature.name }
                a(.class("button plain small"), .href(closeAddress), .data("data-map-close", "")) {
                    Icon.close
                    span(.class("sr")) { language(MapText.close) }
                }
            }
            p(.class("muted")) {
                language(layer.name)
                if !feature.code.isEmpty { " · " + feature.code }
            }
            dl(.class("map-facts")) {
                facts
                positions
            }
            if !isPublic {
                p(.class("actions")) {
                    Action(
                        language(MapText.openRecord), to: state.link(RegisterKinds.address(layer.kind, feature.id)),
                        .primary)
                }
            }
        }
    }

    @HTMLBuilder private var facts: HTML {
        for (number, theme) in layer.themes.enumerated() where number < feature.classes.count {
            if theme.classes.count > 1 {
                let entry = theme.classes[Int(feature.classes[number])]
                dt { language(theme.name) }
                dd {
                    MapStyle.mark(layer, theme: theme.key, code: entry.code).html
                    " "
                    language(entry.name)
                    if theme.key == MapTheme.lastVisitKey, let day = feature.lastVisit {
                        language.bracketed("", language.day(day))
                    }
                }
            }
        }
    }

    @HTMLBuilder private var positions: HTML {
        if isPublic {
            dt { language(MapText.coordinates) }
            dd { MapCard.text(feature.position, .cgcs2000, places: 2) + " · " + language(MapText.rounded) }
        } else {
            for system in [CoordinateSystem.cgcs2000, .gcj02, .bd09] {
                dt { system.identifier == "EPSG:4490" ? "CGCS2000" : system.identifier }
                dd {
                    let text = MapCard.text(feature.position, system)
                    code { text }
                    " "
                    button(
                        .class("button plain small"), .type("button"), .data("data-copy", text), .hidden,
                        .aria(
                            "aria-label",
                            language(
                                MapText.copyCoordinates,
                                ["system": system == .cgcs2000 ? "CGCS2000" : system.identifier]))
                    ) { Icon.link }
                }
            }
        }
    }

    /// Longitude and latitude of a position in a system.
    static func text(_ position: Coordinate, _ system: CoordinateSystem, places: Int = 6) -> String {
        let numbers = system.position(of: position)
        var buffer = HTMLBuffer()
        buffer.append(decimal: numbers.east, places: places)
        buffer.append(trusted: ", ")
        buffer.append(decimal: numbers.north, places: places)
        return buffer.string
    }
}
