/// How one stratum is drawn (层的抽取方式).
public enum StratumPlan: Hashable, Sendable {
    /// So many facilities directly; zero leaves the stratum out.
    case facilities(Int)
    /// So many towns first, then at most so many facilities in each of them.
    case towns(Int, each: Int, TwoStageDraw.Method)
}
