import Foundation

/// A cost that grows ever more slowly with flow: `fixed + linear·q + power·q^exponent` (规模经济成本).
///
/// With `fixed ≥ 0`, `power ≥ 0` and an exponent in (0, 1] it is concave for q > 0, which is what every bound of the county
/// plan rests on. Where several technologies compete, give each its own option: the cheapest of concave costs is concave.
public struct ConcaveCost: Hashable, Sendable {
    /// What is paid as soon as anything flows, in the plan's money.
    public let fixed: Double
    /// Money for each unit of flow.
    public let linear: Double
    /// The factor of the part with economies of scale.
    public let power: Double
    /// The exponent of that part, in (0, 1].
    public let exponent: Double

    /// A cost `fixed + linear·q + power·q^exponent`.
    public init(fixed: Double = 0, linear: Double = 0, power: Double = 0, exponent: Double = 0.5) {
        self.fixed = fixed
        self.linear = linear
        self.power = power
        self.exponent = exponent
    }

    /// Whether all parts are finite and the curve is concave and not falling without end.
    public var isSound: Bool {
        fixed.isFinite && linear.isFinite && power.isFinite && fixed >= 0 && power >= 0 && linear >= 0
            && exponent > 0 && exponent <= 1
    }

    /// The cost of a flow.
    ///
    /// - Parameter flow: The flow, at least 0; a flow of 0 still pays the fixed part.
    public func value(at flow: Double) -> Double {
        let scaled = exponent == 0.5 ? flow.squareRoot() : pow(flow, exponent)
        return fixed + linear * flow + (power == 0 ? 0 : power * scaled)
    }

    /// The slope of the curve at a flow greater than 0.
    func slope(at flow: Double) -> Double {
        linear + (power == 0 ? 0 : power * exponent * pow(flow, exponent - 1))
    }

    /// The cost with everything multiplied.
    public func scaled(by factor: Double) -> ConcaveCost {
        ConcaveCost(fixed: fixed * factor, linear: linear * factor, power: power * factor, exponent: exponent)
    }

    /// The cost with a price on each unit of flow and a fixed sum added.
    public func adding(fixed more: Double = 0, linear price: Double = 0) -> ConcaveCost {
        ConcaveCost(fixed: fixed + more, linear: linear + price, power: power, exponent: exponent)
    }
}
