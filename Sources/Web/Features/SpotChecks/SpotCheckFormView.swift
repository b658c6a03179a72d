import Domain
import Foundation
import Governance

/// The form for a new spot check.
struct SpotCheckFormView {
    private var values: [String: String] = [
        "threshold": "80", "confidence": "95", "recheckShare": "8", "feature-size": "1", "certain": "500",
        "design": CampaignSettings.Design.facilities.rawValue,
    ]
    /// The criteria that can be chosen.
    var versions: [CriteriaDesk.Version] = []
    private var areaError: String?
    /// What is wrong beyond single fields.
    var problems: [String] = []

    init() {}

    init(_ form: FormBody) {
        values = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The draft; nil where something must be corrected, which the view then says.
    mutating func draft(_ site: Site, _ access: Access, _ language: Language) async throws -> SpotCheckDesk.Draft? {
        let settings = settings
        let key = CriteriaDesk.Key(values["criteria"] ?? "")
        guard let criteria = versions.first(where: { $0.key == key }) else {
            problems.append(language(SpotCheckFormText.criteriaUnknown))
            return nil
        }
        let text = (values["area"] ?? "").trimmingCharacters(in: .whitespaces)
        switch try await PlaceInput(site: site, access: access).find(text) {
        case .failure(let refusal):
            areaError = language(refusal.message)
            return nil
        case .success(let area):
            return SpotCheckDesk.Draft(
                area: area, title: values["title"] ?? "", organiser: values["organiser"] ?? "",
                purpose: values["purpose"] ?? "", criteria: criteria.list, isConfirmed: values["confirmed"] == "1",
                settings: settings)
        }
    }

    private var settings: CampaignSettings {
        var settings = CampaignSettings()
        settings.threshold = share("threshold")
        settings.confidence = share("confidence")
        settings.recheckShare = share("recheckShare")
        settings.design = values["design"].flatMap(CampaignSettings.Design.init(rawValue:)) ?? .facilities
        settings.features = CampaignSettings.Feature.allCases.filter {
            // Two stages draw whole townships; the page says that only counties divide them.
            values["feature-\($0.rawValue)"] == "1" && (settings.design == .facilities || $0 == .county)
        }
        let certain = (values["certain"] ?? "").trimmingCharacters(in: .whitespaces)
        settings.certainCapacity = certain.isEmpty ? nil : Double(certain) ?? .nan
        return settings
    }

    private func share(_ name: String) -> Double { Double(values[name] ?? "").map { $0 / 100 } ?? .nan }

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(SpotCheckText.new))
        page.breadcrumbs = [Breadcrumb(language(SpotCheckText.heading), to: "/spotchecks"), Breadcrumb(page.title)]
        func field(
            _ name: String, _ text: SpotCheckText, _ kind: FormField.Kind = .text, hint: SpotCheckText? = nil,
            error: String? = nil, required: Bool = false, unit: String? = nil
        ) -> FormField {
            FormField(
                name, language(text), kind, value: values[name] ?? "", unit: unit, hint: hint.map { language($0) },
                error: error,
                isRequired: required, language)
        }
        var form = FormPanel(
            to: "/spotchecks/new", csrfToken: context.formToken,
            groups: [
                FormPanel.Group([
                    field("title", .title, required: true),
                    field("area", .area, hint: .areaHint, error: areaError, required: true),
                    field("organiser", .organiser, required: true), field("purpose", .purpose, .textarea(rows: 2)),
                ]),
                FormPanel.Group([
                    field("threshold", .threshold, .decimal, unit: "%"),
                    field("confidence", .confidence, .decimal, unit: "%"),
                    field("recheckShare", .recheckShare, .decimal, unit: "%"),
                ]), design(language), features(language),
                criteria(language, field("confirmed", .confirmCriteria, .checkbox)),
            ], language)
        form.problems = problems
        form.keepDraft("spotcheck.new", of: context.caller)
        form.submitWords = language(SpotCheckText.create)
        form.cancelAddress = "/spotchecks"
        page.main = form.html
        return page
    }

    private func design(_ language: Language) -> FormPanel.Group {
        let designs = CampaignSettings.Design.allCases.map { FormChoice($0.rawValue, language($0.name)) }
        return FormPanel.Group(
            language(SpotCheckFormText.design), lead: p(.class("hint")) { language(SpotCheckFormText.designHint) },
            [
                FormField(
                    "design", language(SpotCheckFormText.designName), .radio(designs), value: values["design"] ?? "",
                    language),
                FormField(
                    "certain", language(SpotCheckFormText.certain), .decimal, value: values["certain"] ?? "",
                    unit: "m³/d", hint: language(SpotCheckFormText.certainHint), language),
            ])
    }

    private func features(_ language: Language) -> FormPanel.Group {
        FormPanel.Group(
            language(SpotCheckText.features),
            CampaignSettings.Feature.allCases.map { feature in
                FormField(
                    "feature-\(feature.rawValue)", language(feature.name), .checkbox,
                    value: values["feature-\(feature.rawValue)"] ?? "", language)
            })
    }

    /// The latest version of each set is shown in full: nobody confirms what he has not seen.
    private func criteria(_ language: Language, _ confirmation: FormField) -> FormPanel.Group {
        var seen: Set<String> = []
        let latest = versions.filter { seen.insert($0.key.code).inserted }
        let choices = latest.map { FormChoice($0.key.text, CriteriaView.name($0, language)) }
        return FormPanel.Group(
            language(SpotCheckText.criteria),
            lead: div(.class("stack")) {
                p(.class("hint")) {
                    language(SpotCheckText.criteriaHint) + " "
                    a(.href("/spotchecks/criteria")) { language(CriteriaText.open) }
                }
                for version in latest {
                    details(.when(version.key == latest.first?.key, Attribute("open", .flag))) {
                        summary { CriteriaView.name(version, language) }
                        CriteriaView(version: version, language: language)
                    }
                }
            },
            [
                FormField(
                    "criteria", language(SpotCheckFormText.chosen), .select(choices),
                    value: values["criteria"] ?? versions.first?.key.text ?? "", language), confirmation,
            ])
    }
}

/// What the form for a new spot check says beside the words of all its pages.
enum SpotCheckFormText: PhraseSet {
    case criteriaUnknown, design, designName, designHint, certain, certainHint, chosen

    var phrase: Phrase {
        switch self {
        case .criteriaUnknown: Phrase("请选一套判定规则。", en: "Choose a set of criteria.")
        case .design: Phrase("抽样设计", en: "Design")
        case .designName: Phrase("怎样抽", en: "How to draw")
        case .designHint:
            Phrase(
                "路远时可先抽乡镇再抽设施，跑的地方少，但同样座数误差更大；此时只能按县分层。",
                en:
                    "Where distances are long, draw townships first: fewer places to visit, but a larger error for the same number of checks. Strata can then only be counties."
            )
        case .certain: Phrase("设计规模达到多少的全部检查（必查层）", en: "Check every facility of at least this capacity")
        case .certainHint: Phrase("留空则不设必查层", en: "Leave empty to draw from all alike")
        case .chosen: Phrase("采用哪一套", en: "Which set applies")
        }
    }
}
