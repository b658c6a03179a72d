/// A stratum in which towns were drawn first.
public struct ClusteredStratum: Hashable, Sendable {
    /// A drawn town with what was found at its drawn facilities.
    public struct Cluster: Hashable, Sendable {
        /// The town's name.
        public let name: String
        /// How many facilities of the frame it has.
        public let size: Int
        /// What was found.
        public let outcomes: OutcomeCounts
        /// The chance with which it was drawn, where towns had chances in proportion to their facilities; nil where all
        /// had the same.
        public let chance: Double?

        /// A drawn town.
        public init(name: String, size: Int, outcomes: OutcomeCounts, chance: Double? = nil) {
            self.name = name
            self.size = size
            self.outcomes = outcomes
            self.chance = chance
        }
    }

    /// The stratum's name.
    public let name: String
    /// How many towns of the frame it has.
    public let clusterCount: Int
    /// The towns drawn.
    public let clusters: [Cluster]

    /// A stratum's result.
    public init(name: String = "", clusterCount: Int, clusters: [Cluster]) {
        self.name = name
        self.clusterCount = clusterCount
        self.clusters = clusters
    }

    /// All outcomes together.
    public var outcomes: OutcomeCounts { clusters.reduce(OutcomeCounts()) { $0 + $1.outcomes } }
}
