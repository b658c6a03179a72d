import Foundation

/// The name with which somebody signs in (登录名).
///
/// Two names are the same if they are after compatibility composition (NFKC) and case folding: full-width letters of a
/// Chinese input method are the ordinary ones.
public struct LoginName: Hashable, Sendable {
    /// As it was typed, composed.
    public let text: String
    /// Folded for comparing.
    let key: String

    /// A name for a new user.
    ///
    /// - Throws: ``AccessError/loginInvalid(_:)`` unless it has 2 to 64 letters of any script, digits and `. _ - @`.
    public init(_ text: String) throws(AccessError) {
        let folded = Self.folded(text)
        let isAllowed = folded.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
                || ".-_@".unicodeScalars.contains(scalar)
        }
        guard isAllowed, (2...64).contains(folded.unicodeScalars.count) else {
            throw .loginInvalid(String(PlainText.cleaned(text).prefix(64)))
        }
        self.text = text.trimmingCharacters(in: .whitespaces).precomposedStringWithCanonicalMapping
        self.key = folded
    }

    /// What anybody typed, folded for looking it up; never fails, at most 256 characters.
    static func folded(_ text: String) -> String {
        let short = String(String.UnicodeScalarView(text.unicodeScalars.prefix(256)))
        return short.precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCompatibilityMapping
            .trimmingCharacters(in: .whitespaces)
    }
}
