public import Domain
import Foundation
public import Store
import Tables

/// Many records chosen in a list.
public struct BatchSelection: Sendable {
    /// The records with their values, without those that the asker may not see.
    public let items: [RecordItem]
    /// The places around them.
    public let places: [SubjectID: Region]
    /// The versions as they are now.
    public let versions: [SubjectID: Int64]

    /// The records as a change names them.
    public var picks: [BatchChange.Pick] { items.map { BatchChange.Pick($0.id, version: versions[$0.id] ?? 0) } }
}

extension RegisterDesk {
    /// The records that were chosen in a list, or all that it has.
    ///
    /// - Parameter ids: The records ticked; nil for all of the list.
    /// - Throws: ``BatchError/nothingChosen``, ``BatchError/tooMany``, ``AccessError/notFound``.
    public func selection(_ query: RegisterQuery, ids: [SubjectID]?, access: Access) async throws -> BatchSelection {
        if let ids, ids.isEmpty { throw BatchError.nothingChosen }
        if let ids, ids.count > BatchChange.limit { throw BatchError.tooMany }
        return try await platform.database.read { session in
            let reader = RegionReader(session, asOf: query.asOf)
            let scope = access.scope(for: .viewRegister)
            guard let area = try BoardDesk(platform).find(query.area, reader, scope), scope.contains(area.path)
            else { throw AccessError.notFound }
            var listing = RecordListing(
                query.kind, level: query.level, area: area.path, scope: scope, asOf: query.asOf)
            listing.filters = query.filters + (ids.map { [.among($0)] } ?? [])
            listing.order = query.order
            listing.limit = BatchChange.limit
            let page = try RecordList(session).page(listing)
            guard page.next == nil else { throw BatchError.tooMany }
            guard !page.items.isEmpty else { throw BatchError.nothingChosen }
            var wanted: Set<SubjectID> = []
            for item in page.items { wanted.formUnion(item.path.steps.suffix(4).map(\.region)) }
            return BatchSelection(
                items: page.items.map { $0.hiding(access.hiddenKeys(of: query.kind, in: $0.path)) },
                places: try reader.regions(wanted),
                versions: try RecordReader(session, asOf: query.asOf).versions(
                    of: page.items.map(\.id), kinds: Self.factKinds(query.kind)))
        }
    }

    /// What a change of many records would do; nothing is written.
    public func plan(_ batch: BatchChange, access: Access) async throws -> BatchPlan {
        try await platform.database.read { session in
            BatchPlan(lines: try steps(batch, access: access, in: session).map(\.line))
        }
    }

    /// Gives many records one value: all of them in one entry of the log, or none.
    ///
    /// Records that have the value already are left alone.
    ///
    /// - Parameter form: What tells the form from others: sent again, it changes nothing and names the first entry.
    /// - Returns: The number of the log entry, which ``undoBatch(_:access:)`` takes back.
    /// - Throws: ``BatchError``, ``RegisterError``.
    @discardableResult
    public func change(_ batch: BatchChange, form: String? = nil, access: Access) async throws -> Int64 {
        let source = batch.source.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !batch.picks.isEmpty else { throw BatchError.nothingChosen }
        guard batch.picks.count <= BatchChange.limit else { throw BatchError.tooMany }
        guard !source.isEmpty else { throw RegisterError.sourceMissing }
        if let refusal = RegisterError.refusal(of: batch.validFrom, today: platform.today) { throw refusal }
        guard BatchChange.fields(of: batch.kind).contains(batch.field) else { throw AccessError.notFound }
        let form = Self.formToken(form, Self.words(batch))
        return try await platform.database.write { session in
            if let earlier = try Self.receipt(form, access, session) { return earlier }
            let steps = try steps(batch, access: access, in: session)
            let refused = BatchPlan(lines: steps.map(\.line)).refused.count
            guard refused == 0 else { throw BatchError.refused(refused) }
            guard steps.contains(where: { !$0.statements.isEmpty }) else { throw RegisterError.nothingChanged }
            let writer = try writer(session, access)
            for step in steps {
                for statement in step.statements {
                    try writer.state(
                        statement.assertion, of: step.line.pick.id, kind: batch.kind, validity: statement.validity,
                        locus: "batch")
                }
            }
            let detail = [
                "field": batch.field.key, "kind": batch.kind.rawValue,
                "source": String(source.prefix(BatchChange.sourceLength)),
                "validFrom": batch.validFrom.description,
            ]
            let entry = try writer.finish(action: Self.batchChange, detail: detail.canonicalJSON)
            try Self.keepReceipt(entry, form, access, at: platform.now(), session)
            return entry
        }
    }

    static let batchChange = "record-batch"

    private static func words(_ batch: BatchChange) -> [String] {
        let value = batch.value.map { "\($0)" } ?? ""
        return [batch.kind.rawValue, batch.field.key, value, batch.validFrom.description, batch.source]
            + batch.picks.map { "\($0.id):\($0.version)" }
    }

    /// Works out what is to be stated of each record, and which records are refused.
    private func steps(
        _ batch: BatchChange, access: Access, in session: any Session
    ) throws -> [(line: BatchPlan.Line, statements: [(assertion: Assertion, validity: DayRange)])] {
        let reader = RecordReader(session, asOf: platform.asOf(valid: batch.validFrom))
        let shown = try shown(batch, access, session)
        var seen: Set<SubjectID> = []
        return try batch.picks.filter { seen.insert($0.id).inserted }.map { pick in
            let edit = Edit(
                batch.value.map { FieldValues([batch.field.key: $0]) } ?? [:],
                clearing: batch.value == nil ? [batch.field.key] : [], validFrom: batch.validFrom,
                seenVersion: pick.version)
            var outcome = BatchPlan.Outcome.changes
            var stated: [(assertion: Assertion, validity: DayRange)] = []
            do {
                stated = try statements(of: edit, batch.kind, pick.id, access: access, in: session)
            } catch RegisterError.nothingChanged {
                outcome = .unchanged
            } catch let error as RegisterError {
                outcome = .refused(.register(error))
            } catch is AccessError {
                outcome = .refused(.notAllowed)
            }
            let item = shown[pick.id]
            let before = item == nil ? nil : try reader.record(batch.kind, pick.id)?.values[batch.field.key]
            let line = BatchPlan.Line(
                pick: pick, name: item?.name ?? "", code: item?.code ?? "", before: before, outcome: outcome)
            return (line, stated)
        }
    }

    /// The chosen records that the asker may know of.
    private func shown(
        _ batch: BatchChange, _ access: Access, _ session: any Session
    ) throws -> [SubjectID: RecordItem] {
        let nation = RegionPath(of: .nation, level: .nation, under: nil)
        var listing = RecordListing(
            batch.kind, area: nation, scope: access.scope(for: .viewRegister), asOf: platform.asOf())
        listing.filters = [.among(batch.picks.map(\.id))]
        listing.limit = BatchChange.limit
        return Dictionary(
            try RecordList(session).page(listing).items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
