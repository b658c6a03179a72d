public import Domain

/// What a village could do instead of what a county plan chose for it (备选方式), with its cost or what rules it out.
public struct VillageAlternative: Hashable, Sendable {
    /// What could become of its sewage.
    public enum Way: Hashable, Sendable {
        /// A station in the village.
        case station
        /// Units at all houses.
        case household
        /// Its own farmland.
        case reuse
        /// Straight to a town's sewer.
        case town(Int)
        /// A corridor to a neighbour.
        case village(Int)
    }

    /// What it would do.
    public var way: Way
    /// What the county would then cost more a year, by the costs learned; `nil` where it is ruled out.
    ///
    /// All others stay as they are. Below 0 where the estimate is lower and laying it out was not.
    public var extraYearly: Double?
    /// What rules it out.
    public var veto: BilingualText?
}
