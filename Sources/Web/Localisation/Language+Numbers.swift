extension Language {
    /// The sign for a value that was not reported.
    ///
    /// Never a zero.
    static let missingSign = "—"

    /// A whole number with thousands grouped by commas: "1,847"; "—" when missing.
    func count(_ value: Int?) -> String {
        guard let value else { return Self.missingSign }
        var buffer = HTMLBuffer()
        buffer.append(count: value)
        return buffer.string
    }

    /// A number with a fixed count of decimals, rounded half away from zero: "0.85"; "—" when missing or not finite.
    func decimal(_ value: Double?, places: Int = 2) -> String {
        guard let value else { return Self.missingSign }
        var buffer = HTMLBuffer()
        buffer.append(decimal: value, places: places)
        return buffer.string
    }

    /// A share between 0 and 1 as percent: `percent(0.6685)` is "66.85 %"; "—" when missing.
    func percent(_ share: Double?, places: Int = 2) -> String {
        guard let share, share.isFinite else { return Self.missingSign }
        return decimal(share * 100, places: places) + " %"
    }

    /// A share given by its parts: "66.85 %"; "—" when either is missing or the denominator is 0.
    func percent(_ numerator: Int?, of denominator: Int?, places: Int = 2) -> String {
        guard let numerator, let denominator, denominator != 0 else { return Self.missingSign }
        return percent(Double(numerator) / Double(denominator), places: places)
    }

    /// The change between two shares in percentage points with its sign: "+3.20"; "—" when either is missing.
    func percentagePoints(from earlier: Double?, to later: Double?, places: Int = 2) -> String {
        guard let earlier, let later else { return Self.missingSign }
        let text = decimal((later - earlier) * 100, places: places)
        return later > earlier && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
    }

    /// A whole number with its unit: "1,847 个", "1,847 villages" — or "—".
    func count(_ value: Int?, _ unit: Unit) -> String {
        guard let value else { return Self.missingSign }
        return count(value) + " " + unit.symbol(in: self, count: value)
    }

    /// A number with its unit: "0.85 mg/L" — or "—".
    func decimal(_ value: Double?, places: Int = 2, _ unit: Unit) -> String {
        guard let value, value.isFinite else { return Self.missingSign }
        return decimal(value, places: places) + " " + unit.symbol(in: self)
    }
}
