import Domain
import Foundation
import Governance

/// The form for a new spot check.
struct SpotCheckFormView {
    private var values: [String: String] = [
        "threshold": "80", "confidence": "95", "recheckShare": "8", "feature-size": "1",
        "criteria": Self.pretty(.spotCheckDraft),
    ]
    private var areaError: String?
    /// What is wrong beyond single fields.
    var problems: [String] = []

    init() {}

    init(_ form: FormBody) {
        values = Dictionary(form.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The draft; nil where something must be corrected, which the view then says.
    mutating func draft(_ site: Site, _ access: Access, _ language: Language) async throws -> SpotCheckDesk.Draft? {
        var settings = CampaignSettings()
        settings.threshold = share("threshold")
        settings.confidence = share("confidence")
        settings.recheckShare = share("recheckShare")
        settings.features = CampaignSettings.Feature.allCases.filter { values["feature-\($0.rawValue)"] == "1" }
        guard let criteria = Checklist(json: values["criteria"] ?? "") else {
            problems.append(language(SpotCheckFormText.criteriaUnreadable))
            return nil
        }
        guard values["confirmed"] == "1" else {
            problems.append(language(SpotCheckFormText.confirmationMissing))
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
                purpose: values["purpose"] ?? "", criteria: criteria, settings: settings)
        }
    }

    private func share(_ name: String) -> Double { Double(values[name] ?? "").map { $0 / 100 } ?? .nan }

    private static func pretty(_ list: Checklist) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(list)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(SpotCheckText.new))
        page.breadcrumbs = [Breadcrumb(language(SpotCheckText.heading), to: "/spotchecks"), Breadcrumb(page.title)]
        func field(
            _ name: String, _ text: SpotCheckText, _ kind: FormField.Kind = .text, hint: SpotCheckText? = nil,
            error: String? = nil, required: Bool = false
        ) -> FormField {
            FormField(
                name, language(text), kind, value: values[name] ?? "", hint: hint.map { language($0) }, error: error,
                isRequired: required, language)
        }
        let features = CampaignSettings.Feature.allCases.map { feature in
            FormField(
                "feature-\(feature.rawValue)", language(feature.name), .checkbox,
                value: values["feature-\(feature.rawValue)"] ?? "", language)
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
                    field("threshold", .threshold, .decimal), field("confidence", .confidence, .decimal),
                    field("recheckShare", .recheckShare, .decimal),
                ]),
                FormPanel.Group(language(SpotCheckText.features), features),
                FormPanel.Group([
                    field("criteria", .criteria, .textarea(rows: 14), hint: .criteriaHint),
                    field("confirmed", .confirmCriteria, .checkbox),
                ]),
            ], language)
        form.problems = problems
        form.submitWords = language(SpotCheckText.create)
        form.cancelAddress = "/spotchecks"
        page.main = form.html
        return page
    }
}

/// What the form says when something must be corrected.
enum SpotCheckFormText: PhraseSet {
    case criteriaUnreadable, confirmationMissing

    var phrase: Phrase {
        switch self {
        case .criteriaUnreadable:
            Phrase("判定规则不是有效的 JSON，或缺少必要的内容。", en: "The criteria are no valid JSON, or something is missing in them.")
        case .confirmationMissing:
            Phrase("请先逐条确认判定规则，并勾选确认。", en: "Confirm every item of the criteria and tick the box.")
        }
    }
}
