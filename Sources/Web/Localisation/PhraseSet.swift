/// A closed list of phrases of one part of the site, so that a test can walk through all of them.
///
/// ```swift
/// enum VillageText: PhraseSet {
///     case heading, population
///     var phrase: Phrase {
///         switch self {
///         case .heading: Phrase("村庄底数", en: "Villages")
///         case .population: Phrase("户籍人口", en: "Registered population")
///         }
///     }
/// }
/// h1 { language(VillageText.heading) }
/// ```
protocol PhraseSet: CaseIterable, Sendable {
    /// The text in both languages.
    var phrase: Phrase { get }
}

extension Language {
    /// The text of one of a set's phrases.
    func callAsFunction(_ text: some PhraseSet) -> String { text.phrase.text(in: self) }

    /// The text of one of a set's phrases with its places filled.
    func callAsFunction(_ text: some PhraseSet, _ arguments: KeyValuePairs<String, String>) -> String {
        text.phrase.text(in: self, arguments)
    }
}
