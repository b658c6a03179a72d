import Foundation

/// The initials of the pinyin of a Chinese name (拼音首字母): 清溪镇 → `qxz`, for searching without an input method.
///
/// Letters and digits stand for themselves; anything else is left out. Syllables come from the Unicode
/// transliteration Han–Latin, which takes each character's most common reading.
public struct PinyinInitials {
    private var known: [Character: Character?] = [:]

    /// Starts with nothing remembered; the readings met are kept for the next name.
    public init() {}

    /// The initials of the name in lower case.
    public mutating func initials(of name: String) -> String {
        var result = ""
        for character in name {
            if let initial = initial(of: character) { result.append(initial) }
        }
        return result
    }

    private mutating func initial(of character: Character) -> Character? {
        if let remembered = known[character] { return remembered }
        let latin = String(character).applyingTransform(StringTransform("Han-Latin; Latin-ASCII"), reverse: false)
        let first = latin?.lowercased().first { $0.isASCII && ($0.isLetter || $0.isNumber) }
        known[character] = .some(first)
        return first
    }
}
