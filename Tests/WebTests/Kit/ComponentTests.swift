import Testing

@testable import Web

@Suite("Components")
struct ComponentTests {
    private struct Village {
        var name: String
        var people: Int?
    }

    private let url = PageURL(parsing: "/villages?town=2&sort=-people&after=x")

    private func table(_ rows: [Village]) -> DataTable<Village> {
        var table = DataTable<Village>(
            "村庄",
            columns: [
                .text("name", "自然村", isSortable: true, .zh) { $0.name },
                .count("people", "户籍人口", unit: "人", isSortable: true, total: "150", .zh) { $0.people },
            ], rows: rows, url: url, .zh)
        table.sort = SortOrder("people", isDescending: true)
        return table
    }

    @Test("a village without a population is shown as not reported, one with none as 0")
    func missingIsNotZero() {
        let markup = table([Village(name: "甲", people: nil), Village(name: "乙", people: 0)]).html.string
        #expect(markup.contains("<th scope=\"row\">甲</th><td class=\"figure-cell\"><span class=\"missing\">"))
        #expect(markup.contains("<th scope=\"row\">乙</th><td class=\"figure-cell\">0</td>"))
    }

    @Test("headers sort by link, keep the filters and leave the place in the list")
    func sorting() {
        let markup = table([Village(name: "甲", people: 1)]).html.string
        #expect(markup.contains("aria-sort=\"descending\""))
        #expect(markup.contains("href=\"/villages?town=2&amp;sort=people\""))
        #expect(markup.contains("href=\"/villages?town=2&amp;sort=name\""))
        #expect(markup.contains("<tfoot><tr><th scope=\"row\">合计</th><td class=\"figure-cell\">150</td>"))
    }

    @Test("an empty list says why and what to do next")
    func emptyList() {
        var empty = table([])
        empty.placeholder = .nothingFound(.zh, clear: PageURL("/villages"))
        let markup = empty.html.string
        #expect(!markup.contains("<table"))
        #expect(markup.contains("没有符合条件的记录"))
        #expect(markup.contains("href=\"/villages\""))
    }

    @Test("the summary names a field once, also where the refusal names it")
    func namedOnce() {
        for error in ["不是一个数。", "户籍人口：不是一个数。"] {
            let field = FormField("people", "户籍人口", .integer, value: "x", error: error, .zh)
            #expect(ErrorSummary(of: [field], .zh).html.string.contains(">户籍人口：不是一个数。</a>"))
        }
    }

    @Test("a field with an error is tied to it, and the summary leads to the field")
    func formErrors() {
        var form = FormPanel(
            to: "/villages/1", csrfToken: "token",
            groups: [
                .init([
                    FormField(
                        "people", "户籍人口", .integer, value: "12户", hint: "人数", error: "请填人数。", isRequired: true, .zh)
                ])
            ], .zh)
        form.draftKey = "village-1"
        let markup = form.html.string
        #expect(markup.contains("<a href=\"#f-people\">户籍人口：请填人数。</a>"))
        #expect(markup.contains("aria-describedby=\"f-people-hint f-people-error\""))
        #expect(markup.contains("aria-invalid=\"true\""))
        #expect(markup.contains("inputmode=\"numeric\""))
        #expect(markup.contains("value=\"12户\""))
        #expect(markup.contains("<input type=\"hidden\" name=\"csrf\" value=\"token\">"))
        #expect(markup.contains("data-draft=\"village-1\""))
        #expect(!markup.contains("multipart"))
    }

    @Test("a form with a file is sent in parts")
    func fileForm() {
        let form = FormPanel(
            to: "/imports", csrfToken: "t", groups: [.init([FormField("file", "文件", .file(accept: ".xlsx"), .zh)])], .zh
        )
        #expect(form.html.string.contains("enctype=\"multipart/form-data\""))
    }

    @Test("the query form asks by GET, keeps day and order, and drops the place in the list")
    func filterForm() {
        let markup = FilterForm([FormField("town", "乡镇", value: "2", .zh)], url: url, .zh).html.string
        #expect(markup.contains("method=\"get\" action=\"/villages\""))
        #expect(markup.contains("<input type=\"hidden\" name=\"sort\" value=\"-people\">"))
        #expect(!markup.contains("name=\"after\""))
        #expect(markup.contains("href=\"/villages?sort=-people\""))
    }

