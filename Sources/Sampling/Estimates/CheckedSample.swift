/// What a campaign found, by the design under which it drew.
public enum CheckedSample: Hashable, Sendable {
    /// Drawn simply at random from the whole (简单随机).
    case simple(StratumCounts)
    /// Drawn at random in every stratum (分层随机).
    case stratified([StratumCounts])
    /// Towns drawn at random in every stratum, then facilities in each (两阶段).
    case twoStage([ClusteredStratum])

    /// All outcomes together.
    public var outcomes: OutcomeCounts {
        switch self {
        case .simple(let stratum): stratum.outcomes
        case .stratified(let strata): strata.reduce(OutcomeCounts()) { $0 + $1.outcomes }
        case .twoStage(let strata): strata.reduce(OutcomeCounts()) { $0 + $1.outcomes }
        }
    }
}
