/// The languages every page is written in: Chinese first, English second.
enum Language: String, Sendable, CaseIterable, Hashable {
    case zh, en

    /// The language when nothing else has been asked for.
    static let standard = Language.zh

    /// The BCP 47 tag for `lang` and `hreflang`.
    var tag: String {
        switch self {
        case .zh: "zh-CN"
        case .en: "en"
        }
    }

    /// The language's own name.
    var nativeName: String {
        switch self {
        case .zh: "中文"
        case .en: "English"
        }
    }

    /// The other language, for the switch in the header.
    var other: Language { self == .zh ? .en : .zh }

    /// Chooses by `?lang=`, else by the cookie, else by `Accept-Language`, else Chinese.
    static func preferred(query: String?, cookie: String?, acceptLanguage: String?) -> Language {
        for value in [query, cookie] {
            if let value, let language = Language(rawValue: String(value.prefix(2)).lowercased()) { return language }
        }
        // Most browsers list languages by preference, so the first one known wins; weights are not worth parsing.
        for part in (acceptLanguage ?? "").split(separator: ",") {
            let tag = part.drop { $0 == " " }.prefix(2).lowercased()
            if let language = Language(rawValue: tag) { return language }
        }
        return .standard
    }

    /// The text of a phrase in this language.
    func callAsFunction(_ phrase: Phrase) -> String { phrase.text(in: self) }

    /// The text of a phrase with its named places filled.
    func callAsFunction(_ phrase: Phrase, _ arguments: KeyValuePairs<String, String>) -> String {
        phrase.text(in: self, arguments)
    }
}
