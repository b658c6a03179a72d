/// Where each village's sewage goes (县域方案).
public struct CountyPlan: Hashable, Sendable {
    /// What becomes of one village's sewage.
    public enum Way: Hashable, Sendable {
        /// It leaves the network here, by the disposal of this number in the problem.
        case disposal(Int)
        /// It goes on by the corridor of this number in the problem.
        case corridor(Int)
        /// A junction that nothing flows through.
        case idle
    }

    /// The way of each village, in the order of the problem's villages.
    public let ways: [Way]
    /// The flow that leaves each village: its own and what it takes from others.
    public let flows: [Double]
    /// The cost of the whole plan.
    public let cost: Double
}
