import Domain
import Geo
import Store
import Tables
import TestSupport
import Testing

@Suite("Records with where they lie")
struct ShapeReaderTests {
    private static let day = Day(iso: "2021-01-01") ?? .beginning

    private struct Scene {
        let fixture: RegisterFixture
        let east: RegionPath
        let county: RegionPath
        var ids: [String: SubjectID] = [:]

        func read(
            _ kind: RecordKind, in area: RegionPath? = nil, scope: RegionPath? = nil, asOf: AsOf = AsOf(valid: day),
            _ change: (inout ShapeReader.Request) -> Void = { _ in }
        ) throws -> [PlacedGeometry] {
            var request = ShapeReader.Request(kind, area: area ?? county, scope: AreaScope([scope ?? county]))
            change(&request)
            return try fixture.database.readSync { try ShapeReader($0, asOf: asOf).all(request) }
                .sorted { $0.id.number < $1.id.number }
        }
    }

    private func scene(_ database: any Database) throws -> Scene {
        let fixture = try RegisterFixture(database)
        let places = try fixture.plant()
        let (east, county) = try database.readSync { session in
            let reader = RegionReader(session, asOf: AsOf(valid: Self.day))
            return (
                try #require(try places["东镇"].flatMap(reader.region)).path,
                try #require(try places["县"].flatMap(reader.region)).path
            )
        }
        var scene = Scene(fixture: fixture, east: east, county: county)
        scene.ids = try fixture.write(on: "2021-01-01") { writer in
            var ids: [String: SubjectID] = [:]
            func add(_ name: String, _ kind: RecordKind, in place: String, _ values: FieldValues) throws {
                let id = try writer.newSubject()
                var values = values
                values["code"] = .text(name)
                values["place"] = try .subject(#require(places[place]))
                try writer.state(
                    Assertion(values), of: id, kind: kind, validity: DayRange(from: Self.day), locus: "test")
                ids[name] = id
            }
            try add(
                "S1", .sewer, in: "东镇1",
                ["shape": .text("LINESTRING(112.1 23.1,112.101 23.102)"), "diameter": .decimal(300)])
            try add("S2", .sewer, in: "西镇1", ["shape": .text("LINESTRING(112.5 23.5,112.501 23.5)")])
            try add("S3", .sewer, in: "东镇1", ["fromNode": .text("W1")])
            try add("Z1", .protectionZone, in: "县", ["shape": .text("POLYGON((112 23,112.2 23,112.2 23.2,112 23))")])
            let village = try #require(places["东镇2"])
            try fixture.village(
                writer, village, from: "2021-01-01", ["longitude": .decimal(112.3), "latitude": .decimal(23.3)])
            return ids
        }
        return scene
    }

    @Test(
        "pipes, zones and villages come with code, place, shape or point, and the fields asked for",
        arguments: Engine.allCases)
    func streams(engine: Engine) throws {
        try withDatabase(engine) { database in
            let scene = try scene(database)
            let sewers = try scene.read(.sewer) { $0.fields = ["diameter", "fromNode"] }
            #expect(sewers.map(\.code) == ["S1", "S2"])
            #expect(sewers.first?.values["diameter"] == .decimal(300))
            #expect(sewers.first?.shapeText == "LINESTRING(112.1 23.1,112.101 23.102)")
            #expect(sewers.first?.shape?.positionCount == 2)
            #expect(sewers.first.map { scene.east.contains($0.path) } == true)
            let all = try scene.read(.sewer) {
                $0.includesUnplaced = true
                $0.fields = ["fromNode"]
            }
            #expect(all.map(\.code) == ["S1", "S2", "S3"])
            #expect(all.last?.values["fromNode"] == .text("W1"))
            #expect(try scene.read(.protectionZone).map(\.code) == ["Z1"])
            let villages = try scene.read(.village)
            #expect(villages.map(\.name) == ["东镇2"])
            #expect(villages.first?.position == (try Coordinate(longitude: 112.3, latitude: 23.3)))
            #expect(try scene.read(.village) { $0.level = .administrativeVillage }.isEmpty)
        }
    }

    @Test("area, scope and box narrow what comes", arguments: Engine.allCases)
    func narrowed(engine: Engine) throws {
        try withDatabase(engine) { database in
            let scene = try scene(database)
            #expect(try scene.read(.sewer, in: scene.east).map(\.code) == ["S1"])
            #expect(try scene.read(.sewer, scope: scene.east).map(\.code) == ["S1"])
            func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> BoundingBox {
                try BoundingBox(
                    southWest: Coordinate(longitude: west, latitude: south),
                    northEast: Coordinate(longitude: east, latitude: north))
            }
            let near = try box(112.0995, 23.0995, 112.1, 23.1)
            #expect(try scene.read(.sewer) { $0.box = near }.map(\.code) == ["S1"])
            let far = try box(112.102, 23.2, 112.2, 23.4)
            #expect(try scene.read(.sewer) { $0.box = far }.isEmpty)
            let middle = try box(112.25, 23.25, 112.35, 23.35)
            #expect(try scene.read(.village) { $0.box = middle }.count == 1)
        }
    }

    @Test(
        "a shape that is drawn anew moves the box; what was known before still shows the old one",
        arguments: Engine.allCases)
    func history(engine: Engine) throws {
        try withDatabase(engine) { database in
            let scene = try scene(database)
            let id = try #require(scene.ids["S1"])
            let moved = "LINESTRING(112.8 23.8,112.9 23.9)"
            try scene.fixture.write(on: "2021-06-01") { writer in
                try writer.state(
                    Assertion(["shape": .text(moved)]), of: id, kind: .sewer, validity: DayRange(from: Self.day),
                    locus: "test")
            }
            let box = try BoundingBox(
                southWest: Coordinate(longitude: 112.85, latitude: 23.85),
                northEast: Coordinate(longitude: 112.86, latitude: 23.86))
            #expect(try scene.read(.sewer) { $0.box = box }.map(\.shapeText) == [moved])
            let before = AsOf(valid: Self.day, known: scene.fixture.noon("2021-03-01"))
            #expect(try scene.read(.sewer, asOf: before) { $0.box = box }.isEmpty)
            #expect(try scene.read(.sewer, asOf: before).count == 2)
        }
    }

    @Test("a shape that is no longer known has no box", arguments: Engine.allCases)
    func cleared(engine: Engine) throws {
        try withDatabase(engine) { database in
            let scene = try scene(database)
            let id = try #require(scene.ids["S2"])
            try scene.fixture.write(on: "2021-06-01") { writer in
                try writer.state(
                    Assertion([:], clearing: ["shape"]), of: id, kind: .sewer, validity: DayRange(from: Self.day),
                    locus: "test")
            }
            #expect(try scene.read(.sewer).map(\.code) == ["S1"])
        }
    }
}
