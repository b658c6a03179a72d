import Domain
import Governance

/// The fourth step: what the dry run found, before anything is written.
struct ImportCheckView {
    /// How many findings a page has.
    static let pageSize = 100

    let draft: ImportDesk.Draft
    let report: ImportReport
    /// The address, with the filters in it.
    let url: PageURL

    private var severity: Finding.Severity? { url["severity"].flatMap(Finding.Severity.init(rawValue:)) }
    private var code: String? { url["code"].flatMap { $0.isEmpty ? nil : $0 } }

    /// The findings that the filters let through.
    var filtered: [Finding] {
        report.findings.filter { finding in
            (severity == nil || finding.severity == severity) && (code == nil || finding.code == code)
        }
    }

    /// The filters in words, for the head of files.
    func filterText(_ language: Language) -> String {
        let parts = [severity.map { language(Self.word($0)) }, code].compactMap(\.self)
        return parts.isEmpty ? language(KitText.any) : language.joined(parts)
    }

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(ImportText.stepCheck))
        page.lead = .text(draft.fileName)
        page.breadcrumbs = ImportPages.trail(draft, language)
        page.main = HTML {
            ImportSteps.header(draft.id, current: 3, language)
            verdict(language)
            RecordSheet(language(ImportText.counts), entries(language), language)
            ImportTownChoices(draft: draft, report: report).html(context)
            findings(context)
            towns(language)
            ImportPreviewTable(report: report).html(language)
            p(.class("actions")) {
                if report.isCommittable, bringsSomething {
                    Action(language(ImportText.stepCommit), to: "/imports/drafts/\(draft.id)/commit", .primary)
                }
                Action(language(ImportText.changeColumns), to: "/imports/drafts/\(draft.id)/columns")
            }
            ImportPages.discard(draft, context)
        }
        return page
    }

    private var bringsSomething: Bool { report.counts.new + report.counts.changed > 0 }

    private func verdict(_ language: Language) -> Notice {
        let counts = report.counts
        if !report.isCommittable {
            let first = report.refusal
            return Notice(.error, language(ImportText.cannotImport), language) {
                if let first {
                    p { language(first.message) }
                    p { language(first.advice) }
                }
            }
        }
        if report.findingCounts["already-imported"] != nil {
            return Notice(.information, language(ImportText.sameFile), language)
        }
        let words = language(
            ImportText.wouldBring,
            [
                "new": language.count(counts.new), "changed": language.count(counts.changed),
                "unchanged": language.count(counts.unchanged),
            ])
        return Notice(counts.rejected > 0 ? .warning : .success, words, language) {
            if counts.rejected > 0 { p { language(ImportText.someRejected, ["n": language.count(counts.rejected)]) } }
            if counts.duplicates > 0 {
                p { language(ImportText.someDuplicates, ["n": language.count(counts.duplicates)]) }
            }
        }
    }

    private func entries(_ language: Language) -> [RecordSheet.Entry] {
        let counts = report.counts
        var entries: [RecordSheet.Entry] = [
            .init(
                language(ImportText.headerRow), language.listed(report.headerRows.map(String.init))),
            .init(
                language(ImportText.validFrom),
                report.validFrom.map { $0 == .beginning ? language(ImportText.sinceEver) : language.day($0) }),
            .init(language(ImportText.rows), language.count(counts.rows)),
            .init(language(ImportText.added), language.count(counts.new)),
            .init(language(ImportText.changed), language.count(counts.changed)),
            .init(language(ImportText.unchanged), language.count(counts.unchanged)),
            .init(language(ImportText.duplicates), language.count(counts.duplicates)),
            .init(language(ImportText.rejected), language.count(counts.rejected)),
        ]
        if !report.sheet.isEmpty { entries.insert(.init(language(ImportText.sheet), report.sheet), at: 0) }
        for level in RegionLevel.allCases {
            if let count = report.levels[level] { entries.append(.init(language(level.name), language.count(count))) }
        }
        return entries
    }

    private func findings(_ context: WebContext) -> HTML {
        let language = context.language
        let all = filtered
        let start = max(0, url["after"].flatMap { Int($0) } ?? 0)
        let shown = Array(all.dropFirst(start).prefix(Self.pageSize))
        var table = DataTable(
            language(ImportText.findings), columns: ImportFindingsFile.columns(language), rows: shown, url: url,
            language)
        table.placeholder = EmptyState(
            language(ImportText.noFindings), advice: language(ImportText.noFindingsAdvice), icon: .success)
        let base = url.removing("after")
        let files = PageURL("/imports/drafts/\(draft.id)/findings.csv", base.items)
        let workbook = PageURL("/imports/drafts/\(draft.id)/findings.xlsx", base.items)
        return section {
            h2(.id("findings")) {
                language.bracketed(language(ImportText.findings), language.count(report.findingTotal))
            }
            if report.findingTotal > report.findings.count {
                p(.class("muted")) {
                    language(ImportText.findingsCut, ["n": language.count(report.findings.count)])
                }
            }
            if report.findingTotal > 0 {
                FilterForm(filterFields(language), url: url, language)
                TableTools(
                    tableName: "findings", columns: [], isCompact: false, url: url, excelAddress: workbook,
                    csvAddress: files, language: language)
            }
            table.html
            if all.count > Self.pageSize {
                Pager(
                    first: start > 0 ? base : nil,
                    previous: start > 0 ? base.setting("after", String(max(0, start - Self.pageSize))) : nil,
                    next: start + Self.pageSize < all.count
                        ? base.setting("after", String(start + Self.pageSize)) : nil,
                    last: start + Self.pageSize < all.count
                        ? base.setting("after", String((all.count - 1) / Self.pageSize * Self.pageSize)) : nil,
                    from: start + 1, to: start + shown.count, total: all.count, language)
            }
        }
    }

    private func filterFields(_ language: Language) -> [FormField] {
        let any = FormChoice("", language(KitText.any))
        let severities = Finding.Severity.allCases.map { FormChoice($0.rawValue, language(Self.word($0))) }
        let codes = report.findingCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { code, count in
            FormChoice(code, language.bracketed(ImportFindingWords.name(code, language), language.count(count)))
        }
        return [
            FormField(
                "severity", language(ImportText.severity), .select([any] + severities), value: severity?.rawValue ?? "",
                language),
            FormField("code", language(ImportText.findingKind), .select([any] + codes), value: code ?? "", language),
        ]
    }

    /// The word for a severity.
    static func word(_ severity: Finding.Severity) -> ImportText {
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }

    @HTMLBuilder private func towns(_ language: Language) -> HTML {
        if !report.towns.isEmpty {
            h2 { language(ImportText.byTown) }
            DataTable(
                language(ImportText.byTown), columns: townColumns(language), rows: report.towns, url: url, language
            )
            .html
        }
    }

    private func townColumns(_ language: Language) -> [TableColumn<ImportReport.Town>] {
        let total = report.counts
        func sum(_ number: Int) -> String { language.count(number) }
        return [
            .text("county", language(ImportText.county), language) { $0.countyName.isEmpty ? nil : $0.countyName },
            .text("town", language(ImportText.town), language) { $0.name.isEmpty ? nil : $0.name },
            .text("code", language(ImportText.code), language) { $0.code.isEmpty ? nil : $0.code },
            .count("rows", language(ImportText.rows), total: sum(total.rows), language) { $0.counts.rows },
            .count("new", language(ImportText.added), total: sum(total.new), language) { $0.counts.new },
            .count("changed", language(ImportText.changed), total: sum(total.changed), language) { $0.counts.changed },
            .count("unchanged", language(ImportText.unchanged), total: sum(total.unchanged), language) {
                $0.counts.unchanged
            },
            .count("duplicates", language(ImportText.duplicates), total: sum(total.duplicates), language) {
                $0.counts.duplicates
            },
            .count("rejected", language(ImportText.rejected), total: sum(total.rejected), language) {
                $0.counts.rejected
            },
        ]
    }
}

/// The first rows with the meaning of each column above them.
struct ImportPreviewTable {
    let report: ImportReport

    @HTMLBuilder func html(_ language: Language) -> HTML {
        let kind = report.settings.kind
        if !report.preview.isEmpty {
            h2 { language(ImportText.preview) }
            div(
                .class("table-scroll"), .tabIndex(0), .role("region"), .aria("aria-label", language(ImportText.preview))
            ) {
                table(.class("data compact")) {
                    caption(.class("sr")) { language(ImportText.preview) }
                    thead {
                        tr {
                            th(.scope("col")) { language(ImportText.row) }
                            for column in report.columns {
                                th(.scope("col")) {
                                    column.heading
                                    br()
                                    span(.class("unit")) {
                                        column.target.flatMap { kind.target($0) }.map { "→ " + language($0.label) }
                                            ?? language(ImportText.leftOut)
                                    }
                                }
                            }
                        }
                    }
                    tbody {
                        for row in report.preview.prefix(8) {
                            tr {
                                th(.scope("row")) { row.row }
                                for index in report.columns.indices {
                                    td { if index < row.cells.count { row.cells[index] } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
