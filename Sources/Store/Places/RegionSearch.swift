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
    /// Beginnings of names, codes and initials are found by index everywhere; a word inside a name is looked for from
    /// the nation down to towns, and among villages within `around`.
    public func hits(_ text: String, around: RegionPath?, limit: Int) throws -> [Region] {
        let word = text.filter { !$0.isWhitespace }
        guard !word.isEmpty else { return [] }
        var seen: Set<SubjectID> = []
        var result: [Region] = []
        for condition in conditions(word, around: around) where result.count < limit {
            let rows = try session.rows(
                """
                SELECT \(Region.columns) FROM region_versions r
                WHERE \(condition) AND \(asOf.condition("r")) AND r.is_ended = 0 AND \(scope.condition(column: "r.path"))
                LIMIT \(limit * 4)
                """)
            let found = try rows.map { try Region($0) }.sorted {
                ($0.level, $0.code, $0.id) < ($1.level, $1.code, $1.id)
            }
            for region in found where result.count < limit && seen.insert(region.id).inserted { result.append(region) }
        }
        return result
    }

    private func conditions(_ word: String, around: RegionPath?) -> [Query] {
        let isASCII = word.utf8.allSatisfy { $0 < 128 }
        if isASCII {
            let lower = word.lowercased()
            let isNumber = lower.utf8.allSatisfy { (48...57).contains($0) }
            let code = DivisionCode(lower)?.digits ?? lower
            return [prefix(isNumber ? "r.code" : "r.initials", isNumber ? code : lower)]
        }
        let contains = Self.pattern(containing: word)
        var result = [prefix("r.name", word)]
        result.append("r.level <= 4 AND r.name LIKE \(contains) ESCAPE '!'")
        if let around, around.steps.count > 3 {
            result.append(
                "\(around.condition("r.path")) AND (r.name LIKE \(contains) ESCAPE '!' OR r.aliases LIKE \(contains) ESCAPE '!')"
            )
        }
        return result
    }

    private func prefix(_ column: Query, _ word: String) -> Query {
        let collated: Query = "\(column)\(sqlite: "", postgres: " COLLATE \"C\"")"
        return "(\(collated) >= \(word) AND \(collated) < \(word + "\u{10FFFF}"))"
    }

    /// A pattern for LIKE that takes the word literally.
    static func pattern(containing word: String) -> String {
        let literal = word.map { "!%_".contains($0) ? "!\($0)" : String($0) }.joined()
        return "%\(literal)%"
    }
}
