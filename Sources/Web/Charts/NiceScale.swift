import Foundation

/// An axis from round number to round number that holds all values.
///
/// Steps are 1, 2 or 5 times a power of ten (P. S. Heckbert, "Nice Numbers for Graph Labels", Graphics Gems, 1990).
struct NiceScale: Sendable, Hashable {
    /// The lower end.
    let lower: Double
    /// The upper end, always above the lower.
    let upper: Double
    /// The distance between ticks.
    let step: Double

    /// Makes an axis.
    ///
    /// - Parameters:
    ///   - values: what it must hold; values that are not finite are passed over.
    ///   - includesZero: whether it starts at zero, as bars must.
    ///   - ticks: about how many ticks.
    ///   - limit: an end that is not to be passed, such as 1 for shares, unless a value does.
    init(holding values: [Double], includesZero: Bool = true, ticks: Int = 5, limit: Double? = nil) {
        let finite = values.filter(\.isFinite)
        var low = finite.min() ?? 0
        var high = finite.max() ?? 1
        if includesZero {
            low = min(low, 0)
            high = max(high, 0)
        }
        if high - low < 1e-12 {
            high = low + max(abs(low), 1)
        }
        let step = Self.nice((high - low) / Double(max(ticks - 1, 1)))
        self.step = step
        lower = (low / step + 1e-9).rounded(.down) * step
        let end = (high / step - 1e-9).rounded(.up) * step
        if let limit, high <= limit, end > limit { upper = limit } else { upper = end }
    }

    /// The values at which ticks stand, lowest first.
    var ticks: [Double] {
        let count = Int(((upper - lower) / step + 1e-6).rounded(.down))
        return (0...max(count, 0)).map { lower + Double($0) * step }
    }

    /// How many decimals tick labels need.
    var decimals: Int {
        max(0, min(6, Int((-log10(step) - 1e-9).rounded(.up))))
    }

    /// Where a value lies, 0 at the lower end and 1 at the upper.
    func fraction(of value: Double) -> Double {
        (value - lower) / (upper - lower)
    }

    private static func nice(_ rough: Double) -> Double {
        let power = pow(10, floor(log10(rough)))
        let leading = rough / power
        let round: Double = leading < 1.5 ? 1 : leading < 3 ? 2 : leading < 7 ? 5 : 10
        return round * power
    }
}
