import Domain
import Governance
import Rules
import Store

/// The board of an area: figures, trend, state of the villages, parts.
struct BoardView {
    let board: Board
    let site: Site
    let context: WebContext
    /// Whether the reader marked it as a favourite; nil where marks are not kept.
    var isMarked: Bool?

    private var language: Language { context.language }
    private var state: PageState { context.state }
    private var path: String { "/areas/\(board.region.id)" }

    var page: PageShell {
        let frame = AreaFrame(board: board, site: site, context: context)
        var page = frame.page(title: board.region.name + language(BoardText.boardSuffix), path: path)
        if board.region.level == .administrativeVillage {
            page.actions = [Action(language(BoardText.openRecord), to: state.link("/places/\(board.region.id)"))]
        } else {
            page.actions = [
                Action(
                    language(BoardText.openVillages),
                    to: state.link("/register/villages", PageURL.Item("area", board.region.id.description)))
            ]
        }
        page.actions.append(
            Action(
                language(ScreenText.open),
                to: state.link(path, PageURL.Item(ScreenKey.modeName, ScreenKey.mode))))
        if let isMarked {
            page.headTools =
                FavouriteButton(
                    page: .board(board.region.id), isMarked: isMarked, back: PageURL(path, context.url.items),
                    csrfToken: context.formToken, language: language
                ).html
        }
        page.styleSheets = [MapPanel.styleSheet]
        page.modules = [MapPanel.module]
        page.main = HTML {
            frame.rulesChoice
            section(.class("cards")) {
                board.figures.indices.filter { board.figures[$0].indicator.status == .registered }.map(card)
                board.spotChecks.map(spotCheckCard)
            }
            charts
            MapPanel(
                heading: language(MapText.boardMap),
                items: [PageURL.Item("area", board.region.id.description)], language: language, state: state)
            BoardTable(
                board: board, language: language, state: state, url: page.url,
                mayExport: context.caller.access?.may(.export, in: board.region.path) == true
            ).html
        }
        return page
    }

    private func card(_ index: Int) -> HTML {
        let figure = board.figures[index]
        let style = IndicatorStyle(figure.indicator, language)
        let address = path + "/indicators/" + PageURL.encode(figure.indicator.id)
        var card = FigureCard(
            language(figure.indicator.name), style.text(figure.value.value),
            unit: style.countedUnit(after: figure.value.value), language)
        card.address = state.link(address)
        card.definitionAddress = state.link(address) + "#definition"
        card.take(figure, style)
        card.movements = [
            movement(KitText.yearOnYear, figure.changeOnYear, style),
            movement(KitText.monthOnMonth, figure.changeOnMonth, style),
        ]
        if !figure.indicator.isTotal {
            card.parts = [
                part(.numerator, figure.value.numerator, figure.indicator.numerator, address),
                part(.denominator, figure.value.denominator, figure.indicator.denominator, address),
            ]
        }
        card.trend = board.trend.map { $0.values[index].value }
        return card.html
    }

    /// The rate of effective operation by one level's spot check, with its interval; counts where too few are known.
    private func spotCheckCard(_ found: SpotCheckFigure) -> HTML {
        let figure = board.figures.first { $0.indicator.id == SpotCheckFigure.indicatorID }
        let name = figure.map { language($0.indicator.name) } ?? language(SpotCheckText.heading)
        let counts = found.counts
        let shown = found.estimate
        let known = language.count(counts.effective) + "/" + language.count(counts.known)
        var card = FigureCard(
            name + language(BoardText.ofLevel, ["level": language(found.level.name)]),
            shown.map { language.percent($0.estimate) } ?? known,
            unit: shown == nil ? language(BoardText.countsOnly) : nil, language)
        card.address = "/verify/spotchecks/\(found.campaign)"
        if let target = figure?.target {
            card.target =
                language.percent(target.value, places: 0) + language(BoardText.ofYear, ["year": String(target.year)])
        }
        // Only what was tested against this very bar, for this very place, is said to reach it; “not proved” is not
        // “not reached”.
        if found.domain == nil, shown != nil, figure?.target.map({ $0.value == found.result.threshold }) ?? true {
            let isProved = found.result.proof.isProved
            card.isReached = isProved ? true : nil
            card.parts.append(
                FigureCard.Part(
                    language(
                        BoardText.claim,
                        ["bar": language.percent(found.result.threshold, places: 0)]),
                    language(isProved ? BoardText.proved : BoardText.notProved)))
        }
        if let shown {
            card.parts.append(
                FigureCard.Part(
                    language(BoardText.interval),
                    language.percent(shown.lower) + "–" + language.percent(shown.upper)))
            card.parts.append(FigureCard.Part(language(BoardText.known), known))
        } else {
            card.parts.append(FigureCard.Part(language(BoardText.interval), language(BoardText.tooFew)))
        }
        if let larger = found.largerArea {
            card.parts.append(FigureCard.Part(language(BoardText.partOf), larger))
        }
        card.parts.append(FigureCard.Part(language(BoardText.finishedOn), language.day(found.day)))
        return card.html
    }

