import Domain

/// Draws towns with chances in proportion to their facilities (PPS), by a systematic draw in random order.
///
/// The towns stand in the order of their tickets; along the line of their sizes, every X/n-th facility from a random
/// start picks its town (W. G. Madow 1949 in the random order of H. O. Hartley and J. N. K. Rao 1962). Each town's
/// chance is exactly n · size / X. Towns so large that this would be 1 or more are taken for certain first. All
/// arithmetic is in whole numbers, so that anybody gets the same towns.
public struct SizeProportionalDraw: Hashable, Sendable {
    /// A town that was drawn.
    public struct Cluster: Hashable, Sendable {
        /// The town's name.
        public let name: String
        /// Its facilities.
        public let size: Int
        /// The chance with which it was drawn.
        public let probability: Double
    }

    /// The towns drawn: first those taken for certain, then in the order of the line.
    public let clusters: [Cluster]

    /// Draws.
    ///
    /// - Parameters:
    ///   - sizes: The facilities of each town; towns without any cannot be drawn.
    ///   - count: How many towns are drawn.
    ///   - seed: The seed. Towns' tickets are made of `cluster:NAME`, the start of the ticket of `systematic start`.
    /// - Throws: `emptySeed`, `badSize`, `sampleTooLarge`.
    /// - Complexity: O(n log n) in the number of towns.
    public init(_ sizes: [String: Int], count: Int, seed: String) throws(SamplingError) {
        guard !seed.isEmpty else { throw .emptySeed }
        for (name, size) in sizes where !(0...CountCheck.greatestPopulation).contains(size) {
            throw .badSize(stratum: name, size: size)
        }
        let maker = TicketMaker(seed: seed)
        var line = sizes.filter { $0.value > 0 }
            .map { (name: $0.key, size: $0.value, ticket: maker.ticket(for: "cluster:" + $0.key)) }
            .sorted { $0.ticket == $1.ticket ? $0.name.precedesInBytes($1.name) : $0.ticket < $1.ticket }
        guard count > 0 else { throw .badSize(stratum: "", size: count) }
        guard count <= line.count else { throw .sampleTooLarge(stratum: "", size: count, population: line.count) }

        var drawn: [Cluster] = []
        var left = count
        var total = line.reduce(0) { $0 + $1.size }
        while left > 0, let certain = line.firstIndex(where: { left * $0.size >= total }) {
            let town = line.remove(at: certain)
            drawn.append(Cluster(name: town.name, size: town.size, probability: 1))
            left -= 1
            total -= town.size
        }
        // Point k lies at start + k · total on a line on which each town is `left · size` long.
        var point = Self.start(maker, below: total)
        var end = 0
        for town in line where left > 0 {
            end += left * town.size
            if point < end {
                let probability = Double(left) * Double(town.size) / Double(total)
                drawn.append(Cluster(name: town.name, size: town.size, probability: probability))
                point += total
            }
        }
        clusters = drawn
    }

    /// A whole number from 0 to below the limit: the ticket's first 18 digits as a fraction of it.
    private static func start(_ maker: TicketMaker, below limit: Int) -> Int {
        let digits = maker.ticket(for: "systematic start").fraction.utf8.dropFirst(2).prefix(18)
        let numerator = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
        let product = UInt64(max(limit, 0)).multipliedFullWidth(by: numerator)
        return Int(UInt64(1_000_000_000_000_000_000).dividingFullWidth(product).quotient)
    }
}
