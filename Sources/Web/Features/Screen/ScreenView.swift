import Domain
import Geo
import Governance
import Hummingbird
import Rules
import Store

/// A board for a wall (大屏): the key figures around the map, readable from some metres, nothing that needs a pointer.
struct ScreenView {
    let board: Board
    let map: MapScene?
    let site: Site
    let context: WebContext

    private var language: Language { context.language }

    /// How many figures a wide wall shows; a usual one shows the first six.
    private static let figureCount = 12
    /// How many parts are listed; of more only the lowest.
    private static let partCount = 10
    /// The drawing's size in its own pixels: shown twice as large, so that its letters of 12 have 24.
    private static let mapSize = (width: 380.0, height: 345.0)

    /// Reads what the board lacks: the layers of its map that are drawn.
    static func read(_ board: Board, _ site: Site, _ context: WebContext, _ access: Access) async throws -> ScreenView {
        let viewer = MapDesk.Viewer.access(access)
        let drawn: [MapLayer] = [.villages, .facilities, .boundaries]
        let offered = viewer.layers.filter(drawn.contains)
        let asOf = context.state.asOf(site.platform)
        var snapshots: [MapLayer: MapSnapshot] = [:]
        for layer in offered { snapshots[layer] = try await site.maps.snapshot(layer, for: viewer, asOf: asOf) }
        let area = PageURL("/map", [PageURL.Item("area", board.region.id.description)])
        let scene = MapScene(
            state: MapState(area, offered: offered), offered: offered, snapshots: snapshots, isPublic: false,
            day: asOf.valid)
        return ScreenView(board: board, map: scene, site: site, context: context)
    }

    var shell: ScreenShell {
        let path = "/areas/\(board.region.id)"
        var shell = ScreenShell(
            title: language(ScreenText.title, ["name": board.region.name]), language: language, url: context.url,
            boardAddress: context.state.link(path), assets: site.assets.paths)
        shell.parts = board.lines.filter { $0.region.level <= .administrativeVillage }.map(\.region.id.description)
        shell.area = board.region.id.description
        shell.stamp = [
            language(KitText.dataAsOf, ["day": language.day(context.state.day ?? site.platform.today)]),
            language(KitText.dataVersion, ["version": language.count(Int(board.dataVersion))]),
            language(board.rules.title),
        ]
        shell.updated = language.minute(site.platform.now(), in: site.zone)
        shell.content = HTML {
            figures
            section(.class("screen-middle"), .aria("aria-label", language(ScreenText.map))) {
                div(.class("screen-map")) { drawing }
                statuses
            }
            section(.class("screen-side")) {
                trend
                ranking
            }
        }
        return shell
    }

    // MARK: Figures

    private var shown: [Int] {
        let registered = board.figures.indices.filter { board.figures[$0].indicator.status == .registered }
        return Array(registered.prefix(Self.figureCount))
    }

    /// The leading indicator of the rule set has the trend and the parts.
    private var lead: Int? {
        board.figures.firstIndex { $0.value.value != nil && $0.indicator.unit.zh == "%" }
    }

    private var figures: HTML {
        section(.class("screen-figures"), .aria("aria-label", language(ScreenText.figures))) {
            for index in shown { card(board.figures[index]) }
        }
    }

    private func card(_ figure: Figure) -> HTML {
        let style = IndicatorStyle(figure.indicator, language)
        return div(.class("screen-figure")) {
            h2 { language(figure.indicator.name) }
            p(.class("screen-value")) {
                style.text(figure.value.value) ?? Language.missingSign
                if let unit = style.unit { small { " " + unit } }
            }
            p(.class("screen-note")) {
                if let target = figure.target {
                    let words = language(ScreenText.targetOf, ["value": style.text(target.value) ?? ""])
                    switch figure.meetsTarget {
                    case true?: span(.class("good")) { "✓ " + words }
                    case false?: span(.class("bad")) { "✕ " + words }
                    case nil: span { words }
                    }
                }
                if let change = style.change(figure.changeOnYear) {
                    span { language(ScreenText.yearChange, ["value": change]) }
                }
                if figure.value.value == nil { span { language(KitText.notReported) } }
            }
        }
    }

