public import Domain

/// Why a facility stands in the frame without being drawn, as far as the register says so (不参加抽取的原因).
///
/// The file keeps the reason in both languages, because its bytes are published by their hash and have no reader's
/// language; pages show it in one.
public struct FrameExclusion: Sendable {
    /// The reason.
    public let words: BilingualText

    /// It is still being built.
    static let construction = FrameExclusion(words: BilingualText("在建", "under construction"))
    /// It is no longer in use.
    static let retired = FrameExclusion(words: BilingualText("报废", "retired"))

    /// As it stands in the file.
    var text: String { words.zh + " " + words.en }

    /// The words of a reason in a file; what an organiser has written is the same in both languages.
    public static func words(of text: String) -> BilingualText {
        [construction, retired].first { $0.text == text }?.words ?? BilingualText(text, text)
    }
}
