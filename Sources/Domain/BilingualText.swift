/// A text for people in Chinese and in English; both are always there.
public struct BilingualText: Hashable, Sendable {
    /// The Chinese text, the one that is shown first.
    public let zh: String
    /// The English text.
    public let en: String

    /// A text in both languages.
    public init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }
}
