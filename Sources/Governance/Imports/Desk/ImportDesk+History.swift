import Domain
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

    /// A part of the list of imports.
    public struct Listing: Hashable, Sendable {
        /// The imports, the latest first; there may be fewer than asked for, or none, though older ones follow.
        public let items: [Entry]
        /// The number before which to go on; nil at the end.
        public let next: Int64?
    }

    /// The imports that the asker may know of, the latest first.
    ///
    /// These are his own, those whose places all lie in his areas, and those without effect of users all of whose
    /// areas do.
    /// - Throws: ``AccessError/notFound`` without the right to import.
    public func imports(before id: Int64 = .max, limit: Int, access: Access) async throws -> Listing {
        guard access.mayAnywhere(.importFiles) else { throw AccessError.notFound }
        return try await platform.database.read { session in
            var found: [Entry] = []
            var last = id
            // Looks through a bounded part of the imports, so that a small area cannot make a page slow.
            for _ in 0..<25 {
                let page = try ImportTable(session).page(before: last, limit: 200)
                for record in page {
                    guard let entry = try entry(record, access, in: session) else { continue }
                    if found.count == limit { return Listing(items: found, next: found.last?.record.id) }
                    found.append(entry)
                }
                guard let end = page.last, page.count == 200 else { return Listing(items: found, next: nil) }
                last = end.id
            }
            return Listing(items: found, next: last)
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
    /// Where its places lie decides who may, not who brought them: areas of responsibility change.
    /// - Returns: The entry of the log that withdraws it.
    /// - Throws: ``AccessError/notFound``, ``ImportError/alreadyUndone(_:)``, ``ImportError/hasDependents(_:entries:)``,
    ///   ``ImportError/placeEnded(_:place:)``.
    @discardableResult
    public func undo(_ id: Int64, access: Access) async throws -> Int64 {
        try await platform.database.write { session in
            guard let record = try ImportTable(session).find(id),
                try ImportReach(session, entry: record.entry).lies(within: access.scope(for: .undoImport))
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
        let scope = access.scope(for: .importFiles)
        let undoScope = access.scope(for: .undoImport)
        let reach = ImportReach(session, entry: record.entry)
        let isWithin = try reach.lies(within: scope)
        guard try isWithin || mayKnow(record, scope, access, in: session) else { return nil }
        let mayUndo = try record.isInForce && (undoScope == scope ? isWithin : reach.lies(within: undoScope))
        return Entry(
            record: record, settings: try? ImportSettings(json: record.settings),
            counts: ImportReport.Counts(json: record.counts), mayUndo: mayUndo)
    }

    /// Whether an import that does not lie within the asker's areas may be looked at nevertheless.
    private func mayKnow(
        _ record: ImportRecord, _ scope: AreaScope, _ access: Access, in session: any Session
    ) throws -> Bool {
        guard !scope.isEmpty, let actor = record.actorID else { return false }
        if actor == access.userID && !access.isToken { return true }
        guard try ImportReach(session, entry: record.entry).isEmpty() else { return false }
        return try UserTable(session).isWithin(scope, user: actor, on: platform.today)
    }
}
