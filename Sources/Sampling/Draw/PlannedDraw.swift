/// A draw in which each stratum has its own way: facilities directly, or towns first and facilities within them
/// (分层两阶段抽签).
///
/// All strata share one seed: a facility's ticket does not depend on how its stratum is drawn, a town's ticket is that
/// of `cluster:NAME`.
public struct PlannedDraw: Hashable, Sendable {
    /// What was drawn in one stratum.
    public enum Part: Hashable, Sendable {
        /// Facilities drawn directly.
        case facilities(StratumDraw)
        /// Towns, and facilities within them.
        case towns(stratum: String, TwoStageDraw)

        /// The stratum's name.
        public var stratum: String {
            switch self {
            case .facilities(let draw): draw.name
            case .towns(let stratum, _): stratum
            }
        }
        /// The lists of tickets: one of the stratum, or one of each drawn town.
        public var lists: [StratumDraw] {
            switch self {
            case .facilities(let draw): [draw]
            case .towns(_, let draw): draw.clusters.map(\.units)
            }
        }
    }

    /// The seed's text.
    public let seed: String
    /// The strata in the order of the bytes of their names.
    public let parts: [Part]

    /// The sample of all strata and towns.
    public var selected: [DrawnUnit] { parts.flatMap(\.lists).flatMap(\.selected) }

    /// The ticket by which a town was drawn with equal chances.
    public func ticket(ofTown name: String) -> Ticket {
        TicketMaker(seed: seed).ticket(for: "cluster:" + name)
    }

    /// Draws from a frame; its excluded units are left out.
    ///
    /// - Parameters:
    ///   - column: The column that names each unit's stratum; nil for one stratum without a name.
    ///   - townColumn: The column that names each unit's town; needed where a plan draws towns.
    ///   - seed: The seed.
    ///   - plan: How each stratum is drawn.
    /// - Throws: As ``Draw/init(_:seed:sizes:)`` and
    ///   ``TwoStageDraw/init(_:clusterCount:unitsPerCluster:method:seed:)``.
    /// - Complexity: O(n log n) in the number of units.
    public init(
        from frame: Frame, stratifiedBy column: String?, clusteredBy townColumn: String?, seed: String,
        plan: [String: StratumPlan]
    ) throws(SamplingError) {
        let units = try frame.samplingUnits(stratifiedBy: column)
        let towns = try frame.samplingUnits(stratifiedBy: townColumn)
        guard !units.isEmpty else { throw .emptyFile }
        try Self.check(plan, units)
        let places: [String: [Int]] = Dictionary(grouping: units.indices) { units[$0].stratum }
        var parts: [Part] = []
        for (name, how) in plan.sorted(by: { $0.key.precedesInBytes($1.key) }) {
            let members = places[name] ?? []
            switch how {
            case .facilities(let size):
                let draw = try Draw(
                    members.map { units[$0] }, seed: seed, sizes: .perStratum([name: max(size, 0)]), allowingNone: true)
                parts += draw.strata.map(Part.facilities)
            case .towns(let count, let each, let method):
                let draw = try TwoStageDraw(
                    members.map { towns[$0] }, clusterCount: count, unitsPerCluster: each, method: method, seed: seed)
                parts.append(.towns(stratum: name, draw))
            }
        }
        guard parts.contains(where: { $0.lists.contains { $0.size > 0 } }) else { throw .badSize(stratum: "", size: 0) }
        self.seed = seed
        self.parts = parts
    }

    private static func check(_ plan: [String: StratumPlan], _ units: [SamplingUnit]) throws(SamplingError) {
        let populations: [String: Int] = Dictionary(units.map { ($0.stratum, 1) }, uniquingKeysWith: +)
        let names = populations.keys.sorted { $0.precedesInBytes($1) }
        for name in plan.keys.sorted() where populations[name] == nil {
            throw .unknownStratum(name: name, known: names)
        }
        for name in names {
            guard let how = plan[name] else { throw .missingSize(stratum: name, population: populations[name] ?? 0) }
            if case .facilities(let size) = how, size < 0 { throw .badSize(stratum: name, size: size) }
        }
    }
}
