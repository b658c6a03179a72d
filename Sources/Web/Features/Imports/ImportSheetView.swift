import Domain
import Governance

/// The second step: which sheet, and which row is the header.
struct ImportSheetView {
    let draft: ImportDesk.Draft
    let outline: ImportDesk.Outline
    var error: String?

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(ImportText.stepSheet))
        page.lead = .text(draft.fileName)
        page.breadcrumbs = ImportPages.trail(draft, language)
        let found = outline.headerRows.last
        page.main = HTML {
            ImportSteps.header(draft.id, current: 1, language)
            if let error {
                Notice(.error, error, language)
            } else if let found {
                Notice(.information, language(ImportText.headerFound, ["row": String(found)]), language)
            } else {
                Notice(.warning, language(ImportText.noHeader), language)
            }
            form(.class("form-panel"), .method(.post), .action("/imports/drafts/\(draft.id)/sheet")) {
                HiddenFields(
                    csrfToken: context.formToken,
                    items: [
                        PageURL.Item("shown-sheet", outline.sheet),
                        PageURL.Item("shown-header", found.map(String.init) ?? ""),
                    ])
                if outline.sheets.count > 1 {
                    FormField(
                        "sheet", language(ImportText.sheet), .select(outline.sheets.map { FormChoice($0, $0) }),
                        value: outline.sheet, language)
                    p {
                        button(.class("button small"), .type("submit"), .name("look"), .value("1")) {
                            language(ImportText.lookAtSheet)
                        }
                    }
                } else {
                    input(.type("hidden"), .name("sheet"), .value(outline.sheet))
                }
                if let kind = outline.likelyKind { otherKind(kind, language) }
                preview(found, language)
                p(.class("actions")) {
                    button(.class("button primary"), .type("submit")) { language(ImportText.next) }
                }
            }
            ImportPages.discard(draft, context)
        }
        return page
    }

    /// The headings are those of another kind of list: one press, and it is read as that.
    private func otherKind(_ kind: ImportKind, _ language: Language) -> Notice {
        let names: KeyValuePairs = ["chosen": language(draft.settings.kind.name), "likely": language(kind.name)]
        return Notice(.warning, language(ImportText.otherKind, names), language) {
            p {
                button(.class("button"), .type("submit"), .name("kind"), .value(kind.rawValue)) {
                    language(ImportText.readAs, ["likely": language(kind.name)])
                }
            }
        }
    }

    private func preview(_ found: Int?, _ language: Language) -> HTML {
        let width = outline.rows.map(\.cells.count).max() ?? 0
        return fieldset(.class("field-group")) {
            legend { language(ImportText.whichHeader) }
            div(
                .class("table-scroll"), .tabIndex(0), .role("region"),
                .aria("aria-label", language(ImportText.firstRows))
            ) {
                table(.class("data compact")) {
                    caption(.class("sr")) { language(ImportText.firstRows) }
                    thead {
                        tr {
                            th(.scope("col")) { language(ImportText.headerRow) }
                            for column in 0..<width { th(.scope("col")) { Self.letters(column) } }
                        }
                    }
                    tbody {
                        for row in outline.rows { self.row(row, width, found, language) }
                    }
                }
            }
        }
    }

    private func row(_ row: ImportReport.PreviewRow, _ width: Int, _ found: Int?, _ language: Language) -> HTML {
        let isHeader = outline.headerRows.contains(row.row)
        return tr(.classes(isHeader ? "chosen" : nil)) {
            th(.scope("row")) {
                label(.class("check")) {
                    input(
                        .type("radio"), .name("header"), .value(String(row.row)),
                        .when(row.row == found, .checked))
                    span {
                        language(ImportText.rowNumber, ["n": String(row.row)])
                        if isHeader { strong { " " + language(ImportText.isHeader) } }
                    }
                }
            }
            for column in 0..<width {
                td {
                    if column < row.cells.count {
                        if isHeader { strong { row.cells[column] } } else { row.cells[column] }
                    }
                }
            }
        }
    }

    /// A column's letters, as spreadsheets count.
    static func letters(_ index: Int) -> String {
        let digit = Character(UnicodeScalar(UInt8(65 + index % 26)))
        return index < 26 ? String(digit) : letters(index / 26 - 1) + String(digit)
    }
}

/// What the pages of the wizard share.
enum ImportPages {
    /// The way to a step.
    static func trail(_ draft: ImportDesk.Draft, _ language: Language) -> [Breadcrumb] {
        [Breadcrumb(language(ImportText.heading), to: "/imports"), Breadcrumb(draft.fileName)]
    }

    /// The means to give the draft up.
    static func discard(_ draft: ImportDesk.Draft, _ context: WebContext) -> HTML {
        p {
            PostButton(
                context.language(ImportText.discard), to: "/imports/drafts/\(draft.id)/discard",
                csrfToken: context.formToken)
        }
    }
}
