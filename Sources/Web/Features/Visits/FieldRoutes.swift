import Domain
import Governance
import HTTPTypes
import Hummingbird

/// The field page (现场检查页): a shell without data that a phone keeps, and the worker that keeps it.
struct FieldRoutes: Feature {
    let site: Site

    /// The page's files; all of them together with the page are its first load.
    static let files = [
        "css/field.css", "img/favicon.svg", "js/field/field.js", "js/field/gallery.js", "js/field/outbox.js",
        "js/field/parts.js", "js/field/photos.js", "js/field/shell.js", "js/field/signature.js", "js/field/store.js",
        "js/field/sync.js", "js/field/visit.js", "js/field/words.js",
    ]

    func add(to router: Router<WebContext>) {
        router.get("/field") { _, context in page(context) }
        router.get("/field/sw.js") { _, _ in worker() }
    }

    /// The shell holds nothing of anybody, so it can be kept and shown without a session.
    private func page(_ context: WebContext) -> Response {
        let language = context.language
        var buffer = HTMLBuffer()
        buffer.append(trusted: "<!doctype html>\n")
        buffer.open("html", [.lang(language)])
        buffer.append(
            trusted: """
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
                <meta name="theme-color" content="#0b4a3f"><meta name="format-detection" content="telephone=no">
                """)
        buffer.element("title", text: language(FieldPageText.title))
        buffer.open("link", [.rel("stylesheet"), .href(site.assets.paths.url("css/field.css"))])
        buffer.open("link", [.rel("icon"), .href(site.assets.paths.url("img/favicon.svg"))])
        buffer.element("script", .type("module"), .src(site.assets.paths.url("js/field/field.js"))) { _ in }
        buffer.append(trusted: "</head>")
        buffer.append(
            HTML(
                "body", [.class("field-page")],
                HTML {
                    nav(.class("ways"), .aria("aria-label", language(KitText.mainNavigation))) {
                        a(.href("/")) { language(FieldPageText.platform) }
                        a(
                            .href(PageURL("/field", [PageURL.Item("lang", language.other.rawValue)])),
                            .lang(language.other), .hreflang(language.other)
                        ) { language.other.nativeName }
                    }
                    div(.id("state"), .role("status")) { language(FieldPageText.loading) }
                    HTML("main", [.id("main")], h1 { language(FieldPageText.title) })
                    HTML("noscript", [], p { language(FieldPageText.needsScripts) })
                }))
        buffer.append(trusted: "</html>\n")
        var response = Response.bytes(buffer.bytes, type: "text/html; charset=utf-8")
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    /// The worker: names the files by their hash, so that a new version of any makes it another worker.
    private func worker() -> Response {
        let files = Self.files.map { site.assets.paths.url($0) }
        var json = JSONBuffer()
        json.array(files) { $0.write($1) }
        let script = Self.script.replacing("FILES", with: String(decoding: json.bytes, as: UTF8.self))
            .replacing(
                "VERSION", with: "\"field-" + site.assets.paths.prefix.filter { $0.isLetter || $0.isNumber } + "\"")
        var response = Response.bytes(Array(script.utf8), type: "text/javascript; charset=utf-8")
        response.headers[.cacheControl] = "no-cache"
        if let name = HTTPField.Name("Service-Worker-Allowed") { response.headers[name] = "/field" }
        return response
    }

    private static let script = """
        // Keeps the field page on the phone; what it sends and asks for is never kept here.
        const files = FILES;
        const version = VERSION;
        addEventListener("install", (event) => {
          event.waitUntil(caches.open(version).then((cache) => cache.addAll(["/field", ...files])));
          skipWaiting();
        });
        addEventListener("activate", (event) => {
          event.waitUntil((async () => {
            for (const name of await caches.keys()) {
              if (name.startsWith("field-") && name !== version) await caches.delete(name);
            }
            await clients.claim();
          })());
        });
        // Whether everything is really kept; what a phone short of space has thrown away is fetched again.
        addEventListener("message", (event) => {
          if (event.data !== "is-complete") return;
          event.waitUntil((async () => {
            const cache = await caches.open(version);
            const wanted = ["/field", ...files];
            const kept = await Promise.all(wanted.map((path) => cache.match(path)));
            const missing = wanted.filter((_, index) => !kept[index]);
            const isComplete = missing.length === 0 || await cache.addAll(missing).then(() => true, () => false);
            event.ports[0].postMessage(isComplete);
          })());
        });
        addEventListener("fetch", (event) => {
          const url = new URL(event.request.url);
          const isOurs = url.origin === location.origin && (url.pathname === "/field" || files.includes(url.pathname));
          if (event.request.method !== "GET" || !isOurs) return;
          event.respondWith((async () => {
            const cache = await caches.open(version);
            // Another language is another page: it is asked for once and kept from then on.
            if (url.searchParams.has("lang")) {
              const fresh = await fetch(event.request).catch(() => null);
              if (fresh?.ok) {
                await cache.put(url.pathname, fresh.clone());
                return fresh;
              }
            }
            return (await cache.match(url.pathname)) ?? fetch(event.request);
          })());
        });

        """
}

/// The few words of the field page that are not the scripts'.
enum FieldPageText: PhraseSet {
    case title, loading, needsScripts, platform

    var phrase: Phrase {
        switch self {
        case .title: Phrase("现场检查", en: "Field check")
        case .platform: Phrase("← 返回平台", en: "← Platform")
        case .loading: Phrase("正在打开…", en: "Opening…")
        case .needsScripts: Phrase("本页需要启用 JavaScript。", en: "This page needs JavaScript.")
        }
    }
}
