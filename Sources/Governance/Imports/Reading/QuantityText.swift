import Domain

/// A number as people write it in lists: `１２`, `1,234`, `12户`, `3.5 km`.
struct QuantityText {
    /// The number as written.
    let number: Double
    /// The unit behind it; empty if there is none.
    let unit: String

    /// Reads a number with at most a unit behind it; nil for anything else, such as `约12` or `12-15`.
    init?(_ text: String) {
        // Only letters' width is levelled: raised and circled digits are remarks and powers, not figures.
        let word = PlainWord.halfWidth(text)
        var digits = ""
        var rest = Substring(word)
        if let sign = rest.first, "+-−".contains(sign) {
            if sign != "+" { digits = "-" }
            rest = rest.dropFirst()
        }
        let body = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        rest = rest.dropFirst(body.count)
        guard let plain = Self.withoutSeparators(body) else { return nil }
        digits += plain
        // An exponent, as programs write very large and very small numbers.
        if let mark = rest.first, mark == "e" || mark == "E" {
            let exponent = rest.dropFirst()
            let isSigned = exponent.first.map { "+-".contains($0) } ?? false
            let figures = isSigned ? exponent.dropFirst() : exponent
            guard !figures.isEmpty, figures.count <= 3, figures.allSatisfy({ $0.isASCII && $0.isNumber }) else {
                return nil
            }
            digits += "e" + exponent
            rest = ""
        }
        guard let value = Double(digits), value.isFinite else { return nil }
        number = value
        unit = PlainWord.trimmed(String(rest))
    }

    /// Digits without thousands separators, which must stand before every third digit.
    private static func withoutSeparators(_ text: Substring) -> String? {
        guard let first = text.first, first.isNumber else { return nil }
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, halves.count == 1 || (!halves[1].isEmpty && !halves[1].contains(",")) else {
            return nil
        }
        let groups = halves[0].split(separator: ",", omittingEmptySubsequences: false)
        guard
            groups.count == 1 || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
        else { return nil }
        return groups.joined() + (halves.count == 2 ? "." + halves[1] : "")
    }
}
