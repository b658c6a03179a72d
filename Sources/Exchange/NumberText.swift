import Foundation

/// Numbers as plain decimal text.
enum NumberText {
    /// The number with at most 15 significant digits, as Excel shows it, without an exponent where that is readable.
    static func plain(_ value: Double) -> String {
        guard value.isFinite else { return "#NUM!" }
        if value.rounded(.towardZero) == value, abs(value) < 9.2e18 { return String(Int64(value)) }
        // “d.ddddddddddddddE±xx”: fifteen digits, correctly rounded.
        let scientific = String(format: "%.14e", abs(value))
        let halves = scientific.split(separator: "e")
        guard halves.count == 2, let exponent = Int(halves[1]) else { return "\(value)" }
        var digits = halves[0].filter { $0 != "." }
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        return (value < 0 ? "-" : "") + layOut(digits: digits, exponent: exponent)
    }

    private static func layOut(digits: String, exponent: Int) -> String {
        switch exponent {
        case -12..<0:
            return "0." + String(repeating: "0", count: -exponent - 1) + digits
        case 0..<15:
            if digits.count <= exponent + 1 {
                return digits + String(repeating: "0", count: exponent + 1 - digits.count)
            }
            return digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
        default:
            let fraction = digits.dropFirst()
            return digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "E\(exponent)"
        }
    }
}
