import Domain
import Foundation
import Geo
import Store
import Tables

/// Decides whether a reported visit simply counts, or why it waits in quarantine.
struct VisitJudge {
    let session: any Session
    let platform: Platform
    let access: Access

    struct Judgement {
        var reasons: [VisitReason]
        var campaign: CampaignRecord?
        var home: Coordinate?
    }

    /// Fills in the task, the facility and its place, and names what does not fit.
    func judge(_ report: VisitReport, _ visit: inout VisitRecord) throws -> Judgement {
        visit.subject = report.facility.flatMap { $0 > 0 ? SubjectID($0) : nil }
        guard let campaign = try report.campaign.flatMap({ try CampaignTable(session).find($0) }),
            access.may(.spotCheck, in: campaign.areaPath)
        else { return Judgement(reasons: [.noCampaign]) }
        var result = Judgement(reasons: [], campaign: campaign)
        if campaign.phase != .field { result.reasons.append(.noCampaign) }
        try judgeTask(report, &visit, campaign, &result)
        if let skew = Self.skew(visit), abs(skew) > SpotCheckDesk.clockTolerance { result.reasons.append(.clock) }
        if Self.isClockImpossible(visit), !result.reasons.contains(.clock) { result.reasons.append(.clock) }
        judgeAnswers(report, campaign, &result)
        return result
    }

    private func judgeTask(
        _ report: VisitReport, _ visit: inout VisitRecord, _ campaign: CampaignRecord, _ result: inout Judgement
    ) throws {
        let team = try access.userID.flatMap { try TeamTable(session).team(of: $0, in: campaign.id) }
        let tasks = try AssignmentTable(session).tasks(of: campaign.id).filter { task in
            report.assignment.map { $0 == task.id } ?? (task.facility == visit.subject && task.team == team)
        }
        guard let task = tasks.first, visit.subject == nil || visit.subject == task.facility else {
            if let row = try visit.subject.flatMap({ try FrameTable(session).row($0, of: campaign.id) }) {
                visit.path = row.path
            }
            result.reasons.append(.notDrawn)
            return
        }
        visit.assignment = task.id
        visit.subject = task.facility
        if let row = try FrameTable(session).row(task.facility, of: campaign.id) {
            visit.path = row.path
            if let longitude = row.longitude, let latitude = row.latitude {
                result.home = try? Coordinate(longitude: longitude, latitude: latitude)
            }
        }
        if task.team != team { result.reasons.append(.otherTeam) }
        let opened = try TeamTable(session).reveals(of: campaign.id)
            .first { $0.team == task.team && $0.day == task.day }
        let start = Self.corrected(visit.startedAt, visit)
        let tolerance = Int64(SpotCheckDesk.clockTolerance * 1000)
        if let opened {
            if let start, start.milliseconds < opened.at.milliseconds - tolerance {
                result.reasons.append(.beforeReveal)
            }
        } else {
            result.reasons.append(.beforeReveal)
        }
        if try VisitTable(session).accepted(assignment: task.id) != nil { result.reasons.append(.duplicate) }
    }

    private func judgeAnswers(_ report: VisitReport, _ campaign: CampaignRecord, _ result: inout Judgement) {
        guard let outcome = report.outcome else {
            result.reasons.append(.incomplete)
            return
        }
        guard outcome == .effective || outcome == .notEffective, let list = Checklist(json: campaign.criteria) else {
            return
        }
        switch list.verdict(of: report.answers ?? [:]) {
        case .incomplete: result.reasons.append(.incomplete)
        case .effective where outcome == .notEffective, .notEffective where outcome == .effective:
            result.reasons.append(.contradiction)
        default: break
        }
    }

    /// How far the phone's clock was ahead (negative) or behind (positive) when it sent, in seconds.
    static func skew(_ visit: VisitRecord) -> Double? {
        visit.sentAt.map { Double(visit.receivedAt.milliseconds - $0.milliseconds) / 1000 }
    }

    /// A moment of the phone by the server's clock.
    static func corrected(_ moment: Instant?, _ visit: VisitRecord) -> Instant? {
        guard let moment, let sent = visit.sentAt else { return moment }
        return Instant(milliseconds: moment.milliseconds + visit.receivedAt.milliseconds - sent.milliseconds)
    }

    /// Whether a visit ends before it begins, or is sent before it ends.
    private static func isClockImpossible(_ visit: VisitRecord) -> Bool {
        guard let start = visit.startedAt, let end = visit.endedAt else { return true }
        return end < start || (visit.sentAt.map { $0 < end } ?? false)
    }
}
