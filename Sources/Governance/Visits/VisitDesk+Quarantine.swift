public import Domain
public import Foundation
public import Store
import Tables

/// A visit that waits for a decision, or was set aside (待核记录).
public struct QuarantinedVisit: Sendable {
    /// The visit.
    public let record: VisitRecord
    /// Its photos.
    public let photos: [VisitRecord.Photo]
    /// Which of them have not arrived.
    public let missingPhotos: [String]
    /// What is noteworthy.
    public let findings: [VisitFinding]
    /// What was visited and for what, where it is known.
    public let title: String?
    /// Why it cannot be counted; nil where it can.
    public let obstacle: BilingualText?
    /// Whether the asker may decide about it: nobody does about his own.
    public let mayDecide: Bool
}

extension VisitDesk {
    /// Visits in quarantine or set aside that the asker may see, whatever they were made for, the latest first.
    ///
    /// - Parameter id: Only those with a smaller number.
    /// - Throws: ``AccessError/notFound`` for somebody who takes no part in field work at all.
    public func quarantine(
        _ states: [VisitRecord.State] = [.quarantined], before id: Int64 = .max, limit: Int = 50, access: Access
    ) async throws -> [QuarantinedVisit] {
        try Self.requireReporter(access)
        let kept = states.filter { $0 != .accepted }
        guard !kept.isEmpty else { return [] }
        return try await platform.database.read { session in
            var found: [QuarantinedVisit] = []
            var before = id
            while found.count < limit {
                let page = try VisitTable(session).page(states: kept, before: before, limit: 200)
                guard let last = page.last else { break }
                before = last.id
                for visit in page where found.count < limit {
                    if try maySee(visit, access, in: session) { found.append(try describe(visit, access, in: session)) }
                }
            }
            return found
        }
    }

    private func describe(
        _ visit: VisitRecord, _ access: Access, in session: any Session
    ) throws -> QuarantinedVisit {
        let photos = try VisitTable(session).photos(of: [visit.id])[visit.id] ?? []
        return QuarantinedVisit(
            record: visit, photos: photos, missingPhotos: try EvidenceTable(session).missing(from: visit.id),
            findings: try findings(of: visit, access, in: session),
            title: try owner(of: visit.purpose)?.title(of: visit, in: session),
            obstacle: try obstacle(toCounting: visit, in: session),
            mayDecide: visit.state == .quarantined && Self.mayDecide(visit, access))
    }

    /// What is noteworthy about a visit, without the numbers of other visits that the asker may not see.
    func findings(of visit: VisitRecord, _ access: Access, in session: any Session) throws -> [VisitFinding] {
        try [VisitFinding](json: visit.findings).map { finding in
            guard let number = finding.otherVisit else { return finding }
            let other = try VisitTable(session).find(number)
            if try other.map({ try maySee($0, access, in: session) }) ?? false { return finding }
            var finding = finding
            finding.otherVisit = nil
            return finding
        }
    }

    private static func mayDecide(_ visit: VisitRecord, _ access: Access) -> Bool {
        visit.userID == nil || visit.userID != access.userID
    }

    private func obstacle(toCounting visit: VisitRecord, in session: any Session) throws -> BilingualText? {
        guard visit.outcome != nil, let owner = owner(of: visit.purpose) else {
            return BilingualText(
                "没有对应任务或结论的记录不能计入，可下载原文后不计入（保留）",
                "A visit without a task or a conclusion cannot be counted; download it and set it aside")
        }
        return try owner.obstacle(toCounting: visit, in: session)
    }

    /// A visit's report exactly as it was sent, for somebody who may see the visit.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func report(_ id: Int64, access: Access) async throws -> Data {
        try await platform.database.read { session in
            guard let visit = try VisitTable(session).find(id), try maySee(visit, access, in: session) else {
                throw AccessError.notFound
            }
            return VisitArrival.bytes(of: visit.report)
        }
    }

    /// Decides about a visit in quarantine: it counts, or it is set aside; it is kept either way.
    ///
    /// - Throws: ``AccessError/notFound``, ``VisitError``.
    public func resolve(_ id: Int64, accept: Bool, resolution: String, access: Access) async throws {
        let words = FrameBuilder.tidy(resolution)
        guard (2...500).contains(words.count) else {
            throw VisitError.invalid(field: "resolution", BilingualText("请写明裁定理由", "Say why you decide so"))
        }
        try await platform.database.write { session in
            guard var visit = try VisitTable(session).find(id), visit.state == .quarantined else {
                throw AccessError.notFound
            }
            let audience = try audience(of: visit, in: session)
            guard audience.contains(access) else { throw AccessError.notFound }
            guard Self.mayDecide(visit, access) else { throw VisitError.ownVisit }
            if accept, let obstacle = try obstacle(toCounting: visit, in: session) {
                throw VisitError.invalid(field: "visit", obstacle)
            }
            visit.state = accept ? .accepted : .dismissed
            try VisitTable(session).resolve(
                id, as: visit.state, assignment: visit.assignment, by: access.userID, at: platform.now(),
                resolution: words)
            try log("visit-resolve", visit, audience.host, access, reason: words, in: session)
        }
    }
}
