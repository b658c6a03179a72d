import Domain
import Geo
import Governance
import Store

/// The form by which heights are sent.
struct TerrainStartView {
    /// The areas to choose from; nil where there are too many.
    let areas: [Region]?
    var area = ""
    var system = ""
    var fileError: String?
    var areaError: String?

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(GeodataText.importTerrain))
        page.breadcrumbs = [Breadcrumb(language(GeodataText.title), to: "/geodata"), Breadcrumb(page.title)]
        var form = FormPanel(
            to: "/geodata/terrain/new", csrfToken: context.formToken, groups: [FormPanel.Group(fields(language))],
            language)
        form.submitWords = language(GeodataText.examine)
        form.cancelAddress = "/geodata"
        page.main = form.html
        return page
    }

    private func fields(_ language: Language) -> [FormField] {
        let choices = areas.map { areas in
            [FormChoice("", language(ImportText.pleaseChoose))]
                + areas.map { FormChoice($0.code, $0.name + " " + $0.code) }
        }
        let words = language(choices == nil ? GeodataText.terrainArea : .area)
        return [
            FormField(
                "file", language(GeodataText.terrainFile), .file(accept: ".tif,.tiff,.asc,.zip"),
                hint: language(GeodataText.terrainFileHint), error: fileError, isRequired: true, language),
            FormField(
                "area", words, choices.map { FormField.Kind.select($0) } ?? .text, value: area,
                hint: language(GeodataText.terrainAreaHint), error: areaError, isRequired: true, language),
            FormField(
                "system", language(ImportText.system), value: system, hint: language(GeodataText.systemHint), language),
        ]
    }
}

/// What was found in a file of heights, with the question whether to take it in.
struct TerrainReportView {
    let draft: TerrainDesk.Draft
    let report: TerrainReport
    let replaces: Bool

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(GeodataText.examined))
        page.lead = .text(draft.fileName + " · " + report.area.name)
        page.breadcrumbs = [
            Breadcrumb(language(GeodataText.title), to: "/geodata"),
            Breadcrumb(language(GeodataText.importTerrain), to: "/geodata/terrain/new"), Breadcrumb(page.title),
        ]
        let address = "/geodata/terrain/drafts/\(draft.id)"
        page.main = HTML {
            verdict(language)
            if let summary = report.summary {
                RecordSheet(language(GeodataText.source), Self.entries(summary, language), language)
            }
            section {
                h2 { language(GeodataText.found) }
                findings(context)
            }
            div(.class("actions")) {
                if report.isUsable, !report.isKnown {
                    PostButton(language(GeodataText.takeNow), to: address, csrfToken: context.formToken)
                }
                PostButton(language(GeodataText.giveUp), to: address + "/discard", csrfToken: context.formToken)
            }
        }
        return page
    }

    private func verdict(_ language: Language) -> Notice {
        if !report.isUsable { return Notice(.error, language(GeodataText.cannotTake), language) }
        if report.isKnown { return Notice(.information, language(GeodataText.alreadyThere), language) }
        return Notice(report.findings.isEmpty ? .success : .warning, language(GeodataText.canTake), language) {
            if replaces { p { language(GeodataText.replaces, ["area": report.area.name]) } }
        }
    }

    private static func entries(_ summary: TerrainReport.Summary, _ language: Language) -> [RecordSheet.Entry] {
        func degrees(_ number: Double) -> String { language.decimal(number, places: 4) }
        let box = summary.box
        return [
            .init(language(GeodataText.system), summary.system),
            .init(
                language(GeodataText.grid),
                language(
                    GeodataText.cells,
                    [
                        "columns": language.count(summary.sourceColumns), "rows": language.count(summary.sourceRows),
                        "metres": language.decimal(summary.cellMetres, places: 1),
                    ])),
            .init(
                language(GeodataText.heights),
                language.decimal(summary.heights.lowerBound, places: 1) + " – "
                    + language.decimal(summary.heights.upperBound, places: 1) + " m"),
            .init(language(GeodataText.known), language.decimal(summary.knownShare * 100, places: 1) + " %"),
            .init(
                language(GeodataText.extent),
                "\(degrees(box.west))–\(degrees(box.east))°E, \(degrees(box.south))–\(degrees(box.north))°N"),
        ]
    }

    private func findings(_ context: WebContext) -> HTML {
        let language = context.language
        var table = DataTable(
            language(GeodataText.found),
            columns: [
                .status("severity", language(GeodataText.severity), language) {
                    Self.badge($0.severity, language)
                },
                .html("finding", language(GeodataText.finding)) { finding in
                    language(finding.message)
                    " "
                    span(.class("muted")) { language(finding.advice) }
                },
            ], rows: report.findings, url: context.url, language)
        table.placeholder = EmptyState(
            language(GeodataText.nothingFound), advice: language(GeodataText.nothingFoundAdvice), icon: .success)
        return table.html
    }

    /// The mark of a severity.
    static func badge(_ severity: Finding.Severity, _ language: Language) -> StatusBadge {
        switch severity {
        case .error: StatusBadge(language(GeodataText.error), .bad)
        case .warning: StatusBadge(language(GeodataText.warning), .partial)
        case .note: StatusBadge(language(GeodataText.note), .neutral)
        }
    }
}
