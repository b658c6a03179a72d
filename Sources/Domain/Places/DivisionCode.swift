/// A statistical division code (统计用区划代码): 2, 4, 6, 9 or 12 digits for the five official levels.
///
/// Twelve-digit forms padded with zeros (`441200000000`) mean the same as their short form (`4412`); the short form is
/// kept. A town whose last three significant digits are zero does not exist, so padding is unambiguous.
public struct DivisionCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The significant digits.
    public let digits: String

    /// Reads a code in short or padded form; nil if it is neither.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
        guard [2, 4, 6, 9, 12].contains(bytes.count) else { return nil }
        var kept = bytes
        func isPadded(_ from: Int) -> Bool { kept.count > from && kept[from...].allSatisfy { $0 == 48 } }
        for length in [9, 6, 4, 2] where isPadded(length) {
            kept = Array(kept[..<length])
        }
        guard kept.count >= 2, kept[0] != 48 else { return nil }
        digits = String(decoding: kept, as: UTF8.self)
    }

    /// The level that the number of digits tells.
    public var level: RegionLevel {
        switch digits.utf8.count {
        case 2: .province
        case 4: .city
        case 6: .county
        case 9: .town
        default: .administrativeVillage
        }
    }

    /// The code of the level above, or nil for a province.
    public var parent: DivisionCode? {
        let length: Int
        switch digits.utf8.count {
        case 12: length = 9
        case 9: length = 6
        case 6: length = 4
        case 4: length = 2
        default: return nil
        }
        return DivisionCode(String(digits.prefix(length)))
    }

    /// Whether the code is that of a villagers' committee (村委会, 200–399) rather than a residents' committee.
    ///
    /// Source: domain notes on statistical codes; 001–199 residents' committees, 200–399 villagers' committees.
    public var isVillagersCommittee: Bool {
        guard level == .administrativeVillage, let serial = Int(digits.suffix(3)) else { return false }
        return (200...399).contains(serial)
    }

    /// The twelve-digit form, padded with zeros.
    public var padded: String { digits + String(repeating: "0", count: 12 - digits.utf8.count) }

    /// The significant digits.
    public var description: String { digits }

    /// Orders by digits, so that a place comes before the places in it.
    public static func < (left: DivisionCode, right: DivisionCode) -> Bool { left.digits < right.digits }
}
