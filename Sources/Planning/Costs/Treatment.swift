internal import Foundation

/// A treatment process with its price in a range of sizes (处理工艺).
public struct TreatmentTechnology: Hashable, Sendable, Codable {
    /// Its name in Chinese.
    public var zh: String
    /// Its name in English.
    public var en: String
    /// The level of effluent it reaches, 1 the best.
    public var level: Int
    /// Smallest size in m³/d.
    public var from: Double
    /// Size in m³/d below which it is meant.
    public var to: Double
    /// Capital per m³/d.
    public var capital: Double
    /// Running cost per m³.
    public var operation: Double
}

/// Treatment cost as power functions of person equivalents.
public struct TreatmentCurve: Hashable, Sendable, Codable {
    /// Sewage of one person equivalent in L/d.
    public var litresPerEquivalentDay: Double
    /// Capital per equivalent at one equivalent.
    public var capitalFactor: Double
    /// Exponent of the capital per equivalent.
    public var capitalExponent: Double
    /// Yearly cost per equivalent at one equivalent.
    public var operationFactor: Double
    /// Exponent of the yearly cost per equivalent.
    public var operationExponent: Double
    /// Where it was published.
    public var source: String

    /// Capital and yearly running cost of a station for so many m³/d.
    public func cost(cubicMetresPerDay flow: Double) -> (capital: Double, operation: Double) {
        let equivalents = max(flow * 1_000 / litresPerEquivalentDay, 1e-6)
        return (
            capitalFactor * pow(equivalents, 1 + capitalExponent),
            operationFactor * pow(equivalents, 1 + operationExponent)
        )
    }
}

/// The level of treatment demanded by size and receiving water (出水等级要求).
public struct LevelTable: Hashable, Sendable, Codable {
    /// Where it was published.
    public var source: String
    /// Size classes.
    public var classes: [SizeClass]

    /// One class of sizes.
    public struct SizeClass: Hashable, Sendable, Codable {
        /// Smallest size in m³/d.
        public var from: Double
        /// Size in m³/d below which it counts.
        public var to: Double
        /// Level by the class of the receiving water, “2” to “5” (GB 3838).
        public var byWater: [String: Int]
    }

    /// The level for a size in m³/d; without a class of water, the strictest of all.
    public func level(cubicMetresPerDay flow: Double, waterClass: Int?) -> Int? {
        guard let found = classes.first(where: { flow >= $0.from && flow < $0.to }) else { return nil }
        if let waterClass { return found.byWater["\(waterClass)"] }
        return found.byWater.values.min()
    }
}
