import Networks

/// A pipe's flow at part fill, prepared for quick questions; relations of part-full to full flow do not change with slope.
struct PipeTable {
    /// Flow in m³/s and velocity in m/s of the full pipe at slope 1.
    private let fullFlow: Double
    private let fullVelocity: Double
    /// Velocity over full velocity, at equal steps of flow over full flow from 0 to 1.
    private let velocities: [Double]
    private let size: PipeSize
    private let pipe: CircularPipe
    private let designFill: Double

    init(_ size: PipeSize, rules: TrenchRules) {
        self.size = size
        designFill = rules.designFill
        pipe = CircularPipe(diameterMetres: size.diameterMetres, formula: rules.formula)
        fullFlow = pipe.flow(fill: 1, slope: 1)
        fullVelocity = rules.formula.velocity(hydraulicRadiusMetres: size.diameterMetres / 4, slope: 1)
        let (flow, speed, table) = (fullFlow, fullVelocity, pipe)
        velocities = (0...256).map { table.velocity(flow: Double($0) / 256 * flow, slope: 1) / speed }
    }

    /// The least slope for a design flow: the pipe's own, or what keeps the fill, whichever is greater.
    func leastSlope(flow: Double) -> Double {
        max(size.minimumSlope, pipe.slope(flow: flow, fill: designFill))
    }

    /// The greatest slope at which a flow stays below a velocity; at most 5.
    func greatestSlope(flow: Double, velocity: Double) -> Double {
        if flow <= 0 || self.velocity(flow: flow, slope: 5) <= velocity { return 5 }
        var low = 0.0
        var high = 5.0
        for _ in 0..<30 {
            let middle = (low + high) / 2
            if self.velocity(flow: flow, slope: middle) <= velocity { low = middle } else { high = middle }
        }
        return low
    }

    private func velocity(flow: Double, slope: Double) -> Double {
        let root = slope.squareRoot()
        guard root > 0 else { return 0 }
        let place = min(flow / (fullFlow * root), 1) * 256
        let below = min(Int(place), 255)
        let share = place - Double(below)
        return fullVelocity * root * (velocities[below] * (1 - share) + velocities[below + 1] * share)
    }
}

extension PipeTable {
    /// The tables of all pipes of some rules.
    static func all(_ rules: TrenchRules) -> [PipeTable] { rules.sizes.map { PipeTable($0, rules: rules) } }
}
