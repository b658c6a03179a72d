/// Everything the county plan decides on: villages, ways out, corridors (县域规划问题).
///
/// Each village takes exactly one disposal or corridor; flows add up along the corridors; nothing flows through a village on
/// household units. The cheapest plan is an arborescence into one virtual root (concave costs never split a flow).
public struct CountyProblem: Hashable, Sendable {
    /// The villages, in the order of the data.
    public let villages: [CountyVillage]
    /// The ways out of the network.
    public let disposals: [Disposal]
    /// The corridors, each in one direction.
    public let corridors: [Corridor]

    /// A problem, checked.
    ///
    /// - Throws: `CountyError` for repeated ids, ends that are no village, unsound costs, demand below 0, and villages that
    ///   nothing can take.
    public init(villages: [CountyVillage], disposals: [Disposal], corridors: [Corridor]) throws(CountyError) {
        self.villages = villages
        self.disposals = disposals
        self.corridors = corridors
        try check()
    }
}
