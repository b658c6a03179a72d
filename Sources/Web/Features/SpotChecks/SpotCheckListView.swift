import Governance
import Store

/// The spot checks that the reader may know of.
struct SpotCheckListView {
    let records: [CampaignRecord]

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(SpotCheckText.heading))
        page.lead = .text(language(SpotCheckText.lead))
        page.actions = [Action(language(SpotCheckText.new), to: "/spotchecks/new", .primary)]
        let shown = Array(records.prefix(50))
        guard !shown.isEmpty else {
            page.main =
                EmptyState(
                    language(SpotCheckText.noneYet), advice: language(SpotCheckText.noneAdvice),
                    actions: [Action(language(SpotCheckText.new), to: "/spotchecks/new", .primary)]
                ).html
            return page
        }
        var table = DataTable(
            language(SpotCheckText.heading), columns: Self.columns(site, language), rows: shown, url: context.url,
            language)
        table.stacksOnPhone = true
        let next = records.count > 50 ? shown.last : nil
        page.main = HTML {
            table.html
            if context.url["before"] != nil || next != nil {
                Pager(
                    first: context.url["before"] == nil ? nil : context.url.removing("before"), previous: nil,
                    next: next.map { context.url.setting("before", String($0.id)) }, last: nil, language)
            }
        }
        return page
    }

    private static func columns(_ site: Site, _ language: Language) -> [TableColumn<CampaignRecord>] {
        [
            .link("title", language(SpotCheckText.title), address: { "/spotchecks/\($0.id)" }) { $0.title },
            .text("organiser", language(SpotCheckText.organiser), language) { $0.organiser },
            .status("phase", language(SpotCheckText.phase), language) { badge($0, language) },
            .figure("best", language(SpotCheckListsText.best), language) { record in
                CampaignResult(json: record.result)?.best.map { language.percent($0.estimate) }
            },
            .figure("conservative", language(SpotCheckListsText.conservative), language) { record in
                CampaignResult(json: record.result).map { language.percent($0.conservative.estimate) }
            },
            .text("created", language(SpotCheckText.created), language) {
                language.minute($0.createdAt, in: site.zone)
            }.unbroken(),
        ]
    }

    /// How far a spot check has come.
    static func badge(_ record: CampaignRecord, _ language: Language) -> StatusBadge {
        StatusBadge(
            language(record.phase.name),
            record.phase == .finished ? .good : record.phase == .prepared ? .none : .partial)
    }
}
