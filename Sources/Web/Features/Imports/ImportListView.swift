import Domain
import Governance
import Store

/// The imports that were made, the latest first.
struct ImportListView {
    /// How many rows a page has.
    static let pageSize = 50

    /// The imports of the page, and where the next one begins.
    let entries: ImportDesk.Listing
    /// The files that wait to be gone on with.
    let drafts: [ImportDesk.Draft]
    /// Whether it is the first page.
    let isFirst: Bool

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(ImportText.heading))
        page.lead = .text(language(ImportText.lead))
        page.actions = [Action(language(ImportText.new), to: "/imports/new", .primary)]
        var table = DataTable(
            language(ImportText.heading), columns: columns(site, language), rows: entries.items, url: context.url,
            language)
        table.placeholder = EmptyState(
            language(ImportText.noneHeading), advice: language(ImportText.noneAdvice),
            actions: [Action(language(ImportText.new), to: "/imports/new", .primary)])
        let next = entries.next
        page.main = HTML {
            if !drafts.isEmpty { open(site, context) }
            table.html
            if !isFirst || next != nil {
                Pager(
                    first: isFirst ? nil : context.url.removing("before"), previous: nil,
                    next: next.map { context.url.setting("before", String($0)) }, last: nil, language)
            }
        }
        return page
    }

    /// The files that were sent but neither taken in nor given up.
    private func open(_ site: Site, _ context: WebContext) -> HTML {
        let language = context.language
        let columns: [TableColumn<ImportDesk.Draft>] = [
            .link("file", language(ImportText.file), address: { "/imports/drafts/\($0.id)/sheet" }) { $0.fileName },
            .text("kind", language(ImportText.kind), language) { language($0.settings.kind.name) },
            .text("at", language(ImportText.at), language) { language.minute($0.at, in: site.zone) }.unbroken(),
            .html("action", language(ImportText.action)) { draft in
                div(.class("actions")) {
                    a(.class("button small"), .href("/imports/drafts/\(draft.id)/check")) { language(ImportText.goOn) }
                    ImportPages.discard(draft, context)
                }
            },
        ]
        return section {
            h2 { language(ImportText.openDrafts) }
            p(.class("muted")) { language(ImportText.openDraftsHint, ["n": String(ImportDesk.draftDays)]) }
            DataTable(
                language(ImportText.openDrafts), columns: columns, rows: drafts, url: context.url.removing("before"),
                language
            ).html
        }
    }

    private func columns(_ site: Site, _ language: Language) -> [TableColumn<ImportDesk.Entry>] {
        [
            .link("id", language(ImportText.number), address: { "/imports/\($0.record.id)" }) { String($0.record.id) },
            .text("at", language(ImportText.at), language) { language.minute($0.record.at, in: site.zone) }.unbroken(),
            .text("who", language(ImportText.who), language) { $0.record.actorName },
            .text("kind", language(ImportText.kind), language) { entry in
                ImportKind(rawValue: entry.record.kind).map { language($0.name) } ?? entry.record.kind
            },
            .text("file", language(ImportText.file), language) { $0.record.fileName },
            .count("rows", language(ImportText.rows), language) { $0.counts?.rows },
            .count("new", language(ImportText.added), language) { $0.counts?.new },
            .count("changed", language(ImportText.changed), language) { $0.counts?.changed },
            .count("rejected", language(ImportText.rejected), language) { $0.counts?.rejected },
            .status("state", language(ImportText.state), language) { Self.badge($0.record, language) },
            .html("undo", language(ImportText.action)) { entry in
                if entry.mayUndo {
                    a(.class("button small"), .href("/imports/\(entry.record.id)/undo")) { language(ImportText.undo) }
                }
            },
        ]
    }

    /// Whether an import counts.
    static func badge(_ record: ImportRecord, _ language: Language) -> StatusBadge {
        record.isInForce
            ? StatusBadge(language(ImportText.inForce), .good) : StatusBadge(language(ImportText.undone), .none)
    }
}
