/// How many are drawn.
public enum SampleSizes: Hashable, Sendable {
    /// So many from a frame that is drawn from as a whole.
    case total(Int)
    /// So many in each stratum, by its name; zero leaves a stratum out.
    case perStratum([String: Int])
}
