import Domain
import Foundation
import Governance

/// The page on which criteria are changed; its buttons work with and without scripts.
struct CriteriaFormView {
    let form: CriteriaForm
    let language: Language

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        var page = site.page(context, title: language(CriteriaText.edit))
        page.breadcrumbs = [
            Breadcrumb(language(SpotCheckText.heading), to: "/spotchecks"),
            Breadcrumb(language(CriteriaText.heading), to: "/spotchecks/criteria"), Breadcrumb(page.title),
        ]
        page.lead = .text(language(CriteriaText.lead))
        var panel = FormPanel(
            to: "/spotchecks/criteria/edit", csrfToken: context.formToken, groups: [about] + items + [more], language)
        panel.hidden = hidden
        panel.problems = form.problems
        panel.submitWords = language(CriteriaText.save)
        panel.cancelAddress = "/spotchecks/criteria"
        page.main = div(.data("data-rebuild", "")) { panel.html }
        return page
    }

    private var hidden: [PageURL.Item] {
        let each = form.list.items.enumerated().flatMap { index, item -> [PageURL.Item] in
            var fields = [PageURL.Item("id-\(index)", item.id)]
            if !CriteriaForm.isUsual(item) {
                let own = CriteriaForm.Answers(choices: item.choices, failing: item.failing)
                let json = (try? JSONEncoder().encode(own)).map { String(decoding: $0, as: UTF8.self) } ?? ""
                fields.append(PageURL.Item("own-\(index)", json))
            }
            return fields
        }
        return [
            PageURL.Item("base", form.base?.text ?? ""), PageURL.Item("count", String(form.list.items.count)),
        ] + each
    }

    private func field(
        _ name: String, _ text: CriteriaText, _ kind: FormField.Kind, _ value: String,
        hint: CriteriaText? = nil, required: Bool = false
    ) -> FormField {
        FormField(
            name, language(text), kind, value: value, hint: hint.map { language($0) }, isRequired: required, language)
    }

    private func line(_ name: String, _ text: CriteriaText, _ value: String, required: Bool = false) -> FormField {
        field(name, text, .text, value, required: required)
    }

    private var about: FormPanel.Group {
        let list = form.list
        return FormPanel.Group(
            nil,
            // Enter in a field saves: browsers take the first button of a form for it.
            lead: button(.type("submit"), .name("do"), .value("save"), Attribute("hidden", .flag)) { "" },
            [
                field("code", .code, .text, list.id, hint: .codeHint, required: true),
                line("name-zh", .nameZh, list.name.zh, required: true), line("name-en", .nameEn, list.name.en),
                field("source-zh", .sourceZh, .textarea(rows: 2), list.source.zh),
                field("source-en", .sourceEn, .textarea(rows: 2), list.source.en),
                field("limit", .limit, .integer, String(list.supportingLimit), hint: .limitHint, required: true),
            ])
    }

    private var items: [FormPanel.Group] {
        form.list.items.enumerated().map { index, item in
            let weights = Checklist.Weight.allCases.map { FormChoice($0.rawValue, language(Self.words($0))) }
            var fields = [
                line("q-zh-\(index)", .questionZh, item.question.zh, required: true),
                line("q-en-\(index)", .questionEn, item.question.en),
            ]
            if CriteriaForm.isUsual(item) {
                let answers = [
                    FormChoice("yes", language(CriteriaText.failsYes)),
                    FormChoice("no", language(CriteriaText.failsNo)),
                ]
                fields.append(field("fails-\(index)", .fails, .select(answers), item.failing.first ?? "yes"))
                fields.append(field("none-\(index)", .hasNone, .checkbox, item.choices.count == 3 ? "1" : ""))
            }
            fields.append(field("weight-\(index)", .weight, .select(weights), item.weight.rawValue))
            fields.append(field("photos-\(index)", .photos, .integer, String(item.photos)))
            return FormPanel.Group(
                language(CriteriaText.item, ["n": String(index + 1)]), lead: buttons(index, item), fields)
        }
    }

    private func buttons(_ index: Int, _ item: Checklist.Item) -> HTML {
        let last = form.list.items.count - 1
        let name = language(CriteriaText.item, ["n": String(index + 1)])
        func step(_ command: String, _ text: CriteriaText, _ isPossible: Bool) -> HTML {
            button(
                .class("button small"), .type("submit"), .name("do"), .value("\(command)-\(index)"),
                .when(!isPossible, Attribute("disabled", .flag))
            ) {
                language(text)
                span(.class("sr")) { " " + name }
            }
        }
        return HTML {
            p(.class("item-actions")) {
                step("up", .up, index > 0)
                " "
                step("down", .down, index < last)
                " "
                step("remove", .remove, true)
            }
            if !CriteriaForm.isUsual(item) {
                p(.class("hint")) {
                    language(
                        CriteriaText.own,
                        ["list": language.listed(item.choices.map { language($0.words.text) })])
                }
            }
        }
    }

    private var more: FormPanel.Group {
        FormPanel.Group(
            nil,
            lead: HTML {
                p(.class("item-actions")) {
                    button(.class("button"), .type("submit"), .name("do"), .value("add")) { language(CriteriaText.add) }
                }
                details {
                    summary { language(CriteriaText.importing) }
                    field("json", .importing, .textarea(rows: 8), "", hint: .importHint).html
                    p {
                        button(.class("button"), .type("submit"), .name("do"), .value("import")) {
                            language(CriteriaText.readImport)
                        }
                    }
                }
            }, [])
    }

    static func words(_ weight: Checklist.Weight) -> CriteriaText {
        switch weight {
        case .decisive: .decisive
        case .supporting: .supporting
        case .noted: .noted
        }
    }
}
