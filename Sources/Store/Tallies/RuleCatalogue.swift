import Domain
public import Rules
public import Tables

/// The rule sets under the numbers that the kept sums know them by, and which apply where.
public struct RuleCatalogue: Sendable {
    /// Where there is no province above a place.
    private let national: [(number: Int64, rules: RuleSet)]
    private let provincial: [Int64: [(number: Int64, rules: RuleSet)]]
    private let numbers: [String: Int64]

    /// Reads the numbers of the rule sets and the provinces there are.
    ///
    /// - Throws: ``DatabaseError``; a rule set that has no number yet is an error of the program, see
    ///   ``RuleSetRegistry``.
    public init(_ book: RuleBook, in session: any Session) throws {
        var numbers: [String: Int64] = [:]
        for row in try session.rows("SELECT id, number FROM rule_sets") {
            numbers[try row.text(0)] = try row.int(1)
        }
        func numbered(_ sets: [RuleSet]) -> [(number: Int64, rules: RuleSet)] {
            var taken: Set<Int64> = []
            return sets.compactMap { rules in
                numbers[rules.id].flatMap { taken.insert($0).inserted ? ($0, rules) : nil }
            }
        }
        var provincial: [Int64: [(number: Int64, rules: RuleSet)]] = [:]
        let provinces = try session.rows(
            """
            SELECT id, code FROM region_versions
            WHERE parent = 1 AND level = 1 AND known_to = \(Instant.end.milliseconds) ORDER BY id, valid_from
            """)
        for row in provinces {
            provincial[try row.int(0)] = numbered(book.applicable(toProvince: try row.text(1)))
        }
        self.numbers = numbers
        self.provincial = provincial
        national = numbered(book.applicable(toProvince: nil))
    }

    /// The rule sets that count a record in the province, one of each that count alike.
    func applicable(to province: SubjectID?) -> [(number: Int64, rules: RuleSet)] {
        province.flatMap { provincial[$0.number] } ?? national
    }

    /// The same with the given rule sets only.
    func only(_ ids: [String]) -> RuleCatalogue {
        let wanted = Set(ids.compactMap { numbers[$0] })
        func kept(_ sets: [(number: Int64, rules: RuleSet)]) -> [(number: Int64, rules: RuleSet)] {
            sets.filter { wanted.contains($0.number) }
        }
        return RuleCatalogue(
            national: kept(national), provincial: provincial.mapValues(kept), numbers: numbers)
    }

    private init(
        national: [(number: Int64, rules: RuleSet)], provincial: [Int64: [(number: Int64, rules: RuleSet)]],
        numbers: [String: Int64]
    ) {
        self.national = national
        self.provincial = provincial
        self.numbers = numbers
    }

    /// The number under which sums by the rule set are kept.
    func number(of rules: RuleSet) -> Int64? {
        numbers[rules.id]
    }
}
