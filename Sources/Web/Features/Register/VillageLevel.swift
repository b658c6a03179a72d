import Domain

/// The two levels of villages as lists are asked for them (村庄层级): by their words or by their numbers.
enum VillageLevel {
    /// The levels, each with what stands for it; the word comes first.
    static let levels: [(level: RegionLevel, words: [String])] = [
        (.administrativeVillage, ["administrativeVillage", "5"]), (.naturalVillage, ["naturalVillage", "6"]),
    ]

    /// What a list of the level holds: residents' committees, too, which the figure of administrative villages leaves out.
    static func name(_ level: RegionLevel) -> BilingualText {
        level == .administrativeVillage
            ? BilingualText("行政村（含社区）", "Administrative village or residents' committee") : level.name
    }

    /// What several of the level are.
    static func names(_ level: RegionLevel) -> BilingualText {
        BilingualText(
            name(level).zh,
            level == .administrativeVillage
                ? "Administrative villages and residents' committees" : "Natural villages")
    }

    /// The level that a text stands for.
    ///
    /// - Throws: ``Problem`` with status 400 for any other text.
    static func read(_ text: String) throws -> RegionLevel {
        guard let found = levels.first(where: { $0.words.contains(text) }) else {
            throw Problem.malformed(
                "level", text,
                advice: BilingualText(
                    "可填 administrativeVillage（行政村）或 naturalVillage（自然村）",
                    "it is administrativeVillage or naturalVillage"))
        }
        return found.level
    }
}
