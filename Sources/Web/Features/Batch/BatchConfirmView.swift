import Domain
import Governance
import Store

/// The question before many records are changed: how many, what to, and what each holds now; or why some cannot be.
struct BatchConfirmView {
    let input: BatchInput
    let plan: BatchPlan
    let site: Site
    let context: WebContext

    private var language: Language { context.language }
    private var list: PageURL { BatchRoutes.list(input.kind, context) }
    private var field: String { language(input.field.label) }

    var page: PageShell {
        var page = site.page(context, title: language(BatchText.confirmTitle))
        page.url = list
        page.breadcrumbs = [
            Breadcrumb(language(input.kind.name), to: list.text), Breadcrumb(language(BatchText.heading)),
        ]
        page.main = HTML {
            if !plan.refused.isEmpty {
                refusals
            } else if plan.changing.isEmpty {
                EmptyState(
                    language(BatchText.nothingToChange), advice: "",
                    actions: [Action(language(BatchText.back), to: list, .primary)], icon: .information)
            } else {
                question
            }
            lines
        }
        return page
    }

    private var value: String {
        input.value.map { FieldText(language: language).withUnit($0, input.field) } ?? language(BatchText.notReported)
    }

    private var question: HTML {
        let count = language.count(plan.changing.count)
        let words: KeyValuePairs<String, String> = ["n": count, "field": field, "value": value]
        var consequences = [
            language(BatchText.consequenceSince, ["day": language.longDay(input.validFrom)]),
            language(BatchText.consequenceSource, ["source": input.source]),
        ]
        if !plan.unchanged.isEmpty {
            consequences.append(
                language(BatchText.consequenceUnchanged, ["n": language.count(plan.unchanged.count)]))
        }
        consequences.append(language(BatchText.consequenceOne))
        var panel = ConfirmPanel(
            language(input.value == nil ? BatchText.confirmCleared : .confirmQuestion, words),
            consequences: consequences, address: BatchRoutes.step("/apply", input.kind, context),
            csrfToken: context.formToken, cancelAddress: list.text, language)
        panel.canBeUndone = true
        panel.fields = input.items
        panel.confirmWords = language(BatchText.confirm, ["n": count])
        return panel.html
    }

    private var refusals: HTML {
        let count = language.count(plan.refused.count)
        return HTML {
            Notice(.error, language(BatchText.refusedHeading, ["n": count]), language) {
                p { language(BatchText.refusedAdvice) }
            }
            p(.class("actions")) {
                if plan.refused.count < plan.lines.count {
                    PostButton(
                        language(BatchText.leaveOut, ["n": count]),
                        to: BatchRoutes.step("/check", input.kind, context), csrfToken: context.formToken,
                        fields: input.items + [PageURL.Item("do", "leave-out")])
                }
                Action(language(BatchText.back), to: list, .plain)
            }
        }
    }

    private var lines: HTML {
        let text = FieldText(language: language)
        var columns: [TableColumn<BatchPlan.Line>] = [
            .link(
                "name", language(RegisterText.name), address: { RegisterKinds.address(input.kind, $0.pick.id) }
            ) { $0.name.isEmpty ? "#\($0.pick.id)" : $0.name },
            .text("code", language(RegisterText.code), language) { $0.code.isEmpty ? nil : $0.code }.unbroken(),
            .text("now", language(BatchText.now), language) { line in
                line.before.map { text.withUnit($0, input.field) }
            },
            .text("then", language(BatchText.becomes), language) { line in
                line.outcome == .changes ? input.value.map { text.withUnit($0, input.field) } : "—"
            },
            .status("outcome", language(BatchText.outcome), language) { line in
                switch line.outcome {
                case .changes: StatusBadge(language(BatchText.changesTo), .good)
                case .unchanged: StatusBadge(language(BatchText.stays), .neutral)
                case .refused: StatusBadge(language(BatchText.cannot), .bad)
                }
            },
        ]
        if !plan.refused.isEmpty {
            columns.append(
                .text("reason", language(BatchText.reason), language) { line in
                    if case .refused(let refusal) = line.outcome { language(refusal.message) } else { "" }
                })
        }
        // What is refused comes first: that is what has to be looked at.
        let rows =
            plan.refused
            + plan.lines.filter { line in
                if case .refused = line.outcome { false } else { true }
            }
        var table = DataTable(language(BatchText.records), columns: columns, rows: rows, url: list, language)
        table.showsHeading = true
        table.isCompact = true
        return table.html
    }
}
