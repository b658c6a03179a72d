internal import Foundation

/// A formula for the velocity of uniform flow in an open pipe (流速公式).
public enum FlowFormula: Hashable, Sendable {
    /// Manning (曼宁公式): v = R^⅔ · S^½ / n, with n in s/m^⅓.
    case manning(roughness: Double)
    /// Gauckler–Strickler: v = k · R^⅔ · S^½, with k in m^⅓/s.
    case strickler(coefficient: Double)
    /// Chézy (谢才公式): v = C · (R · S)^½, with a constant C in m^½/s.
    case chezy(coefficient: Double)

    /// Velocity in m/s at a hydraulic radius in metres and a slope as a fraction.
    public func velocity(hydraulicRadiusMetres radius: Double, slope: Double) -> Double {
        guard radius > 0, slope > 0 else { return 0 }
        switch self {
        case .manning(let roughness): return pow(radius, 2.0 / 3.0) * slope.squareRoot() / roughness
        case .strickler(let coefficient): return coefficient * pow(radius, 2.0 / 3.0) * slope.squareRoot()
        case .chezy(let coefficient): return coefficient * (radius * slope).squareRoot()
        }
    }

    /// Slope, as a fraction, at which a hydraulic radius gives a velocity.
    public func slope(hydraulicRadiusMetres radius: Double, velocity: Double) -> Double {
        let unit = self.velocity(hydraulicRadiusMetres: radius, slope: 1)
        guard unit > 0 else { return .infinity }
        return (velocity / unit) * (velocity / unit)
    }
}
