import Foundation

/// Text from outside on its way into the database or the log.
enum PlainText {
    /// The longest name of a user or a token, in characters.
    static let longestName = 64

    /// Without control characters, composed and without blanks at its ends.
    static func cleaned(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(1024) where !isControl(scalar) { kept.append(scalar) }
        return String(kept).precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// A name for showing.
    ///
    /// - Throws: ``AccessError/nameInvalid(maximum:)``.
    static func name(_ text: String) throws(AccessError) -> String {
        let composed = text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !composed.isEmpty, composed.count <= longestName, composed.utf8.count <= 4 * longestName,
            !composed.unicodeScalars.contains(where: isControl)
        else { throw .nameInvalid(maximum: longestName) }
        return composed
    }

    /// Control, bidirectional and other invisible format characters, with which one name could pass for another.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }
}
