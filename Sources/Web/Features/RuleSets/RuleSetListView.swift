import Domain
import Rules

/// All rule sets at hand.
struct RuleSetListView {
    let ruleSets: [RuleSet]

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(RuleText.heading))
        page.lead = .text(language(RuleText.lead))
        var table = DataTable(
            language(RuleText.heading), columns: columns(language), rows: ruleSets, url: context.url, language)
        table.stacksOnPhone = true
        page.main = table.html
        return page
    }

    private func columns(_ language: Language) -> [TableColumn<RuleSet>] {
        [
            .link("id", language(RuleText.title), address: { "/rules/" + PageURL.encode($0.id) }) {
                language($0.title)
            },
            .text("area", language(RuleText.area), language) { RuleWords.area($0.area, language) },
            .text("year", language(RuleText.year), language) { String($0.year) },
            .text("unit", language(RuleText.countingUnit), language) { language($0.countingUnit.name) },
            .count("indicators", language(RuleText.indicators), language) { $0.indicators.count },
            .count("targets", language(RuleText.targets), language) { $0.targets.count },
            .count("gaps", language(RuleText.gaps), language) { $0.gaps.count },
        ]
    }
}
