/// How many facilities a claim is about.
public enum PopulationSize: Hashable, Sendable {
    /// A list of so many.
    case finite(Int)
    /// So many that what was drawn does not matter; also the worst case for planning.
    case unlimited

    /// The smallest number of effective facilities whose share reaches a threshold.
    ///
    /// Shares are compared as the nearest floating-point numbers, so that 7 of 10 does reach 0.7.
    static func smallestCount(reaching threshold: Double, of population: Int) -> Int {
        func reaches(_ count: Int) -> Bool { Double(count) / Double(population) >= threshold }
        var count = min(max(Int((threshold * Double(population)).rounded(.down)) - 1, 0), population)
        while count < population, !reaches(count) { count += 1 }
        return count
    }
}
