/// Lagrange prices of side limits: found by supergradient steps on what priced plans use beyond the limits.
///
/// For any prices λ ≥ 0, a lower bound of the priced county less `Σ λ·most` is a lower bound under the limits.
struct LimitPrices: Sendable {
    /// Money for each unit of usage of each limit.
    private(set) var price: [Double]
    private let limits: [CompiledLimit]
    private var stride: [Double]
    private var lastSign: [Double]

    /// Prices of 0; `cost` is that of a plan and gives the steps their size.
    init(limits: [CompiledLimit], cost: Double) {
        self.limits = limits
        price = limits.map { _ in 0 }
        stride = limits.map { 0.1 * cost / max($0.most, $0.tolerance) }
        lastSign = limits.map { _ in 1 }
    }

    /// What the prices would bring in if every limit were used up.
    var revenue: Double { zip(price, limits).reduce(0) { $0 + $1.0 * $1.1.most } }

    /// Whether no price could move any more.
    var isSettled: Bool { zip(stride, price).allSatisfy { $0 <= 1e-4 * max($1, 1e-12) } }

    /// The priced cost of an arc.
    func priced(_ arc: Int, _ cost: ConcaveCost) -> ConcaveCost {
        var sum = cost
        for (limit, price) in zip(limits, price) where price > 0 {
            let usage = limit.perArc[arc]
            sum = ConcaveCost(
                fixed: sum.fixed + price * usage.fixed, linear: sum.linear + price * usage.linear,
                power: sum.power + price * usage.power, exponent: usage.power > 0 ? usage.exponent : sum.exponent)
        }
        return sum
    }

    /// Moves each price up where its limit is exceeded and down where it is not; strides halve when the direction turns.
    mutating func move(usage: [Double]) {
        for index in limits.indices {
            let sign: Double = usage[index] > limits[index].most + limits[index].tolerance ? 1 : -1
            if sign != lastSign[index] { stride[index] *= 0.5 } else if sign > 0 { stride[index] *= 1.3 }
            lastSign[index] = sign
            price[index] = max(0, price[index] + sign * stride[index])
        }
    }
}
