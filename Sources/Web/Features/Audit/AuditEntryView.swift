import Domain
import Governance
import Store

/// One entry of the log with the facts it brought.
struct AuditEntryView {
    let found: AuditDesk.Page

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        let entry = found.entry
        var page = site.page(context, title: language(AuditText.entry, ["n": String(entry.sequence)]))
        page.breadcrumbs = [Breadcrumb(language(AuditText.heading), to: "/audit"), Breadcrumb(page.title)]
        var table = DataTable(
            language(AuditText.facts), columns: columns(language), rows: found.facts, url: context.url, language)
        table.stacksOnPhone = true
        page.main = HTML {
            RecordSheet(entries(site, language), language)
            if entry.detail != "{}" { particulars(language) }
            if entry.factCount > 0 {
                h2 { language.bracketed(language(AuditText.facts), language.count(Int(entry.factCount))) }
                if Int(entry.factCount) > found.facts.count {
                    p(.class("muted")) { language(AuditText.factsCut, ["n": language.count(found.facts.count)]) }
                }
                table.html
            }
        }
        return page
    }

    private func entries(_ site: Site, _ language: Language) -> [RecordSheet.Entry] {
        let entry = found.entry
        var entries: [RecordSheet.Entry] = [
            .init(language(AuditText.at), language.minute(entry.at, in: site.zone)),
            .init(language(AuditText.who), entry.actor.name),
            .init(language(AuditText.channel), language(AuditWords.channel(entry.actor.channel))),
            .init(
                language(AuditText.action), language.bracketed(language(AuditWords.action(entry.action)), entry.action)),
        ]
        if let subject = entry.subject { entries.append(.init(language(AuditText.subject), html: link(subject))) }
        entries.append(.init(language(AuditText.hash), html: code { entry.hash }))
        entries.append(
            .init(
                language(AuditText.previous),
                html: HTML {
                    if entry.sequence > 1 {
                        a(.href("/audit/\(entry.sequence - 1)")) { String(entry.sequence - 1) }
                        " "
                    }
                    code { entry.previous }
                }))
        return entries
    }

    /// The particulars in words, and as they stand in the chain.
    private func particulars(_ language: Language) -> HTML {
        HTML {
            RecordSheet(
                language(AuditText.detail), AuditParticulars(found.entry.detail, language).entries, language)
            details {
                summary { language(AuditText.detailAsKept) }
                p { code { found.entry.detail } }
            }
        }
    }

    private func link(_ subject: SubjectID) -> HTML {
        let kind = found.kinds[subject] ?? .region
        return a(.href(RegisterKinds.address(kind, subject))) { found.names[subject] ?? "#\(subject)" }
    }

    private func columns(_ language: Language) -> [TableColumn<Fact>] {
        [
            .html("subject", language(AuditText.subject)) { link($0.subject) },
            .text("kind", language(AuditText.kind), language) { language($0.kind.singular) },
            .text("says", language(AuditText.says), language) { AuditWords.assertion($0, found.names, language) },
            .text("from", language(AuditText.from), language) { fact in
                fact.validity.from == .beginning ? language(AuditText.sinceEver) : language.day(fact.validity.from)
            }.unbroken(),
            .text("to", language(AuditText.until), language) { fact in
                fact.validity.to == .end ? language(AuditText.openEnd) : language.day(fact.validity.to)
            }.unbroken(),
            .text("source", language(AuditText.source), language) { $0.locus },
        ]
    }
}
