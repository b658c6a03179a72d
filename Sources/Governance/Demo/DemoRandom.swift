/// A stream of numbers that a seed determines on every machine and with every version of the language.
///
/// Algorithm: SplitMix64, Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct DemoRandom: Sendable {
    private var state: UInt64

    /// The stream of a seed; streams of different numbers do not resemble one another.
    init(_ seed: UInt64, stream: UInt64 = 0) {
        state = Self.mixed(seed &+ Self.mixed(stream &* 0xD134_2543_DE82_EF95 &+ 1))
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number from 0 up to but not including 1.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    mutating func real(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * unit()
    }

    mutating func integer(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + min(range.count - 1, Int(unit() * Double(range.count)))
    }

    mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// One of the items, which must not be none.
    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[integer(0...(items.count - 1))]
    }

    mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
        var result = items
        var index = result.count - 1
        while index > 0 {
            result.swapAt(index, integer(0...index))
            index -= 1
        }
        return result
    }

    /// Scrambles a number so that neighbours have nothing in common.
    static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
