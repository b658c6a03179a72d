import Foundation

/// The initials of the pinyin of a Chinese name (拼音首字母): 清溪镇 → `qxz`, for searching without an input method.
///
/// Letters and digits stand for themselves; anything else is left out. Syllables come from the Unicode
/// transliteration Han–Latin, which takes each character's most common reading.
public struct PinyinInitials {
    private var known: [UInt32: Unicode.Scalar?] = [:]

    /// Starts with nothing remembered; the readings met are kept for the next name.
    public init() {}

    /// The initials of the name in lower case.
    public mutating func initials(of name: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            if let initial = initial(of: scalar) { result.append(initial) }
        }
        return String(result)
    }

    private mutating func initial(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if let remembered = known[scalar.value] { return remembered }
        let latin = String(scalar).applyingTransform(StringTransform("Han-Latin; Latin-ASCII"), reverse: false)
        let first = latin?.lowercased().unicodeScalars.first { scalar in
            ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
        }
        known[scalar.value] = .some(first)
        return first
    }
}
