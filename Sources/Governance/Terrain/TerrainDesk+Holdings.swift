import Domain
public import Exchange
public import Foundation
public import Store
import Tables

extension TerrainDesk {
    /// Heights that hold for a place.
    public struct Holding: Sendable {
        /// The heights.
        public let record: TerrainRecord
        /// The place.
        public let area: Region
        /// Whether the asker may take them out of the register as a file.
        public let mayExport: Bool
        /// Whether the asker may end them.
        public let mayRemove: Bool
    }

    /// What holds in the places that the asker may see, the finest first.
    ///
    /// - Throws: `DatabaseError`.
    public func holdings(access: Access) async throws -> [Holding] {
        try await platform.database.read { session in
            let scope = access.scope(for: .viewRegister)
            let reader = RegionReader(session, asOf: AsOf(valid: platform.today))
            return try TerrainTable(session).holding().compactMap { record in
                guard let area = try reader.region(record.area), scope.contains(area.path) else { return nil }
                return Holding(
                    record: record, area: area, mayExport: Self.mayExport(area, access),
                    mayRemove: access.may(.importFiles, in: area.path))
            }
        }
    }

    /// Heights are as precise as pipes: who may not see those may not take these away.
    private static func mayExport(_ area: Region, _ access: Access) -> Bool {
        access.may(.export, in: area.path) && access.may(.viewPrecise, in: area.path)
    }

    /// Ends what holds for a place; the file stays, for the log names it.
    ///
    /// - Throws: ``AccessError/notFound`` for what is not there, has ended, or is not the asker's to end.
    public func remove(_ id: Int64, access: Access) async throws {
        try await platform.database.write { session in
            guard let record = try TerrainTable(session).find(id), record.endedAt == nil,
                let area = try RegionReader(session, asOf: AsOf(valid: platform.today)).region(record.area)
            else { throw AccessError.notFound }
            try access.require(.importFiles, in: area.path)
            try TerrainTable(session).end(in: record.area, at: platform.now(), by: access.actor.name)
            try Journal.append(
                in: session, at: platform.now(), actor: access.actor, action: "terrain-remove", subject: record.area,
                detail: TerrainDetail(
                    file: record.sourceName, hash: record.hash, sourceHash: record.sourceHash,
                    system: record.sourceSystem, terrain: id
                ).canonicalJSON)
        }
    }

    /// The heights of a place, by its code.
    ///
    /// - Throws: ``AccessError/notFound`` where there are none, or none that the asker may take out.
    public func holding(ofArea code: String, access: Access) async throws -> Holding {
        guard let found = try await holdings(access: access).first(where: { $0.area.code == code }) else {
            throw AccessError.notFound
        }
        return found
    }

    /// Writes heights to a file; beside an ASCII grid its `.prj` is written.
    ///
    /// - Throws: ``AccessError/notFound``, `ExchangeError`.
    public func export(_ id: Int64, as form: TerrainFile.Form, to file: URL, access: Access) async throws {
        guard let found = try await holdings(access: access).first(where: { $0.record.id == id }), found.mayExport
        else { throw AccessError.notFound }
        try GeodataWriter.requireLibrary(for: "terrain." + form.rawValue)
        _ = try await ExportDesk(platform).record(
            ExportDesk.Parcel("terrain", as: form.rawValue, of: id), holder: access.actor.name, access: access)
        try TerrainFile(platform.evidence.terrain(found.record.hash)).export(as: form, to: file)
    }
}
