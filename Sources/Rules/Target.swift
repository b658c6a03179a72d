public import Domain

/// A dated target for an indicator in an area (目标).
public struct Target: Hashable, Sendable {
    /// How binding a target is.
    public enum Strength: String, CaseIterable, Hashable, Sendable {
        /// It has to be met (必须达到).
        case required
        /// It is striven for (力争).
        case striving
    }

    /// The indicator's id.
    public let indicatorID: String
    /// The significant digits of the area's division code, empty for the nation; it holds for that area alone.
    public let area: String
    /// The year at whose end it is due.
    public let year: Int
    /// The value on the indicator's own scale: 0.4 stands for 40 %.
    public let value: Double
    /// Whether it has to be met or is striven for.
    public let strength: Strength
    /// The source's id.
    public let sourceID: String
    /// What must be known about it.
    public let note: BilingualText?
}
