import Domain
import Exchange
import Foundation
import Geo
import Store
import Tables
import TestSupport
import Testing

@testable import Governance

@Suite("Heights of the ground, each for its own place")
struct TerrainPlacesTests {
    private static let access = Access.commandLine(name: "test")
    private static let bounds = """
        编码,名称,所在村（镇）,图形
        990101,甲县,990101,"POLYGON((112 23,112.5 23,112.5 23.5,112 23.5,112 23))"
        990102,乙县,990102,"POLYGON((112.5 23,113 23,113 23.5,112.5 23.5,112.5 23))"
        """

    /// Two counties side by side, each with a grid that covers both; the second county's is finer.
    private static func scene(_ database: any Database) throws -> (platform: Platform, bench: ImportBench) {
        let bench = try ImportBench(database)
        try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
        try bench.commit(ImportBench.file(bounds), ImportSettings(.boundaries))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString)")
        let platform = Platform(
            database: database, book: bench.book, evidence: EvidenceShelf(folder: folder), now: { ImportBench.now })
        return (platform, bench)
    }

    /// A grid over both counties: the heights are those of the function of the column.
    private static func upload(cells: Int, name: String, _ height: (Int) -> Int) throws -> TerrainDesk.Upload {
        let line = (0..<cells).map { "\(height($0))" }.joined(separator: " ")
        let head = "ncols \(cells)\nnrows \(cells / 2)\nxllcorner 112\nyllcorner 23\ncellsize \(1.0 / Double(cells))\n"
        let text = head + Array(repeating: line, count: cells / 2).joined(separator: "\n") + "\n"
        return try TerrainDesk.Upload(Data(text.utf8), named: name)
    }

    @discardableResult
    private static func take(
        _ upload: TerrainDesk.Upload, _ area: String, _ platform: Platform
    ) async throws -> TerrainRecord {
        try #require(
            try await TerrainDesk(platform).take(upload, area: area, system: "EPSG:4490", access: access).record)
    }

    @Test("the ground below a position is that of its own county's grid, however fine the neighbour's is")
    func heights() async throws {
        try await withDatabase(.sqlite) { database in
            let (platform, _) = try Self.scene(database)
            try await Self.take(try Self.upload(cells: 20, name: "a.asc") { _ in 100 }, "990101", platform)
            try await Self.take(try Self.upload(cells: 80, name: "b.asc") { _ in 900 }, "990102", platform)
            let found = try await database.read { session -> [Double?] in
                let asOf = AsOf(valid: platform.today)
                let reader = RegionReader(session, asOf: asOf)
                let first = try #require(try reader.region(code: "990101"))
                let second = try #require(try reader.region(code: "990102"))
                let both = RegionPath(of: .nation, level: .nation, under: nil)
                let ground = try GroundHeights(platform, around: both, asOf: asOf, in: session)
                let position = try Coordinate(longitude: 112.25, latitude: 23.25)
                return ground.heights(at: [(position, first.path), (position, second.path)])
            }
            #expect(found == [100, 900])
        }
    }

    @Test(
        "relief is drawn by each county's own grid where its boundary is known, else by the finest",
        arguments: Engine.allCases)
    func relief(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let (platform, _) = try Self.scene(database)
            let viewer = MapDesk.Viewer.access(Self.access)
            func tile(_ longitude: Double, _ latitude: Double = 23.25) async throws -> [UInt8] {
                let desk = ReliefDesk(platform)
                let relief = try #require(try await desk.relief(for: viewer))
                let point = WorldPoint(try Coordinate(longitude: longitude, latitude: latitude))
                let address = try #require(TileAddress(zoom: 12, holding: point))
                return try #require(desk.tile(address, of: relief)).bytes
            }
            try await Self.take(try Self.upload(cells: 40, name: "a.asc") { $0 * 150 }, "990101", platform)
            let own = try await (tile(112.25), tile(112.75))
            try await Self.take(
                try Self.upload(cells: 200, name: "b.asc") { $0 % 10 * 200 }, "990102", platform)
            #expect(!own.0.isEmpty && !own.1.isEmpty)
            // Far inside the first county nothing changes; inside the second all does.
            #expect(try await tile(112.25) == own.0)
            #expect(try await tile(112.75) != own.1)
            let version = try await ReliefDesk(platform).relief(for: viewer)?.version
            // Without its boundary nobody knows where the county ends: the finest grid is drawn.
            let boundary = try await database.read { session in
                let reader = RegionReader(session, asOf: AsOf(valid: platform.today))
                let county = try #require(try reader.region(code: "990101"))
                return try PlacedRecords(session, asOf: AsOf(valid: platform.today)).records(in: county.id)
                    .first { $0.kind == .boundary }?.id
            }
            let register = RegisterDesk(platform)
            let id = try #require(boundary)
            let state = try await register.state(.boundary, id, asOf: platform.asOf(), access: Self.access)
            try await register.retire(
                .boundary, id, from: platform.today, source: "测试", seenVersion: try #require(state).version,
                access: Self.access)
            #expect(try await tile(112.25) != own.0)
            #expect(try await ReliefDesk(platform).relief(for: viewer)?.version != version)
        }
    }

    @Test(
        "the name of a coordinate system is no way to a file or an address",
        arguments: [
            "+proj=longlat +nadgrids=/etc/passwd", "+proj=utm +zone=50 +geoidgrids=http://127.0.0.1/g.gtx",
            "+proj=longlat + NADGRIDS =x", "+proj=longlat +init=/tmp/a", "/etc/passwd", "http://127.0.0.1/a.prj",
            "ESRI::/tmp/a",
            "GEOGCS[\"a\",EXTENSION[\"PROJ4\",\"+nadgrids=x\"]]", "GCJ-02", "BD-09", "",
        ])
    func refusedSystems(_ name: String) {
        #expect(throws: GeoError.self) { try TerrainSystem(named: name) }
    }

    @Test("systems are understood by code, by their own names, by PROJ string and by what a .prj says")
    func knownSystems() throws {
        for (name, code) in [("EPSG:2415", "EPSG:2415"), ("epsg: 4490", "EPSG:4490"), ("CGCS2000", "EPSG:4490")] {
            let system = try TerrainSystem(named: name)
            #expect(system.name == code)
        }
        let projected = try TerrainSystem(named: "+proj=utm +zone=50 +datum=WGS84")
        #expect(!projected.reference.isGeographic)
        let prj = """
            GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],\
            PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]
            """
        let declared = try TerrainSystem(named: prj)
        #expect(declared.reference.isGeographic)
    }
}
