/// A value that may not have been reported: itself, or "—" that a screen reader reads as 未报.
///
/// Never a zero.
struct Reported: Component {
    private let words: String?
    private let language: Language

    /// Makes a value as text; nil and the missing sign both count as not reported.
    init(_ words: String?, _ language: Language) {
        self.words = words == Language.missingSign ? nil : words
        self.language = language
    }

    var html: HTML {
        guard let words else { return Self.missing(language) }
        return .text(words)
    }

    /// The mark of a value that was not reported.
    static func missing(_ language: Language) -> HTML {
        var buffer = HTMLBuffer()
        writeMissing(into: &buffer, language)
        return HTML(rendered: buffer)
    }

    /// Writes the mark straight into a table.
    static func writeMissing(into buffer: inout HTMLBuffer, _ language: Language) {
        buffer.append(trusted: "<span class=\"missing\"><span aria-hidden=\"true\">—</span><span class=\"sr\">")
        buffer.append(text: language(KitText.notReported))
        buffer.append(trusted: "</span></span>")
    }
}
