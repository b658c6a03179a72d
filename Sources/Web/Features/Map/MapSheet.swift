import Governance

/// A sheet to print (图幅): the drawing with title, legend, scale, day, source and the line that it is a sketch.
struct MapSheet {
    let scene: MapScene
    let view: MapViewpoint
    let site: Site
    let context: WebContext

    private var language: Language { context.language }

    var page: PageShell {
        var page = site.page(context, title: language(MapText.picture))
        page.styleSheets = ["css/map.css"]
        page.actions = [
            Action(language(MapText.title), to: PageURL("/map", scene.state.items + context.state.items))
        ]
        page.stamp = DataStamp(
            day: language.day(scene.day),
            version: language.count(scene.version.map { Int($0) }), rules: "—")
        page.main = figure(.class("map-sheet")) {
            drawing
            figcaption {
                div(.class("map-keys")) { scene.drawn.reversed().filter { !$0.features.isEmpty }.map(keys) }
                p {
                    language(MapText.source, ["day": language.day(scene.day)]) + " · CGCS2000 · "
                        + language(MapText.sketch)
                }
            }
        }
        return page
    }

    private var drawing: HTML {
        var picture = MapPicture(scene: scene, view: view, width: 1060, height: 640, language: language)
        picture.mark = PaperMark(context, at: site.timestamp(language), version: scene.version).text
        return picture.html
    }

    private func keys(_ snapshot: MapSnapshot) -> HTML {
        let (number, theme) = scene.state.theme(snapshot.layer)
        let counts = snapshot.counts(theme: number)
        return div {
            h2 {
                language(snapshot.layer.name)
                if theme.classes.count > 1 { " · " + language(theme.name) }
            }
            ul(.class("map-classes")) {
                for (place, entry) in theme.classes.enumerated()
                where counts[place] > 0 && scene.state.isShown(entry.code, snapshot.layer) {
                    li {
                        MapStyle.mark(snapshot.layer, theme: theme.key, code: entry.code).html
                        " "
                        language(entry.name)
                        " "
                        span(.class("muted")) { language.count(counts[place]) }
                    }
                }
            }
        }
    }
}
