/// A concave cost by groups, so that a price can be varied or a budget kept.
public struct GroupedCost: Hashable, Sendable {
    /// The parts; their sum is the cost.
    public let parts: [CostGroup: ConcaveCost]

    /// A cost in parts.
    ///
    /// All parts that have a `power` must have the same exponent: their sum stays one curve.
    public init(_ parts: [CostGroup: ConcaveCost]) { self.parts = parts }

    /// Whether each part is sound and no two exponents meet.
    public var isSound: Bool {
        let exponents = Set(parts.values.filter { $0.power > 0 }.map(\.exponent))
        return !parts.isEmpty && exponents.count <= 1 && parts.values.allSatisfy(\.isSound)
    }

    /// The sum of the parts, each multiplied by its group's factor.
    public func total(factors: [CostGroup: Double] = [:]) -> ConcaveCost {
        var fixed = 0.0
        var linear = 0.0
        var power = 0.0
        var exponent = 0.5
        for group in CostGroup.allCases {
            guard let part = parts[group] else { continue }
            let factor = factors[group] ?? 1
            fixed += part.fixed * factor
            linear += part.linear * factor
            power += part.power * factor
            if part.power > 0 { exponent = part.exponent }
        }
        return ConcaveCost(fixed: fixed, linear: linear, power: power, exponent: exponent)
    }
}
