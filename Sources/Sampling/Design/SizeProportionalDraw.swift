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
        let certain = Self.certain(sizes, count: count)
        for town in line where certain.contains(town.name) {
            drawn.append(Cluster(name: town.name, size: town.size, probability: 1))
        }
        line.removeAll { certain.contains($0.name) }
        let left = count - certain.count
        let total = line.reduce(0) { $0 + $1.size }
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

    /// The chance of every town to be drawn, without drawing: 1 for those taken for certain, n · size / X for the others.
    ///
    /// - Parameter count: How many towns are drawn, of those with facilities at most all.
    public static func chances(_ sizes: [String: Int], count: Int) -> [String: Double] {
        let certain = certain(sizes, count: count)
        let total = sizes.reduce(0) { certain.contains($1.key) ? $0 : $0 + max($1.value, 0) }
        let left = count - certain.count
        var chances: [String: Double] = [:]
        for (name, size) in sizes where size > 0 {
            chances[name] = certain.contains(name) ? 1 : Double(left) * Double(size) / Double(total)
        }
        return chances
    }

    /// The towns so large that their chance would be 1 or more, the largest first taken out; for them alone the others'
    /// chances rise.
    private static func certain(_ sizes: [String: Int], count: Int) -> Set<String> {
        var certain: Set<String> = []
        var total = sizes.reduce(0) { $0 + max($1.value, 0) }
        for (name, size) in sizes.filter({ $0.value > 0 }).sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let left = count - certain.count
            guard left > 0, left * size >= total else { break }
            certain.insert(name)
            total -= size
        }
        return certain
    }

    /// A whole number from 0 to below the limit: the ticket's first 18 digits as a fraction of it.
    private static func start(_ maker: TicketMaker, below limit: Int) -> Int {
        let digits = maker.ticket(for: "systematic start").fraction.utf8.dropFirst(2).prefix(18)
        let numerator = digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
        let product = UInt64(max(limit, 0)).multipliedFullWidth(by: numerator)
        return Int(UInt64(1_000_000_000_000_000_000).dividingFullWidth(product).quotient)
    }
}
