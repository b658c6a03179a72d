public import Domain
public import Store
import Tables

extension ImportDesk {
    /// An import with what the asker may do about it.
    public struct Entry: Hashable, Sendable {
        /// The import.
        public let record: ImportRecord
        /// How it was read.
        public let settings: ImportSettings?
        /// How many rows came to what.
        public let counts: ImportReport.Counts?
        /// Whether the asker may take it back.
        public let mayUndo: Bool
    }

    /// The imports that the asker may know of, the latest first.
    ///
    /// These are his own, those of users all of whose areas lie in his, and those whose places all do.
    /// - Throws: ``AccessError/notFound`` without the right to import.
    public func imports(before id: Int64 = .max, limit: Int, access: Access) async throws -> [Entry] {
        guard access.mayAnywhere(.importFiles) else { throw AccessError.notFound }
        return try await platform.database.read { session in
            var found: [Entry] = []
            var last = id
            while found.count < limit {
                let page = try ImportTable(session).page(before: last, limit: 200)
                guard let end = page.last else { break }
                last = end.id
                for record in page where found.count < limit {
                    if let entry = try entry(record, access, in: session) { found.append(entry) }
                }
            }
            return found
        }
    }

    /// One import.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func importEntry(_ id: Int64, access: Access) async throws -> Entry {
        try await platform.database.read { session in
            guard let record = try ImportTable(session).find(id),
                let entry = try entry(record, access, in: session)
            else { throw AccessError.notFound }
            return entry
        }
    }

    /// Takes a whole import back; what was known until now stays known.
    ///
    /// - Returns: The entry of the log that withdraws it.
    /// - Throws: ``AccessError/notFound``, ``ImportError/alreadyUndone(_:)``, ``ImportError/hasDependents(_:entries:)``.
    @discardableResult
    public func undo(_ id: Int64, access: Access) async throws -> Int64 {
        try await platform.database.write { session in
            guard let record = try ImportTable(session).find(id),
                try mayKnow(record, access.scope(for: .undoImport), access, in: session)
            else { throw AccessError.notFound }
            let run = ImportRun(in: session, book: platform.book, zone: platform.zone, now: platform.now())
            return try run.undo(id, actor: Self.actor(access))
        }
    }

    /// The counties in which an import brought places, as far as the asker may see them; at most ten.
    public func counties(of record: ImportRecord, access: Access) async throws -> [Region] {
        try await platform.database.read { session in
            let scope = access.scope(for: .viewRegister)
            let places = RegionReader(session, asOf: AsOf(valid: platform.today))
            return try ImportReach(session, entry: record.entry).counties(limit: 10)
                .compactMap { try places.region($0) }.filter { scope.contains($0.path) }
        }
    }

    private func entry(_ record: ImportRecord, _ access: Access, in session: any Session) throws -> Entry? {
        guard try mayKnow(record, access.scope(for: .importFiles), access, in: session) else { return nil }
        let mayUndo =
            try record.isInForce && mayKnow(record, access.scope(for: .undoImport), access, in: session)
        return Entry(
            record: record, settings: try? ImportSettings(json: record.settings),
            counts: ImportReport.Counts(json: record.counts), mayUndo: mayUndo)
    }

    private func mayKnow(
        _ record: ImportRecord, _ scope: AreaScope, _ access: Access, in session: any Session
    ) throws -> Bool {
        if scope.isEmpty { return false }
        let nation = RegionPath(of: .nation, level: .nation, under: nil)
        if scope.contains(nation) { return true }
        guard let actor = record.actorID else {
            return try ImportReach(session, entry: record.entry).lies(within: scope)
        }
        if actor == access.userID && !access.isToken { return true }
        return try UserTable(session).isWithin(scope, user: actor, on: platform.today)
    }
}