    // MARK: Map and status

    private var drawing: HTML {
        guard let map, let view = map.view(width: Self.mapSize.width, height: Self.mapSize.height) else {
            return p(.class("screen-note")) { language(ScreenText.noMap) }
        }
        let picture = MapPicture(
            scene: map, view: view, width: Self.mapSize.width, height: Self.mapSize.height, language: language)
        return HTML {
            p(.class("screen-legend")) {
                for layer in [MapLayer.villages, .facilities] where map.offered.contains(layer) {
                    span {
                        ScreenDrawing.dot(MapStyle.colour(of: layer))
                        language(layer.name)
                    }
                }
            }
            picture.html
        }
    }

    private var statuses: HTML {
        let counted = board.statusCounts
        let counts = counted.parts
        let kinds: [(words: KitText, name: String)] = [
            (.treated, "treated"), (.controlled, "controlled"), (.untreated, "untreated"), (.notReported, "unreported"),
        ]
        let total = max(counted.total, 1)
        return div(.class("screen-status")) {
            h2 { language(ScreenText.statusOf) }
            ScreenDrawing.stripes(counts.map { Double($0 ?? 0) / Double(total) }, kinds.map(\.name))
            dl {
                for (kind, count) in zip(kinds, counts) {
                    div {
                        dt {
                            span(.class("key " + kind.name), .ornament) {}
                            language(kind.words)
                        }
                        dd { language.count(count) + " · " + language.percent(count, of: total, places: 1) }
                    }
                }
            }
        }
    }

    // MARK: Trend and parts

    @HTMLBuilder private var trend: HTML {
        if let lead, board.trend.count > 1 {
            let style = IndicatorStyle(board.figures[lead].indicator, language)
            let values = board.trend.map { $0.values[lead].value }
            let heading = language(ScreenText.trend, ["name": language(board.figures[lead].indicator.name)])
            div(.class("screen-trend")) {
                h2 { heading }
                ScreenDrawing.line(values, target: board.figures[lead].target?.value, name: heading)
                p(.class("screen-note ends")) {
                    for point in [board.trend.first, board.trend.last] {
                        if let point {
                            span {
                                language.month(of: point.day) + " "
                                strong { style.text(point.values[lead].value) ?? Language.missingSign }
                            }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private var ranking: HTML {
        if let lead, !board.lines.isEmpty {
            let style = IndicatorStyle(board.figures[lead].indicator, language)
            let name = language(board.figures[lead].indicator.name)
            let isCut = board.lines.count > Self.partCount
            // Where only the lowest have room they come lowest first, and what is not reported is not among them.
            let shown = board.lines.filter { !isCut || $0.values[lead].value != nil }
            let sorted = shown.sorted {
                let values = ($0.values[lead].value ?? -1, $1.values[lead].value ?? -1)
                return isCut ? values.0 < values.1 : values.0 > values.1
            }
            let most = max(sorted.compactMap { $0.values[lead].value }.max() ?? 0, style.isShare ? 1 : 1e-9)
            div(.class("screen-ranking")) {
                h2 {
                    isCut
                        ? language(ScreenText.lowest, ["name": name, "n": String(Self.partCount)])
                        : language(ScreenText.ranking, ["name": name])
                }
                ol {
                    for line in sorted.prefix(Self.partCount) {
                        li {
                            span(.class("part")) { line.region.name }
                            ScreenDrawing.bar((line.values[lead].value ?? 0) / most)
                            strong { style.text(line.values[lead].value) ?? Language.missingSign }
                        }
                    }
                }
            }
        }
    }

    /// The page as an answer.
    func response() -> Response { shell.response }
}
