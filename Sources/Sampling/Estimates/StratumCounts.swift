/// A stratum in which facilities were drawn directly.
public struct StratumCounts: Hashable, Sendable {
    /// The stratum's name.
    public let name: String
    /// How many facilities the frame has in it.
    public let population: PopulationSize
    /// What was found at those drawn, replacements included.
    public let outcomes: OutcomeCounts

    /// A stratum's result.
    public init(name: String = "", population: PopulationSize, outcomes: OutcomeCounts) {
        self.name = name
        self.population = population
        self.outcomes = outcomes
    }
}
