import Foundation

/// Text from outside on its way into the database or the log.
enum PlainText {
    /// The longest name of a user or a token, in characters.
    static let longestName = 64

    /// Without control characters, composed and without blanks at its ends.
    ///
    /// - Parameters:
    ///   - longest: What comes after so many Unicode scalars is not looked at.
    ///   - lineEnd: What stands for the end of a line; nothing by default.
    static func cleaned(_ text: String, longest: Int = 1024, lineEnd: Unicode.Scalar? = nil) -> String {
        var kept = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars.prefix(longest) {
            if !isControl(scalar) {
                kept.append(scalar)
            } else if let lineEnd, isLineEnd(scalar), !(previous == "\r" && scalar == "\n") {
                kept.append(lineEnd)
            } else if lineEnd != nil, scalar == "\t" {
                kept.append(" ")
            }
            previous = scalar
        }
        return String(kept).precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
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
