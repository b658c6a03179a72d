import Domain
import Store
import Tables
import TestSupport
import Testing

@Suite("The scope of an area")
struct AreaScopeTests {
    static let nation = RegionPath(of: .nation, level: .nation, under: nil)
    static let province = RegionPath(of: SubjectID(2), level: .province, under: nation)
    static let east = RegionPath(of: SubjectID(10), level: .county, under: province)
    static let west = RegionPath(of: SubjectID(11), level: .county, under: province)
    static let eastTown = RegionPath(of: SubjectID(20), level: .town, under: east)
    static let westTown = RegionPath(of: SubjectID(21), level: .town, under: west)
    static let places: [(id: Int64, path: RegionPath)] = [
        (2, province), (10, east), (11, west), (20, eastTown), (21, westTown),
    ]

    /// A database with one province, two counties and a town in each.
    static func database(_ engine: Engine) throws -> any Database {
        let database = try TestDatabase.make(engine)
        try Schema.prepare(database)
        try database.writeSync { session in
            for place in places {
                try session.execute(
                    """
                    INSERT INTO region_versions
                        (id, valid_from, valid_to, known_from, known_to, level, path, name, code, initials)
                    VALUES (\(place.id), -719162, 2932896, 0, \(Instant.end.milliseconds), 0, \(place.path.text),
                        \("place \(place.id)"), '', '')
                    """)
            }
        }
        return database
    }

    private func visible(_ scope: AreaScope, _ engine: Engine) throws -> [Int64] {
        try Self.database(engine).readSync { session in
            try session.rows(
                "SELECT v.id FROM region_versions v WHERE \(scope.condition(column: "v.path")) ORDER BY v.id"
            ).map { try $0.int(0) }
        }
    }

    @Test("a town's scope in a query shows neither its county nor the sibling county", arguments: Engine.allCases)
    func town(_ engine: Engine) throws {
        #expect(try visible(AreaScope([Self.eastTown]), engine) == [20])
    }

    @Test("a county's scope shows its towns", arguments: Engine.allCases)
    func county(_ engine: Engine) throws {
        #expect(try visible(AreaScope([Self.west]), engine) == [11, 21])
    }

    @Test("several areas show what lies in any of them", arguments: Engine.allCases)
    func several(_ engine: Engine) throws {
        #expect(try visible(AreaScope([Self.eastTown, Self.west]), engine) == [11, 20, 21])
    }

    @Test("an empty scope matches nothing", arguments: Engine.allCases)
    func empty(_ engine: Engine) throws {
        #expect(try visible(.nothing, engine).isEmpty)
    }

    @Test("the nation's scope shows everything", arguments: Engine.allCases)
    func nation(_ engine: Engine) throws {
        #expect(try visible(AreaScope([Self.nation]), engine) == [1, 2, 10, 11, 20, 21])
    }

    @Test("an area within another adds nothing")
    func nested() {
        #expect(AreaScope([Self.eastTown, Self.province, Self.east]).paths == [Self.province])
    }

    @Test("an empty path does not open everything")
    func emptyPath() {
        #expect(AreaScope([RegionPath(text: "")]).isEmpty)
    }

    @Test("what lies in both of two scopes is the narrower of each pair")
    func intersection() {
        let first = AreaScope([Self.province])
        let second = AreaScope([Self.eastTown, Self.west])
        #expect(first.intersection(second) == second)
        #expect(AreaScope([Self.east]).intersection(AreaScope([Self.west])).isEmpty)
    }

    @Test("a place that has ended keeps its last way, one that is not there has none", arguments: Engine.allCases)
    func ended(_ engine: Engine) throws {
        let database = try Self.database(engine)
        try database.writeSync { session in
            try session.execute("UPDATE region_versions SET valid_to = 100 WHERE id = 20")
        }
        let (path, missing, name) = try database.readSync { session in
            let areas = AreaTable(session, on: Day(number: 20_000))
            return try (areas.path(of: SubjectID(20)), areas.path(of: SubjectID(999)), areas.name(of: SubjectID(10)))
        }
        #expect(path == Self.eastTown)
        #expect(missing == nil)
        #expect(name == "place 10")
    }
}
