import Domain
import Geo
import Governance

/// What the scripts of the map are told: layers with their signs, versions and counts, words, addresses.
struct MapConfiguration {
    let scene: MapScene
    let site: Site
    let context: WebContext
    /// The address before tiles: `/tiles` or, for everybody, `/public/tiles`.
    let tiles: String
    let page: String

    private var language: Language { context.language }

    /// The JSON for the element's `data-config`.
    var text: String {
        var json = JSONBuffer(capacity: 16 << 10)
        json.object { json in
            json.member("language", language.tag)
            json.member("tiles", tiles)
            json.member("page", page)
            json.member("vendor", "/vendor/")
            json.member("asOf", context.state.day?.description)
            json.member("known", context.state.known?.description)
            json.member("day", language.day(scene.day))
            json.member("view", scene.view()?.text)
            json.member("isPublic", scene.isPublic)
            // A view that nobody asked for fits the window, which only the browser knows.
            if scene.state.view == nil, scene.selected == nil,
                let box = scene.state.area.flatMap(scene.extent) ?? scene.extent
            {
                json.name("fit")
                json.array([box.west, box.south, box.east, box.north]) { $0.write($1) }
            }
            json.member("selection", scene.state.selection?.text)
            if let relief = scene.relief {
                json.member("relief", ReliefRoutes.template(relief))
                json.member("reliefZoom", Int64(relief.deepestZoom))
                json.member("isReliefOn", scene.state.isRelief)
            }
            if let basemap = site.configuration.basemap, !scene.isPublic {
                json.name("basemap")
                json.object { json in
                    json.member("isOn", scene.state.hasBasemap)
                    json.member("credit", basemap.credit)
                    json.member("maxZoom", Int64(BasemapSource.deepestZoom))
                    json.name("tiles")
                    json.array(basemap.layers.indices) { $0.write("/basemap/\($1)/{z}/{x}/{y}") }
                }
            }
            json.member("source", language(MapText.source, ["day": language.day(scene.day)]))
            // The picture that the browser makes of the map says who made it; the time is that of making it.
            json.member("mark", PaperMark(context, at: "", version: scene.version).text)
            // Saving it is recorded first; everybody's map shows nothing that is not everybody's.
            if !scene.isPublic {
                json.member("recording", PictureRoutes.path)
                json.member("formToken", context.formToken)
            }
            if let box = scene.extent {
                json.name("extent")
                json.array([box.west, box.south, box.east, box.north]) { $0.write($1) }
            }
            json.name("layers")
            json.array(scene.offered) { write($1, into: &$0) }
            json.name("words")
            json.object { json in
                for (name, words) in Self.words { json.member(name, language(words)) }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func write(_ layer: MapLayer, into json: inout JSONBuffer) {
        let snapshot = scene.snapshots[layer]
        json.object { json in
            json.member("id", layer.rawValue)
            json.member("name", language(layer.name))
            json.member("version", snapshot.map { String($0.version) })
            json.member("isOn", scene.state.layers.contains(layer))
            json.member("clusterZoom", layer.clusterZoom.map { Int64($0) })
            json.member("maxZoom", Int64(layer.deepestZoom))
            json.member("isOutline", layer == .boundaries)
            json.member("clusterShift", layer.clusterShift)
            json.member("labelZoom", Int64(layer.labelZoom))
            json.member("colour", "\(MapStyle.colour(of: layer))")
            json.member("theme", scene.state.theme(layer).theme.key)
            json.name("themes")
            json.array(scene.isPublic ? Array(layer.themes.prefix(1)) : layer.themes) { json, theme in
                json.object { json in
                    json.member("key", theme.key)
                    json.member("name", language(theme.name))
                    json.name("classes")
                    json.array(theme.classes) { json, entry in
                        json.object { json in
                            json.member("code", entry.code)
                            json.member("name", language(entry.name))
                            json.name("mark")
                            MapStyle.mark(layer, theme: theme.key, code: entry.code).write(into: &json)
                        }
                    }
                }
            }
        }
    }

    private static let words: [(String, MapText)] = [
        ("zoomIn", .zoomIn), ("zoomOut", .zoomOut), ("resetNorth", .resetNorth), ("fullScreen", .fullScreen),
        ("fullScreenExit", .fullScreenExit), ("locate", .locate), ("locateRefused", .locateRefused),
        ("measureHint", .measureHint), ("fallback", .fallback), ("updated", .updated), ("sketch", .sketch),
        ("title", .title), ("legend", .legend), ("picture", .picture), ("signedOut", .signedOut),
        ("pictureRefused", .pictureRefused),
    ]
}
