public import Domain
public import Foundation
import Geo
import Sealing
public import Store
import Tables

extension SpotCheckDesk {
    /// What became of a report.
    public struct Receipt: Hashable, Sendable {
        /// The visit's number.
        public let visit: Int64
        /// What the phone called it.
        public let clientID: String
        /// Whether it counts.
        public let state: VisitRecord.State
        /// Why it is in quarantine; none where it counts.
        public let reasons: [VisitReason]
        /// The photos that have not arrived yet.
        public let missingPhotos: [String]
        /// Whether it had been sent before.
        public let wasKnown: Bool
    }

    /// So far may a phone's clock be off, in seconds.
    static let clockTolerance = 300.0

    /// Takes a report from the field.
    ///
    /// It is never refused: what does not fit is kept in quarantine with the reasons.
    ///
    /// Sending the same report again changes nothing.
    /// - Parameter bytes: The report as JSON; anything else is kept as it is.
    /// - Throws: ``AccessError/notFound`` for somebody who takes no part in spot checks at all.
    public func receive(_ bytes: Data, access: Access) async throws -> Receipt {
        guard access.mayAnywhere(.spotCheck) else { throw AccessError.notFound }
        let report = try? JSONDecoder().decode(VisitReport.self, from: bytes)
        return try await platform.database.write { session in
            guard let report, report.hasUsableID else { return try keepMalformed(bytes, access, in: session) }
            if let known = try VisitTable(session).find(clientID: report.clientId) {
                // Nobody learns of another's visit by guessing its name, and two reports never merge.
                guard known.userID == access.userID else {
                    return try keepMalformed(bytes, access, in: session)
                }
                return try receipt(known, wasKnown: true, in: session)
            }
            return try keep(report, bytes, access, in: session)
        }
    }

    private func keepMalformed(_ bytes: Data, _ access: Access, in session: any Session) throws -> Receipt {
        let name = "raw-" + SHA256Digest(of: Array(bytes)).hexadecimal.prefix(48)
        if let known = try VisitTable(session).find(clientID: name) {
            return try receipt(known, wasKnown: true, in: session)
        }
        // Neither engine keeps NUL in texts; what is no text at all is kept as base64.
        let plain = String(data: bytes, encoding: .utf8).flatMap { $0.contains("\0") ? nil : $0 }
        var visit = VisitRecord(
            clientID: name, purpose: "spot-check", userID: access.userID, userName: access.actor.name,
            receivedAt: platform.now(), report: plain ?? "base64:" + bytes.base64EncodedString())
        visit.state = .quarantined
        visit.reasons = VisitReason.malformed.rawValue
        visit.id = try VisitTable(session).insert(visit, photos: [])
        try logVisit(visit, .nation, access, in: session)
        return try receipt(visit, wasKnown: false, in: session)
    }

    private func keep(
        _ report: VisitReport, _ bytes: Data, _ access: Access, in session: any Session
    ) throws -> Receipt {
        var visit = VisitRecord(
            clientID: report.clientId, purpose: "spot-check", userID: access.userID, userName: access.actor.name,
            receivedAt: platform.now(),
            report: String(decoding: bytes, as: UTF8.self).replacing("\\u0000", with: "").replacing("\0", with: ""))
        visit.purposeID = report.campaign
        visit.device = FrameBuilder.tidy(String((report.device ?? "").prefix(200)))
        visit.outcome = report.outcome?.rawValue
        visit.startedAt = VisitReport.moment(report.startedAt)
        visit.endedAt = VisitReport.moment(report.endedAt)
        visit.sentAt = VisitReport.moment(report.sentAt)
        if let position = report.position, position.isPossible {
            visit.longitude = position.longitude
            visit.latitude = position.latitude
            visit.accuracy = position.accuracy.flatMap { $0.isFinite ? $0 : nil }
            visit.isMock = position.isMock ?? false
        }
        let judge = VisitJudge(session: session, platform: platform, access: access)
        let judgement = try judge.judge(report, &visit)
        visit.state = judgement.reasons.isEmpty ? .accepted : .quarantined
        visit.reasons = judgement.reasons.map(\.rawValue).joined(separator: " ")
        let photos = report.storedPhotos
        visit.id = try VisitTable(session).insert(visit, photos: photos)
        try assess(visit, photos, home: judgement.home, in: session)
        try logVisit(visit, judgement.campaign?.host ?? .nation, access, in: session)
        return try receipt(visit, wasKnown: false, in: session)
    }