    @Test("on paper a list says what it is filtered by, in the words of the choices")
    func filterOnPaper() {
        let choices = [FormChoice("", "全部"), FormChoice("no", "未治理")]
        func markup(_ value: String) -> String {
            let field = FormField("state", "治理状态", .select(choices), value: value, .zh)
            return FilterForm([field, FormField("q", "名称", .text, .zh)], url: url, .zh).html.string
        }
        #expect(markup("no").contains("<p class=\"filter-said print-only\">治理状态：未治理</p>"))
        #expect(!markup("").contains("filter-said"))
    }

    @Test("a page without navigation has no button that would open an empty menu")
    func menu() {
        var shell = PageShell(.zh, title: "登录", url: url)
        #expect(!String(decoding: shell.bytes, as: UTF8.self).contains("menu-button"))
        shell.navigation = [NavigationGroup("指标", [.init("看板", to: "/")])]
        #expect(String(decoding: shell.bytes, as: UTF8.self).contains("menu-button"))
    }

    @Test(
        "a browser has a short name and its system",
        arguments: [
            ("(X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36", "Chrome 126, Linux"),
            ("(Windows NT 10.0; Win64; x64) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", "Edge 126, Windows"),
            ("(Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox 127, Windows"),
            ("(iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1", "Safari 17, iOS"),
            ("(Linux; Android 14; K) Chrome/126.0.0.0 Mobile MicroMessenger/8.0.49", "WeChat 8, Android"),
        ])
    func browserName(_ agent: String, _ name: String) {
        #expect(BrowserName("Mozilla/5.0 " + agent).text == name)
    }

    @Test("a program has the name it gives itself, cut where it is long")
    func programName() {
        #expect(BrowserName("probe").text == "probe")
        #expect(BrowserName("curl/8.5.0").text == "curl 8")
        #expect(BrowserName(String(repeating: "a", count: 60)).text == String(repeating: "a", count: 40) + "…")
    }

    @Test("a page tells its language, skips to its content and offers the other language at the same place")
    func shell() {
        var shell = PageShell(.zh, title: "村庄底数", url: url)
        shell.origin = "https://qingxi.example"
        shell.refreshSeconds = 5
        shell.assets.version = "abc"
        let page = String(decoding: shell.bytes, as: UTF8.self)
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"zh-CN\">"))
        #expect(page.contains("<title>村庄底数 · 清溪</title>"))
        #expect(page.contains("<a class=\"skip\" href=\"#main\">跳到主要内容</a>"))
        #expect(page.contains("hreflang=\"en\""))
        #expect(page.contains("town=2&amp;sort=-people&amp;after=x&amp;lang=en"))
        #expect(page.contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>"))
        #expect(page.contains("/assets/css/tokens.css?v=abc"))
        #expect(page.contains("页面地址：https://qingxi.example/villages?town=2"))
        #expect(!page.contains("large-text\""))
    }

    @Test("progress is bounded, and ends its refreshing when the task has ended")
    func progressPanel() {
        var panel = ProgressPanel("导入", done: 2_000, total: 1_847, .zh)
        #expect(!panel.html.string.contains("data-poll"))
        #expect(panel.html.string.contains("max=\"1847\" value=\"1847\""))
        panel.refreshSeconds = 5
        #expect(panel.html.string.contains("data-poll=\"5\""))
        panel.total = nil
        #expect(!panel.html.string.contains("max="))
    }

    @Test("the first page's pager cannot go back")
    func pager() {
        let markup = Pager(
            first: nil, previous: nil, next: PageURL("/v?after=9"), last: PageURL("/v?last=1"), from: 1, to: 50,
            total: 2_600_000, .en
        ).html.string
        #expect(markup.contains("1–50 of 2,600,000"))
        #expect(markup.occurrences(of: "aria-disabled=\"true\"") == 2)
        #expect(markup.contains("rel=\"next\""))
    }

    @Test("loops, choices and absent parts build what they say")
    func builder() {
        let names = ["甲", "乙"]
        let isShown = false
        let none: String? = nil
        let list = ul {
            for name in names { li { name } }
            if isShown { li { "no" } }
            if names.count > 1 { li { names.count } } else { li { "one" } }
            none
        }
        #expect(list.string == "<ul><li>甲</li><li>乙</li><li>2</li></ul>")
        #expect(HTML {}.isEmpty)
    }
}

extension String {
    fileprivate func occurrences(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
