import Domain
import Governance
import Store

/// The first step: which file, and what cannot be read out of it.
struct ImportStartView {
    /// The areas to choose from; nil where there are too many.
    let homeAreas: [Region]?
    var kind = ImportKind.villages
    var validFrom = ""
    var system = ""
    var otherSystem = ""
    var home = ""
    var fileError: String?
    private var dayError: String?
    private var systemError: String?
    private var otherError: String?

    /// The choice "the list has no coordinates".
    static let noSystem = "none"
    /// The choice "another one, typed below".
    static let otherChoice = "other"
    private static let systems = ["EPSG:4490", "EPSG:4326", "GCJ-02", "BD-09"]

    init(homeAreas: [Region]?) {
        self.homeAreas = homeAreas
    }

    /// Takes the form over; nil where something must be corrected.
    mutating func read(_ form: FormBody, today: Day, _ language: Language) -> ImportSettings? {
        kind = ImportKind(rawValue: form.text("kind")) ?? .villages
        validFrom = form.text("from")
        system = form.text("system")
        otherSystem = form.text("other")
        home = form.text("home")
        if let day = Day(iso: validFrom) {
            dayError = RegisterError.refusal(of: day, today: today).map { language($0.message) }
        } else if !validFrom.isEmpty {
            dayError = language(ImportText.dayError)
        }
        var declared: String?
        switch system {
        case Self.noSystem: break
        case Self.otherChoice:
            declared = otherSystem
            if otherSystem.isEmpty { otherError = language(ImportText.otherMissing) }
        case let name where Self.systems.contains(name): declared = name
        default: if kind != .divisions { systemError = language(ImportText.systemMissing) }
        }
        if let declared, !declared.isEmpty, let objection = ImportDesk.objection(toCoordinateSystem: declared) {
            otherError = language(objection)
        }
        guard dayError == nil, systemError == nil, otherError == nil else { return nil }
        return ImportSettings(
            kind, coordinateSystem: declared, validFrom: validFrom.isEmpty ? nil : validFrom,
            homeArea: home.isEmpty ? nil : home)
    }

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(ImportText.new))
        page.breadcrumbs = [
            Breadcrumb(language(ImportText.heading), to: "/imports"), Breadcrumb(language(ImportText.new)),
        ]
        var form = FormPanel(
            to: "/imports/new", csrfToken: context.formToken, groups: [FormPanel.Group(fields(language))], language)
        form.submitWords = language(ImportText.uploadNext)
        form.cancelAddress = "/imports"
        page.main = HTML {
            ImportSteps.header(nil, current: 0, language)
            form.html
        }
        return page
    }

    private func fields(_ language: Language) -> [FormField] {
        let systems =
            [
                FormChoice("", language(ImportText.pleaseChoose)),
                FormChoice(Self.noSystem, language(ImportText.noCoordinates)),
            ]
            + zip(Self.systems, [ImportText.cgcs2000, .wgs84, .gcj02, .bd09]).map { FormChoice($0, language($1)) }
            + [FormChoice(Self.otherChoice, language(ImportText.otherSystem))]
        return [
            FormField(
                "kind", language(ImportText.kind),
                .select(ImportKind.allCases.map { FormChoice($0.rawValue, language($0.name)) }), value: kind.rawValue,
                isRequired: true, language),
            FormField(
                "file", language(ImportText.file), .file(accept: ".xlsx,.csv,.txt,.gz,.json,.geojson,.gpkg,.zip"),
                hint: language(ImportText.fileHint), error: fileError, isRequired: true, language),
            FormField(
                "from", language(ImportText.validFrom), .date, value: validFrom,
                hint: language(ImportText.validFromHint), error: dayError, language),
            FormField(
                "system", language(ImportText.system), .select(systems), value: system,
                hint: language(ImportText.systemHint), error: systemError, isRequired: true, language),
            FormField(
                "other", language(ImportText.otherName), value: otherSystem, hint: language(ImportText.otherHint),
                error: otherError, language),
            homeField(language),
        ]
    }

    private func homeField(_ language: Language) -> FormField {
        guard let homeAreas else {
            return FormField(
                "home", language(ImportText.homeCode), value: home, hint: language(ImportText.homeHint), language)
        }
        let choices =
            [FormChoice("", language(ImportText.homeAny))]
            + homeAreas.map { FormChoice($0.code, $0.name + " " + $0.code) }
        return FormField(
            "home", language(ImportText.home), .select(choices), value: home, hint: language(ImportText.homeHint),
            language)
    }
}

/// The steps of the wizard.
enum ImportSteps {
    /// The header; steps done can be opened again.
    static func header(_ draft: String?, current: Int, _ language: Language) -> StepHeader {
        let names: [(ImportText, String?)] = [
            (.stepFile, nil), (.stepSheet, "sheet"), (.stepColumns, "columns"), (.stepCheck, "check"),
            (.stepCommit, nil),
        ]
        return StepHeader(
            names.map { words, part in
                StepHeader.Step(
                    language(words), to: part.flatMap { part in draft.map { "/imports/drafts/\($0)/\(part)" } })
            }, current: current, language)
    }
}
