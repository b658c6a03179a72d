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
    /// What the county would then cost more a year, all others staying as they are, by the costs learned; below 0 where the
    /// estimate is lower and laying it out was not. `nil` where it is ruled out.
    public var extraYearly: Double?
    /// What rules it out.
    public var veto: BilingualText?
}
