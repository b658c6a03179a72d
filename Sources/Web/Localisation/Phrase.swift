/// One text in both languages, with named places to fill: `Phrase("共 {n} 个村", en: "{n} {n:village|villages}")`.
///
/// A whole sentence is one phrase; sentences are never glued from words, because the order differs between the two
/// languages. `{n}` is replaced by the argument `n`; `{n:one|many}` by the first word when `n` is "1", else the second.
struct Phrase: Sendable, Hashable {
    /// The Chinese text.
    let zh: String
    /// The English text.
    let en: String

    /// Makes a phrase from its two texts.
    init(_ zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The text as it stands, for phrases without places to fill.
    func text(in language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }

    /// The text with its places filled.
    ///
    /// A place without an argument stays visible, so that tests and readers see it.
    func text(in language: Language, _ arguments: KeyValuePairs<String, String>) -> String {
        let template = text(in: language)
        var result = ""
        var rest = template[...]
        // Bytes, not letters: both braces are single bytes in UTF-8, and pages fill hundreds of phrases.
        while let open = rest.utf8.firstIndex(of: 0x7B), let close = rest.utf8[open...].firstIndex(of: 0x7D) {
            result += rest[..<open]
            let place = rest[rest.index(after: open)..<close]
            result += Self.fill(place, arguments) ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The names of the places in one language, for the check that both languages have the same.
    func places(in language: Language) -> Set<String> {
        var names: Set<String> = []
        for part in text(in: language).split(separator: "{").dropFirst(text(in: language).hasPrefix("{") ? 0 : 1) {
            guard let close = part.firstIndex(of: "}") else { continue }
            names.insert(String(part[..<close].prefix { $0 != ":" }))
        }
        return names
    }

    private static func fill(_ place: Substring, _ arguments: KeyValuePairs<String, String>) -> String? {
        let name = place.utf8.firstIndex(of: 0x3A).map { place[..<$0] } ?? place
        guard let value = arguments.first(where: { $0.key == name })?.value else { return nil }
        guard name.endIndex < place.endIndex else { return value }
        let forms = place[place.index(after: name.endIndex)...].split(separator: "|", omittingEmptySubsequences: false)
        return String((value == "1" ? forms.first : forms.last) ?? "")
    }
}
