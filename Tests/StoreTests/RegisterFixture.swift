import Domain
import Rules
import Store
import Tables
import TestSupport

/// A prepared database with a small tree: province 99 › city 9901 › county 990101 › two towns › villages.
struct RegisterFixture {
    let database: any Database
    let book: RuleBook

    static let actor = Actor(name: "test", channel: .command)

    init(_ database: any Database) throws {
        self.database = database
        book = try RuleBook.bundled()
        try Schema.prepare(database)
        let book = book
        try database.writeSync { session in
            try RuleSetRegistry(book, zone: .china).synchronise(in: session)
        }
    }

    /// Writes one entry at noon of the day.
    @discardableResult
    func write<T>(on day: String, _ action: String = "test", _ body: (RegisterWriter) throws -> T) throws -> T {
        try database.writeSync { session in
            let writer = try RegisterWriter(
                session, at: noon(day), actor: Self.actor, book: book, zone: .china)
            let result = try body(writer)
            try writer.finish(action: action)
            return result
        }
    }

    func noon(_ day: String) -> Instant {
        Instant(milliseconds: CivilZone.china.endOfDay(Day(iso: day) ?? .beginning).milliseconds - 43_200_000)
    }

    func place(
        _ writer: RegisterWriter, _ name: String, _ level: RegionLevel, under parent: SubjectID, code: String = "",
        from: Day = .beginning
    ) throws -> SubjectID {
        let id = try writer.newSubject()
        var values: FieldValues = [
            "name": .text(name), "level": .integer(Int64(level.rawValue)), "parent": .subject(parent),
        ]
        if !code.isEmpty { values["code"] = .text(code) }
        try writer.state(Assertion(values), of: id, kind: .region, validity: DayRange(from: from), locus: "test")
        return id
    }

    func village(_ writer: RegisterWriter, _ id: SubjectID, from day: String, _ values: FieldValues) throws {
        try writer.state(
            Assertion(values), of: id, kind: .village, validity: DayRange(from: Day(iso: day) ?? .beginning),
            locus: "test")
    }

    /// The tree of the type's summary; returns the places by name.
    func plant() throws -> [String: SubjectID] {
        try write(on: "2020-01-01") { writer in
            var places: [String: SubjectID] = [:]
            places["省"] = try place(writer, "演示省", .province, under: .nation, code: "99")
            places["市"] = try place(writer, "演示市", .city, under: places["省"] ?? .nation, code: "9901")
            places["县"] = try place(writer, "演示县", .county, under: places["市"] ?? .nation, code: "990101")
            for (town, code) in [("东镇", "990101100"), ("西镇", "990101101")] {
                let id = try place(writer, town, .town, under: places["县"] ?? .nation, code: code)
                places[town] = id
                let village = try place(writer, town + "村", .administrativeVillage, under: id, code: code + "201")
                places[town + "村"] = village
                for index in 1...3 {
                    places["\(town)\(index)"] = try place(
                        writer, "\(town)\(index)", .naturalVillage, under: village, code: code + "20100\(index)")
                }
            }
            return places
        }
    }

    func sums(_ rulesID: String, _ region: SubjectID?, asOf day: String, known: String? = nil) throws -> [String: Int64]
    {
        let asOf = AsOf(
            valid: Day(iso: day) ?? .end,
            known: known.flatMap { Day(iso: $0) }.map(CivilZone.china.endOfDay) ?? .latest)
        return try database.readSync { session in
            guard let rules = book[rulesID],
                let region = try RegionReader(session, asOf: asOf).region(region ?? .nation)
            else { return [:] }
            let catalogue = try RuleCatalogue(book, in: session)
            let sums = try AreaSums(session, catalogue, asOf: asOf, zone: .china).sums(rules, of: region)
            return Dictionary(uniqueKeysWithValues: zip(rules.measures.map(\.id), sums))
        }
    }

    func differences(asOf day: String) throws -> [Recount.Difference] {
        try database.readSync { session in
            try Recount(book, zone: .china).compare(asOf: Day(iso: day) ?? .end, in: session).differences
        }
    }
}
