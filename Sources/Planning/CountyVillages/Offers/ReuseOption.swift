/// Farmland at a village that can take its sewage after storage (资源化利用).
///
/// Nothing of it has a default.
public struct ReuseOption: Hashable, Sendable {
    /// Farmland in hectares.
    public var hectares: Double
    /// What a hectare takes through the year, in m³/d (消纳能力).
    public var cubicMetresPerHectareDay: Double
    /// Capital of storage and what goes before it, for each m³/d.
    public var storageCost: Double
    /// Running cost for each m³.
    public var operation: Double

    /// Farmland from its parts.
    public init(hectares: Double, cubicMetresPerHectareDay: Double, storageCost: Double, operation: Double) {
        self.hectares = hectares
        self.cubicMetresPerHectareDay = cubicMetresPerHectareDay
        self.storageCost = storageCost
        self.operation = operation
    }

    /// What the land takes, in m³/d.
    public var cubicMetresPerDay: Double { hectares * cubicMetresPerHectareDay }
}
