import Domain
import Governance
import Store

/// The form of the next step of a spot check.
struct SpotCheckStepForms: Component {
    let view: SpotCheckView

    private var language: Language { view.language }

    var html: HTML {
        switch view.record.phase {
        case .prepared: freeze
        case .framed:
            HTML {
                announce
                details {
                    summary { language(SpotCheckText.freeze) }
                    freeze
                }
            }
        case .announced: draw
        case .drawn: begin
        case .field: finish
        case .finished: .empty
        }
    }

    private func panel(
        _ step: String, _ heading: SpotCheckText, _ lead: SpotCheckText, _ fields: [FormField], extra: HTML = .empty
    ) -> HTML {
        var form = FormPanel(
            to: view.address + "/" + step, csrfToken: view.context.formToken,
            groups: [
                FormPanel.Group(
                    language(heading),
                    lead: HTML {
                        p { language(lead) }
                        extra
                    }, fields)
            ], language)
        form.submitWords = language(heading)
        return form.html
    }

    private func field(
        _ name: String, _ text: SpotCheckText, _ kind: FormField.Kind = .text, value: String = "",
        hint: SpotCheckText? = nil, required: Bool = false
    ) -> FormField {
        FormField(
            name, language(text), kind, value: view.context.form[name] ?? value, hint: hint.map { language($0) },
            isRequired: required, language)
    }

    private var freeze: HTML {
        panel(
            "freeze", .freeze, .freezeLead,
            [
                field("day", .day, .date, value: view.site.platform.today.description, required: true),
                field("exclusions", .exclusions, .textarea(rows: 3), hint: .exclusionsHint),
            ])
    }

    private var announce: HTML {
        let strata = view.overview.strata
        let population = strata.reduce(0) { $0 + $1.population }
        let advice = SpotCheckDesk.sizeAdvice(population: population, settings: view.overview.settings)
        let usual = SpotCheckDesk.proportional(advice.first { $0.failures >= 5 }?.size ?? population, strata)
        let sizes = strata.enumerated().map { index, stratum in
            FormField(
                "size-\(index)", stratum.name + " / " + language.count(stratum.population), .integer,
                value: view.context.form["size-\(index)"] ?? String(usual[stratum.name] ?? 0), isRequired: true,
                language)
        }
        let kinds = SeedRecord.Kind.allCases.map { FormChoice($0.rawValue, language($0.name)) }
        return panel(
            "announce", .announce, .announceLead,
            sizes + [
                field("kind", .kind, .select(kinds), value: "drand"),
                field("notice", .notice, hint: .noticeHint, required: true),
                field("dueDay", .dueDay, .date, value: view.site.platform.today.description, required: true),
                field("dueTime", .dueTime, value: "20:00", required: true),
            ],
            extra: DataTable(
                language(SpotCheckText.sizeAdvice),
                columns: [
                    .count("failures", language(SpotCheckText.failuresAllowed), language) {
                        (row: SpotCheckDesk.SizeAdvice) in row.failures
                    },
                    .count("size", language(SpotCheckText.sizeNeeded), language) { $0.size },
                ], rows: advice, url: view.context.url, language
            ).html)
    }

    private var draw: HTML {
        let kind = view.overview.seed?.kind
        var fields: [FormField] = []
        if kind == .lottery { fields.append(field("game", .outcomeGame, required: true)) }
        if kind == .lottery || kind == .drand { fields.append(field("number", .outcomeNumber, required: true)) }
        fields += [
            field("text", .outcomeText, .textarea(rows: 3), hint: .outcomeHint, required: true),
            field("proof", .proof),
        ]
        return panel("draw", .draw, .drawLead, fields)
    }

    private var begin: HTML {
        let choices =
            [FormChoice("", language(SpotCheckText.noTeam))]
            + (1...8).map { FormChoice(String($0), language(SpotCheckText.teamName, ["n": String($0)])) }
        let members = view.candidates.map { candidate in
            FormField(
                "member-\(candidate.id)",
                language(SpotCheckText.teamOf, ["name": candidate.name + "（\(candidate.login)）"]),
                .select(choices), value: view.context.form["member-\(candidate.id)"] ?? "", language)
        }
        return panel(
            "field", .begin, .beginLead,
            [
                field("firstDay", .firstDay, .date, value: view.site.platform.today.description, required: true),
                field("dayCount", .dayCount, .integer, value: "3", required: true),
            ] + members)
    }

    private var finish: HTML { panel("finish", .finish, .finishLead, []) }
}
