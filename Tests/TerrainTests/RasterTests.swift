import Domain
import Geo
import Terrain
import Testing

@Suite("Rasters of heights")
struct RasterTests {
    private func raster(_ columns: Int, _ rows: Int, _ values: [Float], cell: Double = 10) throws -> Raster {
        try Raster(
            columns: columns, rows: rows,
            reference: GridReference(
                westEdge: 100, northEdge: 200, cellWidth: cell, cellHeight: cell), values: values)
    }

    @Test("a plane is reproduced exactly between the centres of cells")
    func bilinear() throws {
        let values = (0..<5).flatMap { row in (0..<6).map { Float(2 * $0 + 3 * row) } }
        let plane = try raster(6, 5, values)
        let height = plane.value(at: MapPosition(east: 100 + 27, north: 200 - 18))
        #expect(abs(try #require(height) - (2 * 2.2 + 3 * 1.3)) < 1e-5)
    }

    @Test("a position outside the raster has no height")
    func outside() throws {
        let flat = try raster(2, 2, [1, 1, 1, 1])
        #expect(flat.value(at: MapPosition(east: 99, north: 190)) == nil)
        #expect(flat.value(at: MapPosition(east: 110, north: 201)) == nil)
        #expect(flat.value(at: MapPosition(east: 101, north: 199)) == 1)
        #expect(flat.value(at: MapPosition(east: .nan, north: 190)) == nil)
    }

    @Test("a no-data value that the file does not declare is recognised and reported with its count")
    func sentinel() throws {
        let spoilt = try raster(3, 2, [5, 6, -3.4e38, 0, 7, -3.4e38])
        let (repaired, report) = try RasterRepair().repaired(spoilt, declaredNoData: 0)
        #expect(report.undeclaredCells == 2)
        #expect(report.declaredCells == 1)
        #expect(repaired.range == 5...7)
        let findings = report.findings(file: "dem.tif")
        #expect(findings.map(\.code) == ["undeclared-no-data"])
        #expect(findings.first?.message.en.contains("2 cells") == true)
    }

    @Test("a small hole inside is filled from its rim, what touches the edge stays empty")
    func holes() throws {
        var values = [Float](repeating: 10, count: 49)
        for cell in [16, 17, 23, 24] { values[cell] = -9999 }
        values[0] = -9999
        let (repaired, report) = try RasterRepair().repaired(try raster(7, 7, values), declaredNoData: -9999)
        #expect(report.filledHoles == 1)
        #expect(report.filledCells == 4)
        #expect(repaired.value(column: 3, row: 2) == 10)
        #expect(repaired.value(column: 0, row: 0) == nil)
    }

    @Test("a hole larger than allowed is left open and its place is told")
    func largeHole() throws {
        var values = [Float](repeating: 10, count: 49)
        for cell in [16, 17, 23, 24] { values[cell] = -9999 }
        let repair = RasterRepair(largestHole: 3)
        let (repaired, report) = try repair.repaired(try raster(7, 7, values), declaredNoData: nil)
        #expect(report.openCells == 4)
        #expect(report.openPlace != nil)
        #expect(repaired.emptyCells == 4)
        #expect(report.findings(file: "dem.tif").contains { $0.code == "holes-left" })
    }

    @Test("a raster without any height is refused, and so is one whose values do not fit")
    func refusals() throws {
        let empty = try raster(2, 1, [-9999, .nan])
        #expect(throws: TerrainError.noValues) { try RasterRepair().repaired(empty, declaredNoData: nil) }
        #expect(throws: TerrainError.self) { try raster(3, 3, [1]) }
        #expect(throws: TerrainError.cellsWithoutSize) { try raster(1, 1, [1], cell: 0) }
        #expect(throws: TerrainError.self) { try raster(.max, 2, [1]) }
    }
}

@Suite("Profiles along a line")
struct GroundProfileTests {
    @Test("a bent line is sampled by its length, gaps are bridged and counted")
    func profile() throws {
        var values = (0..<10).flatMap { _ in (0..<10).map { Float($0) } }
        for row in 0..<10 { values[row * 10 + 4] = .nan; values[row * 10 + 5] = .nan }
        let slope = try Raster(
            columns: 10, rows: 10,
            reference: GridReference(westEdge: 0, northEdge: 10, cellWidth: 1, cellHeight: 1), values: values)
        let line = [MapPosition(east: 0.5, north: 0.5), MapPosition(east: 9.5, north: 0.5)]
        let profile = try #require(GroundProfile(along: line, over: slope, stepMetres: 0.5))
        #expect(profile.lengthMetres == 9)
        #expect(profile.heights.count == 19)
        #expect(profile.missingSamples == 3)
        for (index, height) in profile.heights.enumerated() { #expect(abs(height - Double(index) * 0.5) < 0.51) }
        #expect(profile.reversed.heights.first == profile.heights.last)
    }

    @Test("the part of a line between two distances keeps the bends between them")
    func part() {
        let walk = LineWalk([
            MapPosition(east: 0, north: 0), MapPosition(east: 3, north: 0), MapPosition(east: 3, north: 4),
        ])
        #expect(walk.lengthMetres == 7)
        #expect(
            walk.part(fromMetres: 1, toMetres: 5) == [
                MapPosition(east: 1, north: 0), MapPosition(east: 3, north: 0), MapPosition(east: 3, north: 2),
            ])
    }
}
