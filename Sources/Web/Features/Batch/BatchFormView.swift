import Domain
import Governance
import Store

/// The form that gives many records one value: the value, since when, where it comes from, and which records.
struct BatchFormView {
    let input: BatchInput
    let selection: BatchSelection
    let site: Site
    let context: WebContext

    private var language: Language { context.language }

    var page: PageShell {
        let name = language(input.field.label)
        var page = site.page(context, title: language(BatchText.title, ["field": name]))
        page.url = BatchRoutes.list(input.kind, context)
        page.lead = .text(
            language(
                BatchText.lead,
                ["kind": language(input.kind.name), "n": language.count(input.picks.count)]))
        page.breadcrumbs = [
            Breadcrumb(language(input.kind.name), to: BatchRoutes.list(input.kind, context).text),
            Breadcrumb(language(BatchText.heading)),
        ]
        page.main = HTML {
            form
            records
        }
        return page
    }

    private var form: HTML {
        let fields = [
            FormField(
                "value", language(BatchText.value), control, value: input.text,
                error: input.faults["value"].map { language($0) }, language),
            FormField(
                "clear", language(BatchText.clear), .checkbox, value: input.clears ? "1" : "",
                language),
            FormField(
                "validFrom", language(RecordText.validFrom), .date, value: input.validFromText,
                hint: language(RecordText.validFromHint), error: input.faults["validFrom"].map { language($0) },
                isRequired: true, language),
            FormField(
                "source", language(BatchText.source), value: input.source, hint: language(BatchText.sourceHint),
                error: input.faults["source"].map { language($0) }, isRequired: true, language),
        ]
        var form = FormPanel(
            to: BatchRoutes.step("/check", input.kind, context), csrfToken: context.formToken,
            groups: [FormPanel.Group(fields)], language)
        form.hidden = [
            PageURL.Item(BatchInput.picksName, BatchInput.text(input.picks)),
            PageURL.Item("field", input.field.key), PageURL.Item("form", input.form),
        ]
        form.submitWords = language(BatchText.next)
        form.cancelAddress = BatchRoutes.list(input.kind, context).text
        return form.html
    }

    private var control: FormField.Kind {
        let none = FormChoice("", language(BatchText.pickValue))
        return switch input.field.type {
        case .choice(let choices): .select([none] + choices.map { FormChoice($0.code, language($0.name)) })
        case .flag:
            .select([
                none, FormChoice("1", language(RegisterText.yes)), FormChoice("0", language(RegisterText.no)),
            ])
        case .day: .date
        case .text where input.field.type.isManyLined: .textarea(rows: 3)
        default: .text
        }
    }

    private var records: HTML {
        let text = FieldText(language: language)
        let columns: [TableColumn<RecordItem>] = [
            .link("name", language(RegisterText.name), address: { RegisterKinds.address(input.kind, $0.id) }) {
                $0.name.isEmpty ? "#\($0.id)" : $0.name
            },
            .text("code", language(RegisterText.code), language) { $0.code.isEmpty ? nil : $0.code }.unbroken(),
            .text("place", language(RegisterText.place), language) { item in
                item.path.steps.filter { $0.level >= .town && $0.region != item.id }
                    .compactMap { selection.places[$0.region]?.name }.joined(separator: " · ")
            },
            .text("now", language(BatchText.now), language) { item in
                item.values[input.field.key].map { text.withUnit($0, input.field) }
            },
        ]
        var table = DataTable(
            language(BatchText.records), columns: columns, rows: selection.items,
            url: BatchRoutes.list(input.kind, context), language)
        table.showsHeading = true
        table.isCompact = true
        return table.html
    }
}
