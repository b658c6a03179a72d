import Governance

/// The form for a new user.
struct UserFormView {
    var login = ""
    var name = ""
    var language = PreferredLanguage.chinese
    var grants: [GrantInput.Row] = []
    private var loginError: String?
    private var nameError: String?
    private var problem: String?

    init() {}

    init(_ form: FormBody) {
        login = form.text("login")
        name = form.text("name")
        language = form.text("language") == "en" ? .english : .chinese
    }

    /// Puts a refusal at its field.
    mutating func take(_ error: AccessError, _ language: Language) {
        let words = language(error.message)
        switch error {
        case .loginTaken, .loginInvalid: loginError = words
        case .nameInvalid: nameError = words
        default: problem = words
        }
    }

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let words = context.language
        var page = site.page(context, title: words(UserText.new))
        page.breadcrumbs = [Breadcrumb(words(UserText.heading), to: "/users"), Breadcrumb(page.title)]
        let fields = [
            FormField(
                "login", words(UserText.login), value: login, hint: words(UserText.loginHint), error: loginError,
                isRequired: true, words),
            FormField("name", words(UserText.name), value: name, error: nameError, isRequired: true, words),
            Self.languageField(language, words),
        ]
        var form = FormPanel(
            to: "/users/new", csrfToken: context.formToken,
            groups: [
                FormPanel.Group(fields),
                FormPanel.Group(words(UserText.roles), GrantInput.fields(grants, [:], words)),
            ], words)
        form.problems = problem.map { [$0] } ?? []
        form.submitWords = words(UserText.create)
        form.cancelAddress = "/users"
        form.keepDraft("user.new", of: context.caller)
        page.main = form.html
        return page
    }

    /// The choice of the user's language.
    static func languageField(_ chosen: PreferredLanguage, _ words: Language) -> FormField {
        FormField(
            "language", words(UserText.language),
            .select(Language.allCases.map { FormChoice($0.rawValue, $0.nativeName) }),
            value: chosen == .english ? "en" : "zh", words)
    }
}
