extension HTMLBuffer {
    /// Appends a whole number with thousands grouped by commas, the same in both languages: "1,847".
    mutating func append(count value: Int) {
        if value < 0 { append(trusted: "-") }
        append(grouping: value.magnitude)
    }

    /// Appends a number with a fixed count of decimals, rounded half away from zero: "0.85".
    ///
    /// A value that is not finite or beyond 10^15 is written as "—", for no figure of the field is that large.
    mutating func append(decimal value: Double, places: Int) {
        let places = min(max(places, 0), 6)
        let factor = Self.powersOfTen[places]
        // 1.005 is stored a little below itself; the small push makes it round as people expect.
        let scaled = (value * Double(factor) * (1 + Double.ulpOfOne)).rounded(.toNearestOrAwayFromZero)
        guard scaled.isFinite, abs(value) < 1e15, abs(scaled) < 9e18 else {
            append(trusted: "—")
            return
        }
        if scaled < 0 { append(trusted: "-") }
        let digits = UInt(abs(scaled))
        append(grouping: digits / factor)
        guard places > 0 else { return }
        append(trusted: ".")
        append(digitsOf: digits % factor, width: places)
    }

    private mutating func append(grouping value: UInt) {
        guard value >= 1_000 else { return append(digitsOf: value, width: 1) }
        append(grouping: value / 1_000)
        append(trusted: ",")
        append(digitsOf: value % 1_000, width: 3)
    }

    private mutating func append(digitsOf value: UInt, width: Int) {
        if value >= 10 || width > 1 {
            append(digitsOf: value / 10, width: width - 1)
        }
        append(digit: UInt8(value % 10))
    }

    private static let powersOfTen: [UInt] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
}
