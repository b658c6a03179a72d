/// The strip at the top of every page: name, search, language, letter size, account.
struct SiteHeader: Component {
    /// The language of the page.
    let language: Language
    /// The address of the page.
    let url: PageURL
    /// Who is signed in.
    let user: UserBadge?
    /// Whether letters are large now.
    let isLargeText: Bool
    /// Whether there is a navigation for the menu to open.
    let hasMenu: Bool

    var html: HTML {
        header(.class("site-header"), .role("banner")) {
            a(.class("brand"), .href("/")) {
                Icon.brand
                span(.class("brand-name")) { language(KitText.product) }
                span(.class("brand-tagline")) { language(KitText.tagline) }
            }
            searchBox
            div(.class("header-tools")) {
                a(
                    .class(user == nil ? "tool size-switch public" : "tool size-switch"),
                    .href(url.setting("text", isLargeText ? "normal" : "large"))
                ) {
                    language(isLargeText ? KitText.normalText : KitText.largeText)
                }
                a(
                    .class("tool"), .href(url.setting("lang", language.other.rawValue)), .lang(language.other),
                    .hreflang(language.other)
                ) { language.other.nativeName }
                account
            }
            if hasMenu {
                a(.class("tool menu-button"), .href("#nav")) {
                    Icon.menu
                    language(KitText.menu)
                }
            }
        }
    }

    private var searchBox: HTML {
        form(.class("site-search"), .role("search"), .method(.get), .action("/search")) {
            label(.class("sr"), .for("site-search")) { language(KitText.searchLabel) }
            Icon.search
            input(
                .id("site-search"), .type("search"), .name("q"), .placeholder(language(KitText.searchHint)),
                .autocomplete("off"), .data("data-shortcut", "k"), Attribute("aria-keyshortcuts", "Control+K Meta+K"))
            kbd(.ornament) { "Ctrl K" }
            button(.class("sr-focusable"), .type("submit")) { language(KitText.search) }
        }
    }

    @HTMLBuilder private var account: HTML {
        if let user {
            details(.class("account")) {
                summary(.class("tool")) { span(.class("account-short")) { user.name } }
                div(.class("account-panel")) {
                    p(.class("account-name")) { user.name }
                    p(.class("muted")) { user.duty }
                    a(.class("button plain"), .href("/mine")) { language(MineText.heading) }
                    a(.class("button plain"), .href(user.profileAddress)) { language(KitText.account) }
                    PostButton(
                        language(KitText.signOut), to: user.signOutAddress, csrfToken: user.csrfToken)
                }
            }
        } else {
            a(.class("tool"), .href("/login")) { language(KitText.signIn) }
        }
    }
}
