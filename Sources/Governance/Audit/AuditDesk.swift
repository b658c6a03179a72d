public import Domain
public import Store
import Tables

/// Reading and proving the append-only log (审计台).
///
/// The log is one chain over the whole deployment. Who may read it in a part of the tree reads the entries about places
/// and records of that part and of users there; the proof of the chain needs no right beyond reading.
public struct AuditDesk: Sendable {
    let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// An entry with the names that belong to it.
    public struct Page: Sendable {
        /// The entry.
        public let entry: AuditEntry
        /// The facts it brought, at most ``factLimit`` of them.
        public let facts: [Fact]
        /// The names of what these facts and the entry speak of, places and records, as far as they have one.
        public let names: [SubjectID: String]
        /// The kinds of the subjects.
        public let kinds: [SubjectID: RecordKind]
    }

    /// A part of the log.
    public struct Listing: Hashable, Sendable {
        /// The entries, the latest first; there may be fewer than asked for, or none, though older ones follow.
        public let items: [AuditEntry]
        /// The names of the subjects that these entries speak of, as far as they are places.
        public let names: [SubjectID: String]
        /// The place in the log before which to go on; nil at its beginning.
        public let next: Int64?
    }

    /// The end of the chain, as it is published; it says nothing of what the entry is about.
    public struct Head: Hashable, Sendable {
        /// The last entry's place in the log.
        public let sequence: Int64
        /// When it was written.
        public let at: Instant
        /// Its hash, hexadecimal.
        public let hash: String
    }

    /// How the chain stands.
    public struct Proof: Hashable, Sendable {
        /// How many entries fit.
        public let entries: Int64
        /// The first entry that does not fit, with the reason.
        public let broken: AuditLog.Break?
    }

    /// How many facts of an entry are shown.
    public static let factLimit = 200

    /// Entries before the given place, the latest first.
    ///
    /// - Throws: ``AccessError/notFound`` without the right.
    public func entries(
        before sequence: Int64 = .max, action: String? = nil, limit: Int, access: Access
    ) async throws -> Listing {
        try Self.require(access)
        return try await platform.database.read { session in
            let reach = AuditReach(session, scope: access.scope(for: .viewAudit), today: platform.today)
            let reader = RegionReader(session, asOf: AsOf(valid: platform.today))
            func listing(_ items: [AuditEntry], next: Int64?) throws -> Listing {
                let names = try reader.regions(Set(items.compactMap(\.subject))).mapValues(\.name)
                return Listing(items: items, names: names, next: next)
            }
            var found: [AuditEntry] = []
            var last = sequence
            // Looks through a bounded part of the log, so that a small area cannot make a page slow.
            for _ in 0..<50 {
                let page = try AuditLog(session).page(before: last, action: action, limit: 200)
                for entry in page where try reach.covers(entry) {
                    if found.count == limit { return try listing(found, next: found.last?.sequence) }
                    found.append(entry)
                }
                guard let end = page.last, page.count == 200 else { return try listing(found, next: nil) }
                last = end.sequence
            }
            return try listing(found, next: last)
        }
    }

    /// One entry with its facts.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func entry(_ sequence: Int64, access: Access) async throws -> Page {
        try Self.require(access)
        return try await platform.database.read { session in
            let reach = AuditReach(session, scope: access.scope(for: .viewAudit), today: platform.today)
            guard let entry = try AuditLog(session).entry(sequence), try reach.covers(entry) else {
                throw AccessError.notFound
            }
            let facts = try EntryFacts(session).facts(of: sequence, limit: Self.factLimit)
            return Page(
                entry: entry, facts: facts,
                names: try names(entry, facts, access.scope(for: .viewAudit), session),
                kinds: Dictionary(facts.map { ($0.subject, $0.kind) }, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// The names of what an entry's facts are about and refer to; places outside the scope have none.
    private func names(
        _ entry: AuditEntry, _ facts: [Fact], _ scope: AreaScope, _ session: any Session
    ) throws -> [SubjectID: String] {
        let asOf = AsOf(valid: platform.today)
        var subjects = Set(facts.map(\.subject))
        if let subject = entry.subject { subjects.insert(subject) }
        for fact in facts {
            for item in fact.assertion.values.items {
                if case .subject(let other) = item.value { subjects.insert(other) }
            }
        }
        var names = try RegionReader(session, asOf: asOf).regions(subjects)
            .filter { scope.contains($0.value.path) }.mapValues(\.name)
        let records = RecordReader(session, asOf: asOf)
        for fact in facts where names[fact.subject] == nil && fact.kind != .region && fact.kind != .village {
            let now = try records.record(fact.kind, fact.subject)?.values ?? [:]
            names[fact.subject] = Self.name(in: now) ?? Self.name(in: fact.assertion.values)
        }
        return names
    }

    private static func name(in values: FieldValues) -> String? {
        let name = values["name"]?.text ?? values["code"]?.text
        return name?.isEmpty == false ? name : nil
    }

    /// The end of the chain, for publishing its hash; nil while the log is empty.
    ///
    /// - Throws: ``AccessError/notFound`` without the right.
    public func head(access: Access) async throws -> Head? {
        try Self.require(access)
        return try await platform.database.read { session in
            try AuditLog(session).head().map { Head(sequence: $0.sequence, at: $0.at, hash: $0.hash) }
        }
    }

    /// Re-computes the whole chain.
    ///
    /// - Throws: ``AccessError/notFound`` without the right.
    /// - Complexity: O(entries + facts).
    public func verify(access: Access) async throws -> Proof {
        try Self.require(access)
        return try await platform.database.read { session in
            let (entries, broken) = try AuditLog(session).verify()
            return Proof(entries: entries, broken: broken)
        }
    }

    private static func require(_ access: Access) throws {
        guard access.mayAnywhere(.viewAudit) else { throw AccessError.notFound }
    }
}
