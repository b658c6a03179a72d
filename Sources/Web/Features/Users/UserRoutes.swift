import Domain
import Governance
import HTTPTypes
import Hummingbird

/// Looking after users and their roles (用户管理).
struct UserRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/users") { _, context in try await list(context) }
        router.get("/users/new") { _, context in try await newForm(context) }
        router.post("/users/new") { _, context in try await create(context) }
        router.get("/users/:id") { _, context in try await show(context) }
        router.post("/users/:id/profile") { _, context in try await profile(context) }
        router.post("/users/:id/grants") { _, context in try await grants(context) }
        router.get("/users/:id/reset") { _, context in try await confirm(.reset, context) }
        router.post("/users/:id/reset") { _, context in try await reset(context) }
        router.get("/users/:id/disable") { _, context in try await confirm(.disable, context) }
        router.post("/users/:id/disable") { _, context in try await setDisabled(true, context) }
        router.post("/users/:id/enable") { _, context in try await setDisabled(false, context) }
    }

    private func list(_ context: WebContext) async throws -> Response {
        let users = try await site.users.users(
            by: try context.access, after: context.url["after"] ?? "", limit: UserListView.pageSize + 1)
        return UserListView(users: users).page(site, context).response()
    }

    private func newForm(_ context: WebContext) async throws -> Response {
        guard try context.access.mayAnywhere(.manageUsers) else { throw Problem.notFound }
        return UserFormView().page(site, context).response()
    }

    private func create(_ context: WebContext) async throws -> Response {
        let access = try context.access
        guard access.mayAnywhere(.manageUsers) else { throw Problem.notFound }
        var view = UserFormView(context.form)
        do {
            let grants = try await GrantInput(site: site, access: access).read(
                context.form, &view.grants, context.language)
            guard let grants else { return view.page(site, context).response(.unprocessableContent) }
            let new = NewUser(login: view.login, name: view.name, language: view.language, grants: grants)
            let (account, password) = try await site.users.create(new, by: access)
            return secret(account, password ?? "", context, words: .wasCreated)
        } catch let error as AccessError where error != .notFound {
            view.take(error, context.language)
            return view.page(site, context).response(.unprocessableContent)
        }
    }

    private func show(_ context: WebContext) async throws -> Response {
        let account = try await account(context)
        return UserView(account: account, isOwn: account.id == context.caller.person?.userID)
            .page(site, context).response()
    }

    private func profile(_ context: WebContext) async throws -> Response {
        let account = try await account(context)
        let form = context.form
        do {
            try await site.users.setProfile(
                name: form.text("name"), language: form.text("language") == "en" ? .english : .chinese, of: account.id,
                by: try context.access)
        } catch let error as AccessError where error != .notFound {
            return refused(account, error, context)
        }
        return .redirect(to: "/users/\(account.id)?done=saved")
    }

    private func grants(_ context: WebContext) async throws -> Response {
        let account = try await account(context)
        let access = try context.access
        var rows: [GrantInput.Row] = []
        do {
            let grants = try await GrantInput(site: site, access: access).read(context.form, &rows, context.language)
            guard let grants else {
                var view = UserView(account: account, isOwn: account.id == access.userID)
                view.grants = rows
                return view.page(site, context).response(.unprocessableContent)
            }
            try await site.users.setGrants(grants, of: account.id, by: access)
        } catch let error as AccessError where error != .notFound {
            return refused(account, error, context)
        }
        return .redirect(to: "/users/\(account.id)?done=saved")
    }

    private func confirm(_ change: UserChange, _ context: WebContext) async throws -> Response {
        UserConfirmView(account: try await account(context), change: change).page(site, context).response()
    }

    private func reset(_ context: WebContext) async throws -> Response {
        let account = try await account(context)
        do {
            let password = try await site.users.resetPassword(of: account.id, by: try context.access)
            return secret(account, password, context, words: .wasReset)
        } catch let error as AccessError where error != .notFound {
            return refused(account, error, context)
        }
    }

    private func setDisabled(_ isDisabled: Bool, _ context: WebContext) async throws -> Response {
        let account = try await account(context)
        do {
            try await site.users.setDisabled(isDisabled, user: account.id, by: try context.access)
        } catch let error as AccessError where error != .notFound {
            return refused(account, error, context)
        }
        return .redirect(to: "/users/\(account.id)?done=saved")
    }

    private func account(_ context: WebContext) async throws -> UserAccount {
        let access = try context.access
        guard access.mayAnywhere(.manageUsers) else { throw Problem.notFound }
        return try await site.users.user(try context.number(), by: access)
    }

    private func refused(_ account: UserAccount, _ error: AccessError, _ context: WebContext) -> Response {
        var view = UserView(account: account, isOwn: account.id == context.caller.person?.userID)
        view.error = context.language(error.message)
        return view.page(site, context).response(.unprocessableContent)
    }

    /// A password that is shown once and nowhere kept, in caches least of all.
    private func secret(
        _ account: UserAccount, _ password: String, _ context: WebContext, words: UserText
    ) -> Response {
        var response = UserSecretView(account: account, password: password, words: words)
            .page(site, context).response()
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
