/// A whole page: head, header with search and as-of day, navigation, breadcrumbs, main part, footer.
///
/// ```swift
/// var page = PageShell(language, title: language(VillageText.heading), url: url)
/// page.navigation = SiteMap.groups(for: user, language)
/// page.main = HTML { table; pager }
/// return page.bytes
/// ```
struct PageShell: Sendable {
    /// The language of the page.
    var language: Language
    /// The page's heading and the window's title.
    var title: String
    /// A line under the heading.
    var lead: HTML = .empty
    /// The address of the page with all its state.
    var url: PageURL
    /// The site's own address (`https://…`), for the address printed on paper.
    var origin = ""
    /// The way from the top of the tree to this page.
    var breadcrumbs: [Breadcrumb] = []
    /// What the reader may go to.
    var navigation: [NavigationGroup] = []
    /// Who is signed in.
    var user: UserBadge?
    /// How long the session lasts, for whoever is signed in.
    var session: SessionPanel?
    /// Area and day the page speaks of.
    var context: ContextBar?
    /// What the data is: day, version, rules.
    var stamp: DataStamp?
    /// Buttons beside the heading.
    var actions: [Action] = []
    /// More of them that are forms of their own.
    var headTools: HTML = .empty
    /// Messages above the content.
    var notices: [Notice] = []
    /// The content.
    var main: HTML = .empty
    /// When the page was written, on the deployment's clock, for print.
    var generatedAt = ""
    /// Seconds after which a browser without scripts reloads the page; for tasks that are still running.
    var refreshSeconds: Int?
    /// Whether letters are large and the page is in one column (大字版).
    var isLargeText = false
    /// Style sheets that only this page needs.
    var styleSheets: [String] = []
    /// Scripts that only this page needs, as modules.
    var modules: [String] = []
    /// Where css, scripts and pictures lie.
    var assets = AssetPaths()

    /// Makes a page; the rest is set by name.
    init(_ language: Language, title: String, url: PageURL) {
        self.language = language
        self.title = title
        self.url = url
    }

    /// The UTF-8 bytes of the page.
    var bytes: [UInt8] {
        var buffer = HTMLBuffer(capacity: 32_768)
        buffer.append(trusted: "<!doctype html>\n")
        buffer.open("html", [.lang(language), .when(isLargeText, .class("large-text"))])
        writeHead(into: &buffer)
        buffer.append(document)
        buffer.append(trusted: "</html>\n")
        return buffer.bytes
    }

    private func writeHead(into buffer: inout HTMLBuffer) {
        buffer.append(
            trusted: """
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
                <meta name="color-scheme" content="light"><meta name="theme-color" content="#0b6b70">\
                <meta name="format-detection" content="telephone=no">
                """)
        buffer.element("title", text: title + " · " + language(KitText.product))
        for sheet in AssetPaths.styleSheets.dropLast() + styleSheets + AssetPaths.styleSheets.suffix(1) {
            buffer.open("link", [.rel("stylesheet"), .href(assets.url(sheet))])
        }
        buffer.open(
            "link", [.rel("icon"), Attribute("type", .literal("image/svg+xml")), .href(assets.url("img/favicon.svg"))])
        for language in Language.allCases {
            let address = url.setting("lang", language.rawValue)
            buffer.open("link", [.rel("alternate"), .hreflang(language), .href(address)])
        }
        buffer.open("link", [.rel("alternate"), Attribute("hreflang", .literal("x-default")), .href(url)])
        if let refreshSeconds {
            buffer.append(trusted: "<noscript>")
            buffer.open("meta", [Attribute("http-equiv", "refresh"), Attribute("content", .number(refreshSeconds))])
            buffer.append(trusted: "</noscript>")
        }
        for module in ["js/app.js"] + modules {
            buffer.element("script", .type("module"), .src(assets.url(module))) { _ in }
        }
        buffer.append(trusted: "</head>")
    }

    private var document: HTML {
        HTML(
            "body", messages,
            HTML {
                a(.class("skip"), .href("#main")) { language(KitText.skipToContent) }
                SiteHeader(
                    language: language, url: url, user: user, isLargeText: isLargeText, hasMenu: !navigation.isEmpty)
                div(.class("frame")) {
                    NavigationPanel(groups: navigation, language: language)
                    div(.class("content")) {
                        context
                        BreadcrumbTrail(breadcrumbs, language)
                        HTML(
                            "main", [.id("main"), .tabIndex(-1)],
                            HTML {
                                header(.class("page-head")) {
                                    div {
                                        h1 { title }
                                        if !lead.isEmpty { div(.class("lead")) { lead } }
                                    }
                                    if !actions.isEmpty || !headTools.isEmpty {
                                        div(.class("actions")) {
                                            headTools
                                            actions.map(\.html)
                                        }
                                    }
                                }
                                notices.map(\.html)
                                main
                                session?.withoutScripts
                            })
                    }
                }
                SiteFooter(
                    language: language, stamp: stamp, address: origin + url.text, generatedAt: generatedAt,
                    holder: user?.holder ?? "")
                session
            })
    }

    /// The few words that scripts show, so that they need no texts of their own.
    private var messages: [Attribute] {
        [
            .data("data-unsaved", language(KitText.unsavedChanges)),
            .data("data-sending", language(KitText.sending)),
            .data("data-copied", language(KitText.copied)),
            .data("data-draft-restored", language(KitText.draftRestored)),
            .data("data-draft-discard", language(KitText.discardDraft)),
        ]
    }
}
