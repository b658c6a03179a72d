import Domain
import Governance

/// The users of one's own area.
struct UserListView {
    /// How many rows a page has.
    static let pageSize = 100

    let users: [UserAccount]

    func page(_ site: Site, _ context: WebContext) -> PageShell {
        let language = context.language
        var page = site.page(context, title: language(UserText.heading))
        page.lead = .text(language(UserText.lead))
        page.actions = [Action(language(UserText.new), to: "/users/new", .primary)]
        let shown = Array(users.prefix(Self.pageSize))
        var table = DataTable(
            language(UserText.heading), columns: Self.columns(site, language), rows: shown, url: context.url, language)
        table.stacksOnPhone = true
        let isFirst = context.url["after"] == nil
        let next = users.count > Self.pageSize ? shown.last : nil
        page.main = HTML {
            table.html
            if !isFirst || next != nil {
                Pager(
                    first: isFirst ? nil : context.url.removing("after"), previous: nil,
                    next: next.map { context.url.setting("after", $0.login) }, last: nil, language)
            }
        }
        return page
    }

    private static func columns(_ site: Site, _ language: Language) -> [TableColumn<UserAccount>] {
        [
            .link("login", language(UserText.login), address: { "/users/\($0.id)" }) { $0.login },
            .text("name", language(UserText.name), language) { $0.name },
            .text("grants", language(UserText.roles), language) { grants($0, language) },
            .status("state", language(UserText.state), language) { badge($0, language) },
            .text("created", language(UserText.created), language) { language.minute($0.createdAt, in: site.zone) }
                .unbroken(),
        ]
    }

    /// Roles and areas in words.
    static func grants(_ account: UserAccount, _ language: Language) -> String {
        account.grants.map { grant in
            language(grant.role.name) + " · " + (account.areaNames[grant.area] ?? "#\(grant.area)")
        }.joined(separator: language == .zh ? "；" : "; ")
    }

    /// Whether the user is let in.
    static func badge(_ account: UserAccount, _ language: Language) -> StatusBadge {
        if account.isDisabled { return StatusBadge(language(UserText.disabled), .none) }
        return account.mustChangePassword
            ? StatusBadge(language(UserText.mustChange), .partial) : StatusBadge(language(UserText.active), .good)
    }
}
