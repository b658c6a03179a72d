import Domain
import Governance
import Store

/// The log, the latest entries first.
struct AuditListView {
    /// How many rows a page has.
    static let pageSize = 100

    let entries: AuditDesk.Listing
    let head: AuditDesk.Head?
    let action: String?
    var proof: AuditDesk.Proof?
    var isFirst = true
    /// Whether the reader may take the list out.
    var mayExport = false

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(AuditText.heading))
        page.lead = .text(language(AuditText.lead))
        if let proof { page.notices = [verdict(proof, language)] }
        var table = DataTable(
            language(AuditText.heading), columns: columns(site, language), rows: entries.items, url: context.url,
            language)
        table.stacksOnPhone = true
        table.placeholder = .nothingFound(language, clear: PageURL("/audit"))
        let next = entries.next
        let choices =
            [FormChoice("", language(KitText.any))]
            + AuditWords.actions.map { FormChoice($0.code, language($0.name)) }
        page.main = HTML {
            section(.class("panel stack")) {
                h2 { language(AuditText.chain) }
                if let head {
                    RecordSheet(
                        [
                            .init(
                                language(AuditText.head),
                                html: HTML {
                                    // The end of the chain may be an entry of another area.
                                    if entries.items.contains(where: { $0.sequence == head.sequence }) {
                                        a(.href("/audit/\(head.sequence)")) { String(head.sequence) }
                                    } else {
                                        String(head.sequence)
                                    }
                                }),
                            .init(language(AuditText.hash), html: code { head.hash }),
                        ], language)
                    p(.class("muted")) { language(AuditText.headHint) }
                }
                div(.class("actions")) {
                    PostButton(language(AuditText.verify), to: "/audit/verify", csrfToken: context.formToken)
                }
            }
            FilterForm(
                [FormField("action", language(AuditText.action), .select(choices), value: action ?? "", language)],
                url: context.url, language)
            if mayExport { tools(context) }
            table.html
            if !isFirst || next != nil {
                Pager(
                    first: isFirst ? nil : context.url.removing("before"), previous: nil,
                    next: next.map { context.url.setting("before", String($0)) }, last: nil, language)
            }
        }
        return page
    }

    /// The list as a file.
    private func tools(_ context: WebContext) -> TableTools {
        let whole = PageURL("/audit", context.url.items).removing("before")
        return TableTools(
            tableName: "audit", columns: [], isCompact: false, url: whole,
            excelAddress: PageURL("/audit/export.xlsx", whole.items),
            csvAddress: PageURL("/audit/export.csv", whole.items), isKeptByServer: true, language: context.language)
    }

    private func verdict(_ proof: AuditDesk.Proof, _ language: Language) -> Notice {
        guard let broken = proof.broken else {
            return Notice(
                .success, language(AuditText.intact, ["n": language.count(Int(proof.entries))]), language)
        }
        return Notice(.error, language(AuditText.broken, ["n": String(broken.sequence)]), language) {
            p { language(broken.reason) }
            p { language(AuditText.brokenAdvice) }
        }
    }

    private func columns(_ site: Site, _ language: Language) -> [TableColumn<AuditEntry>] {
        [
            .link("number", language(AuditText.number), address: { "/audit/\($0.sequence)" }) { String($0.sequence) },
            .text("at", language(AuditText.at), language) { language.minute($0.at, in: site.zone) }.unbroken(),
            .text("who", language(AuditText.who), language) { $0.actor.name },
            .text("channel", language(AuditText.channel), language) { language(AuditWords.channel($0.actor.channel)) },
            .text("action", language(AuditText.action), language) { language(AuditWords.action($0.action)) },
            .html("subject", language(AuditText.subject)) { entry in
                if let subject = entry.subject {
                    a(.href("/places/\(subject)")) { self.entries.names[subject] ?? "#\(subject)" }
                }
            },
            .count("facts", language(AuditText.facts), language) { Int($0.factCount) },
        ]
    }
}
