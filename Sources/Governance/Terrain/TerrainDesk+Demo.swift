import Domain
import Exchange
import Foundation
import Geo
import Store
import Tables
import Terrain

extension TerrainDesk {
    /// Three seconds of arc: the demo county's ground as the freely available models of the Earth have it.
    private static let demoCell = 1.0 / 1200

    /// Takes in the invented ground of a demo county (演示县地形).
    ///
    /// - Throws: `DatabaseError`, what keeps the folder from being written.
    /// - Complexity: O(cells · rivers near by).
    public func takeDemo(_ county: DemoCounty, code: String, access: Access) async throws -> Outcome {
        let terrain = county.terrain
        guard let box = terrain.bounds else { throw AccessError.notFound }
        let cell = Self.demoCell
        let west = (box.west / cell).rounded(.down) * cell
        let north = (box.north / cell).rounded(.up) * cell
        let columns = Int(((box.east - west) / cell).rounded(.up))
        let rows = Int(((north - box.south) / cell).rounded(.up))
        let grid = GridReference(westEdge: west, northEdge: north, cellWidth: cell, cellHeight: cell)
        var values: [Float] = []
        values.reserveCapacity(columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let place = grid.centre(column: column, row: row)
                let height = (try? Coordinate(longitude: place.east, latitude: place.north))
                    .map { terrain.height(at: $0) }
                values.append(height.map { Float(($0 * 10).rounded() / 10) } ?? .nan)
            }
        }
        let raster = try Raster(columns: columns, rows: rows, reference: grid, values: values)
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("demo-\(UUID().uuidString).tif")
        defer { try? FileManager.default.removeItem(at: file) }
        try TerrainFile.write(raster, to: file)
        let upload = try Upload(Data(contentsOf: file), named: "demo-terrain.tif")
        return try await take(upload, area: code, system: nil, access: access)
    }
}
