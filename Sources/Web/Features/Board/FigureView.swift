import Domain
import Governance
import Rules
import Store

/// A figure opened: what it means, where it comes from, how it moved, and the records it is made of.
struct FigureView {
    let evidence: FigureEvidence
    let site: Site
    let context: WebContext

    private var language: Language { context.language }
    private var state: PageState { context.state }
    private var board: Board { evidence.board }
    private var figure: Figure { evidence.figure }
    private var style: IndicatorStyle { IndicatorStyle(figure.indicator, language) }
    private var path: String {
        "/areas/\(board.region.id)/indicators/" + PageURL.encode(figure.indicator.id)
    }

    var page: PageShell {
        let frame = AreaFrame(board: board, site: site, context: context)
        var page = frame.page(title: language(figure.indicator.name) + " · " + board.region.name, path: path)
        page.breadcrumbs.append(Breadcrumb(language(figure.indicator.name)))
        page.main = HTML {
            frame.rulesChoice
            div(.class("figure-top")) {
                headline
                definition
            }
            charts
            records
        }
        return page
    }

    private var headline: HTML {
        let value = figure.value
        var card = FigureCard(
            language(figure.indicator.name), style.text(value.value), unit: style.countedUnit(after: value.value),
            language)
        card.take(figure, style)
        card.movements = [(KitText.yearOnYear, figure.changeOnYear), (.monthOnMonth, figure.changeOnMonth)].map {
            FigureCard.Movement(
                language($0.0), style.change($0.1), direction: $0.1.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 } ?? 0)
        }
        card.parts = evidence.parts.map { part in
            FigureCard.Part(
                partWords(part), quantity(of: part), address: address(part))
        }
        return section(.class("cards")) {
            card
            if let reason = value.reason { Notice(.information, language(reason), language) }
        }
    }

    private func partWords(_ part: FigurePart) -> String {
        switch part {
        case .numerator:
            board.rules.measure(figure.indicator.numerator).map { language($0.name) } ?? language(part.words)
        case .denominator:
            board.rules.measure(figure.indicator.denominator).map { language($0.name) } ?? language(part.words)
        case .missing: language(part.words)
        }
    }

    private func quantity(of part: FigurePart) -> String? {
        let value: Double? =
            switch part {
            case .numerator: figure.value.numerator
            case .denominator: figure.value.denominator
            case .missing: nil
            }
        if part == .missing { return language(BoardText.openList) }
        let unit = board.rules.measure(part == .numerator ? figure.indicator.numerator : figure.indicator.denominator)?
            .unit
        return value.map { IndicatorStyle.quantity($0, unit, language) }
    }

    private func address(_ part: FigurePart) -> String {
        listAddress(part) + "#" + Self.recordsID
    }

    private func listAddress(_ part: FigurePart) -> String {
        state.link(path, PageURL.Item("part", part.rawValue))
    }

    private static let recordsID = "records"

    private var definition: HTML {
        let indicator = figure.indicator
        var entries = [
            RecordSheet.Entry(language(BoardText.definition), language(indicator.definition)),
            RecordSheet.Entry(language(BoardText.formula), language(indicator.formula)),
            RecordSheet.Entry(
                language(BoardText.origin),
                language(indicator.origin == .sourced ? BoardText.sourced : BoardText.derived)),
            RecordSheet.Entry(language(BoardText.ruleSet), language(board.rules.title), sourceAddress: nil),
        ]
        if let note = indicator.note { entries.append(RecordSheet.Entry(language(BoardText.note), language(note))) }
        if let target = figure.target ?? figure.targetAbove?.target {
            let source = board.rules.source(target.sourceID)
            let above = figure.targetAbove.map {
                language(BoardText.targetAbove, ["level": language($0.level.name)])
            }
            entries.append(
                RecordSheet.Entry(
                    above ?? language(KitText.target),
                    (style.text(target.value) ?? "") + language(BoardText.ofYear, ["year": String(target.year)]),
                    source: source.map { language($0.title) }))
        }
        let sources = indicator.sourceIDs.compactMap(board.rules.source)
        return section(.id("definition"), .class("stack")) {
            RecordSheet(language(KitText.definition), entries, language)
            if !sources.isEmpty {
                h3 { language(BoardText.sources) }
                ul {
                    for source in sources {
                        li {
                            language(source.title)
                            if !source.issued.isEmpty { " · " + source.issued }
                            if !source.locator.isEmpty {
                                " · "
                                span(.class("muted")) { source.locator }
                            }
                        }
                    }
                }
            }
        }
    }

    private var charts: HTML {
        section(.class("columns")) {
            TrendChart(
                language(BoardText.trendOf, ["name": language(figure.indicator.name)]),
                board.trend.map { point in
                    TrendChart.Point(
                        language.month(of: point.day), point.values[evidence.index].value,
                        target: figure.target?.value, address: state.with(day: point.day).link(path))
                }, format: style.chart, id: "trend", language)
            if board.lines.count > 1, board.lines.count <= 60 {
                BarChart(
                    language(BoardText.partsBy, ["name": language(figure.indicator.name)]),
                    board.lines.map { line in
                        BarChart.Bar(
                            line.region.name, line.values[evidence.index].value,
                            address: state.link(
                                "/areas/\(line.region.id)/indicators/" + PageURL.encode(figure.indicator.id)))
                    }, target: figure.target?.value, format: style.chart, id: "parts", language)
            }
        }
    }

    /// The list as a file; nothing for who may not take data out.
    @HTMLBuilder private func tools(_ part: FigurePart) -> HTML {
        if context.caller.access?.may(.export, in: board.region.path) == true {
            let whole = context.url.removing("after", "before", "last", "size").setting("part", part.rawValue)
            TableTools(
                tableName: "figure", columns: [], isCompact: false, url: whole,
                excelAddress: PageURL(path + "/export.xlsx", whole.items),
                csvAddress: PageURL(path + "/export.csv", whole.items), isKeptByServer: true, language: language)
        }
    }

    @HTMLBuilder private var records: HTML {
        if let list = evidence.list, let part = evidence.part {
            let keys = evidence.measure.map { FigureColumns.keys(for: $0, board.rules, figure.indicator) } ?? []
            section(.id(Self.recordsID), .class("stack")) {
                h2 { language(BoardText.records) }
                Tabs(
                    language(BoardText.records),
                    evidence.parts.map { other in
                        Tabs.Tab(
                            partWords(other), to: PageURL(parsing: listAddress(other)), fragment: Self.recordsID,
                            isCurrent: other == part)
                    }, language)
                tools(part)
                RegisterTable(
                    list: list, kind: evidence.kind, keys: keys, language: language, state: state,
                    url: PageURL(path, context.url.items)
                ).html
                ListPaging.pager(list, url: PageURL(path, context.url.items), language)
            }
        }
    }
}
