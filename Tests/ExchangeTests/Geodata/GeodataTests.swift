import Exchange
import Foundation
import Geo
import Terrain
import TestSupport
import Testing

@Suite("Geodata files")
struct GeodataTests {
    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-geodata-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    private var layer: GeodataLayer {
        get throws {
            GeodataLayer(
                name: "pipes", reference: try GeodataReference(userInput: "EPSG:4547"),
                fields: [GeodataField("name", .text), GeodataField("length", .real), GeodataField("count", .integer)],
                features: [
                    GeodataFeature(
                        id: 1,
                        geometry: .lines([
                            [
                                MapPosition(east: 500_000, north: 2_500_000),
                                MapPosition(east: 500_100, north: 2_500_000),
                            ]
                        ]),
                        values: [.text("清溪村一号管"), .real(100), .integer(3)])
                ])
        }
    }

    @Test("a GeoPackage keeps its layer, its coordinate system, its texts and its numbers")
    func geoPackage() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("a.gpkg")
        try GeodataWriter.writeGeoPackage([try layer], to: file)
        #expect(try GeodataReader.layerNames(at: file) == ["pipes"])
        let read = try GeodataReader.layer(at: file)
        #expect(read.reference?.epsgCode == 4547)
        #expect(read.features.first?.geometry == (try layer.features[0].geometry))
        #expect(read.features.first?.values == (try layer.features[0].values))
    }

    @Test("GeoJSON is written in longitude and latitude; 100 m east on the central meridian of 114° is 0.0009725°")
    func geoJSON() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("a.geojson")
        try GeodataWriter.writeGeoJSON(try layer, to: file)
        let read = try GeodataReader.layer(at: file)
        let positions = try #require(read.features.first?.geometry.positions)
        #expect(abs(positions[0].east - 114) < 1e-7)
        #expect(abs(positions[1].east - positions[0].east - 0.0009725) < 2e-7)
    }

    @Test(
        "the real settlement's buildings, roads and heights are read with their systems",
        .enabled(if: SharedData.isPresent))
    func mazarih() throws {
        let buildings = try GeodataReader.layer(at: SharedData.url("settlements/mazarih/buildings_projected.shp"))
        #expect(buildings.features.count == 800)
        let roads = try GeodataReader.layer(at: SharedData.url("settlements/mazarih/roads_projected.shp"))
        #expect(roads.reference?.isGeographic == false)
        let heights = try GeodataRaster.read(SharedData.url("settlements/mazarih/dem_10m1.tif"))
        #expect(heights.raster.columns == 339 && heights.raster.rows == 559)
        #expect(heights.declaredNoData == 0)
        let (repaired, report) = try RasterRepair().repaired(
            heights.raster, declaredNoData: heights.declaredNoData)
        #expect(report.undeclaredCells > 0)
        #expect(try #require(report.undeclaredValue) < -1e38)
        #expect(try #require(repaired.range).lowerBound > 0)
    }

    @Test("attributes that a shapefile holds in GBK are read as Chinese", .enabled(if: SharedData.isPresent))
    func hamlet() throws {
        let houses = try GeodataReader.layer(at: SharedData.url("settlements/rust_om/example_data/cluster.shp"))
        #expect(houses.features.count == 93)
        #expect(houses.reference?.epsgCode == 32_651)
    }

    @Test("what is no geodata, is not there or is not known is refused with its name")
    func refusals() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = folder.appendingPathComponent("notes.txt")
        try Data("nothing".utf8).write(to: text)
        for refused in [text, folder.appendingPathComponent("missing.shp")] {
            #expect(throws: ExchangeError.self) { try GeodataReader.layer(at: refused) }
            #expect(throws: ExchangeError.self) { try GeodataRaster.read(refused) }
        }
        #expect(throws: ExchangeError.self) { try GeodataReference(userInput: "EPSG:999999") }
    }

    @Test("a raster in degrees is brought into metres with its empty cells")
    func warping() throws {
        var values = [Float](repeating: 50, count: 400)
        values[0] = .nan
        let raster = try Raster(
            columns: 20, rows: 20,
            reference: GridReference(westEdge: 114, northEdge: 23, cellWidth: 0.001, cellHeight: 0.001), values: values)
        let degrees = try GeodataReference(userInput: "EPSG:4490")
        let metres = try GeodataReference(userInput: "EPSG:4547")
        let warped = try GeodataRaster(raster: raster, reference: degrees).warped(from: degrees, to: metres)
        let grid = warped.raster.reference
        #expect((80...120).contains(grid.cellWidth))
        #expect(abs(grid.westEdge - 500_000) < 200)
        #expect(warped.raster.range == 50...50)
    }
}
