public import Networks

/// What a sewer's course in the ground must keep to (管道敷设要求).
public struct TrenchRules: Hashable, Sendable {
    /// The pipes there are, from the smallest.
    public var sizes: [PipeSize]
    /// The formula for velocity.
    public var formula: FlowFormula
    /// Greatest fill ratio h/D (设计充满度) at the design flow.
    public var designFill: Double
    /// Greatest velocity in m/s at the design flow.
    public var maximumVelocity: Double
    /// Least depth of the invert below ground, in metres.
    public var minimumDepthMetres: Double
    /// Greatest depth of the invert below ground, in metres.
    public var maximumDepthMetres: Double
    /// Step of the levels among which an invert is chosen, in metres.
    public var gridMetres: Double
    /// Whether sewage may be pumped: by lift stations and pressure mains.
    public var allowsPumping: Bool

    /// Rules from their parts.
    public init(
        sizes: [PipeSize], formula: FlowFormula, designFill: Double, maximumVelocity: Double,
        minimumDepthMetres: Double, maximumDepthMetres: Double, gridMetres: Double = 0.05, allowsPumping: Bool = true
    ) {
        self.sizes = sizes.sorted { $0.diameterMetres < $1.diameterMetres }
        self.formula = formula
        self.designFill = designFill
        self.maximumVelocity = maximumVelocity
        self.minimumDepthMetres = minimumDepthMetres
        self.maximumDepthMetres = maximumDepthMetres
        self.gridMetres = gridMetres
        self.allowsPumping = allowsPumping
    }

    /// The smallest of the least slopes: the slope along which the grid of levels is laid.
    ///
    /// So a pipe at its least slope stays on one level and loses nothing to the rounding of levels.
    var referenceSlope: Double { sizes.map(\.minimumSlope).min() ?? 0 }
}
