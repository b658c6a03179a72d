/// The language in which a user sees the pages first (界面语言).
public enum PreferredLanguage: String, CaseIterable, Hashable, Sendable {
    /// Chinese.
    case chinese = "zh"
    /// English.
    case english = "en"
}
