import Domain
import Governance

/// The page of one's own account.
struct AccountView {
    let person: SignedIn
    let sessions: [SessionSummary]
    let tokens: [TokenSummary]
    let areaNames: [SubjectID: String]
    /// A token just made, to be shown once.
    var newToken: String?
    /// Why a change was refused.
    var problem: BilingualText?

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(AccountText.heading))
        page.url = PageURL("/account")
        page.actions = [Action(language(AccountText.changePassword), to: "/account/password")]
        page.notices = notices(context)
        page.main = HTML {
            RecordSheet(
                language(AccountText.person),
                [
                    RecordSheet.Entry(language(AccountText.name), person.name),
                    RecordSheet.Entry(language(SignInText.login), person.login),
                ]
                    + person.access.grants.map { grant in
                        RecordSheet.Entry(language(grant.role.name), areaNames[grant.area] ?? "—")
                    }, language)
            languageForm(language)
            sessionTable(site, language)
            if person.access.mayAnywhere(.createTokens) || !tokens.isEmpty { tokenPart(site, language) }
        }
        return page
    }

    private func notices(_ context: WebContext) -> [Notice] {
        let language = context.language
        var notices: [Notice] = []
        if let newToken {
            notices.append(
                Notice(.success, language(AccountText.tokenMade), language) {
                    p { code(.class("secret")) { newToken } }
                    p { language(AccountText.tokenOnce) }
                })
        }
        if let problem { notices.append(Notice(.error, language(problem), language)) }
        if let done = AccountText.done(context.url["done"]) {
            notices.append(Notice(.success, language(done), language))
        }
        return notices
    }

    private func languageForm(_ language: Language) -> HTML {
        let choices = Language.allCases.map { FormChoice($0.rawValue, $0.nativeName) }
        let field = FormField(
            "language", language(AccountText.language), .select(choices),
            value: person.language == .english ? "en" : "zh", language)
        return section(.class("stack")) {
            h2 { language(AccountText.language) }
            FormPanel(
                to: "/account/language", csrfToken: person.formToken.text, groups: [FormPanel.Group([field])], language)
        }
    }

    private func sessionTable(_ site: Site, _ language: Language) -> HTML {
        let token = person.formToken.text
        let columns: [TableColumn<SessionSummary>] = [
            .html("browser", language(AccountText.browser)) { session in
                if session.browser.isEmpty {
                    Reported(nil, language)
                } else {
                    span(.title(session.browser)) { BrowserName(session.browser).text }
                }
            },
            .text("address", language(AccountText.address), language) { $0.address },
            .text("since", language(AccountText.since), language) { language.minute($0.createdAt, in: site.zone) }
                .unbroken(),
            .text("seen", language(AccountText.lastSeen), language) { language.minute($0.lastSeen, in: site.zone) }
                .unbroken(),
            .html("end", language(AccountText.end)) { session in
                if session.isCurrent {
                    StatusBadge(language(AccountText.thisSession), .good)
                } else {
                    PostButton(
                        language(AccountText.end), to: "/account/sessions/\(session.id)/end", csrfToken: token)
                }
            },
        ]
        var table = DataTable(
            language(AccountText.sessions), columns: columns, rows: sessions, url: PageURL("/account"), language)
        table.stacksOnPhone = true
        return section(.class("stack")) {
            h2 { language(AccountText.sessions) }
            table.html
            div(.class("actions")) {
                PostButton(
                    language(AccountText.endAll), to: "/account/sessions/end-all", csrfToken: token, isDangerous: true)
            }
        }
    }

    private func tokenPart(_ site: Site, _ language: Language) -> HTML {
        let columns: [TableColumn<TokenSummary>] = [
            .text("name", language(AccountText.tokenName), language) { $0.name },
            .text("area", language(AccountText.area), language) { areaNames[$0.area] },
            .text("may", language(AccountText.permissions), language) { token in
                token.permissions.sorted { $0.rawValue < $1.rawValue }.map { language($0.name) }
                    .joined(separator: language == .zh ? "、" : ", ")
            },
            .text("until", language(AccountText.until), language) { language.minute($0.expiresAt, in: site.zone) }
                .unbroken(),
            .text("used", language(AccountText.lastUsed), language) { token in
                token.lastUsed.map { language.minute($0, in: site.zone) }
            },
            .html("revoke", language(AccountText.revoke)) { token in
                if token.revokedAt != nil {
                    StatusBadge(language(AccountText.revoked), .none)
                } else {
                    PostButton(
                        language(AccountText.revoke), to: "/account/tokens/\(token.id)/revoke",
                        csrfToken: person.formToken.text, isDangerous: true)
                }
            },
        ]
        var table = DataTable(
            language(AccountText.tokens), columns: columns, rows: tokens, url: PageURL("/account"), language)
        table.stacksOnPhone = true
        return section(.class("stack")) {
            h2 { language(AccountText.tokens) }
            p { language(AccountText.tokensLead) }
            if !tokens.isEmpty { table.html }
            if person.access.mayAnywhere(.createTokens) { tokenForm(language) }
        }
    }

    private func tokenForm(_ language: Language) -> HTML {
        let areas = Set(
            person.access.grants.filter { $0.role.permissions.contains(.createTokens) }.map(\.area)
        ).sorted()
        let held = Permission.allCases.filter { Permission.forTokens.contains($0) && person.access.mayAnywhere($0) }
        let fields = [
            FormField(
                "name", language(AccountText.tokenName), hint: language(AccountText.tokenNameHint), isRequired: true,
                language),
            FormField(
                "area", language(AccountText.area),
                .select(areas.map { FormChoice($0.description, areaNames[$0] ?? $0.description) }), language),
            FormField("part", language(AccountText.part), hint: language(AccountText.partHint), language),
            FormField(
                "days", language(AccountText.days), .integer, value: "90", unit: language(AccountText.dayUnit),
                isRequired: true, language),
        ]
        return form(.class("form-panel"), .method(.post), .action("/account/tokens")) {
            HiddenFields(csrfToken: person.formToken.text)
            fields.map(\.html)
            fieldset(.class("field")) {
                legend { language(AccountText.permissions) }
                for permission in held {
                    label(.class("check")) {
                        input(
                            .type("checkbox"), .name("permission"), .value(permission.rawValue),
                            .when(permission == .viewRegister, .checked))
                        span { language(permission.name) }
                    }
                }
            }
            p(.class("actions")) {
                button(.class("button primary"), .type("submit")) { language(AccountText.makeToken) }
            }
        }
    }

    /// The page with the form for changing the password.
    static func password(
        _ site: Site, _ context: WebContext, _ person: SignedIn, problem: String? = nil
    ) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(AccountText.changePassword))
        page.url = PageURL("/account/password")
        if person.mustChangePassword {
            page.notices = [Notice(.warning, language(AccessError.passwordChangeRequired.message), language)]
        }
        let fields = [
            FormField(
                "current", language(AccountText.currentPassword), .password, isRequired: true,
                autocomplete: "current-password", language),
            FormField(
                "new", language(AccountText.newPassword), .password, hint: language(AccountText.passwordRules),
                isRequired: true, autocomplete: "new-password", language),
            FormField(
                "again", language(AccountText.newPasswordAgain), .password, isRequired: true,
                autocomplete: "new-password", language),
        ]
        var form = FormPanel(
            to: "/account/password", csrfToken: person.formToken.text, groups: [FormPanel.Group(fields)], language)
        form.problems = problem.map { [$0] } ?? []
        form.submitWords = language(AccountText.changePassword)
        form.cancelAddress = person.mustChangePassword ? nil : "/account"
        page.main = form.html
        return page
    }
}
