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
        form.keepDraft("\(view.address).\(step)", of: view.context.caller)
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
        let plan = SpotCheckPlanView(
            overview: view.overview, context: view.context, earlier: view.earlierRates,
            earlierTitle: view.earlierTitle)
        let kinds = SeedRecord.Kind.allCases.map { FormChoice($0.rawValue, language($0.name)) }
        let proposed = try? plan.proposal.get()
        return HTML {
            plan
            panel(
                "announce", .announce, .announceLead,
                sizes(proposed) + [
                    field("kind", .kind, .select(kinds), value: "drand"),
                    field("notice", .notice, hint: .noticeHint, required: true),
                    field("dueDay", .dueDay, .date, value: view.site.platform.today.description, required: true),
                    field("dueTime", .dueTime, value: "20:00", required: true),
                ], extra: certain)
        }
    }

    @HTMLBuilder private var certain: HTML {
        for stratum in view.overview.strata where stratum.isCertain {
            p {
                strong { language.stratum(stratum.name) }
                " " + language(SpotCheckPlanText.certain, ["n": language.count(stratum.population)])
            }
        }
    }

    /// Fields for the strata that are drawn from, numbered without those checked in full.
    private func sizes(_ proposed: SizeProposal?) -> [FormField] {
        func size(_ name: String, _ words: String, _ value: Int?) -> FormField {
            FormField(
                name, words, .integer, value: view.context.form[name] ?? String(value ?? 0), isRequired: true, language)
        }
        return view.overview.drawnStrata.enumerated().flatMap { index, stratum -> [FormField] in
            guard view.overview.settings.design.isTwoStage else {
                let words = stratum.name + " / " + language.count(stratum.population)
                return [size("size-\(index)", words, proposed?.sizes[stratum.name])]
            }
            let name = view.overview.drawnStrata.count > 1 ? language.labelled(language.stratum(stratum.name), "") : ""
            let towns = proposed?.towns[stratum.name]
            return [
                size(
                    "towns-\(index)",
                    name + language(SpotCheckPlanText.towns, ["n": language.count(stratum.townCount)]), towns?.count),
                size("each-\(index)", name + language(SpotCheckPlanText.each), towns?.each),
            ]
        }
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
                language(SpotCheckText.teamOf, ["name": language.bracketed(candidate.name, candidate.login)]),
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

extension CampaignOverview {
    /// The strata from which is drawn, without those checked in full.
    var drawnStrata: [Stratum] { strata.filter { !$0.isCertain } }
}

extension Language {
    /// A stratum's name; those that the program gives are said in the reader's language.
    func stratum(_ name: String) -> String {
        switch name {
        case CampaignOverview.wholeStratum: self(SpotCheckStratumText.whole)
        case CampaignOverview.certainStratum: self(SpotCheckStratumText.certain)
        default: CampaignOverview.stratumWithUnits(name)
        }
    }
}

/// The strata that the program names.
enum SpotCheckStratumText: PhraseSet {
    case whole, certain

    var phrase: Phrase {
        switch self {
        case .whole: Phrase("全部（不分层）", en: "All (not divided)")
        case .certain: Phrase("必查", en: "Checked in full")
        }
    }
}
