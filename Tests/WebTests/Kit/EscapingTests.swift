import Testing

@testable import Web

@Suite("Escaping")
struct EscapingTests {
    private let attack = "\"><script>alert('x')</script>&"
    private let escaped = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;"

    @Test("text, literals and attributes are escaped because of their type")
    func textAndAttributes() {
        let page = p(.class(attack), .title(attack), .data("data-x", attack)) {
            attack
            HTML(stringLiteral: attack)
        }
        #expect(
            page.string
                == "<p class=\"\(escaped)\" title=\"\(escaped)\" data-x=\"\(escaped)\">\(escaped)\(escaped)</p>")
    }

    @Test("an address keeps its place in the attribute, and one that runs a script becomes a link to nowhere")
    func addresses() {
        #expect(a(.href("/v?q=\(attack)")) { "x" }.string == "<a href=\"/v?q=\(escaped)\">x</a>")
        #expect(a(.href("javascript:alert(1)")) { "x" }.string == "<a href=\"#\">x</a>")
        #expect(a(.href(PageURL("/v", [.init("q", attack)]))) { "x" }.string.contains("%22%3E%3Cscript%3E"))
    }

    @Test(
        "schemes are read as browsers read them",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " \u{1}javascript:alert(1)", "java\nscript:alert(1)",
            "java\tscript\r:alert(1)", "vbscript:x", "data:text/html,<script>", "file:///etc/passwd", "blob:x",
        ])
    func refusedSchemes(_ address: String) {
        #expect(SafeURL.link(address) == SafeURL.refused)
    }

    @Test(
        "ordinary addresses pass unchanged",
        arguments: [
            "/villages?q=a:b", "?sort=name", "#main", "villages", "./a:b", "https://example.org/", "mailto:a@b.cn",
            "tel:12345", "",
        ])
    func acceptedAddresses(_ address: String) {
        #expect(SafeURL.link(address) == address)
    }

    @Test("pictures may be raster data or blobs, never SVG data, which may carry scripts")
    func resources() {
        #expect(SafeURL.resource("data:image/png;base64,AA==") == "data:image/png;base64,AA==")
        #expect(SafeURL.resource("blob:https://x/1") == "blob:https://x/1")
        #expect(SafeURL.resource("data:image/svg+xml,<svg/>") == SafeURL.refused)
        #expect(SafeURL.resource("javascript:1") == SafeURL.refused)
    }

    @Test("control characters, which XML forbids, are replaced, and line breaks stay")
    func controlCharacters() {
        #expect(HTML.text("a\u{0}b\u{1F}c\u{7F}\n\t d").string == "a\u{FFFD}b\u{FFFD}c\u{7F}\n\t d")
        #expect(HTML.text("清溪 😀 é").string == "清溪 😀 é")
        #expect(HTML.text("").string.isEmpty)
    }

    @Test("every component escapes what it is given")
    func components() {
        let language = Language.zh
        var card = FigureCard(attack, attack, unit: attack, language)
        card.target = attack
        card.address = attack
        card.definitionAddress = "javascript:1"
        card.trend = [1, 2]
        card.movements = [.init(attack, attack, direction: 1)]
        card.parts = [.init(attack, attack, address: attack)]
        let url = PageURL("/x", [.init(attack, attack)])
        var table = DataTable<String>(
            attack,
            columns: [
                .link("a", attack, isSortable: true, address: { $0 }, { $0 }), .text("b", attack, language) { $0 },
                .figure("c", attack, unit: attack, total: attack, language) { $0 },
                .status("d", attack, language) { StatusBadge($0, .bad) },
            ], rows: [attack], url: url, language)
        table.rowID = { $0 }
        let field = FormField(
            attack, attack, .select([FormChoice(attack, attack)]), value: attack, hint: attack, error: attack, language)
        let area = FormField(attack, attack, .textarea(rows: 2), value: "</textarea>" + attack, language)
        var shell = PageShell(language, title: attack, url: url)
        shell.user = UserBadge(name: attack, duty: attack, csrfToken: attack)
        shell.breadcrumbs = [Breadcrumb(attack, to: attack)]
        shell.stamp = DataStamp(day: attack, version: attack, rules: attack)
        shell.main = HTML {
            card
            table.html
            field
            area
            Notice(.error, attack, language)
            RecordSheet(attack, [.init(attack, attack, source: attack, since: attack)], language)
            HistoryTimeline(
                [.init(time: attack, who: attack, attack, changes: [.init(attack, from: attack, to: nil)])], language)
            BarChart(attack, [.init(attack, 1, address: attack)], format: .count, id: attack, language)
            TrendChart(attack, [.init(attack, 1, target: 2)], format: .count, id: attack, note: attack, language)
            StatusBar(attack, .init(treated: 1, controlled: 1, untreated: 1), id: attack, language)
            Tabs(attack, [.init(attack, to: url)], language)
            StepHeader([.init(attack)], current: 0, language)
        }
        let page = String(decoding: shell.bytes, as: UTF8.self)
        #expect(!page.contains("<script>"))
        #expect(!page.contains("alert('x')"))
        #expect(!page.contains("javascript:"))
    }

    @Test("a page holds no inline style, script or handler, as its content security policy demands")
    func contentSecurityPolicy() {
        var shell = PageShell(.en, title: "x", url: PageURL("/"))
        shell.main = StatusBar("x", .init(treated: 1, controlled: 1, untreated: nil), id: "s", .en).html
        let page = String(decoding: shell.bytes, as: UTF8.self)
        #expect(!page.contains(" style="))
        #expect(!page.contains("<style"))
        #expect(!page.contains(" on"))
        #expect(page.components(separatedBy: "<script").count == 2)
        #expect(page.contains("<script type=\"module\" src=\"/assets/js/app.js\"></script>"))
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
