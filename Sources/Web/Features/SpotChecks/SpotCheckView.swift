import Domain
import Governance
import Store

/// The page of a spot check: where it stands, the next step, and what has been found.
struct SpotCheckView {
    let overview: CampaignOverview
    let site: Site
    let context: WebContext
    /// Who can be in a team; asked for only when teams are to be set.
    var candidates: [TeamTable.Candidate] = []
    /// What the last check of the same area found by stratum; asked for only when sizes are to be set.
    var earlierRates: [String: Double] = [:]
    /// That check's title.
    var earlierTitle: String?
    /// The problems that were opened; asked for only once it is finished.
    var problems: [SpotCheckDesk.Problem] = []
    /// Why a step was refused.
    var problem: String?

    var language: Language { context.language }
    var record: CampaignRecord { overview.record }
    var address: String { "/spotchecks/\(record.id)" }

    init(overview: CampaignOverview, site: Site, context: WebContext) {
        self.overview = overview
        self.site = site
        self.context = context
    }

    var page: PageShell {
        var page = site.page(context, title: record.title)
        page.breadcrumbs = [Breadcrumb(language(SpotCheckText.heading), to: "/spotchecks"), Breadcrumb(record.title)]
        page.lead = .text(record.organiser + " · " + overview.areaName)
        if let problem {
            page.notices = [Notice(.error, problem, language)]
        } else if context.url["done"] != nil {
            page.notices = [Notice(.success, language(SpotCheckText.done), language)]
        }
        if record.phase == .finished {
            page.actions = [
                Action(language(SpotCheckText.reportWord), to: address + "/report.docx", .primary),
                Action(language(SpotCheckText.reportExcel), to: address + "/report.xlsx"),
            ]
        }
        let forms = SpotCheckStepForms(view: self)
        page.main = HTML {
            steps
            if let result = overview.result { SpotCheckResultView(result: result, view: self).html }
            forms.html
            facts
            if record.phase >= .framed { strata }
            if !problems.isEmpty { problemList }
            if record.phase >= .field { field }
        }
        return page
    }

    private var steps: HTML {
        let phases = CampaignRecord.Phase.allCases
        return StepHeader(
            phases.map { StepHeader.Step(language($0.name)) }, current: phases.firstIndex(of: record.phase) ?? 0,
            language
        ).html
    }

    private var facts: HTML {
        var entries: [RecordSheet.Entry] = [
            .init(language(SpotCheckText.phase), html: SpotCheckListView.badge(record, language).html),
            .init(language(SpotCheckText.purpose), record.purpose.isEmpty ? nil : record.purpose),
            .init(language(SpotCheckText.threshold), language.percent(overview.settings.threshold)),
            .init(language(SpotCheckText.confidence), language.percent(overview.settings.confidence)),
            .init(language(SpotCheckFormText.designName), language(overview.settings.design.name)),
        ]
        if record.phase >= .framed {
            entries += [
                .init(language(SpotCheckText.day), language.day(record.frameDay)),
                .init(language(SpotCheckText.frameHash), html: code { record.frameHash ?? "" }),
                .init(
                    language(SpotCheckText.verify),
                    html: a(.href("/verify/spotchecks/\(record.id)")) { "/verify/spotchecks/\(record.id)" }),
            ]
        }
        if let seed = overview.seed {
            entries += [
                .init(language(SpotCheckText.source), language.labelled(language(seed.kind.name), seed.notice)),
                .init(language(SpotCheckText.commitment), html: code { seed.commitment }),
                .init(language(SpotCheckText.beacon), seed.beacon),
                .init(language(SpotCheckText.proof), seed.proof),
            ]
        }
        return HTML {
            RecordSheet(language(SpotCheckText.frame), entries, language)
            if let list = overview.checklist {
                details {
                    summary {
                        language.labelled(
                            language(SpotCheckText.criteria), language.bracketed(language(list.name.text), list.id))
                    }
                    CriteriaView(version: .used(list), language: language)
                }
            }
        }
    }

    private var strata: HTML {
        HTML {
            DataTable(
                language(SpotCheckText.stratum),
                columns: [
                    .text("name", language(SpotCheckText.stratum), language) { (row: CampaignOverview.Stratum) in
                        language.stratum(row.name)
                    },
                    .count("population", language(SpotCheckText.population), language) { $0.population },
                    .count("towns", language(SpotCheckPlanText.townsAll), language) { $0.townCount },
                    .figure("size", language(SpotCheckText.size), language) { row in
                        guard let towns = row.towns else { return row.size.map { language.count($0) } }
                        return language(
                            SpotCheckPlanText.townsDrawn,
                            ["count": language.count(towns.count), "each": language.count(towns.each)])
                            + (towns.bySize == true ? language(SpotCheckPlanText.bySize) : "")
                    },
                ], rows: overview.strata, url: context.url, language
            ).html
            if !overview.excluded.isEmpty {
                details {
                    summary {
                        language.labelled(
                            language(SpotCheckText.excluded), language.count(overview.excluded.count, .facilities))
                    }
                    ul {
                        for row in overview.excluded {
                            li {
                                language.labelled(
                                    row.code + " " + row.name, language(FrameExclusion.words(of: row.exclusion ?? "")))
                            }
                        }
                    }
                }
            }
        }
    }

    private var problemList: HTML {
        SpotCheckProblemsView(problems: problems, site: site, context: context, campaign: record.id).html
    }

    private var field: HTML {
        let fieldView = SpotCheckFieldView(view: self)
        return fieldView.html
    }
}
