public import Geo

/// A place where villages may lead their sewage into a town's sewer (纳管接入点).
///
/// Nothing of it has a default.
public struct TownSewer: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// Where the connection lies.
    public var position: MapPosition
    /// What the town's sewer and works can still take, in m³/d (剩余能力).
    public var spareCubicMetresPerDay: Double
    /// Capital of one connection, for every village that leads a pipe there.
    public var connectionCost: Double
    /// Money for a m³ that the town takes (纳管处理费).
    public var tariff: Double
    /// Yearly cost of one connection besides the tariff.
    public var yearlyOperation: Double

    /// A connection point from its parts.
    public init(
        name: String, position: MapPosition, spareCubicMetresPerDay: Double, connectionCost: Double, tariff: Double,
        yearlyOperation: Double
    ) {
        self.name = name
        self.position = position
        self.spareCubicMetresPerDay = spareCubicMetresPerDay
        self.connectionCost = connectionCost
        self.tariff = tariff
        self.yearlyOperation = yearlyOperation
    }
}
