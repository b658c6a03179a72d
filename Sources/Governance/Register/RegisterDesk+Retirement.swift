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
                Assertion([:], clearing: ["place"]), of: id, kind: kind, validity: DayRange(from: day), locus: "form")
            return try writer.finish(
                action: Self.retirement, subject: id, detail: ["source": String(source)].canonicalJSON)
        }
    }

    /// Takes a retirement back (恢复): from now on it is as if the record had stood all the time.
    ///
    /// - Returns: The number of the log entry.
    /// - Throws: ``AccessError/notFound``, ``RegisterError/nothingChanged`` where it is not retired.
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
            try writer.withdraw(entry.sequence)
            return try writer.finish(
                action: "record-restore", subject: id, detail: ["entry": String(entry.sequence)].canonicalJSON)
        }
    }

    static let retirement = "record-retire"

    /// The place where a record stood last, and how it then was; nil where it never stood anywhere.
    static func lastStanding(
        _ kind: RecordKind, _ id: SubjectID, asOf: AsOf, in session: any Session
    ) throws -> (place: Region, last: Stretch)? {
        let life = try RecordReader(session, asOf: asOf).stretches(of: kind, id)
        guard let last = life.last(where: { $0.values["place"] != nil && $0.range.from <= asOf.valid }),
            case .subject(let place)? = last.values["place"],
            let region = try RegionReader(session, asOf: asOf).region(place)
        else { return nil }
        return (region, last)
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
