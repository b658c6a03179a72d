import Domain
import Governance
import Store

/// One import: who took in what, when, and what came of it.
struct ImportRecordView {
    let entry: ImportDesk.Entry
    let counties: [Region]
    /// Whether it was just made.
    var isFresh = false
    /// Whether the same file had been taken in before, so that nothing was written.
    var isRepeated = false

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        let record = entry.record
        var page = site.page(context, title: language(ImportText.importNumber, ["n": String(record.id)]))
        page.lead = .text(record.fileName)
        page.breadcrumbs = [Breadcrumb(language(ImportText.heading), to: "/imports"), Breadcrumb(page.title)]
        if isFresh, record.isInForce {
            page.notices = [Notice(.success, language(ImportText.done), language)]
        } else if isRepeated {
            page.notices = [Notice(.information, language(ImportText.sameFile), language)]
        }
        let mayViewAudit = context.caller.access?.mayAnywhere(.viewAudit) == true
        page.main = HTML {
            RecordSheet(nil, entries(site, language, mayViewAudit), language)
            RecordSheet(language(ImportText.counts), counts(language), language)
            if !counties.isEmpty {
                h2 { language(ImportText.board) }
                ul {
                    for county in counties {
                        li { a(.href("/areas/\(county.id)")) { county.name + " " + county.code } }
                    }
                }
            }
            p(.class("actions")) {
                if entry.mayUndo { Action(language(ImportText.undo), to: "/imports/\(record.id)/undo") }
                Action(language(ImportText.new), to: "/imports/new", .plain)
            }
        }
        return page
    }

    private func entries(_ site: Site, _ language: Language, _ mayViewAudit: Bool) -> [RecordSheet.Entry] {
        let record = entry.record
        var log = RecordSheet.Entry(language(ImportText.logEntry), String(record.entry))
        if mayViewAudit {
            log = .init(
                language(ImportText.logEntry), html: a(.href("/audit/\(record.entry)")) { String(record.entry) })
        }
        var entries: [RecordSheet.Entry] = [
            .init(language(ImportText.state), html: ImportListView.badge(record, language).html),
            .init(language(ImportText.at), language.minute(record.at, in: site.zone)),
            .init(language(ImportText.who), record.actorName),
            .init(
                language(ImportText.kind), ImportKind(rawValue: record.kind).map { language($0.name) } ?? record.kind),
            .init(language(ImportText.file), record.fileName),
            .init(language(ImportText.hash), html: code { record.fileHash }),
            .init(language(ImportText.validFrom), validFrom(site, language)),
            .init(
                language(ImportText.system), entry.settings?.coordinateSystem ?? language(ImportText.noSystemDeclared)),
            .init(language(ImportText.home), entry.settings?.homeArea),
            log,
        ]
        if let undone = record.undoneAt {
            entries.append(.init(language(ImportText.undoneAt), language.minute(undone, in: site.zone)))
        }
        return entries
    }

    /// The day from which the list holds: the one that was entered, or what an empty entry stood for.
    private func validFrom(_ site: Site, _ language: Language) -> String {
        if let day = entry.settings?.validFrom, !day.isEmpty { return day }
        if ImportKind(rawValue: entry.record.kind) == .divisions { return language(ImportText.sinceEver) }
        return language.bracketed(language.day(site.zone.day(of: entry.record.at)), language(ImportText.dayOfImport))
    }

    private func counts(_ language: Language) -> [RecordSheet.Entry] {
        guard let counts = entry.counts else { return [] }
        return [
            .init(language(ImportText.rows), language.count(counts.rows)),
            .init(language(ImportText.added), language.count(counts.new)),
            .init(language(ImportText.changed), language.count(counts.changed)),
            .init(language(ImportText.unchanged), language.count(counts.unchanged)),
            .init(language(ImportText.duplicates), language.count(counts.duplicates)),
            .init(language(ImportText.rejected), language.count(counts.rejected)),
        ]
    }
}

/// The question before an import is taken back.
struct ImportUndoView {
    let entry: ImportDesk.Entry
    var error: String?

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        let record = entry.record
        var page = site.page(context, title: language(ImportText.undoTitle, ["n": String(record.id)]))
        page.lead = .text(record.fileName)
        page.breadcrumbs = [
            Breadcrumb(language(ImportText.heading), to: "/imports"),
            Breadcrumb(language(ImportText.importNumber, ["n": String(record.id)]), to: "/imports/\(record.id)"),
            Breadcrumb(language(ImportText.undo)),
        ]
        if let error { page.notices = [Notice(.error, error, language)] }
        let counts = entry.counts ?? ImportReport.Counts()
        var panel = ConfirmPanel(
            language(ImportText.undoQuestion),
            consequences: [
                language(
                    ImportText.undoCounts,
                    ["new": language.count(counts.new), "changed": language.count(counts.changed)]),
                language(ImportText.undoHistory), language(ImportText.undoLogged),
            ],
            address: "/imports/\(record.id)/undo", csrfToken: context.formToken,
            cancelAddress: "/imports/\(record.id)", language)
        // The same file can be taken in again afterwards.
        panel.canBeUndone = true
        panel.confirmWords = language(ImportText.undoNow)
        page.main = panel.html
        return page
    }
}
