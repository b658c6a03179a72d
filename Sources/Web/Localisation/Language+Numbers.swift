extension Language {
    /// The sign for a value that was not reported. Never a zero.
    static let missingSign = "—"

    /// A whole number with thousands grouped by commas: "1,847"; "—" when missing.
    func count(_ value: Int?) -> String {
        guard let value else { return Self.missingSign }
        return Self.grouped(String(value.magnitude), negative: value < 0)
    }

    /// A number with a fixed count of decimals, rounded half away from zero: "0.85"; "—" when missing or not finite.
    func decimal(_ value: Double?, places: Int = 2) -> String {
        guard let value, value.isFinite, abs(value) < 1e15 else { return Self.missingSign }
        let places = min(max(places, 0), 6)
        let factor = Self.powersOfTen[places]
        let (scaled, overflow) = Self.scaled(value, by: factor)
        guard !overflow else { return Self.grouped(String(Int(value).magnitude), negative: value < 0) }
        let whole = scaled.magnitude / UInt(factor)
        let negative = scaled < 0
        guard places > 0 else { return Self.grouped(String(whole), negative: negative) }
        let fraction = String(scaled.magnitude % UInt(factor))
        let zeros = String(repeating: "0", count: places - fraction.count)
        return Self.grouped(String(whole), negative: negative) + "." + zeros + fraction
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
        return later > earlier && text.contains { $0 != "0" && $0 != "." } ? "+" + text : text
    }

    /// A whole number with its unit: "1,847 个", "1,847 villages" — or "—".
    func count(_ value: Int?, _ unit: Unit) -> String {
        guard let value else { return Self.missingSign }
        return count(value) + " " + unit.symbol(in: self, count: value)
    }

    /// A number with its unit: "0.85 mg/L" — or "—".
    func decimal(_ value: Double?, places: Int = 2, _ unit: Unit) -> String {
        guard value != nil else { return Self.missingSign }
        return decimal(value, places: places) + " " + unit.symbol(in: self)
    }

    private static let powersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

    private static func scaled(_ value: Double, by factor: Int) -> (Int, overflow: Bool) {
        // 1.005 is stored a little below itself; the small push makes it round as people expect.
        let product = value * Double(factor) * (1 + Double.ulpOfOne)
        guard abs(product) < 9e18 else { return (0, true) }
        return (Int(product.rounded(.toNearestOrAwayFromZero)), false)
    }

    private static func grouped(_ digits: String, negative: Bool) -> String {
        let sign = negative && digits.contains { $0 != "0" } ? "-" : ""
        guard digits.utf8.count > 3 else { return sign + digits }
        var bytes: [UInt8] = Array(sign.utf8)
        let count = digits.utf8.count
        for (index, byte) in digits.utf8.enumerated() {
            if index > 0 && (count - index) % 3 == 0 { bytes.append(0x2C) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
