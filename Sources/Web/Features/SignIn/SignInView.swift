/// The page with the form for signing in.
struct SignInView {
    /// What the form must carry.
    var token: String
    /// Where to go afterwards.
    var next: String
    /// The login name as typed.
    var login = ""
    /// Why the attempt failed.
    var error: String?

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(SignInText.heading))
        page.url = PageURL("/login", next.isEmpty ? [] : [PageURL.Item("next", next)])
        page.lead = .text(language(SignInText.lead))
        let fields = [
            FormField(
                "login", language(SignInText.login), value: login, isRequired: true, autocomplete: "username", language),
            FormField(
                "password", language(SignInText.password), .password, hint: language(SignInText.passwordHint),
                isRequired: true, autocomplete: "current-password", language),
        ]
        var form = FormPanel(to: "/login", csrfToken: token, groups: [FormPanel.Group(fields)], language)
        form.hidden = next.isEmpty ? [] : [PageURL.Item("next", next)]
        form.submitWords = language(SignInText.submit)
        form.problems = error.map { [$0] } ?? []
        page.main = form.html
        return page
    }
}

/// The words of signing in and of one's own account.
enum SignInText: PhraseSet {
    case heading, lead, login, password, passwordHint, submit

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("登录", en: "Sign in")
        case .lead: Phrase("农村生活污水治理平台", en: "Rural sewage treatment platform")
        case .login: Phrase("用户名", en: "Login name")
        case .password: Phrase("密码", en: "Password")
        case .passwordHint:
            Phrase("忘记密码请联系本级管理员重置。", en: "If you forgot it, ask your administrator to reset it.")
        case .submit: Phrase("登录", en: "Sign in")
        }
    }
}
