import Domain
public import Foundation
import Sealing
import Store
import Tables

extension TerrainDesk {
    /// A file of heights that waits for somebody to look at what was found (高程导入草稿).
    public struct Draft: Sendable {
        /// The name that cannot be guessed.
        public let id: String
        /// The file's name as the user knows it.
        public let fileName: String
        /// The code of the place.
        public let area: String
        /// What the user says of the coordinates; empty for what the file says.
        public let system: String
    }

    private struct Settings: Codable {
        let area: String
        let system: String
    }

    private static let draftKind = "terrain"

    /// Keeps a file until it is taken in or forgotten, as long as drafts of other imports.
    ///
    /// - Returns: The draft's name.
    /// - Throws: ``AccessError/notFound`` for a place in which the asker may not import, `ExchangeError` for a file that
    ///   is no grid.
    public func keep(
        _ data: Data, named name: String, area: String, system: String, access: Access
    ) async throws -> String {
        _ = try Upload(data, named: name)
        let draft = ImportDraft(
            id: try RandomToken(byteCount: 18).urlSafeBase64, userID: access.userID, at: platform.now(),
            kind: Self.draftKind, fileName: name, settings: Settings(area: area, system: system).canonicalJSON)
        let now = platform.now()
        let eldest = Instant(milliseconds: now.milliseconds - Int64(ImportDesk.draftDays) * 86_400_000)
        try await platform.database.write { session in
            guard let region = try RegionReader(session, asOf: AsOf(valid: platform.today)).region(code: area) else {
                throw AccessError.notFound
            }
            try access.require(.importFiles, in: region.path)
            try ImportDraftTable(session).deleteOlder(than: eldest)
            try ImportDraftTable(session).insert(draft, content: Array(data))
        }
        return draft.id
    }

    /// A draft of the asker's own, with what taking it in would bring.
    ///
    /// - Throws: ``AccessError/notFound``, `ExchangeError`.
    public func examine(_ id: String, access: Access) async throws -> (draft: Draft, report: TerrainReport) {
        let (draft, upload) = try await open(id, access)
        return (draft, try await dryRun(upload, area: draft.area, system: draft.system, access: access))
    }

    /// Takes a draft in and forgets it.
    ///
    /// - Throws: ``AccessError/notFound``, `ExchangeError`; nothing is kept then.
    public func take(draft id: String, access: Access) async throws -> Outcome {
        let (draft, upload) = try await open(id, access)
        let outcome = try await take(upload, area: draft.area, system: draft.system, access: access)
        if outcome.record != nil { try await forget(id) }
        return outcome
    }

    /// Gives a draft up.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func discard(_ id: String, access: Access) async throws {
        _ = try await stored(id, access)
        try await forget(id)
    }

    private func forget(_ id: String) async throws {
        try await platform.database.write { try ImportDraftTable($0).delete(id) }
    }

    private func stored(_ id: String, _ access: Access) async throws -> (draft: Draft, content: [UInt8]) {
        try await platform.database.read { session in
            let table = ImportDraftTable(session)
            guard let found = try table.find(id), found.kind == Self.draftKind, found.userID == access.userID,
                !access.isToken,
                let settings = try? JSONDecoder().decode(Settings.self, from: Data(found.settings.utf8)),
                let content = try table.content(id)
            else { throw AccessError.notFound }
            return (
                Draft(id: id, fileName: found.fileName, area: settings.area, system: settings.system), content
            )
        }
    }

    private func open(_ id: String, _ access: Access) async throws -> (Draft, Upload) {
        let (draft, content) = try await stored(id, access)
        return (draft, try Upload(Data(content), named: draft.fileName))
    }
}
