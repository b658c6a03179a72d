public import Domain
import Exchange
public import Foundation
import Sealing
import Store
import Tables

/// The desk at which users take files in: drafts, dry runs, commits, undos, each within their own areas (导入台).
public struct ImportDesk: Sendable {
    /// The largest file that a draft can hold, in bytes.
    public static let maximumFileBytes = 64 << 20
    /// Drafts are forgotten after so many days.
    public static let draftDays = 14

    let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// A file that waits, with the way it is to be read.
    public struct Draft: Hashable, Sendable {
        /// The name that cannot be guessed.
        public let id: String
        /// Whose it is.
        public let userID: Int64?
        /// When it was sent.
        public let at: Instant
        /// The file's name as the user knows it.
        public let fileName: String
        /// How it is to be read.
        public let settings: ImportSettings
    }

    /// Keeps a file until it is taken in or given up.
    ///
    /// - Returns: The draft's name.
    /// - Throws: ``AccessError/notFound`` without the right to import, `ExchangeError` for a file that cannot be read.
    public func keep(_ data: Data, named name: String, settings: ImportSettings, access: Access) async throws -> String
    {
        guard access.mayAnywhere(.importFiles) else { throw AccessError.notFound }
        // What is wrong at its beginning is told before anything is kept; what lies deeper, the dry run finds.
        _ = try Self.outline(try ImportFile(data, named: name), settings)
        let draft = ImportDraft(
            id: try RandomToken(byteCount: 18).urlSafeBase64, userID: access.userID, at: platform.now(),
            kind: settings.kind.rawValue, fileName: name, settings: settings.json)
        let eldest = Instant(milliseconds: draft.at.milliseconds - Int64(Self.draftDays) * 86_400_000)
        try await platform.database.write { session in
            let drafts = ImportDraftTable(session)
            try drafts.deleteOlder(than: eldest)
            try drafts.insert(draft, content: Array(data))
        }
        return draft.id
    }

    /// A draft: of the one who sent it, or of anybody who may import in the area that it names.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func draft(_ id: String, access: Access) async throws -> Draft {
        try await platform.database.read { session in try draft(id, access, in: session) }
    }

    /// The drafts that the asker may go on with, the latest first.
    ///
    /// - Throws: ``AccessError/notFound`` without the right to import.
    public func drafts(access: Access, limit: Int = 50) async throws -> [Draft] {
        guard access.mayAnywhere(.importFiles) else { throw AccessError.notFound }
        let eldest = Instant(milliseconds: platform.now().milliseconds - Int64(Self.draftDays) * 86_400_000)
        return try await platform.database.read { session in
            var found: [Draft] = []
            for id in try ImportDraftTable(session).ids(since: eldest) where found.count < limit {
                do { found.append(try draft(id, access, in: session)) } catch AccessError.notFound { continue }
            }
            return found
        }
    }

    /// Changes how a draft is to be read.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func update(_ id: String, settings: ImportSettings, access: Access) async throws {
        try await platform.database.write { session in
            _ = try draft(id, access, in: session)
            try ImportDraftTable(session).update(id, kind: settings.kind.rawValue, settings: settings.json)
        }
    }

    /// Gives a draft up.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func discard(_ id: String, access: Access) async throws {
        try await platform.database.write { session in
            _ = try draft(id, access, in: session)
            try ImportDraftTable(session).delete(id)
        }
    }

    /// What a draft would bring.
    ///
    /// - Throws: ``AccessError/notFound``, `ExchangeError`, what the receiver of the progress throws.
    public func dryRun(
        _ id: String, access: Access, progress: @escaping ImportProgress.Receiver = { _ in }
    ) async throws -> ImportReport {
        try await platform.database.read { session in
            let draft = try draft(id, access, in: session)
            let file = try file(draft, in: session)
            return try run(session, access, progress).dryRun(file, draft.settings)
        }
    }

    /// Takes a draft in as one transaction and forgets it.
    ///
    /// - Throws: ``AccessError/notFound``, ``ImportError/refused(_:)``, `ExchangeError`; nothing is kept then.
    public func commit(
        _ id: String, access: Access, progress: @escaping ImportProgress.Receiver = { _ in }
    ) async throws -> ImportOutcome {
        try await platform.database.write { session in
            let draft = try draft(id, access, in: session)
            let file = try file(draft, in: session)
            let outcome = try run(session, access, progress)
                .commit(file, draft.settings, actor: Self.actor(access))
            try ImportDraftTable(session).delete(id)
            return outcome
        }
    }

    func draft(_ id: String, _ access: Access, in session: any Session) throws -> Draft {
        let scope = access.scope(for: .importFiles)
        guard !scope.isEmpty, let stored = try ImportDraftTable(session).find(id),
            let settings = try? ImportSettings(json: stored.settings)
        else { throw AccessError.notFound }
        let isOwn = stored.userID == access.userID && !access.isToken
        if !isOwn {
            let places = RegionReader(session, asOf: AsOf(valid: platform.today))
            let home = try settings.homeArea.flatMap { try places.region(code: $0) }
            guard let home, scope.contains(home.path) else { throw AccessError.notFound }
        }
        return Draft(
            id: stored.id, userID: stored.userID, at: stored.at, fileName: stored.fileName, settings: settings)
    }

    func file(_ draft: Draft, in session: any Session) throws -> ImportFile {
        guard let bytes = try ImportDraftTable(session).content(draft.id) else { throw AccessError.notFound }
        return try ImportFile(Data(bytes), named: draft.fileName)
    }

    private func run(
        _ session: any Session, _ access: Access, _ progress: @escaping ImportProgress.Receiver
    ) -> ImportRun {
        ImportRun(
            in: session, book: platform.book, zone: platform.zone, now: platform.now(),
            scope: access.scope(for: .importFiles), user: access.userID,
            progress: platform.importGate.watching(progress))
    }

    /// The same person through the door of files; a program stays a program.
    static func actor(_ access: Access) -> Actor {
        access.isToken
            ? access.actor
            : Actor(userID: access.actor.userID, name: access.actor.name, channel: .importFile)
    }
}
