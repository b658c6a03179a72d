/// A reach that stations discharge to, with the load it may receive (受纳水体纳污限值).
public struct ReceivingReach: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The villages whose stations discharge to it, by number.
    public var villages: [Int]
    /// What a m³ of effluent carries, in grams.
    public var gramsPerCubicMetre: Double
    /// The most that the reach may receive, in grams a day.
    public var gramsPerDay: Double

    /// A reach from its parts.
    public init(name: String, villages: [Int], gramsPerCubicMetre: Double, gramsPerDay: Double) {
        self.name = name
        self.villages = villages
        self.gramsPerCubicMetre = gramsPerCubicMetre
        self.gramsPerDay = gramsPerDay
    }
}
