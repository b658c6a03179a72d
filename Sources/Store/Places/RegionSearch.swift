public import Domain
public import Tables

/// Finds places by what people type: name, beginning of a code, or initials of the pinyin.
public struct RegionSearch {
    private let session: any Session
    private let asOf: AsOf
    private let scope: AreaScope

    /// A search within the areas that the asker may see.
    public init(_ session: any Session, asOf: AsOf, scope: AreaScope) {
        self.session = session
        self.asOf = asOf
        self.scope = scope
    }

    /// The best hits, higher levels first.
    ///
    /// Beginnings of names, codes and initials are found by index everywhere, first from the nation down to towns, then
    /// among villages; a word inside a name is looked for from the nation down to towns, and among villages within a
    /// scope of counties or less.
    public func hits(_ text: String, limit: Int) throws -> [Region] {
        let word = text.filter { !$0.isWhitespace }
        guard !word.isEmpty else { return [] }
        var seen: Set<SubjectID> = []
        var result: [Region] = []
        for branch in branches(word) where result.count < limit {
            // Above villages there are few enough to order; among them the engine stops at the first found.
            let order: Query = branch.isAboveVillages ? "ORDER BY r.level, r.code, r.id" : ""
            let level: Query = branch.isAboveVillages ? "r.level <= 4" : "r.level >= 5"
            let rows = try session.rows(
                """
                SELECT \(Region.columns) FROM region_versions r
                WHERE \(branch.condition) AND \(level) AND \(asOf.condition("r")) AND r.is_ended = 0
                    AND \(scope.condition(column: "r.path"))
                \(order) LIMIT \(limit * 4)
                """)
            let found = try rows.map { try Region($0) }.sorted {
                ($0.level, $0.code, $0.id) < ($1.level, $1.code, $1.id)
            }
            for region in found where result.count < limit && seen.insert(region.id).inserted { result.append(region) }
        }
        return result
    }

    /// A place that is no longer called so, or is no more.
    public struct Former: Hashable, Sendable {
        /// The place as of the moment.
        public let place: Region
        /// The name or code that fits, which it had before.
        public let formerly: String
    }

    /// Places that had such a name or this very code before, and places that have ended, higher levels first.
    ///
    /// Both are found by index for every scope: the beginning of a name, and whole codes.
    public func formerHits(_ text: String, limit: Int) throws -> [Former] {
        let word = text.filter { !$0.isWhitespace }
        guard !word.isEmpty else { return [] }
        let isCode = word.utf8.allSatisfy { (48...57).contains($0) }
        let column: Query = isCode ? "code" : "name"
        let condition: Query = isCode ? "p.code = \(DivisionCode(word)?.digits ?? word)" : prefix("p.name", word)
        // The order of the join is told: from the few rows that fit to the place as it is now. What still holds is left
        // out before it, or one beginning would look up thousands of villages that were never called otherwise.
        let rows = try session.rows(
            """
            SELECT \(Region.columns), p.\(column) FROM region_versions p CROSS JOIN region_versions r
            WHERE \(condition) AND p.valid_from <= \(asOf.valid.number)
                AND (p.valid_to <= \(asOf.valid.number) OR p.is_ended = 1)
                AND p.known_from <= \(asOf.known.milliseconds) AND p.known_to > \(asOf.known.milliseconds)
                AND r.id = p.id AND \(asOf.condition("r")) AND \(scope.condition(column: "r.path"))
                AND (r.is_ended = 1 OR p.\(column) <> r.\(column))
            ORDER BY r.level, r.code, r.id, p.valid_from DESC LIMIT \(limit * 4)
            """)
        var seen: Set<SubjectID> = []
        return try rows.map { Former(place: try Region($0), formerly: try $0.text(11)) }
            .filter { seen.insert($0.place.id).inserted }.prefix(limit).map { $0 }
    }

    /// The conditions in the order of asking.
    ///
    /// One beginning may be that of thousands of villages; the province must be found among them nevertheless.
    private func branches(_ word: String) -> [(condition: Query, isAboveVillages: Bool)] {
        let beginning: Query
        if word.utf8.allSatisfy({ $0 < 128 }) {
            let lower = word.lowercased()
            let isNumber = lower.utf8.allSatisfy { (48...57).contains($0) }
            let code = DivisionCode(lower)?.digits ?? lower
            beginning = prefix(isNumber ? "r.code" : "r.initials", isNumber ? code : lower)
            return [(beginning, true), (beginning, false)]
        }
        beginning = prefix("r.name", word)
        let contains = Self.pattern(containing: word)
        let containing: Query = "r.name LIKE \(contains) ESCAPE '!'"
        var result: [(Query, Bool)] = [(beginning, true), (beginning, false), (containing, true)]
        let near = AreaScope(scope.paths.filter { $0.steps.count > 3 })
        if !near.isEmpty {
            let named: Query = "(\(containing) OR r.aliases LIKE \(contains) ESCAPE '!')"
            let condition: Query = "\(near.condition(column: "r.path")) AND \(named)"
            result += [(condition, true), (condition, false)]
        }
        return result
    }

    private func prefix(_ column: Query, _ word: String) -> Query {
        "(\(column) >= \(word) AND \(column) < \(word + "\u{10FFFF}"))"
    }

    /// A pattern for LIKE that takes the word literally.
    static func pattern(containing word: String) -> String { "%\(literal(word))%" }

    /// The same for texts that end with the word.
    static func pattern(endingWith word: String) -> String { "%\(literal(word))" }

    private static func literal(_ word: String) -> String {
        word.map { "!%_".contains($0) ? "!\($0)" : String($0) }.joined()
    }
}
