import Domain
import Governance

/// What an administrator can do to a user after a question.
enum UserChange: Sendable {
    case reset, disable
}

/// One user: who it is, what he may do where.
struct UserView {
    let account: UserAccount
    let isOwn: Bool
    var grants: [GrantInput.Row]?
    var error: String?

    init(account: UserAccount, isOwn: Bool) {
        self.account = account
        self.isOwn = isOwn
    }

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: account.name)
        page.lead = .text(account.login)
        page.breadcrumbs = [Breadcrumb(language(UserText.heading), to: "/users"), Breadcrumb(account.name)]
        if let error {
            page.notices = [Notice(.error, error, language)]
        } else if context.url["done"] == "saved" {
            page.notices = [Notice(.success, language(UserText.saved), language)]
        }
        let address = "/users/\(account.id)"
        let profile = FormPanel(
            to: address + "/profile", csrfToken: context.formToken,
            groups: [
                FormPanel.Group(
                    language(UserText.profile),
                    [
                        FormField("name", language(UserText.name), value: account.name, isRequired: true, language),
                        UserFormView.languageField(account.language, language),
                    ])
            ], language)
        let names = Dictionary(
            account.areaNames.map { ("#\($0.key)", $0.value) }, uniquingKeysWith: { first, _ in first })
        let roles = FormPanel(
            to: address + "/grants", csrfToken: context.formToken,
            groups: [
                FormPanel.Group(
                    language(UserText.roles), GrantInput.fields(grants ?? GrantInput.rows(account), names, language))
            ], language)
        page.main = HTML {
            RecordSheet(nil, entries(site, language), language)
            if isOwn {
                Notice(.information, language(UserText.ownAccount), language)
            } else {
                profile
                roles
                p(.class("actions")) {
                    Action(language(UserText.reset), to: address + "/reset")
                    if !account.isDisabled { Action(language(UserText.disable), to: address + "/disable") }
                }
                if account.isDisabled {
                    PostButton(language(UserText.enable), to: address + "/enable", csrfToken: context.formToken)
                }
            }
        }
        return page
    }

    private func entries(_ site: Site, _ language: Language) -> [RecordSheet.Entry] {
        [
            .init(language(UserText.state), html: UserListView.badge(account, language).html),
            .init(language(UserText.roles), UserListView.grants(account, language)),
            .init(language(UserText.created), language.minute(account.createdAt, in: site.zone)),
            .init(language(UserText.passwordSet), language.minute(account.passwordSetAt, in: site.zone)),
        ]
    }
}

/// The question before a password is reset or a user shut out.
struct UserConfirmView {
    let account: UserAccount
    let change: UserChange

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        let isReset = change == .reset
        var page = site.page(context, title: language(isReset ? UserText.reset : .disable))
        page.lead = .text(account.name + " " + account.login)
        page.breadcrumbs = [
            Breadcrumb(language(UserText.heading), to: "/users"), Breadcrumb(account.name, to: "/users/\(account.id)"),
            Breadcrumb(page.title),
        ]
        var panel = ConfirmPanel(
            language(isReset ? UserText.resetQuestion : .disableQuestion, ["name": account.name]),
            consequences: isReset
                ? [language(UserText.resetOnce), language(UserText.sessionsEnd)]
                : [language(UserText.sessionsEnd), language(UserText.tokensEnd), language(UserText.canEnable)],
            address: "/users/\(account.id)/" + (isReset ? "reset" : "disable"), csrfToken: context.formToken,
            cancelAddress: "/users/\(account.id)", language)
        panel.canBeUndone = true
        panel.confirmWords = page.title
        page.main = panel.html
        return page
    }
}

/// The one page that shows a temporary password.
struct UserSecretView {
    let account: UserAccount
    let password: String
    let words: UserText

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(words))
        page.breadcrumbs = [Breadcrumb(language(UserText.heading), to: "/users"), Breadcrumb(page.title)]
        page.main = HTML {
            Notice(.warning, language(UserText.shownOnce), language)
            RecordSheet(
                [
                    .init(language(UserText.login), account.login),
                    .init(language(UserText.temporaryPassword), html: code { password }),
                ], language)
            p(.class("actions")) {
                Action(language(UserText.toUser), to: "/users/\(account.id)", .primary)
                Action(language(UserText.heading), to: "/users")
            }
        }
        return page
    }
}
