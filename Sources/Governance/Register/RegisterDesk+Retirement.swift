public import Domain
import Foundation
import Store
import Tables

extension RegisterDesk {
    /// The longest text that says where a retirement comes from.
    private static let sourceLength = 200

    /// Strikes a record off from a day on (注销): lists, maps and sums forget it for that day and all later ones.
    ///
    /// What it was before stays, and can be asked for as of an earlier day. Places end with the tree instead.
    ///
    /// - Parameters:
    ///   - source: Where this comes from: an order, a survey.
    ///   - seenVersion: The version that the editor saw.
    /// - Returns: The number of the log entry, which ``restore(_:_:access:)`` takes back.
    /// - Throws: ``AccessError/notFound``, ``RegisterError``.
    @discardableResult
    public func retire(
        _ kind: RecordKind, _ id: SubjectID, from day: Day, source: String, seenVersion: Int64, access: Access
    ) async throws -> Int64 {
        let source = source.trimmingCharacters(in: .whitespacesAndNewlines).prefix(Self.sourceLength)
        return try await platform.database.write { session in
            let records = RecordReader(session, asOf: platform.asOf(valid: day))
            guard kind != .region, kind != .village,
                let (standing, last) = try Self.lastStanding(kind, id, asOf: platform.asOf(), in: session),
                last.range.contains(platform.today)
            else { throw AccessError.notFound }
            try access.require(.editRegister, in: standing.path)
            if let refusal = RegisterError.refusal(of: day, today: platform.today) { throw refusal }
            guard !source.isEmpty else { throw RegisterError.sourceMissing }
            guard try records.version(of: id, kinds: Self.factKinds(kind)) == seenVersion else {
                throw RegisterError.changedMeanwhile
            }
            let life = try records.stretches(of: kind, id)
            guard life.contains(where: { $0.range.contains(day) && $0.values["place"] != nil }) else {
                throw RegisterError.dayUnfit(day)
            }
            let writer = try writer(session, access)
            try writer.state(
                Assertion([:], clearing: ["place"]), of: id, kind: kind, validity: DayRange(from: day),
                locus: access.locus)
            return try writer.finish(
                action: Self.retirement, subject: id, detail: ["source": String(source)].canonicalJSON)
        }
    }

    /// Takes a retirement back (恢复): from now on it is as if the record had stood all the time.
    ///
    /// Where its place was merged into another meanwhile, it stands in that one from the merger on.
    ///
    /// - Returns: The number of the log entry.
    /// - Throws: ``AccessError/notFound``, ``RegisterError/nothingChanged`` where it is not retired,
    ///   ``RegisterError/placeEnded(_:)`` where nothing succeeded its place.
    @discardableResult
    public func restore(_ kind: RecordKind, _ id: SubjectID, access: Access) async throws -> Int64 {
        try await platform.database.write { session in
            guard kind != .region, kind != .village,
                let (standing, last) = try Self.lastStanding(kind, id, asOf: platform.asOf(), in: session)
            else { throw AccessError.notFound }
            try access.require(.editRegister, in: standing.path)
            guard !last.range.contains(platform.today),
                let entry = try AuditLog(session).last(of: id, action: Self.retirement, until: .latest)
            else { throw RegisterError.nothingChanged }
            let writer = try writer(session, access)
            let rehousing = try Rehousing(session, undoing: entry.sequence, asOf: platform.asOf())
            try writer.withdraw(entry.sequence)
            if let ended = try rehousing.settle(with: writer, locus: access.locus) {
                throw RegisterError.placeEnded(ended.name)
            }
            return try writer.finish(
                action: "record-restore", subject: id, detail: ["entry": String(entry.sequence)].canonicalJSON)
        }
    }

    static let retirement = "record-retire"

    /// The place where a record stood last, and how it then was; nil where it never stood anywhere.
    ///
    /// One struck off from its own first day on has no day left on which it stood: it is given as it was known before
    /// that, with no days.
    static func lastStanding(
        _ kind: RecordKind, _ id: SubjectID, asOf: AsOf, in session: any Session
    ) throws -> (place: Region, last: Stretch)? {
        guard
            let last = try standing(kind, id, asOf: asOf, in: session) ?? struckOff(kind, id, asOf: asOf, in: session),
            case .subject(let place)? = last.values["place"],
            let region = try RegionReader(session, asOf: asOf).region(place)
        else { return nil }
        return (region, last)
    }

    private static func standing(
        _ kind: RecordKind, _ id: SubjectID, asOf: AsOf, in session: any Session
    ) throws -> Stretch? {
        try RecordReader(session, asOf: asOf).stretches(of: kind, id)
            .last { $0.values["place"] != nil && $0.range.from <= asOf.valid }
    }

    /// A record that its retirement left no day, as it was known until then.
    private static func struckOff(
        _ kind: RecordKind, _ id: SubjectID, asOf: AsOf, in session: any Session
    ) throws -> Stretch? {
        guard let entry = try AuditLog(session).last(of: id, action: retirement, until: asOf.known),
            let day = try EntryFacts(session).facts(of: entry.sequence, limit: 1).first?.validity.from,
            try RecordReader(session, asOf: asOf).record(kind, id) != nil
        else { return nil }
        let before = AsOf(valid: asOf.valid, known: Instant(milliseconds: entry.at.milliseconds - 1))
        return try standing(kind, id, asOf: before, in: session).map { last in
            Stretch(range: DayRange(from: day, to: day), values: last.values)
        }
    }

    /// Since when and why a record is struck off.
    static func retirement(
        of id: SubjectID, after last: Stretch, asOf: AsOf, in session: any Session
    ) throws -> RegisterPage.Retirement {
        let entry = try AuditLog(session).last(of: id, action: retirement, until: asOf.known)
        let detail = entry.flatMap { try? JSONDecoder().decode([String: String].self, from: Data($0.detail.utf8)) }
        return RegisterPage.Retirement(
            from: last.range.to, source: detail?["source"] ?? "", by: entry?.actor.name ?? "", at: entry?.at)
    }
}
