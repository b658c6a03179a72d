import Domain

/// How a sample is shared out among strata (样本分配).
public enum Allocation: Hashable, Sendable {
    /// In proportion to the strata's facilities.
    case proportional
    /// For the smallest error of a rate (Neyman): in proportion to N · √(p(1−p)), with the rates last seen, by stratum.
    case neyman(rates: [String: Double])
    /// For the smallest error at a cost: in proportion to N · √(p(1−p)) / √cost, with the cost of one check, by
    /// stratum.
    case costOptimal(rates: [String: Double], costs: [String: Double])

    /// Shares out a sample so that its error is least in whole numbers.
    ///
    /// Each further check goes to the stratum with the greatest w / √(n(n+1)), which is exactly optimal (T. Wright,
    /// “The equivalence of Neyman optimum allocation for sampling and equal proportions for apportioning the U.S. House
    /// of Representatives”, The American Statistician 66, 2012). A stratum whose last rate was 0 or 1 gets the minimum
    /// only; give it a rate nearer the middle if that was seen in few facilities.
    ///
    /// - Parameters:
    ///   - total: How many are drawn in all.
    ///   - populations: The strata's facilities.
    ///   - minimum: The least number in a stratum, two so that an error can be estimated; a smaller stratum is checked
    ///     in full.
    /// - Throws: `sampleTooLarge`; `impossible` if the total is less than the minima; `outOfRange` for a rate or cost;
    ///   `unknownStratum` for a stratum without a rate or cost.
    /// - Complexity: O(total · strata).
    public func sizes(
        total: Int, populations: [String: Int], minimum: Int = 2
    ) throws(SamplingError) -> [String: Int] {
        let names = populations.keys.sorted { $0.precedesInBytes($1) }
        let all = populations.values.reduce(0, +)
        guard total > 0 else { throw .badSize(stratum: "", size: total) }
        guard total <= all else { throw .sampleTooLarge(stratum: "", size: total, population: all) }
        var sizes = names.map { min(max(minimum, 1), populations[$0] ?? 0) }
        var left = total - sizes.reduce(0, +)
        guard left >= 0 else {
            throw .impossible(
                BilingualText(
                    "\(names.count) 个层每层至少抽 \(minimum) 个，共需 \(total - left) 个，只给了 \(total) 个；请增加样本量或合并层",
                    "\(names.count) strata with at least \(minimum) each need \(total - left), but only \(total) are drawn; "
                        + "draw more or merge strata"))
        }
        var weights: [Double] = []
        for name in names { weights.append(try weight(name, Double(populations[name] ?? 0))) }
        while left > 0 {
            var best: Int?
            var greatest = -1.0
            for index in names.indices where sizes[index] < populations[names[index]] ?? 0 {
                let count = Double(sizes[index])
                let priority = weights[index] / (count * (count + 1)).squareRoot()
                if priority > greatest { (best, greatest) = (index, priority) }
            }
            guard let best else { break }
            sizes[best] += 1
            left -= 1
        }
        return Dictionary(uniqueKeysWithValues: zip(names, sizes))
    }

    private func weight(_ name: String, _ population: Double) throws(SamplingError) -> Double {
        switch self {
        case .proportional: return population
        case .neyman(let rates): return population * (try spread(of: name, rates))
        case .costOptimal(let rates, let costs):
            guard let cost = costs[name] else { throw .unknownStratum(name: name, known: costs.keys.sorted()) }
            guard cost > 0, cost.isFinite else {
                throw .outOfRange(
                    name: "cost", value: "\(cost)", range: BilingualText("大于 0 的数", "a number greater than 0"))
            }
            return population * (try spread(of: name, rates)) / cost.squareRoot()
        }
    }

    private func spread(of name: String, _ rates: [String: Double]) throws(SamplingError) -> Double {
        guard let rate = rates[name] else { throw .unknownStratum(name: name, known: rates.keys.sorted()) }
        guard rate >= 0, rate <= 1 else {
            throw .outOfRange(name: "rate", value: "\(rate)", range: BilingualText("0 至 1", "0 to 1"))
        }
        return (rate * (1 - rate)).squareRoot()
    }
}
