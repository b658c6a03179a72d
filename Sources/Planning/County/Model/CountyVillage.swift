/// A village, hamlet or junction in the county plan (村庄节点).
public struct CountyVillage: Hashable, Sendable, Identifiable {
    /// The number it has in the user's data; unique in a county.
    public let id: Int
    /// Its flow, in population equivalents or whatever unit the costs are in; 0 for a mere junction.
    public let demand: Double

    /// A village with its own flow.
    public init(id: Int, demand: Double) {
        self.id = id
        self.demand = demand
    }
}
