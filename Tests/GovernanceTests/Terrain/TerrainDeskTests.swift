import Domain
import Exchange
import Foundation
import Geo
import Governance
import Store
import Tables
import Terrain
import TestSupport
import Testing

@Suite("Heights of the ground")
struct TerrainDeskTests {
    private static let access = Access.commandLine(name: "test")
    private static let youwuzhen = "terrain/youwuzhen/spatial/ywzdem30m.tif"

    private func platform(_ bench: ImportBench) -> Platform {
        Platform(database: bench.database, book: bench.book, now: { ImportBench.now })
    }

    /// A grid of a hundred cells of a hundredth of a degree around 112° E, 23° N, sloping to the east.
    private func grid(_ text: String? = nil) -> Data {
        let rows = (0..<10).map { _ in (0..<10).map { "\(100 + $0 * 100)" }.joined(separator: " ") }
        let head = "ncols 10\nnrows 10\nxllcorner 112\nyllcorner 23\ncellsize 0.01\nNODATA_value -9999\n"
        return Data((text ?? head + rows.joined(separator: "\n") + "\n").utf8)
    }

    @Test(
        "a real grid in Beijing 1954 is kept on CGCS2000, where GDAL's own corners say it lies, and goes out again",
        .enabled(if: SharedData.isPresent), arguments: Engine.allCases)
    func oldDatum(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let desk = TerrainDesk(platform(bench))
            let upload = try TerrainDesk.Upload(SharedData.url(Self.youwuzhen))
            let outcome = try await desk.take(upload, area: "990101", system: nil, access: Self.access)
            #expect(outcome.report.findings.contains { $0.code == "datum-converted" })
            let record = try #require(outcome.record)
            #expect(record.sourceSystem.hasPrefix("Beijing 1954"))
            // The README of the data: 278–549.5 m, cells of 30 m.
            #expect(abs(record.lowest - 278) < 3 && abs(record.highest - 549.5) < 3)
            #expect((27...33).contains(record.cellMetres))
            // `gdalinfo`: 116°26'32.29"…116°28'49.35" E, 25°39'59.06"…25°41'35.10" N on Beijing 1954, whose shift to
            // CGCS2000 is below 200 m, 0.002°.
            #expect(abs(record.box.west - 116.44230) < 0.002 && abs(record.box.east - 116.48038) < 0.002)
            #expect(abs(record.box.south - 25.66641) < 0.002 && abs(record.box.north - 25.69308) < 0.002)

            let again = try await desk.take(upload, area: "990101", system: nil, access: Self.access)
            #expect(!again.isNew && again.record?.id == record.id)
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            for form in TerrainFile.Form.allCases {
                let file = folder.appendingPathComponent("out.\(form.rawValue)")
                try await desk.export(record.id, as: form, to: file, access: Self.access)
                let read = try GeodataRaster.read(file)
                #expect(read.raster.columns == record.columns && read.raster.rows == record.rows)
                #expect(read.declaredNoData == TerrainFile.noHeight)
                #expect(read.reference?.isGeographic == true)
            }
        }
    }

    @Test(
        "a wrong no-data tag is found and said, and no cell keeps the impossible height",
        .enabled(if: SharedData.isPresent))
    func wrongTag() async throws {
        try await withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let upload = try TerrainDesk.Upload(SharedData.url("settlements/mazarih/dem_10m1.tif"))
            let report = try await TerrainDesk(platform(bench))
                .dryRun(upload, area: "990101", system: nil, access: Self.access)
            let finding = try #require(report.findings.first { $0.code == "wrong-no-data" })
            #expect(finding.message.zh.contains("0.0") && finding.message.zh.contains("e+38"))
            #expect(report.findings.contains { $0.code == "outside-china" })
            #expect(try #require(report.summary).heights.lowerBound > 0)
            // `gdalinfo -stats`: the greatest height is 512.7 m.
            #expect(abs(try #require(report.summary).heights.upperBound - 512.7) < 1)
        }
    }

    @Test("a grid that does not say its system is refused, with what its numbers look like")
    func undeclared() async throws {
        try await withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let desk = TerrainDesk(platform(bench))
            let degrees = try TerrainDesk.Upload(grid(), named: "a.asc")
            let refused = try await desk.take(degrees, area: "990101", system: nil, access: Self.access)
            #expect(refused.record == nil)
            let finding = try #require(refused.report.findings.first { $0.code == "no-coordinate-system" })
            #expect(finding.severity == .error && finding.advice.zh.contains("EPSG:4490"))

            let zone = "ncols 2\nnrows 2\nxllcorner 39444000\nyllcorner 2840000\ncellsize 30\n1 2\n3 4\n"
            let metres = try TerrainDesk.Upload(grid(zone), named: "b.asc")
            let guess = try await desk.dryRun(metres, area: "990101", system: nil, access: Self.access)
            let advice = try #require(guess.findings.first { $0.code == "no-coordinate-system" }).advice.zh
            #expect(advice.contains("EPSG:4527") && advice.contains("EPSG:2415"))

            let unknown = try await desk.dryRun(degrees, area: "990101", system: "EPSG:999999", access: Self.access)
            #expect(unknown.findings.contains { $0.code == "unknown-system" } && !unknown.isUsable)
            let taken = try await desk.take(degrees, area: "990101", system: "CGCS2000", access: Self.access)
            #expect(taken.isNew)
        }
    }

    @Test("zeros among hills count as no height; nothing but such cells is no terrain")
    func zeros() async throws {
        try await withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let desk = TerrainDesk(platform(bench))
            let head = "ncols 2\nnrows 2\nxllcorner 112\nyllcorner 23\ncellsize 0.01\n"
            let hills = try TerrainDesk.Upload(grid(head + "0 120\n130 140\n"), named: "a.asc")
            let report = try await desk.dryRun(hills, area: "990101", system: "EPSG:4490", access: Self.access)
            #expect(report.findings.contains { $0.code == "zero-heights" })
            #expect(report.summary?.heights == 120...140)
            let empty = try TerrainDesk.Upload(grid(head + "-9999 -9999\n-9999 99999\n"), named: "b.asc")
            let none = try await desk.dryRun(empty, area: "990101", system: "EPSG:4490", access: Self.access)
            #expect(none.findings.contains { $0.code == "no-heights" } && !none.isUsable)
        }
    }

    @Test("a changed file is no longer given out, and the log names what was taken in and down")
    func audit() async throws {
        try await withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let platform = platform(bench)
            let desk = TerrainDesk(platform)
            let upload = try TerrainDesk.Upload(grid(), named: "a.asc")
            let record = try #require(
                try await desk.take(upload, area: "990101", system: "EPSG:4490", access: Self.access).record)
            let shelf = platform.evidence
            let bytes = try #require(shelf.terrainBytes(record.hash))
            try shelf.keepTerrain(bytes + Data([0]), as: record.hash)
            #expect(shelf.terrainBytes(record.hash) == nil)
            try await desk.remove(record.id, access: Self.access)
            #expect(try await desk.holdings(access: Self.access).isEmpty)
            await #expect(throws: AccessError.notFound) { try await desk.remove(record.id, access: Self.access) }
            let log = try database.readSync { try AuditLog($0).verify() }
            #expect(log.broken == nil)
        }
    }

    @Test("relief is drawn where there are heights, and as another picture where these are others")
    func relief() async throws {
        try await withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let viewer = MapDesk.Viewer.access(Self.access)
            let platform = platform(bench)
            let desk = ReliefDesk(platform)
            #expect(try await desk.relief(for: viewer) == nil)
            let upload = try TerrainDesk.Upload(grid(), named: "a.asc")
            _ = try await TerrainDesk(platform)
                .take(upload, area: "990101", system: "EPSG:4490", access: Self.access)
            let relief = try #require(try await desk.relief(for: viewer))
            let middle = WorldPoint(try Coordinate(longitude: 112.05, latitude: 23.05))
            let tile = try #require(TileAddress(zoom: 12, holding: middle))
            let picture = try #require(desk.tile(tile, of: relief))
            #expect(Array(picture.bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            let far = try #require(TileAddress(zoom: 12, x: 0, y: 0))
            #expect(desk.tile(far, of: relief)?.bytes.isEmpty == true)
            let near = try #require(TileAddress(zoom: 3, x: 6, y: 3))
            #expect(desk.tile(near, of: relief) == nil)
            #expect(try await desk.relief(for: .everybody) == nil)
        }
    }
}
