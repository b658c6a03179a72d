import HTTPTypes
import Hummingbird

/// The document around a board on a wall: its head, the part that is exchanged at each refresh, the controls.
struct ScreenShell {
    /// The query items: seconds between refreshes, and seconds an area stays while parts are shown in turn.
    static let refreshName = "refresh"
    static let rotateName = "rotate"

    let title: String
    let language: Language
    let url: PageURL
    /// The board as pages show it.
    let boardAddress: String
    let assets: AssetPaths
    /// The areas that are shown in turn.
    var parts: [String] = []
    /// The area shown.
    var area = ""
    /// What the figures rest on.
    var stamp: [String] = []
    /// When they were read, on the deployment's clock.
    var updated = ""
    var content = HTML.empty

    init(title: String, language: Language, url: PageURL, boardAddress: String, assets: AssetPaths) {
        self.title = title
        self.language = language
        self.url = url
        self.boardAddress = boardAddress
        self.assets = assets
    }

    /// Seconds between refreshes: a minute unless the address says otherwise.
    var refreshSeconds: Int { Self.seconds(url[Self.refreshName]) ?? 60 }
    /// Seconds an area stays; nil where one area is shown all the time.
    var rotateSeconds: Int? { Self.seconds(url[Self.rotateName]) }

    private static func seconds(_ text: String?) -> Int? {
        guard let text, let number = Int(text), number > 0 else { return nil }
        return min(max(number, 10), 3600)
    }

    var response: Response {
        var buffer = HTMLBuffer(capacity: 32_768)
        buffer.append(trusted: "<!doctype html>\n")
        buffer.open("html", [.lang(language), .class("screen-page")])
        writeHead(into: &buffer)
        buffer.append(document)
        buffer.append(trusted: "</html>\n")
        var response = Response.bytes(buffer.bytes, type: "text/html; charset=utf-8")
        response.headers[.cacheControl] = "private, no-cache"
        return response
    }

    private func writeHead(into buffer: inout HTMLBuffer) {
        buffer.append(
            trusted: """
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
                <meta name="color-scheme" content="dark"><meta name="theme-color" content="#06181b">
                """)
        buffer.element("title", text: title + " · " + language(KitText.product))
        for sheet in ["css/tokens.css", "css/screen.css"] {
            buffer.open("link", [.rel("stylesheet"), .href(assets.url(sheet))])
        }
        buffer.open(
            "link", [.rel("icon"), Attribute("type", .literal("image/svg+xml")), .href(assets.url("img/favicon.svg"))])
        buffer.append(trusted: "<noscript>")
        buffer.open(
            "meta", [Attribute("http-equiv", "refresh"), Attribute("content", .number(refreshSeconds))])
        buffer.append(trusted: "</noscript>")
        buffer.element("script", .type("module"), .src(assets.url("js/screen.js"))) { _ in }
        buffer.append(trusted: "</head>")
    }

    private var document: HTML {
        HTML(
            "body",
            [
                .data("data-refresh", String(refreshSeconds)),
                .data("data-rotate", rotateSeconds.map(String.init) ?? ""),
            ],
            HTML {
                a(.class("screen-skip"), .href("#main")) { language(KitText.skipToContent) }
                HTML("main", [.id("main"), .tabIndex(-1), .data("data-shift", "0")], live)
                messages
                controls
            })
    }

    /// What is exchanged at each refresh.
    private var live: HTML {
        div(
            .id("screen-live"), .data("data-area", area), .data("data-parts", parts.joined(separator: " ")),
            .data("data-title", title + " · " + language(KitText.product))
        ) {
            header(.class("screen-head")) {
                p(.class("screen-brand")) { language(KitText.product) }
                h1 { title }
                p(.class("screen-note")) { language(ScreenText.updated, ["time": updated]) }
            }
            div(.class("screen-grid")) { content }
            p(.class("screen-stamp screen-note")) { stamp.map { words in span { words } } }
        }
    }

    private var messages: HTML {
        div(.class("screen-messages"), .role("status")) {
            p(.id("screen-stale"), .hidden) {
                "⚠ " + language(ScreenText.stale) + " "
                span(.data("data-since", updated)) { updated }
            }
            p(.id("screen-ended"), .hidden) {
                "⚠ " + language(ScreenText.ended) + " "
                a(.href(PageURL("/login", [PageURL.Item("next", url.text)]))) { language(ScreenText.endedSignIn) }
                " · "
                a(.href(ScreenRoutes.path)) { language(ScreenText.endedKey) }
            }
        }
    }

    private var controls: HTML {
        nav(.class("screen-controls"), .aria("aria-label", language(ScreenText.controls))) {
            p(.id("screen-clock")) {}
            control("pause", ScreenText.pause, other: .resume, keys: "Space")
            control("previous", ScreenText.previous, keys: "ArrowLeft")
            control("next", ScreenText.next, keys: "ArrowRight")
            control("refresh", ScreenText.refresh, keys: "R")
            control("full", ScreenText.fullScreen, keys: "F")
            a(.href(boardAddress), .data("data-exit", ""), Attribute("aria-keyshortcuts", "Escape")) {
                language(ScreenText.exit)
                " "
                kbd(.ornament) { "Esc" }
            }
        }
    }

    /// A button that a script takes over; hidden without one.
    private func control(_ name: String, _ words: ScreenText, other: ScreenText? = nil, keys: String) -> HTML {
        let names = ["Space": "␣", "ArrowLeft": "←", "ArrowRight": "→"]
        return button(
            .type("button"), .data("data-do", name), .hidden, Attribute("aria-keyshortcuts", keys),
            Attribute("data-other", other.map { .text(language($0)) } ?? .absent)
        ) {
            span(.data("data-words", "")) { language(words) }
            " "
            kbd(.ornament) { names[keys] ?? keys }
        }
    }
}
