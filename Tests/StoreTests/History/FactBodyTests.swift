import Domain
import Testing

@testable import Store

/// What facts say is read back as it was written, by the quick reader and by the full one alike.
@Suite struct FactBodyTests {
    private static let plain: [Assertion] = [
        Assertion([:]),
        Assertion([
            "name": .text("清溪站"), "manholes": .integer(312), "hasVideo": .flag(true),
            "acceptedOn": .day(Day(number: 19_782)),
            "place": .subject(SubjectID(7)),
        ]),
        Assertion(["longitude": .decimal(112.0625), "latitude": .decimal(-0.5)]),
        Assertion(["manholes": .integer(-1)], clearing: ["state", "name"]),
        Assertion([:], clearing: ["name"]),
    ]

    @Test("plain facts are read by the quick reader as they were written", arguments: plain)
    func plainFacts(_ assertion: Assertion) {
        let text = FactBody.encode(assertion)
        #expect(FactBodyReader.read(text, kind: .facility) == assertion)
        #expect(FactBody.decode(text, kind: .facility) == assertion)
    }

    @Test(
        "texts with quotes, backslashes and line ends come back through the full reader",
        arguments: ["a\"b", "a\\b", "第一行\n第二行", "\u{1}", "\\u0041"])
    func escapedTexts(_ text: String) {
        let assertion = Assertion(["name": .text(text)])
        let body = FactBody.encode(assertion)
        #expect(FactBodyReader.read(body, kind: .facility) == nil)
        #expect(FactBody.decode(body, kind: .facility) == assertion)
    }

    @Test(
        "what is not whole or not flat is left to the full reader",
        arguments: [
            "", "{", "{}x", "{\"name\":\"a\"", "{\"name\":\"a\",}", "{\"name\":[\"a\"]}", "{\"manholes\":1.5}",
            "{\"manholes\":\"312\"}", "[]", "{\"name\" : \"a\"}", "{,\"name\":\"a\"}",
        ])
    func strangeTexts(_ body: String) {
        #expect(FactBodyReader.read(body, kind: .facility) == nil)
    }

    @Test("fields that are no longer defined are passed over, whatever their value")
    func unknownFields() {
        let body = "{\"former\":\"x\",\"gone\":null,\"left\":1.5e3,\"name\":\"清溪\",\"off\":true}"
        #expect(FactBodyReader.read(body, kind: .facility)?.values == ["name": .text("清溪")])
    }
}
