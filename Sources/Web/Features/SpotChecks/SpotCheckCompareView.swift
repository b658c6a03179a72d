import Domain
import Governance
import Store

/// The choice of the check to compare with.
struct SpotCheckCompareChoice {
    let first: CampaignRecord
    let others: [CampaignRecord]

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(SpotCheckText.compare))
        page.breadcrumbs = [
            Breadcrumb(language(SpotCheckText.heading), to: "/spotchecks"),
            Breadcrumb(first.title, to: "/spotchecks/\(first.id)"), Breadcrumb(page.title),
        ]
        page.lead = .text(language(SpotCheckResultText.chooseLead, ["title": first.title]))
        guard !others.isEmpty else {
            page.main = Notice(.information, language(SpotCheckResultText.none), language).html
            return page
        }
        let choices = others.map { FormChoice(String($0.id), language.bracketed($0.title, $0.organiser)) }
        page.main = form(.class("form-panel"), .method(.get), .action("/spotchecks/compare")) {
            HiddenFields(keeping: [PageURL.Item("a", String(first.id))])
            FormField(
                "b", language(SpotCheckResultText.other), .select(choices), value: choices[0].value, language)
            p(.class("actions")) {
                button(.class("button primary"), .type("submit")) { language(SpotCheckText.compare) }
            }
        }
        return page
    }
}

/// Two finished spot checks side by side.
struct SpotCheckCompareView {
    let comparison: CampaignComparison

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(SpotCheckText.compare))
        page.lead = .text(language(SpotCheckText.compareLead))
        page.breadcrumbs = [
            Breadcrumb(language(SpotCheckText.heading), to: "/spotchecks"),
            Breadcrumb(comparison.first.title, to: "/spotchecks/\(comparison.first.id)"), Breadcrumb(page.title),
        ]
        page.main = HTML {
            cautions(language)
            section {
                h2 { language(SpotCheckResultText.independent) }
                p(.class("muted")) { language(SpotCheckResultText.independentLead) }
                Notice(
                    comparison.isReal ? .warning : .information,
                    language(comparison.isReal ? SpotCheckText.apart : SpotCheckText.overlapping), language
                ) { p { figure(comparison.whole, "t", language) } }
            }
            pairs(context, language)
            sheet(.first, comparison.first, comparison.firstResult, language)
            sheet(.second, comparison.second, comparison.secondResult, language)
            p {
                Action(
                    language(SpotCheckResultText.compareAgain), to: "/spotchecks/compare?a=\(comparison.first.id)")
            }
        }
        return page
    }

    @HTMLBuilder private func cautions(_ language: Language) -> HTML {
        if !comparison.hasSameCriteria {
            Notice(.warning, language(SpotCheckResultText.differentCriteria), language)
        }
        if !comparison.hasSameArea { Notice(.warning, language(SpotCheckResultText.differentArea), language) }
    }

    private func figure(
        _ found: CampaignComparison.Difference, _ method: String, _ language: Language
    ) -> String {
        language(
            SpotCheckResultText.figure,
            [
                "difference": language.percent(found.difference),
                "level": language.percent(comparison.confidence, places: 0), "low": language.percent(found.lower),
                "high": language.percent(found.upper), "p": SpotCheckResultView.pValue(found.pValue, language),
                "method": method,
            ])
    }

    private func pairs(_ context: WebContext, _ language: Language) -> HTML {
        section {
            guardedPairs(context, language)
        }
    }

    @HTMLBuilder private func guardedPairs(_ context: WebContext, _ language: Language) -> HTML {
        if let pairs = comparison.pairs {
            h2 { language(SpotCheckResultText.paired, ["n": language.count(pairs.count)]) }
            p(.class("muted")) { language(SpotCheckResultText.pairedLead) }
            Notice(
                comparison.isRealOverPairs == true ? .warning : .information,
                language(
                    comparison.isRealOverPairs == true
                        ? SpotCheckResultText.pairedReal : SpotCheckResultText.pairedChance), language
            ) { p { figure(pairs.difference, "McNemar", language) } }
            RecordSheet(
                [
                    .init(language(SpotCheckResultText.bothEffective), language.count(pairs.bothEffective)),
                    .init(language(SpotCheckResultText.onlyFirst), language.count(pairs.onlyFirst)),
                    .init(language(SpotCheckResultText.onlySecond), language.count(pairs.onlySecond)),
                    .init(language(SpotCheckResultText.neither), language.count(pairs.neither)),
                ], language)
        } else {
            p(.class("muted")) { language(SpotCheckResultText.noPairs) }
        }
    }

    private func sheet(
        _ which: SpotCheckResultText, _ record: CampaignRecord, _ result: CampaignResult, _ language: Language
    ) -> HTML {
        RecordSheet(
            language(which, ["title": record.title]),
            [
                .init(language(SpotCheckText.organiser), record.organiser),
                .init(
                    language(SpotCheckText.best), result.best.map { SpotCheckResultView.text($0, result, language) }),
                .init(
                    language(SpotCheckText.conservative),
                    SpotCheckResultView.text(result.conservative, result, language)),
                .init(language(SpotCheckText.tasks), SpotCheckResultView.counts(result.counts, language)),
            ], language
        ).html
    }
}
