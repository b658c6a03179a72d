/// Price of a sewer in its trench (管道与土方), by diameter and depth.
public struct SewerPrice: Hashable, Sendable, Codable {
    /// Pipe by inner diameter: pairs of metres and money a metre.
    public var pipes: [[Double]]?
    /// How much wider than the pipe the trench is, in metres.
    public var trenchExtraWidthMetres: Double?
    /// Excavation and filling by depth class (按深度分级的土方): pairs of the depth in metres down to which it reaches and money a m³.
    public var excavation: [[Double]]?
    /// A formula in place of the tables.
    public var linear: Linear?
    /// Where it was published.
    public var source: String

    /// Money a metre = (depthPerDiameter·D + depth)·depth + perDiameter·D + constant.
    public struct Linear: Hashable, Sendable, Codable {
        /// Factor of diameter × depth.
        public var depthPerDiameter: Double
        /// Factor of depth.
        public var depth: Double
        /// Factor of diameter.
        public var perDiameter: Double
        /// What is left.
        public var constant: Double
        /// Smaller pipes cost as this one, in metres.
        public var leastDiameter: Double
    }

    /// Width of the trench for a diameter, in metres; `nil` where the set prices no excavation.
    public func trenchWidthMetres(diameter: Double) -> Double? {
        excavation == nil ? nil : diameter + (trenchExtraWidthMetres ?? 0)
    }

    /// Money a metre for a diameter and an invert depth in metres.
    public func perMetre(diameter: Double, depth: Double) -> Double {
        if let linear {
            let wide = max(diameter, linear.leastDiameter)
            let price =
                (linear.depthPerDiameter * wide + linear.depth) * depth + linear.perDiameter * wide + linear.constant
            return max(price, 0)
        }
        var price = pipePrice(diameter: diameter)
        let width = trenchWidthMetres(diameter: diameter) ?? 0
        var above = 0.0
        for step in excavation ?? [] where depth > above {
            price += (min(depth, step[0]) - above) * width * step[1]
            above = step[0]
        }
        return price
    }

    /// Price of the pipe alone: of the next larger one in the table, or in proportion beyond it.
    func pipePrice(diameter: Double) -> Double {
        let table = (pipes ?? []).sorted { $0[0] < $1[0] }
        if let row = table.first(where: { $0[0] >= diameter - 1e-6 }) { return row[1] }
        guard let last = table.last, last[0] > 0 else { return 0 }
        return last[1] * diameter / last[0]
    }
}

/// Yearly cost of running sewers.
public struct SewerOperation: Hashable, Sendable, Codable {
    /// As a share of their capital.
    public var shareOfCapital: Double
    /// Per metre.
    public var perMetre: Double
    /// Where it was published.
    public var source: String
}

/// Price of lift stations by design flow.
public struct LiftPrice: Hashable, Sendable, Codable {
    /// Pairs of the greatest design flow in L/s and money.
    public var steps: [[Double]]
    /// Yearly cost besides energy, as a share of their capital.
    public var operationShare: Double
    /// Where it was published.
    public var source: String
}

/// Price of energy for pumps.
public struct EnergyPrice: Hashable, Sendable, Codable {
    /// Money a kWh.
    public var price: Double
    /// Work done over energy used.
    public var efficiency: Double
    /// Where it was published.
    public var source: String

    /// Yearly money for a metre of head and a mean flow of 1 m³/s: 9.81 kW over the efficiency, 8760 h.
    public var perMetreHeadAndFlow: Double { 9.81 / efficiency * 8_760 * price }
}
