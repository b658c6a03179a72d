import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

/// Cookies are read out of what browsers send, however it is spelled.
@Suite struct CookieHeaderTests {
    private func header(_ fields: String...) -> CookieHeader {
        var headers = HTTPFields()
        for field in fields { headers.append(HTTPField(name: .cookie, value: field)) }
        let head = HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/", headerFields: headers)
        return CookieHeader(Request(head: head, body: RequestBody(buffer: ByteBuffer())))
    }

    @Test("a cookie is found among others, whatever stands around it")
    func found() {
        let cookies = header("lang=en; qingxi=abc-_=; text=large")
        #expect(cookies["lang"] == "en")
        #expect(cookies["qingxi"] == "abc-_=")
        #expect(cookies["text"] == "large")
    }

    @Test("a name that only begins alike is another cookie")
    func otherNames() {
        let cookies = header("qingxi_form=1; xqingxi=2")
        #expect(cookies["qingxi"] == nil)
        #expect(cookies["qingxi_form"] == "1")
    }

    @Test("several headers count as one; the first of a name prevails")
    func severalHeaders() {
        let cookies = header("a=1", "b=2; a=3")
        #expect(cookies["a"] == "1")
        #expect(cookies["b"] == "2")
    }

    @Test("quotes and blanks around a value are no part of it; an empty value is empty")
    func spelling() {
        let cookies = header("a=\"1\";b= ;c=;;d=4 ;e")
        #expect(cookies["a"] == "1")
        #expect(cookies["b"] == "")
        #expect(cookies["c"] == "")
        #expect(cookies["d"] == "4")
        #expect(cookies["e"] == nil)
    }

    @Test("without cookies there is none")
    func none() {
        #expect(header()["qingxi"] == nil)
        #expect(header("")["qingxi"] == nil)
    }
}
