/// A way in which a village's sewage leaves the county's network: the arc to the virtual root (处置方式).
public struct Disposal: Hashable, Sendable {
    /// What kind of end it is.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// A station at the village (自建或联村处理站).
        case station
        /// The sewer of a town (纳管).
        case town
        /// Units at the houses; takes the village's own flow only (分户处理).
        case household
        /// Reuse on farmland (资源化利用).
        case reuse

        /// Whether flow of other villages may end here too.
        public var takesOthers: Bool { self != .household }
    }

    /// The number of the village in `CountyProblem.villages`.
    public let village: Int
    /// What it is.
    public let kind: Kind
    /// What it costs by flow.
    public let cost: GroupedCost

    /// A way out for a village.
    public init(village: Int, kind: Kind, cost: GroupedCost) {
        self.village = village
        self.kind = kind
        self.cost = cost
    }
}
