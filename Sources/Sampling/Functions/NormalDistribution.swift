import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
    /// The probability of a value up to z.
    public static func lower(_ z: Double) -> Double {
        0.5 * erfc(-z / 2.0.squareRoot())
    }

    /// The value below which the given probability lies; relative error near 10⁻¹⁵.
    public static func quantile(_ probability: Double) -> Double {
        guard probability > 0, probability < 1 else {
            return probability == 0 ? -.infinity : probability == 1 ? .infinity : .nan
        }
        if probability == 0.5 { return 0 }
        if probability > 0.5 { return -quantileOfTail(1 - probability) }
        return quantileOfTail(probability)
    }

    /// Newton's method on the logarithm of the tail, which is concave, from below 0.
    private static func quantileOfTail(_ probability: Double) -> Double {
        let target = log(probability)
        var z = -(max(-2 * target - log(2 * .pi), 0)).squareRoot()
        for _ in 0..<100 {
            let tail = lower(z)
            guard tail > 0 else { return z }
            let density = exp(-0.5 * z * z) / (2 * Double.pi).squareRoot()
            let step = (log(tail) - target) * tail / density
            let next = min(z - step, 0)
            if abs(next - z) <= 1e-15 * abs(z) { return next }
            z = next
        }
        return z
    }
}
