import Domain
import Store
import Tables
import TestSupport
import Testing

@Suite("The order of lists")
struct ListOrderTests {
    /// By code points: digits, capitals, small letters, then Chinese; 丁 before 丙 though the pinyin says otherwise.
    private static let names = ["10组", "2组", "Bridge", "a村", "丁村", "丙村", "乙村", "甲村", "阿村"].sorted {
        Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }

    @Test(
        "Chinese and Latin names come in the same order on both engines, forwards, backwards and page by page",
        arguments: Engine.allCases, [1, 2, 4])
    func sameOrder(engine: Engine, limit: Int) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let town = try #require(try fixture.plant()["东镇"])
            try fixture.write(on: "2021-01-01") { writer in
                for (index, name) in Self.names.reversed().enumerated() {
                    let id = try fixture.place(
                        writer, name, .naturalVillage, under: town, code: "9901011002010\(10 + index)")
                    try fixture.village(writer, id, from: "2021-01-01", ["status": .text("treated")])
                }
            }
            let asOf = AsOf(valid: Day(iso: "2022-01-01") ?? .end)
            try database.readSync { session in
                let path = try #require(try RegionReader(session, asOf: asOf).region(town)).path
                var listing = RecordListing(
                    .village, level: .naturalVillage, area: path, scope: AreaScope([path]), asOf: asOf)
                listing.filters = [.equals("status", .text("treated"))]
                listing.limit = limit
                for isDescending in [false, true] {
                    listing.order = RecordListing.Order("name", descending: isDescending)
                    var found: [String] = []
                    var cursor: ListCursor?
                    repeat {
                        let page = try RecordList(session).page(listing, from: cursor)
                        found += page.items.map(\.name)
                        cursor = page.next
                    } while cursor != nil && found.count <= Self.names.count
                    #expect(found == (isDescending ? Self.names.reversed() : Self.names))
                }
            }
        }
    }

    @Test(
        "villages of a country come in the order of their people, of one level or of both, page by page, the missing last",
        arguments: Engine.allCases, [1, 3, 50])
    func orderByPeople(engine: Engine, limit: Int) throws {
        try withDatabase(engine) { database in
            let fixture = try RegisterFixture(database)
            let places = try fixture.plant()
            let people: [(place: String, count: Int64?)] = [
                ("东镇村", 700), ("西镇村", 65), ("东镇1", 120), ("东镇2", 300), ("东镇3", nil), ("西镇1", 65),
                ("西镇2", 20), ("西镇3", 300),
            ]
            try fixture.write(on: "2021-01-01") { writer in
                for (place, count) in people {
                    let values: FieldValues = count.map { ["registeredPopulation": .integer($0)] } ?? [:]
                    try fixture.village(writer, try #require(places[place]), from: "2021-01-01", values)
                }
            }
            // A later correction of one: the new version keeps the level too.
            try fixture.write(on: "2021-02-01") { writer in
                try fixture.village(
                    writer, try #require(places["西镇2"]), from: "2021-01-01", ["registeredPopulation": .integer(400)])
            }
            let asOf = AsOf(valid: Day(iso: "2022-01-01") ?? .end)
            let falling: [(RegionLevel?, [Int64?])] = [
                (.naturalVillage, [400, 300, 300, 120, 65, nil]), (.administrativeVillage, [700, 65]),
                (nil, [700, 400, 300, 300, 120, 65, 65, nil]),
            ]
            for (level, expected) in falling {
                #expect(try walk(database, level, descending: true, limit: limit, asOf) == expected)
                let rising = Array(expected.compactMap { $0 }.reversed()) + expected.filter { $0 == nil }
                #expect(try walk(database, level, descending: false, limit: limit, asOf) == rising)
            }
        }
    }

    /// The people of all villages of the country in the order of the list.
    private func walk(
        _ database: any Database, _ level: RegionLevel?, descending: Bool, limit: Int, _ asOf: AsOf
    ) throws -> [Int64?] {
        try database.readSync { session in
            let path = try #require(try RegionReader(session, asOf: asOf).region(.nation)).path
            var listing = RecordListing(.village, level: level, area: path, scope: AreaScope([path]), asOf: asOf)
            listing.order = RecordListing.Order("registeredPopulation", descending: descending)
            listing.limit = limit
            var found: [Int64?] = []
            var cursor: ListCursor?
            repeat {
                let page = try RecordList(session).page(listing, from: cursor)
                found += page.items.map { $0.values["registeredPopulation"]?.integer }
                cursor = page.next
            } while cursor != nil && found.count <= 10
            return found
        }
    }

    @Test("every text that a list can be ordered by is compared byte by byte, whatever the database's own collation")
    func collations() throws {
        try withDatabase(.postgres) { database in
            try Schema.prepare(database)
            let columns = try database.readSync { session in
                try session.rows(
                    """
                    SELECT table_name, column_name, COALESCE(collation_name, '') FROM information_schema.columns
                    WHERE table_schema = current_schema() AND data_type = 'text'
                    """
                ).map { (try $0.text(0), try $0.text(1), try $0.text(2)) }
            }
            var isBytewise: [String: Bool] = [:]
            for (table, column, collation) in columns { isBytewise[table + "." + column] = collation == "C" }
            for kind in RecordKind.allCases where kind != .region {
                for key in RecordListing.orders(of: kind) {
                    let isPlaces = kind == .village && (key == "code" || key == "name")
                    let words = kind.rawValue.reduce(into: "") {
                        $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1)
                    }
                    let own = words + "_versions." + (kind.field(key)?.column ?? key)
                    let column = isPlaces ? "region_versions." + key : own
                    // Numbers and days have no collation.
                    #expect(isBytewise[column] ?? true, "\(column)")
                }
            }
            #expect(isBytewise["region_versions.name"] == true && isBytewise["facility_versions.name"] == true)
            #expect(isBytewise["users.login_key"] == true)
        }
    }
}
