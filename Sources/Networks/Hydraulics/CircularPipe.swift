internal import Foundation

/// A round pipe that flows partly full (圆管非满流).
public struct CircularPipe: Hashable, Sendable {
    /// Inner diameter in metres.
    public let diameterMetres: Double
    /// The formula for its velocity.
    public let formula: FlowFormula

    /// A pipe by its inner diameter.
    public init(diameterMetres: Double, formula: FlowFormula) {
        self.diameterMetres = diameterMetres
        self.formula = formula
    }

    /// Wetted area in m² at a fill ratio h/D (充满度) from 0 to 1.
    public func area(fill: Double) -> Double {
        let angle = Self.angle(fill: fill)
        return diameterMetres * diameterMetres / 8 * (angle - sin(angle))
    }

    /// Hydraulic radius (水力半径) in metres at a fill ratio from 0 to 1.
    public func hydraulicRadius(fill: Double) -> Double {
        let angle = Self.angle(fill: fill)
        return angle > 0 ? diameterMetres / 4 * (1 - sin(angle) / angle) : 0
    }

    /// Flow in m³/s at a fill ratio and a slope as a fraction.
    public func flow(fill: Double, slope: Double) -> Double {
        area(fill: fill) * formula.velocity(hydraulicRadiusMetres: hydraulicRadius(fill: fill), slope: slope)
    }

    /// The slope, as a fraction, at which a flow in m³/s fills the pipe to a ratio.
    public func slope(flow: Double, fill: Double) -> Double {
        let area = area(fill: fill)
        guard flow > 0 else { return 0 }
        guard area > 0 else { return .infinity }
        return formula.slope(hydraulicRadiusMetres: hydraulicRadius(fill: fill), velocity: flow / area)
    }

    /// The fill ratio of a flow in m³/s at a slope, or `nil` if it does not pass at a fill of 0.93, the most a pipe
    /// passes without being full.
    ///
    /// - Complexity: O(1), 50 halvings.
    public func fill(flow: Double, slope: Double) -> Double? {
        guard flow > 0 else { return 0 }
        var low = 0.0
        var high = 0.93
        guard self.flow(fill: high, slope: slope) >= flow else { return nil }
        for _ in 0..<50 {
            let middle = (low + high) / 2
            if self.flow(fill: middle, slope: slope) < flow { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// Velocity in m/s of a flow in m³/s at a slope; of the full pipe if the flow does not pass.
    public func velocity(flow: Double, slope: Double) -> Double {
        let fill = fill(flow: flow, slope: slope) ?? 1
        return formula.velocity(hydraulicRadiusMetres: hydraulicRadius(fill: fill), slope: slope)
    }

    /// The angle at the centre that the water spans, in radians.
    private static func angle(fill: Double) -> Double {
        2 * acos(1 - 2 * min(max(fill, 0), 1))
    }
}
