public import Domain
import Foundation
public import Store
import Tables

/// A change of many records as it was done (批量修改回执).
public struct BatchReceipt: Sendable {
    /// The entry of the log: who, when.
    public let entry: AuditEntry
    /// The kind of the records.
    public let kind: RecordKind
    /// The field that was changed.
    public let field: Field
    /// The value; nil where it was declared unknown.
    public let value: Value?
    /// Since when it holds.
    public let validFrom: String
    /// Where it comes from.
    public let source: String
    /// The records that were changed.
    public let items: [RecordItem]
    /// The entry that undid it; nil where it holds.
    public let undoneBy: Int64?
}

extension RegisterDesk {
    static let batchUndo = "record-batch-undo"

    /// A change of many records; nil where there is none, or none all of whose records the asker may edit.
    public func batch(_ entry: Int64, access: Access) async throws -> BatchReceipt? {
        try await platform.database.read { session in
            guard let found = try batchEntry(entry, access, session) else { return nil }
            let facts = try EntryFacts(session).facts(of: entry, limit: BatchChange.limit * 2)
            let detail = try? JSONDecoder().decode([String: String].self, from: Data(found.detail.utf8))
            guard let first = facts.first, let field = detail?["field"].flatMap({ first.kind.field($0) }) else {
                return nil
            }
            let nation = RegionPath(of: .nation, level: .nation, under: nil)
            var listing = RecordListing(
                first.kind, area: nation, scope: access.scope(for: .viewRegister), asOf: platform.asOf())
            listing.filters = [.among(facts.map(\.subject))]
            listing.limit = BatchChange.limit
            return BatchReceipt(
                entry: found, kind: first.kind, field: field, value: first.assertion.values[field.key],
                validFrom: detail?["validFrom"] ?? "", source: detail?["source"] ?? "",
                items: try RecordList(session).page(listing).items,
                undoneBy: try EntryFacts(session).withdrawal(of: entry))
        }
    }

    /// Takes a change of many records back as a whole: from now on it is as if it had not been said.
    ///
    /// - Returns: The number of the log entry.
    /// - Throws: ``AccessError/notFound``, ``BatchError/notUndoable``, ``BatchError/changedSince(_:)``.
    @discardableResult
    public func undoBatch(_ entry: Int64, access: Access) async throws -> Int64 {
        try await platform.database.write { session in
            guard try batchEntry(entry, access, session) != nil else { throw AccessError.notFound }
            let entries = EntryFacts(session)
            guard try entries.withdrawal(of: entry) == nil else { throw BatchError.notUndoable }
            let facts = try entries.facts(of: entry, limit: BatchChange.limit * 2)
            guard let kind = facts.first?.kind else { throw BatchError.notUndoable }
            let versions = try RecordReader(session, asOf: platform.asOf()).versions(
                of: Array(Set(facts.map(\.subject))), kinds: Self.factKinds(kind))
            let since = versions.values.filter { $0 != entry }.count
            guard since == 0 else { throw BatchError.changedSince(since) }
            let writer = try writer(session, access)
            try writer.withdraw(entry)
            return try writer.finish(action: Self.batchUndo, detail: ["entry": String(entry)].canonicalJSON)
        }
    }

    private func batchEntry(_ entry: Int64, _ access: Access, _ session: any Session) throws -> AuditEntry? {
        guard let found = try AuditLog(session).entry(entry), found.action == Self.batchChange,
            try EntryFacts(session).areAll(of: entry, within: access.scope(for: .editRegister))
        else { return nil }
        return found
    }
}
