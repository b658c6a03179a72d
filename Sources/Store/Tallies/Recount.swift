public import Domain
public import Rules
public import Tables

/// Counts all sums again from the records themselves: the slow proof that the maintained sums are right (复算).
public struct Recount {
    private let book: RuleBook
    private let zone: CivilZone

    /// A recount by the program's rule sets.
    public init(_ book: RuleBook, zone: CivilZone) {
        self.book = book
        self.zone = zone
    }

    /// A sum that is not what the records say.
    public struct Difference: Hashable, Sendable {
        /// The rule set.
        public let rules: String
        /// The place.
        public let region: SubjectID
        /// The measure's slot.
        public let slot: Int
        /// The day as of which the sums were compared.
        public let day: Day
        /// What is kept.
        public let kept: Int64
        /// What the records say.
        public let counted: Int64
    }

    /// Compares the kept sums, as of a day and by all that is known, with a count of the records.
    ///
    /// - Returns: How many sums were compared, and those that differ.
    /// - Complexity: O(records).
    public func compare(asOf day: Day, in session: any Session) throws -> (sums: Int, differences: [Difference]) {
        try compare(asOf: AsOf(valid: day), in: session)
    }

    /// Compares the kept sums, as of a moment of both times, with a count of the records.
    ///
    /// - Complexity: O(records).
    public func compare(asOf: AsOf, in session: any Session) throws -> (sums: Int, differences: [Difference]) {
        let catalogue = try RuleCatalogue(book, in: session)
        var counted: [Int64: [Int64: [Int64]]] = [:]
        try UnitScan(session, asOf: asOf).forEach { record, path in
            let steps = path.steps
            let province = steps.first { $0.level == .province }?.region
            for (number, rules) in catalogue.applicable(to: province) {
                for step in steps where step.level <= .town {
                    rules.accumulate(
                        record, into: &counted[number, default: [:]][step.region.number, default: Self.zeros], sign: 1)
                }
            }
        }
        var sums = 0
        var differences: [Difference] = []
        var compared: Set<Int64> = []
        for rules in book.ruleSets {
            guard let number = catalogue.number(of: rules), compared.insert(number).inserted else { continue }
            let kept = try TallyReader(session, catalogue).all(rules, asOf: asOf, zone: zone)
            let regions = Set(kept.keys.map(\.number)).union(counted[number, default: [:]].keys)
            for region in regions.sorted() {
                let left = kept[SubjectID(region)] ?? []
                let right = counted[number]?[region] ?? Self.zeros
                for slot in rules.measures.indices {
                    sums += 1
                    let keptValue = slot < left.count ? left[slot] : 0
                    if keptValue != right[slot] {
                        differences.append(
                            Difference(
                                rules: rules.id, region: SubjectID(region), slot: slot, day: asOf.valid,
                                kept: keptValue,
                                counted: right[slot]))
                    }
                }
            }
        }
        return (sums, differences)
    }

    private static let zeros = [Int64](repeating: 0, count: RuleSet.slotLimit)

    /// Throws away the sums of the rule sets and counts them from the records with all their history of both times.
    ///
    /// Needed only where a rule set is new or counts differently; a change of records never needs it. What was counted
    /// is written out in portions, so that a country takes no more memory than a county.
    ///
    /// - Parameter portion: After so many sums they are written out.
    func rebuild(only ids: [String], in session: any Session, portion: Int = 20_000) throws {
        try session.execute(
            "DELETE FROM tallies WHERE rules IN (SELECT number FROM rule_sets WHERE id IN (\(values: ids)))")
        let history = CountedHistory(session, zone: zone)
        let catalogue = try RuleCatalogue(book, in: session).only(ids)
        var days: [Day: TallyAccumulator] = [:]
        var kept = 0
        func writeOut() throws {
            for day in days.keys.sorted() { try days[day]?.store(knownOn: day, in: session) }
            days = [:]
            kept = 0
        }
        try history.forEachChange { record, range, path, sign, day in
            let before = days[day]?.count ?? 0
            days[day, default: TallyAccumulator(catalogue)].add(record, over: range, on: path, sign: sign)
            kept += (days[day]?.count ?? 0) - before
            if kept >= portion { try writeOut() }
        }
        try writeOut()
    }
}
