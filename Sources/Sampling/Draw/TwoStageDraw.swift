/// A draw in two stages: towns first, then facilities in each of them, so that a day's travel stays in few towns
/// (两阶段抽样).
public struct TwoStageDraw: Hashable, Sendable {
    /// How towns are drawn.
    public enum Method: String, CaseIterable, Hashable, Sendable {
        /// Every town with the same chance: the smallest tickets of `cluster:NAME`. Estimated by
        /// ``CheckedSample/twoStage(_:)``.
        case equalChances
        /// In proportion to their facilities; with as many checks in each town every facility has the same chance.
        /// Estimated by ``HorvitzThompson``.
        case proportionalToSize
    }

    /// A drawn town with the order of its facilities.
    public struct Cluster: Hashable, Sendable {
        /// The town's name.
        public let name: String
        /// The chance with which the town was drawn.
        public let probability: Double
        /// Its facilities: the sample and the replacements, which stay in the town.
        public let units: StratumDraw
    }

    /// How towns were drawn.
    public let method: Method
    /// How many towns there are to draw from.
    public let clusterCount: Int
    /// The towns drawn.
    public let clusters: [Cluster]

    /// Draws towns, then facilities.
    ///
    /// - Parameters:
    ///   - units: The facilities, with their town as `stratum`.
    ///   - clusterCount: How many towns are drawn.
    ///   - unitsPerCluster: How many facilities are drawn in each; a smaller town is checked in full.
    ///   - method: How towns are drawn.
    ///   - seed: The seed.
    /// - Throws: As ``Draw/init(_:seed:sizes:)``.
    public init(
        _ units: [SamplingUnit], clusterCount: Int, unitsPerCluster: Int, method: Method, seed: String
    ) throws(SamplingError) {
        guard unitsPerCluster > 0 else { throw .badSize(stratum: "", size: unitsPerCluster) }
        let populations = Dictionary(units.map { ($0.stratum, 1) }, uniquingKeysWith: +)
        let chances = try Self.towns(populations, clusterCount, method, seed)
        let sizes = populations.map { name, population in
            (name, chances.contains { $0.name == name } ? min(unitsPerCluster, population) : 0)
        }
        let draw = try Draw(units, seed: seed, sizes: .perStratum(Dictionary(uniqueKeysWithValues: sizes)))
        let byName = Dictionary(draw.strata.map { ($0.name, $0) }) { first, _ in first }
        self.method = method
        self.clusterCount = populations.count
        clusters = chances.compactMap { town in
            byName[town.name].map { Cluster(name: town.name, probability: town.probability, units: $0) }
        }
    }

    private static func towns(
        _ populations: [String: Int], _ count: Int, _ method: Method, _ seed: String
    ) throws(SamplingError) -> [(name: String, probability: Double)] {
        switch method {
        case .proportionalToSize:
            return try SizeProportionalDraw(populations, count: count, seed: seed).clusters
                .map { ($0.name, $0.probability) }
        case .equalChances:
            let towns = populations.keys.map { SamplingUnit(id: "cluster:" + $0) }
            let draw = try Draw(towns, seed: seed, sizes: .total(count))
            let probability = Double(count) / Double(populations.count)
            return draw.selected.map { (String($0.id.dropFirst("cluster:".count)), probability) }
        }
    }
}
