import Testing

@testable import Web

@Suite("Page addresses")
struct PageURLTests {
    @Test("an address is read and written back the same")
    func roundTrip() {
        let url = PageURL(parsing: "/villages?q=%E6%B8%85+%E6%BA%AA&cols=a&cols=b&empty=")
        #expect(url.path == "/villages")
        #expect(url["q"] == "清 溪")
        #expect(url.values("cols") == ["a", "b"])
        #expect(url["empty"] == "")
        #expect(url.text == "/villages?q=%E6%B8%85%20%E6%BA%AA&cols=a&cols=b&empty=")
    }

    @Test("setting an item keeps its place and the rest, and drops its doubles")
    func setting() {
        let url = PageURL(parsing: "/v?a=1&b=2&a=3")
        #expect(url.setting("a", "9").text == "/v?a=9&b=2")
        #expect(url.setting("c", "x").text == "/v?a=1&b=2&a=3&c=x")
        #expect(url.setting("a", nil).text == "/v?b=2")
        #expect(url.removing("a", "b").text == "/v")
    }

    @Test(
        "broken percent signs and lone separators do no harm",
        arguments: ["/v?%", "/v?%4", "/v?=&&=", "", "?", "/v?%zz=%"])
    func malformed(_ text: String) {
        _ = PageURL(parsing: text).text
    }

    @Test("an order is taken from an address only when the list knows the column")
    func sortOrder() {
        #expect(SortOrder(parsing: "-name", allowed: ["name"]) == SortOrder("name", isDescending: true))
        #expect(SortOrder(parsing: "name; drop table", allowed: ["name"]) == nil)
        #expect(SortOrder(parsing: nil, allowed: ["name"]) == nil)
        #expect(SortOrder("name", isDescending: true).text == "-name")
    }
}
