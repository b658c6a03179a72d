/// A draw (抽签): from units, a seed and sizes to the list, the same for whoever repeats it.
public struct Draw: Hashable, Sendable {
    /// The seed's text.
    public let seed: String
    /// The strata in the order of the bytes of their names.
    public let strata: [StratumDraw]

    /// Draws without replacement: in each stratum the units with the smallest tickets.
    ///
    /// - Throws: `emptySeed`, `sampleTooLarge`, `unknownStratum`, `missingSize`, `badSize`, or `duplicateID` if two
    ///   units share an id (their lines are then their places in `units`, from 1).
    /// - Complexity: O(n log n) in the number of units.
    public init(_ units: [SamplingUnit], seed: String, sizes: SampleSizes) throws(SamplingError) {
        try self.init(units, seed: seed, sizes: sizes, allowingNone: false)
    }

    /// The same; one stratum of a larger draw may be left out altogether.
    init(_ units: [SamplingUnit], seed: String, sizes: SampleSizes, allowingNone: Bool) throws(SamplingError) {
        guard !seed.isEmpty else { throw .emptySeed }
        guard !units.isEmpty else { throw .emptyFile }
        try Self.checkIDs(units)
        let groups: [String: [SamplingUnit]] = Dictionary(grouping: units, by: \.stratum)
        let wanted = try Self.wanted(sizes, groups.mapValues(\.count), total: units.count, allowingNone)
        let maker = TicketMaker(seed: seed)
        self.seed = seed
        if case .total(let size) = sizes {
            strata = [StratumDraw(name: "", size: size, order: Self.ordered(units, in: "", maker))]
        } else {
            strata = wanted.sorted { $0.key.precedesInBytes($1.key) }.map { name, size in
                StratumDraw(name: name, size: size, order: Self.ordered(groups[name] ?? [], in: name, maker))
            }
        }
    }

    /// The sample of all strata, in the order of strata and tickets.
    public var selected: [DrawnUnit] { strata.flatMap(\.selected) }

    private static func checkIDs(_ units: [SamplingUnit]) throws(SamplingError) {
        var places: [String: Int] = [:]
        for (index, unit) in units.enumerated() {
            if unit.id.isEmpty { throw .emptyID(line: index + 1, column: 1) }
            if let first = places.updateValue(index + 1, forKey: unit.id) {
                throw .duplicateID(id: unit.id, line: index + 1, firstLine: first, column: 1)
            }
        }
    }

    private static func wanted(
        _ sizes: SampleSizes, _ populations: [String: Int], total: Int, _ allowingNone: Bool
    ) throws(SamplingError) -> [String: Int] {
        switch sizes {
        case .total(let size):
            guard size > 0 else { throw .badSize(stratum: "", size: size) }
            guard size <= total else { throw .sampleTooLarge(stratum: "", size: size, population: total) }
            return ["": size]
        case .perStratum(let sizes):
            let names = populations.keys.sorted { $0.precedesInBytes($1) }
            for name in sizes.keys.sorted() where populations[name] == nil {
                throw .unknownStratum(name: name, known: names)
            }
            for name in names {
                let population = populations[name] ?? 0
                guard let size = sizes[name] else { throw .missingSize(stratum: name, population: population) }
                guard size >= 0 else { throw .badSize(stratum: name, size: size) }
                guard size <= population else {
                    throw .sampleTooLarge(stratum: name, size: size, population: population)
                }
            }
            guard allowingNone || sizes.values.contains(where: { $0 > 0 }) else { throw .badSize(stratum: "", size: 0) }
            return sizes
        }
    }

    private static func ordered(_ units: [SamplingUnit], in stratum: String, _ maker: TicketMaker) -> [DrawnUnit] {
        let tickets = units.map { (id: $0.id, ticket: maker.ticket(for: $0.id)) }
        let sorted = tickets.sorted { left, right in
            left.ticket == right.ticket ? left.id.precedesInBytes(right.id) : left.ticket < right.ticket
        }
        return sorted.enumerated().map {
            DrawnUnit(id: $0.element.id, stratum: stratum, order: $0.offset + 1, ticket: $0.element.ticket)
        }
    }
}

extension Draw {
    /// Draws from a frame: its excluded units are left out.
    ///
    /// - Parameter column: The column that names each unit's stratum; nil for a draw from the whole.
    /// - Throws: As ``init(_:seed:sizes:)``, and `missingColumn`.
    public init(
        from frame: Frame, stratifiedBy column: String? = nil, seed: String, sizes: SampleSizes
    ) throws(SamplingError) {
        try self.init(frame.samplingUnits(stratifiedBy: column), seed: seed, sizes: sizes)
    }
}
