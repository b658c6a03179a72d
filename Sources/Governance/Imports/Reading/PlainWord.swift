import Foundation

/// Words from files brought into one form for comparing: half width, lower case, without blanks and punctuation.
enum PlainWord {
    /// The text without differences of width, case, blanks and punctuation.
    static func folded(_ text: String) -> String {
        let composed = text.utf8.allSatisfy { $0 < 128 } ? text : text.precomposedStringWithCompatibilityMapping
        var result = ""
        for scalar in composed.lowercased().unicodeScalars where !isIgnored(scalar) {
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    /// The text in half width without blanks at its ends; what stands inside is kept.
    static func trimmed(_ text: String) -> String {
        let composed = text.utf8.allSatisfy { $0 < 128 } ? text : text.precomposedStringWithCompatibilityMapping
        return composed.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The text with full-width letters, digits and signs made half width, without blanks at its ends.
    static func halfWidth(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.unicodeScalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000: result.append(" ")
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// What stands before the first bracket, and what stands in brackets.
    static func brackets(_ text: String) -> (outside: String, inside: [String]) {
        var outside = ""
        var inside: [String] = []
        var depth = 0
        for character in text {
            switch character {
            case "(", "（", "[", "【", "〔", "［":
                if depth == 0 { inside.append("") }
                depth += 1
            case ")", "）", "]", "】", "〕", "］":
                depth = max(0, depth - 1)
            default:
                if depth > 0 { inside[inside.count - 1].append(character) } else { outside.append(character) }
            }
        }
        return (outside, inside)
    }

    private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 128 {
            return !(48...57).contains(scalar.value) && !(97...122).contains(scalar.value)
        }
        return scalar.properties.isWhitespace || "、，。；：？！“”‘’（）【】〔〕《》〈〉·—…＊﹡".unicodeScalars.contains(scalar)
            || scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
    }

    /// How many single changes lead from one word to the other, counted up to a bound.
    ///
    /// Algorithm: Levenshtein distance row by row.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var above = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let replaced = above[column] + (character == other ? 0 : 1)
                current.append(min(replaced, above[column + 1] + 1, current[column] + 1))
            }
            above = current
        }
        return above[right.count]
    }
}
