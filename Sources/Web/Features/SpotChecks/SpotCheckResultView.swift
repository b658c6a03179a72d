import Domain
import Governance
import Store

/// The result of a spot check: both estimates, both claims, and the parts.
struct SpotCheckResultView: Component {
    let result: CampaignResult
    let view: SpotCheckView

    private var language: Language { view.language }

    var html: HTML {
        section(.id("result")) {
            h2 { language(SpotCheckText.result) }
            for (index, text) in result.decisions.enumerated() {
                Notice(index == 0 && result.proof.isProved ? .success : .information, language(text), language)
            }
            RecordSheet(entries, language)
            Self.table(language(SpotCheckText.strata), result.strata, view.context, language)
            Self.table(language(SpotCheckText.towns), result.towns, view.context, language)
            p(.class("muted")) { language(SpotCheckText.smallCells) }
            form(.class("inline-form"), .method(.get), .action("/spotchecks/compare")) {
                HTML(void: "input", [.type("hidden"), .name("a"), .value(String(view.record.id))])
                label(.for("compare-b")) { language(SpotCheckText.compare) }
                HTML(void: "input", [.type("text"), .id("compare-b"), .name("b"), .inputMode("numeric")])
                button(.class("button"), .type("submit")) { language(SpotCheckText.compare) }
            }
        }
    }

    private var entries: [RecordSheet.Entry] {
        var entries: [RecordSheet.Entry] = [
            .init(language(SpotCheckText.best), result.best.map { Self.text($0, result, language) }),
            .init(language(SpotCheckText.conservative), Self.text(result.conservative, result, language)),
            .init(language(SpotCheckText.tasks), Self.counts(result.counts, language)),
        ]
        let recheck = result.recheck
        if recheck.pairs + recheck.unpaired > 0 {
            entries.append(.init(language(SpotCheckText.recheck), Self.agreement(recheck, language)))
        }
        entries.append(.init(language(SpotCheckText.problems), language.count(view.overview.problemCount)))
        return entries
    }

    /// An estimate with its interval and error in one line.
    static func text(_ estimate: CampaignResult.Estimate, _ result: CampaignResult, _ language: Language) -> String {
        language.percent(estimate.estimate) + "　"
            + language(
                SpotCheckText.interval,
                [
                    "level": language.percent(result.confidence, places: 0), "low": language.percent(estimate.lower),
                    "high": language.percent(estimate.upper),
                ]) + "　" + language(SpotCheckText.standardError) + " " + language.percent(estimate.standardError)
            + "　" + language(estimate.methodName)
    }

    /// The counts in one line.
    static func counts(_ counts: CampaignResult.Counts, _ language: Language) -> String {
        language(
            SpotCheckText.counts,
            [
                "drawn": language.count(counts.drawn), "effective": language.count(counts.effective),
                "not": language.count(counts.notEffective), "closed": language.count(counts.inaccessible),
                "out": language.count(counts.outOfScope),
            ])
    }

    /// How far two teams agree.
    static func agreement(_ recheck: CampaignResult.Recheck, _ language: Language) -> String {
        language(
            SpotCheckText.agreement,
            [
                "pairs": language.count(recheck.pairs),
                "same": language.count(recheck.bothEffective + recheck.bothNot),
                "other": language.count(recheck.onlyFirst + recheck.onlySecond),
                "kappa": language.decimal(recheck.kappa),
            ])
    }

    private static func table(
        _ heading: String, _ parts: [CampaignResult.Part], _ context: WebContext, _ language: Language
    ) -> HTML {
        var table = DataTable(
            heading,
            columns: [
                .text("name", heading, language) { (part: CampaignResult.Part) in part.name },
                .count("population", language(SpotCheckText.population), language) { $0.population },
                .count("drawn", language(SpotCheckText.size), language) { $0.counts.drawn },
                .count("effective", language(SpotCheckText.effective), language) { $0.counts.effective },
                .count("not", language(SpotCheckText.notEffective), language) { $0.counts.notEffective },
                .count("closed", language(SpotCheckText.inaccessible), language) { $0.counts.inaccessible },
                .count("out", language(SpotCheckText.outOfScope), language) { $0.counts.outOfScope },
                .figure("share", language(SpotCheckText.share), language) { part in
                    part.counts.share.map { language.percent($0) }
                        ?? "\(part.counts.effective)/\(part.counts.known)"
                },
            ], rows: parts, url: context.url, language)
        table.showsHeading = true
        return table.html
    }
}

/// Two finished spot checks side by side.
struct SpotCheckCompareView {
    let comparison: SpotCheckDesk.Comparison

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(SpotCheckText.compare))
        page.lead = .text(language(SpotCheckText.compareLead))
        page.breadcrumbs = [Breadcrumb(language(SpotCheckText.heading), to: "/spotchecks"), Breadcrumb(page.title)]
        page.main = HTML {
            Notice(
                .information,
                language(comparison.isReal ? SpotCheckText.apart : SpotCheckText.overlapping), language)
            p {
                language(
                    SpotCheckText.difference,
                    [
                        "difference": language.percent(comparison.difference),
                        "low": language.percent(comparison.lower), "high": language.percent(comparison.upper),
                        "p": language.decimal(comparison.pValue, places: 4),
                    ])
            }
            for (record, result) in [
                (comparison.first, comparison.firstResult), (comparison.second, comparison.secondResult),
            ] {
                RecordSheet(
                    record.title,
                    [
                        .init(
                            language(SpotCheckText.best),
                            result.best.map { SpotCheckResultView.text($0, result, language) }),
                        .init(
                            language(SpotCheckText.conservative),
                            SpotCheckResultView.text(result.conservative, result, language)),
                        .init(language(SpotCheckText.tasks), SpotCheckResultView.counts(result.counts, language)),
                    ], language)
            }
        }
        return page
    }
}
