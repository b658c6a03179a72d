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
