/// A way in which sewage can be led from one village to a neighbour, in one direction (管线走廊).
public struct Corridor: Hashable, Sendable {
    /// The number of the village it leaves in `CountyProblem.villages`.
    public let from: Int
    /// The number of the village it reaches.
    public let to: Int
    /// Its length in metres.
    public let lengthMetres: Double
    /// Whether the sewage must be lifted on the way.
    public let needsPump: Bool
    /// What it costs by flow.
    public let cost: GroupedCost

    /// A corridor with its cost.
    public init(from: Int, to: Int, lengthMetres: Double, needsPump: Bool, cost: GroupedCost) {
        self.from = from
        self.to = to
        self.lengthMetres = lengthMetres
        self.needsPump = needsPump
        self.cost = cost
    }
}
