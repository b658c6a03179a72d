import Domain
import Governance
import Store

/// The check of an area's sewers: how much there is, and what was found.
struct SewerNetworkView {
    let model: SewerNetworkModel
    /// The kind of finding that is listed alone.
    let code: String?
    let site: Site
    let context: WebContext
    let mayExport: Bool

    /// So many findings are listed.
    private static let mostRows = 500

    private var language: Language { context.language }
    private var state: PageState { context.state }
    private var listed: [SewerIssue] { model.issues.filter { code == nil || $0.code == code } }

    var page: PageShell {
        var page = site.page(context, title: language(SewerNetworkText.title))
        page.lead = .text(language(SewerNetworkText.lead))
        page.breadcrumbs = [
            Breadcrumb(model.area.name, to: state.link("/areas/\(model.area.id)")),
            Breadcrumb(language(SewerNetworkText.title)),
        ]
        page.context = ContextBar(
            areaName: model.area.name, areaAddress: state.link("/search"),
            asOf: (state.day ?? site.platform.today).description, known: state.known?.description ?? "",
            url: context.url, language: language)
        page.stamp = DataStamp(
            day: language.day(state.day ?? site.platform.today), version: language.count(Int(model.version)), rules: "—"
        )
        page.main = model.isEmpty ? empty : content
        return page
    }

    private var empty: HTML {
        EmptyState(language(SewerNetworkText.empty), advice: language(SewerNetworkText.emptyAdvice)).html
    }

    private var content: HTML {
        HTML {
            RecordSheet(language(SewerNetworkText.parts), summary, language)
            section(.class("stack")) {
                h2 { language(SewerNetworkText.findings) }
                filter
                tools
                table
                if listed.count > Self.mostRows {
                    p(.class("muted")) {
                        language(SewerNetworkText.cutNote, ["n": language.count(Self.mostRows)])
                    }
                }
            }
        }
    }

    private var summary: [RecordSheet.Entry] {
        var entries = [
            RecordSheet.Entry(language(SewerNetworkText.pipes), language.count(model.pipes.count, .pipes)),
            RecordSheet.Entry(
                language(SewerNetworkText.sites),
                language.count(model.sites.count { $0.kind != .village }, .places)),
        ]
        entries += model.lengthsMetres.map {
            RecordSheet.Entry(language($0.name), language.decimal($0.quantity / 1000, places: 2) + " km")
        }
        let bases = model.directionCounts.map { language($0.name) + " " + language.count($0.quantity) }
        entries.append(RecordSheet.Entry(language(SewerNetworkText.directions), language.joined(bases)))
        return entries
    }

    private var filter: HTML {
        var counts: [String: Int] = [:]
        for issue in model.issues { counts[issue.code, default: 0] += 1 }
        let codes = SewerIssueKind.codes.filter { counts[$0] != nil }
        func words(_ code: String) -> String {
            language.bracketed(language(SewerIssueKind.title(code)), language.count(counts[code] ?? 0))
        }
        let choices =
            [FormChoice("", language.bracketed(language(SewerNetworkText.all), language.count(model.issues.count)))]
            + codes.map { FormChoice($0, words($0)) }
        return FilterForm(
            [FormField("kind", language(SewerNetworkText.filter), .select(choices), value: code ?? "", language)],
            url: context.url, language
        ).html
    }

    private var tools: HTML {
        guard mayExport else { return .empty }
        let items = context.url.items
        return div(.class("table-tools")) {
            Action(language(KitText.exportExcel), to: PageURL("/networks/export.xlsx", items))
            Action(language(KitText.exportCSV), to: PageURL("/networks/export.csv", items))
            Action(language(SewerNetworkText.geoJSON), to: PageURL("/networks/export.geojson", items))
        }
    }

    private var table: HTML {
        var table = SewerIssueTable(issues: Array(listed.prefix(Self.mostRows)), model: model, context: context).table
        table.stacksOnPhone = true
        table.placeholder = EmptyState(language(SewerNetworkText.noFindings), advice: "", icon: .success)
        return table.html
    }
}

/// A table of findings.
struct SewerIssueTable {
    let issues: [SewerIssue]
    let model: SewerNetworkModel
    let context: WebContext

    private var language: Language { context.language }

    var table: DataTable<SewerIssue> {
        DataTable(
            language(SewerNetworkText.findings),
            columns: [
                .status("severity", language(SewerNetworkText.severity), language) { issue in
                    switch issue.severity {
                    case .error: StatusBadge(language(SewerNetworkText.grave), .bad)
                    case .warning: StatusBadge(language(SewerNetworkText.check), .partial)
                    case .note: StatusBadge(language(SewerNetworkText.note), .neutral)
                    }
                },
                .text("kind", language(SewerNetworkText.kind), language) { language($0.title) },
                .html("finding", language(SewerNetworkText.finding)) { issue in
                    div { language(issue.message) }
                    div(.class("muted")) { language(issue.advice) }
                },
                .text("place", language(SewerNetworkText.place), language) { issue in
                    let place = SewerNetworkSheets.place(issue.path, model.places)
                    return place.isEmpty ? nil : place
                },
                .html("records", language(SewerNetworkText.records)) { links($0) },
            ], rows: issues, url: context.url, language)
    }

    @HTMLBuilder private func links(_ issue: SewerIssue) -> HTML {
        for reference in issue.references.prefix(3) {
            a(.href(context.state.link(RegisterKinds.address(reference.kind, reference.id)))) { reference.label }
            " "
        }
        if issue.count > 3 { language(SewerNetworkText.more, ["n": language.count(issue.count)]) }
        if let first = issue.references.first, SewerNetworkRoutes.traceable.contains(first.kind) {
            " "
            a(.href(context.state.traceLink(first.kind, first.id, .downstream))) {
                language(SewerNetworkText.downstream)
            }
        }
    }
}

extension PageState {
    /// The address of a trace with the moment carried along.
    func traceLink(_ kind: RecordKind, _ id: SubjectID, _ way: SewerTraceReport.Way) -> String {
        link("/networks/trace/\(RegisterKinds.path(kind))/\(id)", PageURL.Item("way", way.rawValue))
    }

    /// The address of the map with a trace on it.
    func traceMapLink(_ kind: RecordKind, _ id: SubjectID, _ way: SewerTraceReport.Way) -> String {
        link("/map", PageURL.Item("trace", "\(RegisterKinds.path(kind)).\(id).\(way.rawValue)"))
    }
}

/// The choice of a county where a place has several.
struct SewerNetworkChoice {
    let area: Region
    let children: [Region]

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(SewerNetworkText.title))
        page.lead = .text(language(SewerNetworkText.chooseArea))
        page.breadcrumbs = [
            Breadcrumb(area.name, to: context.state.link("/areas/\(area.id)")),
            Breadcrumb(language(SewerNetworkText.title)),
        ]
        page.main =
            DataTable(
                language(SewerNetworkText.chooseArea),
                columns: [
                    .link(
                        "name", language(RegisterText.name),
                        address: { context.state.link("/networks", PageURL.Item("area", $0.id.description)) }
                    ) { $0.name },
                    .text("code", language(RegisterText.code), language) { $0.code.isEmpty ? nil : $0.code },
                ], rows: children.filter { !$0.isEnded }, url: context.url, language
            ).html
        return page
    }
}
