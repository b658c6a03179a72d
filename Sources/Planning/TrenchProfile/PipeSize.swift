/// A pipe that can be laid (管径), with the least slope at which it may lie.
public struct PipeSize: Hashable, Sendable, Codable {
    /// Inner diameter in metres.
    public var diameterMetres: Double
    /// Least slope as a fraction, 0.005 for 0.5 %.
    public var minimumSlope: Double

    /// A pipe by its diameter in metres and its least slope as a fraction.
    public init(diameterMetres: Double, minimumSlope: Double) {
        self.diameterMetres = diameterMetres
        self.minimumSlope = minimumSlope
    }
}
