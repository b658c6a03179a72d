public import Domain
public import Rules
import Store
public import Tables

/// A fictional county for demonstrations and for measuring load (演示县).
///
/// Everything is invented: the province 演示省 with the code 99, which no province of China has, its places, people,
/// works and figures. One county has a history from 2020 on with the troubles that registers have; where more villages
/// are asked for than one county holds, further counties are added with a thinner history. The same seed and number
/// give the same database.
public struct DemoCounty: Sendable {
    /// How many natural villages can be made.
    public static let villageRange = DemoExtent.range
    /// The last day of the invented history.
    public static let lastDay = DemoStory.day(2026, 10, 31)

    /// The seed on which everything depends.
    public let seed: UInt64
    /// The number of natural villages that exist at the end of the history.
    public let villages: Int

    /// A county of a seed.
    ///
    /// - Parameters:
    ///   - seed: Another seed gives another county.
    ///   - villages: The number of natural villages; 900 make the usual county of 12 towns.
    public init(seed: UInt64, villages: Int = 900) {
        self.seed = seed
        self.villages = villages
    }

    /// The land on which the county lies, for maps.
    public var terrain: DemoTerrain {
        DemoTerrain(seed: seed, tributaries: DemoExtent(villages: villages).towns + 1)
    }

    /// Writes the county into a database that has its tables and rule sets, but no places yet.
    ///
    /// - Parameters:
    ///   - database: The database.
    ///   - book: The rule sets by which sums are kept.
    ///   - zone: The zone in which days are counted.
    ///   - progress: Called with a line of text now and then.
    /// - Returns: What was made.
    /// - Throws: ``DemoError``, and what the database throws.
    @discardableResult
    public func build(
        in database: any Database, book: RuleBook, zone: CivilZone, progress: (String) -> Void = { _ in }
    ) throws -> DemoSummary {
        guard Self.villageRange.contains(villages) else {
            throw DemoError.villagesOutOfRange(villages, Self.villageRange)
        }
        let isEmpty = try database.readSync { session in
            try RegisterCensus(session, asOf: AsOf(valid: Self.lastDay)).isEmpty()
        }
        guard isEmpty else { throw DemoError.notEmpty }
        let extent = DemoExtent(villages: villages)
        let story = DemoStory(extent: extent, seed: seed, lastDay: Self.lastDay)
        var scribe = DemoScribe(database, book: book, zone: zone, seed: seed)
        var others = DemoOthers(extent: extent, seed: seed)
        let entries = story.entries
        for (index, entry) in entries.enumerated() {
            try others.catchUp(to: entry.key.day, with: &scribe, story: story, progress: progress)
            try scribe.write(entry)
            if index.isMultiple(of: 12) { progress("\(entry.key.occasion.title) \(entry.key.day)") }
        }
        try others.catchUp(to: Self.lastDay, with: &scribe, story: story, progress: progress)
        return try DemoSurvey(database, story: story, scribe: scribe).summary
    }
}
