import Domain
import Foundation
import Governance
import Store

/// The form of a record, new or existing; with what is wrong, or with what others changed meanwhile.
struct RecordFormView {
    let input: RecordInput
    /// The record as it stands; nil for a new one.
    let record: RegisterPage?
    let site: Site
    let context: WebContext
    /// Where the record stands.
    var placeNow: Region?

    private var language: Language { context.language }
    private var kind: RecordKind { input.kind }
    private var address: String {
        record.map { RegisterKinds.address($0.kind, $0.id) } ?? "/register/" + RegisterKinds.path(kind)
    }

    var page: PageShell {
        let title =
            record.map { language(RecordText.editing, ["name": $0.name]) }
            ?? language(RecordText.adding, ["kind": language(kind.singular).lowercased()])
        var page = site.page(context, title: title)
        page.url = PageURL(record == nil ? "/records/" + RegisterKinds.path(kind) + "/new" : address + "/edit")
        if let record {
            page.breadcrumbs =
                record.lineage.filter { $0.id != record.id }.map { Breadcrumb($0.name, to: "/areas/\($0.id)") }
                + [Breadcrumb(record.name, to: address), Breadcrumb(language(RecordText.edit))]
        } else {
            page.breadcrumbs = [Breadcrumb(language(kind.name), to: address), Breadcrumb(title)]
        }
        page.main = HTML {
            if input.problem == .changedMeanwhile || input.problem == .versionMissing { conflict }
            form
        }
        return page
    }

    private var form: HTML {
        let day = FormField(
            "validFrom", language(RecordText.validFrom), .date, value: input.validFromText,
            hint: language(RecordText.validFromHint), error: input.faults["validFrom"].map { language($0) },
            isRequired: true, language)
        let source = FormField(
            "source", language(BatchText.source), value: input.source, hint: language(RecordText.sourceHint),
            error: input.faults["source"].map { language($0) }, language)
        var form = FormPanel(
            to: record == nil ? "/records/" + RegisterKinds.path(kind) : context.keepingReturn(address + "/edit"),
            csrfToken: context.formToken,
            groups: [
                FormPanel.Group(language(RecordText.values), input.fields.map(field)),
                FormPanel.Group(language(RecordText.validity), [day, source]),
            ], language)
        form.hidden = [
            record.map { PageURL.Item("version", String($0.version)) }
                ?? PageURL.Item("form", context.form["form"] ?? UUID().uuidString)
        ]
        form.keepDraft("\(kind.rawValue).\(record?.id.description ?? "new")", of: context.caller)
        form.problems = input.problem.map { [language($0.message)] } ?? []
        form.cancelAddress = record == nil ? address : context.keepingReturn(address)
        return form.html
    }

    private func field(_ field: Field) -> FormField {
        let unit = language(field.unit)
        var result = FormField(
            field.key, language(field.label), control(field), value: input.texts[field.key] ?? "",
            unit: unit.isEmpty ? nil : unit, error: input.faults[field.key].map { language($0) }, language)
        if field.key == "name" { result.isRequired = true }
        if case .subject = field.type {
            result.isRequired = true
            result.hint = language(RecordText.placeHint)
            if let placeNow, result.value == placeNow.id.description {
                result.value = PlaceInput.text(placeNow)
                result.hint = placeNow.name + " · " + language(RecordText.placeHint)
            }
        }
        return result
    }

    private func control(_ field: Field) -> FormField.Kind {
        let none = FormChoice("", language(RecordText.unknown))
        switch field.type {
        case .text: return field.type.isManyLined ? .textarea(rows: 3) : field.key == "phone" ? .telephone : .text
        case .integer: return .integer
        case .decimal: return .decimal
        case .day: return .date
        case .flag:
            return .select([
                none, FormChoice("1", language(RegisterText.yes)), FormChoice("0", language(RegisterText.no)),
            ])
        case .choice(let choices): return .select([none] + choices.map { FormChoice($0.code, language($0.name)) })
        case .subject: return .text
        case .shape: return .textarea(rows: 4)
        }
    }

    /// What the record holds now beside what was entered, where both differ.
    private var conflict: HTML {
        let text = FieldText(language: language)
        let rows = input.fields.compactMap { field -> (String, String?, String?)? in
            let now = input.values[field.key].map { text.withUnit($0, field) }
            if let value = input.changes[field.key] { return (language(field.label), now, text.withUnit(value, field)) }
            return input.cleared.contains(field.key) ? (language(field.label), now, nil) : nil
        }
        let columns: [TableColumn<(String, String?, String?)>] = [
            .text("field", language(RecordText.field), language) { $0.0 },
            .text("now", language(RecordText.now), language) { $0.1 },
            .text("yours", language(RecordText.yours), language) { $0.2 },
        ]
        let title = input.problem == .versionMissing ? RecordText.comparison : .conflict
        return section(.class("panel")) {
            h2 { language(title) }
            p { language(RecordText.conflictAdvice) }
            DataTable(
                language(title), columns: columns, rows: rows, url: PageURL(address), language
            ).html
        }
    }
}
