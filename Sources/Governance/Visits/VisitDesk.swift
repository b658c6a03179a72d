import Domain
public import Foundation
import Sealing
public import Store
import Tables

/// Takes in what is reported from the field, whatever it was made for, and keeps what does not fit (现场记录).
public struct VisitDesk: Sendable {
    let platform: Platform

    /// So far may a phone's clock be off, in seconds.
    static let clockTolerance = 300.0
    /// What reports without a purpose were made for: phones of the first version named none.
    static let firstPurpose = "spot-check"

    /// A desk over the platform and the owners of visits that it knows.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    func owner(of purpose: String) -> (any VisitOwner)? {
        platform.visitOwners.first { $0.purpose == purpose }
    }

    /// Who takes part in field work at all.
    static func requireReporter(_ access: Access) throws(AccessError) {
        guard access.mayAnywhere(.spotCheck) || access.mayAnywhere(.reportOperation) else { throw .notFound }
    }

    /// Takes a report from the field.
    ///
    /// It is never refused: what does not fit is kept in quarantine with the reasons.
    ///
    /// Sending the same report again changes nothing.
    /// - Parameter bytes: The report as JSON; anything else is kept as it is.
    /// - Throws: ``AccessError/notFound`` for somebody who takes no part in field work at all.
    public func receive(_ bytes: Data, access: Access) async throws -> VisitReceipt {
        try Self.requireReporter(access)
        return try await platform.database.write { session in
            try take(VisitArrival(bytes), access, in: session)
        }
    }

    /// Keeps what arrived, or finds that it is there already.
    func take(_ arrival: VisitArrival, _ access: Access, in session: any Session) throws -> VisitReceipt {
        guard let report = arrival.report, report.hasUsableID else {
            return try keepRaw(arrival, .malformed, access, in: session)
        }
        guard let known = try VisitTable(session).find(clientID: report.clientId) else {
            return try keep(report, arrival, access, in: session)
        }
        // A file that was carried over and the phone itself may tell the same visit, in either order.
        let isSender = arrival.carrier != nil || known.userID == nil || known.userID == access.userID
        // Nobody learns of another's visit by guessing its name, and two reports never merge.
        guard isSender else { return try keepRaw(arrival, .foreignName, access, in: session) }
        guard VisitArrival(Data(known.report.utf8)).content == arrival.content else {
            return try keepRaw(arrival, .changed, access, in: session)
        }
        // Photos that this sender handed in are the visit's from now on.
        if try VisitTable(session).addSender(access.userID, to: known.id) { try reassess(known, in: session) }
        return try receipt(known, wasKnown: true, in: session)
    }

    private func keepRaw(
        _ arrival: VisitArrival, _ reason: VisitReason, _ access: Access, in session: any Session
    ) throws -> VisitReceipt {
        let name = "raw-" + SHA256Digest(of: Array(arrival.content)).hexadecimal.prefix(48)
        if let known = try VisitTable(session).find(clientID: name) {
            return try receipt(known, wasKnown: true, in: session)
        }
        var visit = record(named: name, arrival.report?.purpose ?? Self.firstPurpose, arrival, access)
        visit.path = Self.home(of: access)
        visit.state = .quarantined
        visit.reasons = arrival.reasons(beside: [reason])
        let photos = arrival.report?.storedPhotos ?? []
        visit.id = try VisitTable(session).insert(visit, photos: photos, sender: access.userID)
        try log("visit-receive", visit, .nation, access, in: session)
        return try receipt(visit, wasKnown: false, in: session)
    }

    private func keep(
        _ report: VisitReport, _ arrival: VisitArrival, _ access: Access, in session: any Session
    ) throws -> VisitReceipt {
        let purpose = report.purpose ?? Self.firstPurpose
        var visit = record(named: report.clientId, purpose, arrival, access)
        visit.fill(from: report)
        var judgement = VisitJudgement(reasons: [.unknownPurpose])
        if let owner = owner(of: purpose) {
            judgement = try owner.judge(report, &visit, by: access, in: session)
        }
        if visit.path.text.isEmpty { visit.path = Self.home(of: access) }
        if Self.isClockWrong(visit) { judgement.reasons.append(.clock) }
        visit.reasons = arrival.reasons(beside: judgement.reasons)
        visit.state = visit.reasons.isEmpty ? .accepted : .quarantined
        visit.id = try VisitTable(session).insert(visit, photos: report.storedPhotos, sender: access.userID)
        try reassess(visit, in: session)
        try log("visit-receive", visit, judgement.host, access, in: session)
        return try receipt(visit, wasKnown: false, in: session)
    }

    private func record(
        named name: String, _ purpose: String, _ arrival: VisitArrival, _ access: Access
    ) -> VisitRecord {
        VisitRecord(
            clientID: name, purpose: String(FrameBuilder.tidy(purpose).prefix(60)),
            userID: arrival.carrier == nil ? access.userID : nil, userName: arrival.carrier ?? access.actor.name,
            receivedAt: platform.now(), report: arrival.text)
    }

    /// Where somebody's own superiors find what belongs to no plan: the place for which he reports.
    private static func home(of access: Access) -> RegionPath {
        let paths = access.scope(for: .spotCheck).paths + access.scope(for: .reportOperation).paths
        return paths.first ?? RegionPath(of: .nation, level: .nation, under: nil)
    }

    /// Whether a clock was off, a visit ends before it begins, or is sent before it ends.
    private static func isClockWrong(_ visit: VisitRecord) -> Bool {
        if let skew = visit.clockSkew, abs(skew) > clockTolerance { return true }
        guard let start = visit.startedAt, let end = visit.endedAt else { return true }
        return end < start || (visit.sentAt.map { $0 < end } ?? false)
    }

    /// Looks at a visit again, after photos of it arrived.
    func reassess(_ visit: VisitRecord, in session: any Session) throws {
        let photos = try VisitTable(session).photos(of: [visit.id])[visit.id] ?? []
        let assessment = VisitAssessment(
            session: session, zone: platform.zone, home: try owner(of: visit.purpose)?.position(of: visit, in: session))
        try VisitTable(session).setFindings(try assessment.findings(visit, photos).json, of: visit.id)
    }

    func log(
        _ action: String, _ visit: VisitRecord, _ host: SubjectID, _ access: Access, photos: Int? = nil,
        reason: String? = nil, in session: any Session
    ) throws {
        let detail = VisitDetail(
            visit: visit.id, purpose: visit.purpose, campaign: visit.purposeID, assignment: visit.assignment,
            state: visit.state.rawValue, reasons: visit.reasons.isEmpty ? nil : visit.reasons, reason: reason,
            photos: photos, contentHash: SHA256Digest(of: visit.report).hexadecimal)
        try Journal.append(
            in: session, at: platform.now(), actor: access.actor, action: action, subject: host,
            detail: detail.canonicalJSON)
    }

    func receipt(_ visit: VisitRecord, wasKnown: Bool, in session: any Session) throws -> VisitReceipt {
        VisitReceipt(
            visit: visit.id, clientID: visit.clientID, state: visit.state, reasons: visit.reasonList,
            missingPhotos: try EvidenceTable(session).missing(from: visit.id), wasKnown: wasKnown)
    }

    /// Who may see a visit; one that belongs to no plan is seen by its reporter's own superiors.
    func audience(of visit: VisitRecord, in session: any Session) throws -> VisitAudience {
        try owner(of: visit.purpose)?.audience(of: visit, in: session)
            ?? VisitAudience(.spotCheck, in: visit.path, host: .nation)
    }

    /// Whether somebody may see a visit and its photos.
    func maySee(_ visit: VisitRecord, _ access: Access, in session: any Session) throws -> Bool {
        try audience(of: visit, in: session).contains(access)
    }
}

extension VisitRecord {
    /// Why it is or was in quarantine.
    public var reasonList: [VisitReason] {
        reasons.split(separator: " ").compactMap { VisitReason(rawValue: String($0)) }
    }

    /// Takes over what the report says of itself.
    mutating func fill(from report: VisitReport) {
        device = FrameBuilder.tidy(String((report.device ?? "").prefix(200)))
        outcome = report.outcome?.rawValue
        startedAt = VisitReport.moment(report.startedAt)
        endedAt = VisitReport.moment(report.endedAt)
        sentAt = VisitReport.moment(report.sentAt)
        guard let position = report.position, position.isPossible else { return }
        longitude = position.longitude
        latitude = position.latitude
        accuracy = position.accuracy.flatMap { $0.isFinite ? $0 : nil }
        isMock = position.isMock ?? false
    }
}
