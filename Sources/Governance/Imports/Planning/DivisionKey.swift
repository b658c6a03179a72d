import Domain

/// A division code as a number of twelve digits, which a list of hundreds of thousands can hold cheaply.
struct DivisionKey: Hashable, Comparable {
    /// The code padded with zeros to twelve digits; 0 stands for the nation.
    let padded: UInt64

    static let nation = DivisionKey(padded: 0)

    init(padded: UInt64) {
        self.padded = padded
    }

    /// Reads a code in short or padded form; nil if it is neither.
    init?(_ text: String) {
        var number: UInt64 = 0
        var count = 0
        for byte in text.utf8 {
            guard (48...57).contains(byte), count < 12 else { return nil }
            if count == 0 && byte == 48 { return nil }
            number = number * 10 + UInt64(byte - 48)
            count += 1
        }
        switch count {
        case 2: number *= 10_000_000_000
        case 4: number *= 100_000_000
        case 6: number *= 1_000_000
        case 9: number *= 1000
        case 12: break
        default: return nil
        }
        padded = number
    }

    /// The level that the significant digits tell.
    var level: RegionLevel {
        if padded == 0 { return .nation }
        if padded % 1000 != 0 { return .administrativeVillage }
        if padded % 1_000_000 != 0 { return .town }
        if padded % 100_000_000 != 0 { return .county }
        return padded % 10_000_000_000 != 0 ? .city : .province
    }

    /// The code of the level above.
    var parent: DivisionKey {
        switch level {
        case .administrativeVillage: DivisionKey(padded: padded / 1000 * 1000)
        case .town: DivisionKey(padded: padded / 1_000_000 * 1_000_000)
        case .county: DivisionKey(padded: padded / 100_000_000 * 100_000_000)
        case .city: DivisionKey(padded: padded / 10_000_000_000 * 10_000_000_000)
        default: .nation
        }
    }

    /// The significant digits.
    var digits: String {
        switch level {
        case .administrativeVillage: String(padded)
        case .town: String(padded / 1000)
        case .county: String(padded / 1_000_000)
        case .city: String(padded / 100_000_000)
        default: String(padded / 10_000_000_000)
        }
    }

    static func < (left: DivisionKey, right: DivisionKey) -> Bool { left.padded < right.padded }
}
