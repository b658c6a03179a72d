import Domain
import Governance
import Rules
import Store
import Tables
import TestSupport
import Testing

@Suite("The demo county")
struct DemoCountyTests {
    /// A prepared database with a demo county in it.
    private func build(
        _ database: any Database, seed: UInt64 = 7, villages: Int = 60
    ) throws -> (summary: DemoSummary, book: RuleBook, head: String) {
        let book = try RuleBook.bundled()
        try Schema.prepare(database)
        try database.writeSync { session in _ = try RuleSetRegistry(book, zone: .china).synchronise(in: session) }
        let summary = try DemoCounty(seed: seed, villages: villages).build(in: database, book: book, zone: .china)
        let head = try database.readSync { try AuditLog($0).head()?.hash }
        return (summary, book, try #require(head))
    }

    private func day(_ text: String) throws -> Day {
        try #require(Day(iso: text))
    }

    private func sums(_ database: any Database, _ book: RuleBook, _ code: String, _ asOf: AsOf) throws -> [String:
        Int64]
    {
        let rules = try #require(book["demo-2025"])
        return try database.readSync { session in
            let region = try #require(try RegionReader(session, asOf: asOf).region(code: code))
            let catalogue = try RuleCatalogue(book, in: session)
            let sums = try AreaSums(session, catalogue, asOf: asOf, zone: .china).sums(rules, of: region)
            return Dictionary(uniqueKeysWithValues: zip(rules.measures.map(\.id), sums))
        }
    }

    @Test("the same seed gives the same log on both engines, another seed another one")
    func determinism() throws {
        var heads: [String] = []
        for (engine, seed) in [(Engine.sqlite, 7), (.sqlite, 7), (.postgres, 7), (.sqlite, 8)] as [(Engine, UInt64)] {
            heads.append(try withDatabase(engine) { try build($0, seed: seed).head })
        }
        #expect(heads[0] == heads[1])
        #expect(heads[0] == heads[2])
        #expect(heads[0] != heads[3])
    }

    @Test("the log proves itself and the sums are what the records say", arguments: Engine.allCases)
    func soundness(engine: Engine) throws {
        try withDatabase(engine) { database in
            let (summary, book, _) = try build(database)
            let proof = try database.readSync { try AuditLog($0).verify() }
            #expect(proof.broken == nil)
            #expect(proof.entries == summary.entries)
            for text in ["2019-06-30", "2021-12-31", "2023-06-15", "2026-10-31"] {
                let asOf = try day(text)
                let (count, differences) = try database.readSync {
                    try Recount(book, zone: .china).compare(asOf: asOf, in: $0)
                }
                #expect(count > 0)
                #expect(differences.isEmpty, "\(text)")
            }
        }
    }

    @Test("as of 2021 fewer villages were treated than as of 2026", arguments: Engine.allCases)
    func progress(engine: Engine) throws {
        try withDatabase(engine) { database in
            let (summary, book, _) = try build(database, villages: 120)
            let early = try sums(database, book, summary.countyCode, AsOf(valid: day("2021-06-30")))
            let late = try sums(database, book, summary.countyCode, AsOf(valid: day("2026-10-31")))
            let (before, after) = (try #require(early["treatedVillages"]), try #require(late["treatedVillages"]))
            #expect(before > 0)
            #expect(before < after)
            #expect(late["countedVillages"] == 120)
            #expect(try #require(late["residentPopulation"]) < (try #require(late["registeredPopulation"])))
        }
    }

    @Test("late reports and corrections change what is known of a day gone by")
    func secondAxis() throws {
        try withDatabase(.sqlite) { database in
            let (summary, book, _) = try build(database, villages: 300)
            let valid = try day("2022-12-31")
            let thenKnown = AsOf(valid: valid, known: CivilZone.china.endOfDay(valid))
            let then = try sums(database, book, summary.countyCode, thenKnown)
            let now = try sums(database, book, summary.countyCode, AsOf(valid: valid))
            #expect(then["treatedVillages"] != now["treatedVillages"])
            #expect(then["registeredPopulationReported"] != now["registeredPopulationReported"])
        }
    }

    @Test("the usual county has 12 towns, 160 villagers' committees, 900 natural villages and 260 facilities")
    func usualSize() throws {
        try withDatabase(.sqlite) { database in
            let (summary, book, _) = try build(database, seed: 2025, villages: 900)
            #expect(summary.places[.province] == 1)
            #expect(summary.places[.city] == 1)
            #expect(summary.places[.county] == 1)
            #expect(summary.places[.town] == 12)
            #expect(summary.places[.naturalVillage] == 900)
            #expect(summary.records[.facility] == 260)
            for kind in [RecordKind.waterBody, .protectionZone, .outlet, .toilet] {
                #expect(try #require(summary.records[kind]) > 5, "\(kind)")
            }
            let sums = try sums(database, book, "99", AsOf(valid: summary.lastDay))
            #expect(sums["administrativeVillages"] == 160)
            #expect(sums["naturalVillages"] == 900)
            let counted = try #require(sums["registeredPopulationReported"])
            #expect(counted > 800 && counted < 900, "some villages report no people")
            let stopped = try database.readSync { session in
                try session.firstInt(
                    "SELECT COUNT(*) FROM facility_versions WHERE state = 'stopped' AND valid_to = \(Day.end.number)")
            }
            #expect(try #require(stopped) > 5, "some stations stand still")
        }
    }

    @Test("every entry says that it is fictional and was written by nobody real")
    func fictional() throws {
        try withDatabase(.sqlite) { database in
            let summary = try build(database, villages: 12).summary
            let entries = try database.readSync { try AuditLog($0).page(limit: 1000) }
            #expect(entries.count == summary.entries)
            #expect(entries.allSatisfy { $0.actor.channel == .demo && $0.actor.userID == nil })
            #expect(entries.allSatisfy { $0.detail.contains("虚构") && $0.detail.contains("\"fictional\":true") })
        }
    }

    @Test("the tree has a merged town, a renamed one and one with a new code; the old code leads to the new place")
    func treeChanges() throws {
        try withDatabase(.sqlite) { database in
            let summary = try build(database).summary
            try database.readSync { session in
                let now = RegionReader(session, asOf: AsOf(valid: summary.lastDay))
                let before = RegionReader(session, asOf: AsOf(valid: try day("2021-01-01")))
                let county = summary.examples.county
                let (old, new) = (try before.children(of: county), try now.children(of: county))
                #expect(old.count == new.count + 1)
                let gone = try #require(old.first { place in !new.contains { $0.id == place.id } })
                let ended = try #require(try now.region(gone.id))
                #expect(ended.isEnded)
                #expect(new.contains { $0.id == ended.successor })
                let survivors = old.filter { $0.id != gone.id }
                #expect(survivors.contains { place in new.first { $0.id == place.id }?.name != place.name })
                let recoded = try #require(
                    survivors.first { place in new.first { $0.id == place.id }?.code != place.code })
                #expect(try now.region(code: recoded.code)?.id == recoded.id)
            }
        }
    }

    @Test("nothing stands in a place that has ended, on any day", arguments: [UInt64(7), 2025])
    func rehoused(seed: UInt64) throws {
        try withDatabase(.sqlite) { database in
            _ = try build(database, seed: seed, villages: seed == 7 ? 60 : 900)
            let kinds = RecordKind.allCases.filter { $0 != .region && $0 != .village }
            try database.readSync { session in
                for kind in kinds {
                    let name = kind.rawValue.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
                    let table = try Identifier(validating: name + "_versions")
                    let strays = try session.firstInt(
                        """
                        SELECT COUNT(*) FROM \(table) x JOIN region_versions r ON r.id = x.place
                        WHERE r.is_ended = 1 AND x.known_to = \(Instant.end.milliseconds)
                            AND r.known_to = \(Instant.end.milliseconds)
                            AND x.valid_from < r.valid_to AND r.valid_from < x.valid_to
                        """)
                    #expect(strays == 0, "\(kind)")
                }
            }
        }
    }

    @Test("a database that holds places already is refused, as is a number that cannot be made")
    func refusals() throws {
        try withDatabase(.sqlite) { database in
            let book = try build(database, villages: 12).book
            #expect(throws: DemoError.notEmpty) {
                try DemoCounty(seed: 1, villages: 12).build(in: database, book: book, zone: .china)
            }
            for villages in [0, -5, 3_000_001] {
                #expect(throws: DemoError.villagesOutOfRange(villages, DemoCounty.villageRange)) {
                    try DemoCounty(seed: 1, villages: villages).build(in: database, book: book, zone: .china)
                }
            }
        }
    }

    @Test("a single village is enough for a county", arguments: 1...4)
    func tiny(villages: Int) throws {
        try withDatabase(.sqlite) { database in
            let summary = try build(database, villages: villages).summary
            #expect(summary.places[.naturalVillage] == villages)
        }
    }
}