    /// Looks at a visit again, after photos of it arrived.
    func assess(
        _ visit: VisitRecord, _ photos: [VisitRecord.Photo], home: Coordinate?, in session: any Session
    ) throws {
        let skew = VisitJudge.skew(visit)
        let assessment = VisitAssessment(session: session, zone: platform.zone, home: home)
        let findings = try assessment.findings(
            visit, photos, skew: skew.flatMap { abs($0) > Self.clockTolerance ? $0 : nil })
        try VisitTable(session).setFindings(findings.json, of: visit.id)
    }

    private func logVisit(
        _ visit: VisitRecord, _ host: SubjectID, _ access: Access, in session: any Session
    ) throws {
        try log(
            "visit-receive",
            CampaignDetail(
                campaign: visit.purposeID ?? 0, listHash: SHA256Digest(of: visit.report).hexadecimal,
                assignment: visit.assignment, visit: visit.id, state: visit.state.rawValue,
                reasons: visit.reasons.isEmpty ? nil : visit.reasons), host, access, in: session)
    }

    private func receipt(_ visit: VisitRecord, wasKnown: Bool, in session: any Session) throws -> Receipt {
        let photos = try VisitTable(session).photos(of: [visit.id])[visit.id] ?? []
        return Receipt(
            visit: visit.id, clientID: visit.clientID, state: visit.state,
            reasons: visit.reasons.split(separator: " ").compactMap { VisitReason(rawValue: String($0)) },
            missingPhotos: try EvidenceTable(session).missing(photos.map(\.hash)), wasKnown: wasKnown)
    }

    /// Decides about a visit in quarantine: it counts, or it does not; it is kept either way.
    ///
    /// - Throws: ``AccessError/notFound``, ``SpotCheckError/ownVisit``, ``SpotCheckError``.
    public func resolve(_ visit: Int64, accept: Bool, resolution: String, access: Access) async throws {
        let words = FrameBuilder.tidy(resolution)
        guard (2...500).contains(words.count) else {
            throw SpotCheckError.invalid(
                field: "resolution", BilingualText("请写明裁定理由", "Say why you decide so"))
        }
        try await platform.database.write { session in
            guard let stored = try VisitTable(session).find(visit), stored.state == .quarantined else {
                throw AccessError.notFound
            }
            let record = try stored.purposeID.flatMap { try CampaignTable(session).find($0, forUpdate: true) }
            try access.require(
                .spotCheck, in: record?.hostPath ?? RegionPath(of: .nation, level: .nation, under: nil))
            guard stored.userID != access.userID else { throw SpotCheckError.ownVisit }
            if accept {
                guard let record, record.phase == .field, let task = stored.assignment,
                    stored.outcome != nil
                else {
                    throw SpotCheckError.invalid(
                        field: "visit",
                        BilingualText(
                            "没有对应任务或结论的记录不能计入", "A visit without a task or a conclusion cannot be counted"))
                }
                guard try VisitTable(session).accepted(assignment: task) == nil else {
                    throw SpotCheckError.invalid(
                        field: "visit", BilingualText("该任务已有计入的记录", "Another visit counts for this task"))
                }
            }
            try VisitTable(session).resolve(
                visit, as: accept ? .accepted : .dismissed, assignment: stored.assignment, by: access.userID,
                at: platform.now(), resolution: words)
            try log(
                "visit-resolve",
                CampaignDetail(
                    campaign: record?.id ?? 0, visit: visit, state: accept ? "accepted" : "dismissed", reason: words),
                record?.host ?? .nation, access, in: session)
        }
    }
}
