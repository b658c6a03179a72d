import Domain

/// A sample in one or two stages with strata: what Taylor linearisation needs, whatever is measured.
///
/// A sample without towns in between has clusters of one facility each.
public struct SurveySample: Hashable, Sendable {
    /// A facility's pair of values: the estimate is that of Σ `numerator` / Σ `denominator`.
    ///
    /// For a mean the denominator is 1; facilities outside a domain have 0 in both.
    public struct Value: Hashable, Sendable {
        /// What is summed above the line.
        public let numerator: Double
        /// What is summed below the line.
        public let denominator: Double

        /// A pair of values.
        public init(_ numerator: Double, per denominator: Double = 1) {
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    /// A cluster (town) that was drawn, with those of its facilities that were drawn.
    public struct Cluster: Hashable, Sendable {
        /// The cluster's name, for messages.
        public let name: String
        /// How many facilities the cluster has.
        public let size: Int
        /// What was found at those drawn.
        public let values: [Value]
        /// The chance with which it was drawn, above 0 and at most 1; nil where all of the stratum have the same.
        public let chance: Double?

        /// A drawn cluster.
        public init(name: String = "", size: Int, values: [Value], chance: Double? = nil) {
            self.name = name
            self.size = size
            self.values = values
            self.chance = chance
        }
    }

    /// A stratum with its drawn clusters.
    public struct Stratum: Hashable, Sendable {
        /// The stratum's name, for messages.
        public let name: String
        /// How many clusters the stratum has; for a sample without clusters, how many facilities.
        ///
        /// Nil if unlimited.
        public let clusterCount: Int?
        /// The clusters drawn.
        public let clusters: [Cluster]

        /// A stratum of drawn clusters.
        public init(name: String = "", clusterCount: Int?, clusters: [Cluster]) {
            self.name = name
            self.clusterCount = clusterCount
            self.clusters = clusters
        }

        /// A stratum in which facilities were drawn directly.
        ///
        /// - Parameter population: How many facilities it has, nil if unlimited.
        public init(name: String = "", population: Int?, values: [Value]) {
            self.init(
                name: name, clusterCount: population,
                clusters: values.map { Cluster(size: 1, values: [$0]) })
        }
    }

    /// The strata.
    public let strata: [Stratum]

    /// A sample of strata.
    ///
    /// - Throws: `contradiction` if more was drawn than there is, `nothingChecked` for an empty stratum or cluster,
    ///   `oneChecked` where a single one of several was drawn, since then no error can be estimated.
    public init(_ strata: [Stratum]) throws(SamplingError) {
        guard !strata.isEmpty else { throw .nothingChecked(stratum: nil) }
        for stratum in strata { try Self.check(stratum) }
        self.strata = strata
    }

    private static func check(_ stratum: Stratum) throws(SamplingError) {
        let drawn = stratum.clusters.count
        guard drawn > 0 else { throw .nothingChecked(stratum: stratum.name) }
        try CountCheck.check(
            population: stratum.clusterCount.map(PopulationSize.finite) ?? .unlimited, checked: drawn, effective: 0,
            stratum: stratum.name)
        if drawn == 1, stratum.clusterCount != 1 {
            throw .oneChecked(stratum: stratum.name, population: stratum.clusterCount ?? CountCheck.greatestPopulation)
        }
        for cluster in stratum.clusters {
            guard !cluster.values.isEmpty else { throw .nothingChecked(stratum: cluster.name) }
            if let chance = cluster.chance, !(chance > 0 && chance <= 1) {
                throw .outOfRange(
                    name: "chance", value: "\(chance)",
                    range: BilingualText("大于 0 且不超过 1 的数", "a number above 0 and at most 1"))
            }
            try CountCheck.check(
                population: .finite(cluster.size), checked: cluster.values.count, effective: 0,
                stratum: cluster.name.isEmpty ? stratum.name : cluster.name)
            if cluster.values.count == 1, cluster.size > 1 {
                throw .oneChecked(stratum: cluster.name, population: cluster.size)
            }
        }
    }

    /// Facilities drawn.
    public var count: Int { strata.reduce(0) { $0 + $1.clusters.reduce(0) { $0 + $1.values.count } } }
    /// Clusters drawn less strata: the degrees of freedom of the variance.
    public var degreesOfFreedom: Int { strata.reduce(0) { $0 + $1.clusters.count - 1 } }
}
