import Domain
import Exchange
public import Foundation
import Geo
import Sealing
public import Store
import Tables
import Terrain

/// Takes heights of the ground in, each for a place, and gives them out (地形高程).
///
/// The grid is kept on CGCS2000 in the folder of the evidence under its content hash; the log names the hash, so a
/// changed or missing file is found by the same check as a photo.
public struct TerrainDesk: Sendable {
    let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// A file that somebody wants taken in.
    public struct Upload: Sendable {
        /// The name that the user knows it by.
        public let name: String
        /// SHA-256 of its bytes, hexadecimal.
        public let hash: String
        let source: TerrainSource

        /// Reads a file on disk.
        ///
        /// - Throws: `ExchangeError`.
        public init(_ url: URL) throws {
            name = url.lastPathComponent
            source = try TerrainSource(url, named: name, mostCells: TerrainReading.mostCells)
            hash = Self.hash(try Data(contentsOf: url, options: .alwaysMapped))
        }

        /// Reads a file in memory.
        ///
        /// - Throws: `ExchangeError`.
        public init(_ data: Data, named name: String) throws {
            self.name = name
            source = try TerrainSource(data, named: name, mostCells: TerrainReading.mostCells)
            hash = Self.hash(data)
        }

        private static func hash(_ data: Data) -> String {
            var digest = SHA256Stream()
            data.withUnsafeBytes { digest.update($0) }
            return digest.digest.hexadecimal
        }
    }

    /// What taking a file in would bring.
    ///
    /// - Parameter system: What the user says of its coordinates; nil for what the file says.
    /// - Throws: ``AccessError/notFound`` for a place in which the asker may not import, `DatabaseError`.
    /// - Complexity: O(cells + records of the place with a position).
    public func dryRun(_ upload: Upload, area: String, system: String?, access: Access) async throws -> TerrainReport {
        try await examined(upload, area, system, access).report
    }

    /// What came of taking a file in.
    public struct Outcome: Sendable {
        /// What was found.
        public let report: TerrainReport
        /// What is kept; nil where the file cannot be used.
        public let record: TerrainRecord?
        /// Whether it was not there before.
        public let isNew: Bool
    }

    /// Takes a file in; what held for the place before ends.
    ///
    /// - Throws: as ``dryRun(_:area:system:access:)``, and what keeps the folder from being written.
    public func take(_ upload: Upload, area: String, system: String?, access: Access) async throws -> Outcome {
        let (report, raster) = try await examined(upload, area, system, access)
        guard let raster, let summary = report.summary, report.isUsable else {
            return Outcome(report: report, record: nil, isNew: false)
        }
        if report.isKnown {
            let held = try await platform.database.read { session in
                try TerrainTable(session).holding().first { $0.area == report.area.id }
            }
            return Outcome(report: report, record: held, isNew: false)
        }
        let data = try Self.packed(raster)
        var digest = SHA256Stream()
        data.withUnsafeBytes { digest.update($0) }
        var record = TerrainRecord(
            area: report.area.id, hash: digest.digest.hexadecimal, size: Int64(data.count),
            source: (String(upload.name.prefix(200)), upload.hash, summary.system),
            grid: (summary.columns, summary.rows, summary.cellMetres), heights: summary.heights, box: summary.box,
            keptAt: platform.now(), keptBy: access.actor.name)
        // The file first: a row without its file would be a damage, a file without a row is only waste.
        try platform.evidence.keepTerrain(data, as: record.hash)
        let kept = record
        record.id = try await platform.database.write { session in
            let table = TerrainTable(session)
            let replaced = try table.end(in: kept.area, at: kept.keptAt, by: kept.keptBy)
            let id = try table.insert(kept)
            try Journal.append(
                in: session, at: kept.keptAt, actor: access.actor, action: "terrain-import", subject: kept.area,
                detail: TerrainDetail(
                    file: kept.sourceName, hash: kept.hash, replaced: replaced, sourceHash: kept.sourceHash,
                    system: kept.sourceSystem, terrain: id
                ).canonicalJSON)
            return id
        }
        return Outcome(report: report, record: record, isNew: true)
    }

    private static func packed(_ raster: Raster) throws -> Data {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString).tif")
        defer { try? FileManager.default.removeItem(at: place) }
        try TerrainFile.write(raster, to: place)
        return try Data(contentsOf: place)
    }

    /// Reads the file between two questions to the database: repairing and converting a large grid takes seconds, in which
    /// no connection should be held.
    private func examined(
        _ upload: Upload, _ area: String, _ system: String?, _ access: Access
    ) async throws -> (report: TerrainReport, raster: Raster?) {
        let asOf = AsOf(valid: platform.today)
        let region = try await platform.database.read { session in
            guard let region = try RegionReader(session, asOf: asOf).region(code: area) else {
                throw AccessError.notFound
            }
            try access.require(.importFiles, in: region.path)
            return region
        }
        let reading = try TerrainReading(upload.source, TerrainReport(file: upload.name, area: region), system: system)
        guard let raster = reading.raster else { return (reading.report, nil) }
        let read = reading.report
        let report = try await platform.database.read { session in
            var report = read
            try TerrainCheck(asOf: asOf).check(raster, in: region, &report, session)
            report.isKnown = try TerrainTable(session).holding().contains {
                $0.area == region.id && $0.sourceHash == upload.hash && $0.sourceSystem == report.summary?.system
            }
            return report
        }
        return (report, raster)
    }
}

/// What the log says of heights that were taken in or out.
struct TerrainDetail: Encodable {
    let file: String
    let hash: String
    var replaced = 0
    let sourceHash: String
    let system: String
    let terrain: Int64
}
