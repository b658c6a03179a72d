import Domain
import Governance
import Store

/// A trace as a page: where the water goes or comes from, what lies on the way, and the same as files and on the map.
struct SewerTraceView {
    let traced: SewerNetworkDesk.Traced
    let site: Site
    let context: WebContext
    let mayExport: Bool

    /// So many pipes are listed.
    private static let mostRows = 300

    private var language: Language { context.language }
    private var state: PageState { context.state }
    private var report: SewerTraceReport { traced.report }
    private var start: SewerNetworkModel.Item { report.start }

    var page: PageShell {
        let way = language(report.way.name)
        var page = site.page(
            context, title: language(SewerNetworkText.traceOf, ["way": way, "name": start.label]))
        let area = SewerNetworkRoutes.area(around: start.path, context)
        page.breadcrumbs =
            (area.map { area in
                let link = state.link("/networks", PageURL.Item("area", area.description))
                return [Breadcrumb(language(SewerNetworkText.title), to: link)]
            } ?? []) + [
                Breadcrumb(start.label, to: state.link(RegisterKinds.address(start.kind, start.id))), Breadcrumb(way),
            ]
        page.stamp = DataStamp(
            day: language.day(state.day ?? site.platform.today), version: language.count(Int(report.version)),
            rules: "—")
        page.actions = actions
        if report.isFromNearestPipe {
            page.notices = [Notice(.warning, language(SewerNetworkText.nearest), language)]
        }
        page.main = report.pipes.isEmpty && report.sites.count <= 1 ? nothing : content
        return page
    }

    private var actions: [Action] {
        let other: SewerTraceReport.Way = report.way == .upstream ? .downstream : .upstream
        var actions: [Action] = []
        if traced.isPrecise, !report.pipes.isEmpty {
            actions.append(
                Action(
                    language(SewerNetworkText.showOnMap), to: state.traceMapLink(start.kind, start.id, report.way),
                    .primary))
        }
        actions.append(Action(language(other.name), to: state.traceLink(start.kind, start.id, other)))
        return actions
    }

    private var nothing: HTML {
        EmptyState(language(SewerNetworkText.noWay), advice: language(SewerNetworkText.noWayAdvice)).html
    }

    private var content: HTML {
        HTML {
            if report.way == .downstream { ends }
            RecordSheet(summary, language)
            if !report.villages.isEmpty { items(language(SewerNetworkText.villages), report.villages) }
            let sites = report.sites.filter { $0.kind != .manhole && $0.id != start.id }
            if !sites.isEmpty { items(language(SewerNetworkText.list), sites) }
            pipes
        }
    }

    private var ends: HTML {
        section(.class("stack")) {
            h2 { language(SewerNetworkText.ends) }
            ul {
                for ending in report.endings.prefix(20) {
                    li {
                        StatusBadge(
                            language(ending.isArrival ? SewerNetworkText.arrives : SewerNetworkText.stops),
                            ending.isArrival ? .good : .bad)
                        " "
                        language(ending.message)
                        if let item = ending.item {
                            " "
                            a(.href(state.link(RegisterKinds.address(item.kind, item.id)))) { item.label }
                        }
                    }
                }
            }
        }
    }

    private var summary: [RecordSheet.Entry] {
        var entries = [
            RecordSheet.Entry(language(SewerNetworkText.pipes), language.count(report.pipes.count, .pipes)),
            RecordSheet.Entry(
                language(SewerNetworkText.households), language.count(report.households, .households)),
        ]
        entries += report.lengthsMetres.map {
            RecordSheet.Entry(language($0.name), language.decimal($0.quantity, places: 0) + " m")
        }
        let bases = report.directionCounts.map { language($0.name) + " " + language.count($0.quantity) }
        if !bases.isEmpty {
            entries.append(RecordSheet.Entry(language(SewerNetworkText.directions), language.joined(bases)))
        }
        return entries
    }

    private func items(_ heading: String, _ rows: [SewerNetworkModel.Item]) -> HTML {
        var table = DataTable(
            heading,
            columns: [
                .link(
                    "name", language(RegisterText.name),
                    address: { state.link(RegisterKinds.address($0.kind, $0.id)) }
                ) { $0.label },
                .text("kind", language(SewerNetworkText.kind), language) { language($0.kind.singular) },
                .text("place", language(SewerNetworkText.place), language) {
                    SewerNetworkSheets.place($0.path, report.places)
                },
            ], rows: Array(rows.prefix(Self.mostRows)), url: context.url, language)
        table.showsHeading = true
        return table.html
    }

    private var pipes: HTML {
        var table = DataTable(
            language(SewerNetworkText.pipes),
            columns: [
                .link(
                    "name", language(RegisterText.name),
                    address: { state.link(RegisterKinds.address(.sewer, $0.item.id)) }
                ) { $0.item.label },
                .text("kind", language(SewerNetworkText.kind), language) { language($0.kindName) },
                .decimal("length", language(SewerNetworkText.length), unit: "m", places: 1, language) {
                    $0.lengthMetres
                },
                .decimal("diameter", language(SewerNetworkText.diameter), unit: "mm", places: 0, language) {
                    $0.diameter
                },
                .text("basis", language(SewerNetworkText.basis), language) { language($0.basisName) },
            ], rows: Array(report.pipes.prefix(Self.mostRows)), url: context.url, language)
        table.showsHeading = true
        return section(.class("stack")) {
            if mayExport { tools }
            table.html
            if report.pipes.count > Self.mostRows {
                p(.class("muted")) { language(SewerNetworkText.cutNote, ["n": language.count(Self.mostRows)]) }
            }
        }
    }

    private var tools: HTML {
        let path = context.url.path
        return div(.class("table-tools")) {
            Action(language(KitText.exportExcel), to: PageURL(path + "/export.xlsx", context.url.items))
            Action(language(KitText.exportCSV), to: PageURL(path + "/export.csv", context.url.items))
            Action(language(SewerNetworkText.geoJSON), to: PageURL(path + "/export.geojson", context.url.items))
        }
    }
}

/// The page of a trace where there is nothing to follow: no pipe is recorded in or near the place.
struct SewerTraceNothing {
    let state: RecordState
    let way: SewerTraceReport.Way

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        let name = state.name.isEmpty ? (state.code.isEmpty ? "#\(state.id)" : state.code) : state.name
        let way = language(way.name)
        let record = context.state.link(RegisterKinds.address(state.kind, state.id))
        var page = site.page(context, title: language(SewerNetworkText.traceOf, ["way": way, "name": name]))
        page.breadcrumbs = [Breadcrumb(name, to: record), Breadcrumb(way)]
        page.main =
            EmptyState(
                language(SewerNetworkText.noWay), advice: language(SewerNetworkText.noWayAdvice),
                actions: [Action(language(SewerNetworkText.backToRecord), to: record)]
            ).html
        return page
    }
}
