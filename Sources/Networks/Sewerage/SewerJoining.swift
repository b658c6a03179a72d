/// How near is near when pipes are joined, in metres.
public struct SewerJoining: Hashable, Sendable {
    /// Two ends, an end and a manhole, or an end and the middle of another pipe within this distance are joined.
    public var tolerance = 0.5
    /// A lift station, an outlet or a household takes the nearest end within this distance.
    public var siteReach = 5.0
    /// A facility, whose point stands somewhere on its site, takes the nearest end within this distance.
    public var facilityReach = 40.0
    /// An end is joined to the site that its record names if that stands within this distance.
    public var codeReach = 60.0
    /// A village without a pipe by record takes the nearest branch or lateral within this distance.
    public var villageReach = 150.0
    /// Inverts of one pipe that differ by less than this say nothing of its direction.
    public var levelTolerance = 0.005

    /// The usual distances.
    public init() {}

    /// The distances with the tolerance kept within what can be computed: a centimetre to 20 m.
    var bounded: SewerJoining {
        var result = self
        result.tolerance = Self.clamp(tolerance, 0.01, 20)
        result.siteReach = Self.clamp(siteReach, result.tolerance, 500)
        result.facilityReach = Self.clamp(facilityReach, result.tolerance, 500)
        result.codeReach = Self.clamp(codeReach, result.tolerance, 1000)
        result.villageReach = Self.clamp(villageReach, 0, 2000)
        result.levelTolerance = Self.clamp(levelTolerance, 0, 1)
        return result
    }

    private static func clamp(_ value: Double, _ least: Double, _ most: Double) -> Double {
        value > least ? min(value, most) : least
    }
}
