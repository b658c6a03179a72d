import Testing

@testable import Web

@Suite("Phrases")
struct PhraseTests {
    @Test("every word of the kit exists in both languages, with the same places to fill", arguments: KitText.allCases)
    func complete(_ text: KitText) {
        let phrase = text.phrase
        #expect(!phrase.zh.isEmpty)
        #expect(!phrase.en.isEmpty)
        #expect(phrase.places(in: .zh).isSubset(of: phrase.places(in: .en)))
        #expect(phrase.places(in: .en).isSubset(of: phrase.places(in: .zh)))
        #expect(!phrase.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
        #expect(phrase.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }

    @Test("places are filled by name, and English takes singular or plural")
    func filling() {
        let phrase = Phrase("共 {n} 个村", en: "{n} {n:village|villages}")
        #expect(Language.zh(phrase, ["n": "12"]) == "共 12 个村")
        #expect(Language.en(phrase, ["n": "12"]) == "12 villages")
        #expect(Language.en(phrase, ["n": "1"]) == "1 village")
    }

    @Test("a place without an argument stays visible, and an argument is not filled again")
    func missingArgument() {
        let phrase = Phrase("{a} 和 {b}", en: "{a} and {b}")
        #expect(Language.en(phrase, ["a": "{b}"]) == "{b} and {b}")
        #expect(Language.en(phrase, [:]) == "{a} and {b}")
        #expect(Language.zh(Phrase("{", en: "}"), ["a": "x"]) == "{")
    }

    @Test("the language comes from the address, then the cookie, then the browser, else it is Chinese")
    func preference() {
        #expect(Language.preferred(query: "en", cookie: "zh", acceptLanguage: nil) == .en)
        #expect(Language.preferred(query: nil, cookie: "en", acceptLanguage: "zh-CN") == .en)
        #expect(Language.preferred(query: "fr", cookie: nil, acceptLanguage: "en-GB,en;q=0.9,zh") == .en)
        #expect(Language.preferred(query: nil, cookie: nil, acceptLanguage: "fr, zh-TW;q=0.8, en;q=0.5") == .zh)
        #expect(Language.preferred(query: nil, cookie: nil, acceptLanguage: "fr") == .zh)
        #expect(Language.preferred(query: nil, cookie: nil, acceptLanguage: nil) == .zh)
    }
}
