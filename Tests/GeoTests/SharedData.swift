import Foundation
import Geo

/// Files that several repositories share, found by `QINGXI_SHARED` or beside the package.
enum SharedData {
    static let folder: URL? = {
        let package = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        var candidates = [package.appending(path: "../shared/data")]
        if let path = ProcessInfo.processInfo.environment["QINGXI_SHARED"] {
            candidates = [URL(filePath: path), URL(filePath: path).appending(path: "data")] + candidates
        }
        return candidates.first { FileManager.default.fileExists(atPath: $0.appending(path: "boundaries").path) }
    }()

    static var isAvailable: Bool { folder != nil }

    struct Missing: Error {}

    static func data(_ path: String) throws -> Data {
        guard let folder else { throw Missing() }
        return try Data(contentsOf: folder.appending(path: path))
    }

    /// Areas of a boundary file by six-digit code.
    static func boundaries(_ path: String) throws -> [String: MultiPolygon] {
        struct File: Decodable {
            var features: [Feature]
        }
        struct Feature: Decodable {
            var properties: Properties
            var geometry: Shape
        }
        struct Properties: Decodable {
            var adcode: String
        }
        struct Shape: Decodable {
            var coordinates: [[[[Double]]]]
        }
        var areas: [String: MultiPolygon] = [:]
        for feature in try JSONDecoder().decode(File.self, from: data(path)).features {
            let polygons = try feature.geometry.coordinates.map { rings in
                try Polygon(
                    rings: rings.map { try $0.map { try Coordinate(longitude: $0[0], latitude: $0[1]) } })
            }
            areas[feature.properties.adcode] = MultiPolygon(polygons)
        }
        return areas
    }

    static let tianditu = Result { try boundaries("boundaries/gd_jx_tianditu_cgcs2000.geojson") }
    static let amap = Result { try boundaries("boundaries/gd_jx_amap_gcj02_cnmaps.geojson") }

    struct VillagePoint {
        var county: String
        var gcj02: MapPosition
        var wgs84: MapPosition
    }

    /// The points of villages and towns that are given in both systems.
    static func villagePoints() throws -> [VillagePoint] {
        let text = String(decoding: try data("villages/towns_villages_2016_points.csv"), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count == 10 else { return nil }
            let numbers = cells[5...8].compactMap { Double($0) }
            guard numbers.count == 4 else { return nil }
            return VillagePoint(
                county: String(cells[9]), gcj02: MapPosition(east: numbers[0], north: numbers[1]),
                wgs84: MapPosition(east: numbers[2], north: numbers[3]))
        }
    }
}
