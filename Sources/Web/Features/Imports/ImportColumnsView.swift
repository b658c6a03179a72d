import Domain
import Governance

/// The third step: what each column means.
struct ImportColumnsView {
    let draft: ImportDesk.Draft
    let outline: ImportDesk.Outline
    let templates: [ImportTemplate]

    /// What was chosen, by heading; an empty target leaves a column out.
    func read(_ form: FormBody) -> [String: String] {
        var chosen: [String: String] = [:]
        for (index, column) in outline.columns.enumerated() {
            guard let target = form["c-\(index)"] else { continue }
            chosen[column.heading] = draft.settings.kind.target(target)?.key ?? ""
        }
        return chosen
    }

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        let address = "/imports/drafts/\(draft.id)/columns"
        var page = site.page(context, title: language(ImportText.stepColumns))
        page.lead = .text(draft.fileName)
        page.breadcrumbs = ImportPages.trail(draft, language)
        page.main = HTML {
            ImportSteps.header(draft.id, current: 2, language)
            p { language(ImportText.columnsLead) }
            if !templates.isEmpty {
                form(.class("filter"), .method(.post), .action(address)) {
                    HiddenFields(csrfToken: context.formToken)
                    div(.class("filter-fields")) {
                        FormField(
                            "use", language(ImportText.useTemplate),
                            .select(
                                [FormChoice("", language(ImportText.noTemplate))]
                                    + templates.map { FormChoice($0.name, $0.name) }),
                            language)
                    }
                    div(.class("actions")) { button(.class("button"), .type("submit")) { language(ImportText.apply) } }
                }
            }
            form(.class("form-panel wide"), .method(.post), .action(address)) {
                HiddenFields(csrfToken: context.formToken)
                matching(language)
                FormField(
                    "template", language(ImportText.saveTemplate), hint: language(ImportText.templateHint), language)
                p(.class("actions")) {
                    button(.class("button primary"), .type("submit")) { language(ImportText.checkNow) }
                }
            }
            ImportPages.discard(draft, context)
        }
        return page
    }

    private func matching(_ language: Language) -> HTML {
        let targets = draft.settings.kind.targets.reduce(into: [ImportTarget]()) { list, target in
            if !list.contains(where: { $0.key == target.key }) { list.append(target) }
        }
        return div(
            .class("table-scroll"), .tabIndex(0), .role("region"), .aria("aria-label", language(ImportText.stepColumns))
        ) {
            table(.class("data stacked matching"), .role("table")) {
                caption(.class("sr")) { language(ImportText.stepColumns) }
                thead {
                    tr {
                        th(.scope("col")) { language(ImportText.columnInFile) }
                        th(.scope("col")) { language(ImportText.means) }
                        th(.scope("col")) { language(ImportText.samples) }
                    }
                }
                tbody {
                    for (index, column) in outline.columns.enumerated() {
                        tr {
                            th(.scope("row"), .data("data-name", language(ImportText.columnInFile))) {
                                span {
                                    column.heading
                                    if !column.unit.isEmpty { span(.class("unit")) { " " + column.unit } }
                                }
                            }
                            td(.data("data-name", language(ImportText.means))) {
                                select(index, column, targets, language)
                            }
                            td(.data("data-name", language(ImportText.samples))) {
                                span { column.samples.joined(separator: language == .zh ? "、" : ", ") }
                            }
                        }
                    }
                }
            }
        }
    }

    private func select(
        _ index: Int, _ column: ImportDesk.Outline.Column, _ targets: [ImportTarget], _ language: Language
    ) -> HTML {
        HTML(
            "select",
            [
                .name("c-\(index)"), .id("c-\(index)"),
                .aria("aria-label", language(ImportText.meaningOf, ["column": column.heading])),
            ],
            HTML {
                option(.value(""), .when(column.target == nil, .selected)) { language(ImportText.leaveOut) }
                for target in targets {
                    option(.value(target.key), .when(target.key == column.target, .selected)) { language(target.label) }
                }
            })
    }
}
