import Domain
import Rules

/// One rule set: by what it counts, where that is written, and what it leaves open.
struct RuleSetView {
    let rules: RuleSet

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(rules.title))
        page.lead = HTML { code { rules.id } }
        page.breadcrumbs = [Breadcrumb(language(RuleText.heading), to: "/rules"), Breadcrumb(page.title)]
        page.main = HTML {
            RecordSheet(
                [
                    .init(language(RuleText.area), RuleWords.area(rules.area, language)),
                    .init(language(RuleText.year), language(RuleText.fromYear, ["year": String(rules.year)])),
                    .init(language(RuleText.countingUnit), language(rules.countingUnit.name)),
                ], language)
            contents(language)
            statuses(language)
            h2(.id("indicators")) { language(RuleText.indicators) }
            rules.indicators.map { indicator($0, language) }
            targets(context)
            gaps(language)
            sources(language)
        }
        return page
    }

    private func contents(_ language: Language) -> HTML {
        let parts: [(String, RuleText)] = [
            ("statuses", .statuses), ("indicators", .indicators), ("targets", .targets), ("gaps", .gaps),
            ("sources", .sources),
        ]
        return nav(.class("tabs"), .aria("aria-label", language(rules.title))) {
            ul { for (id, words) in parts { li { a(.href("#" + id)) { language(words) } } } }
        }
    }

    @HTMLBuilder private func statuses(_ language: Language) -> HTML {
        h2(.id("statuses")) { language(RuleText.statuses) }
        if rules.statuses.isEmpty {
            p { language(RuleText.noSource) }
        } else {
            RecordSheet(
                rules.statuses.map { rule in
                    .init(
                        word(rule.status, language),
                        html: HTML {
                            language(rule.meaning)
                            " "
                            citation(rule.sourceID.map { [$0] } ?? [], language)
                        })
                }, language)
        }
    }

    private func indicator(_ indicator: Indicator, _ language: Language) -> HTML {
        section(.class("panel stack"), .id("indicator-" + indicator.id)) {
            h3 { language(indicator.name) }
            p { language(indicator.definition) }
            RecordSheet(
                [
                    .init(language(RuleText.formula), html: code { language(indicator.formula) }),
                    .init(language(RuleText.unit), language(indicator.unit)),
                    .init(language(KitText.numerator), html: measure(indicator.numerator, language)),
                    .init(language(KitText.denominator), html: measure(indicator.denominator, language)),
                    .init(
                        language(RuleText.origin),
                        language(indicator.origin == .sourced ? RuleText.sourced : .derived)),
                    .init(
                        language(RuleText.reading),
                        language(indicator.status == .registered ? RuleText.registered : .spotCheck)),
                    .init(language(KitText.source), html: citation(indicator.sourceIDs, language)),
                ], language)
            if let note = indicator.note { p(.class("muted")) { language(note) } }
        }
    }

    private func measure(_ id: String?, _ language: Language) -> HTML? {
        guard let measure = rules.measure(id) else { return nil }
        return HTML {
            language(measure.name)
            br()
            small(.class("muted")) { RuleWords.measure(measure, language) }
        }
    }

    @HTMLBuilder private func targets(_ context: WebContext) -> HTML {
        let language = context.language
        h2(.id("targets")) { language(RuleText.targets) }
        if rules.targets.isEmpty {
            p { language(RuleText.noSource) }
        } else {
            targetTable(context).html
        }
    }

    private func targetTable(_ context: WebContext) -> DataTable<Target> {
        let language = context.language
        var table = DataTable(
            language(RuleText.targets), columns: targetColumns(language),
            rows: rules.targets.sorted { ($0.indicatorID, $0.area, $0.year) < ($1.indicatorID, $1.area, $1.year) },
            url: context.url, language)
        table.stacksOnPhone = true
        return table
    }

    private func targetColumns(_ language: Language) -> [TableColumn<Target>] {
        [
            .text("indicator", language(RuleText.indicator), language) { target in
                rules.indicator(target.indicatorID).map { language($0.name) } ?? target.indicatorID
            },
            // No link: whoever reads the rules need not be allowed to see the area that a target is for.
            .text("area", language(RuleText.area), language) { RuleWords.area($0.area, language) },
            .text("year", language(RuleText.year), language) { String($0.year) },
            .figure("value", language(KitText.target), language) { target in
                rules.indicator(target.indicatorID)?.isTotal == true
                    ? language.decimal(target.value, places: 0) : language.percent(target.value, places: 0)
            },
            .text("strength", language(RuleText.strength), language) { target in
                language(target.strength == .required ? RuleText.required : .striving)
            },
            .html("source", language(KitText.source)) { target in
                citation([target.sourceID], language)
                if let note = target.note { small(.class("muted")) { " " + language(note) } }
            },
        ]
    }

    @HTMLBuilder private func gaps(_ language: Language) -> HTML {
        h2(.id("gaps")) { language(RuleText.gaps) }
        if rules.gaps.isEmpty {
            p { language(RuleText.noGaps) }
        } else {
            Notice(.warning, language(RuleText.gapsLead, ["n": language.count(rules.gaps.count)]), language) {
                ul {
                    for gap in rules.gaps {
                        li {
                            strong { language(RuleText.noSource) }
                            " "
                            language(gap.text)
                            " "
                            citation(gap.sourceIDs, language)
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func sources(_ language: Language) -> HTML {
        h2(.id("sources")) { language(RuleText.sources) }
        ol(.class("sources")) {
            for source in rules.sources {
                li(.id("source-" + source.id)) {
                    strong { source.id }
                    " "
                    language(source.title)
                    if !source.issued.isEmpty { language.bracketed("", source.issued) }
                    if !source.locator.isEmpty {
                        br()
                        if source.locator.hasPrefix("https://") || source.locator.hasPrefix("http://") {
                            a(.href(source.locator)) { code { source.locator } }
                        } else {
                            code { source.locator }
                        }
                    }
                    if let note = source.note { p(.class("muted")) { language(note) } }
                }
            }
        }
    }

    private func citation(_ ids: [String], _ language: Language) -> HTML {
        HTML {
            for id in ids {
                a(.class("citation"), .href("#source-" + id), .title(rules.source(id).map { language($0.title) } ?? id))
                {
                    language == .zh ? "［" + id + "］" : "[" + id + "]"
                }
            }
        }
    }

    private func word(_ status: TreatmentStatus, _ language: Language) -> String {
        switch status {
        case .untreated: language(KitText.untreated)
        case .controlled: language(KitText.controlled)
        case .treated: language(KitText.treated)
        }
    }
}