    private func movement(_ words: KitText, _ change: Double?, _ style: IndicatorStyle) -> FigureCard.Movement {
        FigureCard.Movement(
            language(words), style.change(change), direction: change.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } ?? 0)
    }

    private func part(_ part: FigurePart, _ value: Double?, _ measureID: String?, _ address: String) -> FigureCard.Part
    {
        let measure = board.rules.measure(measureID)
        let words = measure.map { language($0.name) } ?? language(part.words)
        return FigureCard.Part(
            words, value.map { IndicatorStyle.quantity($0, measure?.unit, language) },
            address: state.link(address, PageURL.Item("part", part.rawValue)) + "#records")
    }

    /// The leading indicator of the rule set has the large charts.
    private var lead: Int? {
        board.figures.firstIndex { $0.value.value != nil && $0.indicator.unit.zh == "%" }
    }

    @HTMLBuilder private var charts: HTML {
        if let lead {
            let figure = board.figures[lead]
            let style = IndicatorStyle(figure.indicator, language)
            section(.class("columns board-charts")) {
                StatusBar(
                    language(BoardText.statusOfVillages), board.statusCounts, addresses: statusAddresses, id: "status",
                    language)
                TrendChart(
                    language(BoardText.trendOf, ["name": language(figure.indicator.name)]),
                    board.trend.map { point in
                        TrendChart.Point(
                            language.month(of: point.day), point.values[lead].value, target: figure.target?.value,
                            address: state.with(day: point.day).link(path))
                    }, format: style.chart, id: "trend", language)
                if board.lines.count > 1, board.lines.count <= 60 {
                    BarChart(
                        language(BoardText.partsBy, ["name": language(figure.indicator.name)]),
                        board.lines.map { line in
                            BarChart.Bar(
                                line.region.name, line.values[lead].value, address: state.link(line.address))
                        }, target: figure.target?.value, format: style.chart, id: "parts", language)
                }
            }
        }
    }

    private var statusAddresses: [String?] {
        ["treatedVillages", "controlledVillages", "untreatedVillages"].map { id in
            state.link(path + "/indicators/" + id) + "#records"
        } + [state.link(path + "/indicators/treatedVillages", PageURL.Item("part", "missing")) + "#records"]
    }
}

extension FigureCard {
    /// Shows the target and whether it is met; one of an area above only for comparison.
    mutating func take(_ figure: Figure, _ style: IndicatorStyle) {
        func text(_ target: Target) -> String {
            (style.text(target.value) ?? "") + language(BoardText.ofYear, ["year": String(target.year)])
        }
        if let own = figure.target {
            target = text(own)
            isReached = figure.meetsTarget
        } else if let above = figure.targetAbove {
            target = text(above.target)
            targetName = language(BoardText.targetAbove, ["level": language(above.level.name)])
        }
    }
}

extension Board {
    /// How many of the villages that count have which status.
    var statusCounts: StatusBar.Counts {
        func count(_ id: String) -> Int? {
            figures.first { $0.indicator.id == id }?.value.value.map { Int($0) }
        }
        let reporting = figures.first { $0.indicator.id == "statusReportingRate" }?.value
        let unreported = (reporting?.denominator ?? 0) - (reporting?.numerator ?? 0)
        return StatusBar.Counts(
            treated: count("treatedVillages"), controlled: count("controlledVillages"),
            untreated: count("untreatedVillages"), unreported: Int(max(0, unreported)))
    }
}

extension BoardLine {
    /// Where the part opens: its own board, or for natural villages their record.
    var address: String {
        region.level == .naturalVillage ? "/places/\(region.id)" : "/areas/\(region.id)"
    }
}

extension PageState {
    /// The same for another day.
    func with(day: Day?) -> PageState {
        var copy = self
        copy.day = day
        return copy
    }
}

extension FigurePart {
    /// Its name for people.
    var words: BoardText {
        switch self {
        case .numerator: .numerator
        case .denominator: .denominator
        case .missing: .missing
        }
    }
}
