public import Domain
public import Rules
public import Tables

/// Reads the maintained sums, as of any day of both times.
public struct TallyReader {
    private let session: any Session
    private let catalogue: RuleCatalogue

    /// A reader over the session's snapshot.
    public init(_ session: any Session, _ catalogue: RuleCatalogue) {
        self.session = session
        self.catalogue = catalogue
    }

    /// The sums of the given places, from the nation down to towns; a place without any record has none.
    ///
    /// - Complexity: O(changes in the last month + months of the year + years) for each place, not O(records).
    public func sums(
        _ rules: RuleSet, of regions: [SubjectID], asOf: AsOf, zone: CivilZone
    ) throws -> [SubjectID: [Int64]] {
        guard !regions.isEmpty else { return [:] }
        let listed: Query = "AND region IN (\(values: regions.map(\.number)))"
        return try read(rules, listed, valid: asOf.valid, known: asOf.isLatestKnown ? nil : zone.day(of: asOf.known))
    }

    /// The sums of every place that has any.
    func all(_ rules: RuleSet, asOf: AsOf, zone: CivilZone) throws -> [SubjectID: [Int64]] {
        try read(rules, "", valid: asOf.valid, known: asOf.isLatestKnown ? nil : zone.day(of: asOf.known))
    }

    /// The sums of one place at the end of each of the given months.
    ///
    /// - Parameter days: Last days of months, ascending.
    public func series(
        _ rules: RuleSet, of region: SubjectID, at days: [Day], known: Day?
    ) throws -> [[Int64]] {
        try days.map { day in
            try read(rules, "AND region = \(region.number)", valid: day, known: known)[region] ?? Self.zeros(rules)
        }
    }

    private static func zeros(_ rules: RuleSet) -> [Int64] {
        [Int64](repeating: 0, count: rules.measures.count)
    }

    private func read(
        _ rules: RuleSet, _ places: Query, valid: Day, known: Day?
    ) throws -> [SubjectID: [Int64]] {
        guard let number = catalogue.number(of: rules) else { return [:] }
        var result: [SubjectID: [Int64]] = [:]
        let slots = (0..<rules.measures.count).map { "m\($0)" }.joined(separator: ", ")
        let columns = Query(stringLiteral: slots)
        for (knowledge, isRange) in Self.knowledge(known) {
            for (grain, range) in Bucket.upTo(valid) {
                let knownBuckets: Query = isRange ? knowledge : "AND known_grain = 0"
                try session.forEach(
                    """
                    SELECT region, \(columns) FROM tallies
                    WHERE rules = \(number) \(places) \(knownBuckets)
                        AND valid_grain = \(grain) AND valid_bucket BETWEEN \(range.lowerBound) AND \(range.upperBound)
                    """
                ) { row in
                    let region = SubjectID(try row.int(0))
                    var sum = result[region] ?? Self.zeros(rules)
                    for slot in 0..<sum.count { sum[slot] += try row.int(slot + 1) }
                    result[region] = sum
                }
            }
        }
        return result
    }

    private static func knowledge(_ known: Day?) -> [(Query, isRange: Bool)] {
        guard let known else { return [("", false)] }
        return Bucket.upTo(known).map { grain, range in
            (
                "AND known_grain = \(grain) AND known_bucket BETWEEN \(range.lowerBound) AND \(range.upperBound)", true
            )
        }
    }
}
