public import Domain
import Foundation
public import Geo
public import Store
public import Tables

/// Visits made for spot checks (抽查的检查记录).
public struct SpotCheckVisits: VisitOwner {
    /// Knows its spot checks from the tables.
    public init() {}

    /// `spot-check`.
    public var purpose: String { "spot-check" }

    /// 抽查.
    public var name: BilingualText { BilingualText("抽查", "Spot check") }

    /// Those of the checks that his supervision organises, and of running ones only what his own team found.
    public func sight(of access: Access) -> VisitSight? {
        let scope = access.scope(for: .spotCheck)
        return scope.isEmpty ? nil : .spotChecks(supervisedIn: scope, by: access.userID)
    }

    /// Finds the task and the facility, and names what does not fit the draw, the teams, the lists and the checklist.
    public func judge(
        _ report: VisitReport, _ visit: inout VisitRecord, by access: Access, in session: any Session
    ) throws -> VisitJudgement {
        visit.subject = report.facility.flatMap { $0 > 0 ? SubjectID($0) : nil }
        guard let campaign = try claimed(report, by: access, in: session) else {
            return VisitJudgement(reasons: [.noCampaign])
        }
        visit.purposeID = campaign.id
        var result = VisitJudgement(host: campaign.host)
        if campaign.phase != .field { result.reasons.append(.noCampaign) }
        try judgeTask(report, &visit, campaign, &result, session)
        judgeAnswers(report, campaign, &result)
        return result
    }

    /// The spot check that a report names, if the sender has to do with it: he is in one of its teams, or might
    /// organise it.
    ///
    /// Nobody else's report reaches those who organise it: it waits where the sender's own superiors look.
    private func claimed(
        _ report: VisitReport, by access: Access, in session: any Session
    ) throws -> CampaignRecord? {
        let table = CampaignTable(session)
        guard let campaign = try report.campaign.flatMap({ try table.find($0) }),
            access.may(.spotCheck, in: campaign.areaPath)
        else { return nil }
        let team = try access.userID.flatMap { try TeamTable(session).team(of: $0, in: campaign.id) }
        guard team != nil || access.may(.spotCheck, in: campaign.hostPath) else { return nil }
        // Two phones may tell of the same task at once: one after the other, so that the second is a duplicate.
        return try table.find(campaign.id, forUpdate: true)
    }

    private func judgeTask(
        _ report: VisitReport, _ visit: inout VisitRecord, _ campaign: CampaignRecord, _ result: inout VisitJudgement,
        _ session: any Session
    ) throws {
        let team = try visit.userID.flatMap { try TeamTable(session).team(of: $0, in: campaign.id) }
        let facility = visit.subject
        let reveals = try TeamTable(session).reveals(of: campaign.id)
        let tasks = try AssignmentTable(session).tasks(of: campaign.id).filter { task in
            report.assignment.map { $0 == task.id } ?? (task.facility == facility && task.team == team)
        }
        // A list that nobody has opened yet tells nothing, also not that a facility is in it.
        guard let task = tasks.first, let opened = reveals.first(where: { $0.team == task.team && $0.day == task.day }),
            facility == nil || facility == task.facility
        else {
            if let row = try facility.flatMap({ try FrameTable(session).row($0, of: campaign.id) }) {
                visit.path = row.path
            }
            result.reasons.append(.notDrawn)
            return
        }
        visit.assignment = task.id
        visit.subject = task.facility
        if let row = try FrameTable(session).row(task.facility, of: campaign.id) { visit.path = row.path }
        if task.team != team { result.reasons.append(.otherTeam) }
        let tolerance = Int64(VisitDesk.clockTolerance * 1000)
        if let start = visit.corrected(visit.startedAt), start.milliseconds < opened.at.milliseconds - tolerance {
            result.reasons.append(.beforeReveal)
        }
        let isRepeat = try VisitTable(session).accepted(assignment: task.id) != nil
        if try isRepeat || lostBlindness(task, in: session) { result.reasons.append(.duplicate) }
    }

    /// Whether the task's team has reported before on a facility that another team looks at, too.
    ///
    /// Any report ends the team's blindness, also one that does not count: what comes after it waits for a person, or an
    /// empty report would be a way to see the other team's first.
    private func lostBlindness(_ task: Assignment, in session: any Session) throws -> Bool {
        let isTwice = try AssignmentTable(session).tasks(of: task.campaign)
            .contains { $0.facility == task.facility && $0.team != task.team }
        guard isTwice else { return false }
        return try VisitTable(session)
            .visits(for: "spot-check", task.campaign, states: [.accepted, .quarantined, .dismissed])
            .contains { earlier in
                guard earlier.assignment == task.id, earlier.outcome != nil, let user = earlier.userID else {
                    return false
                }
                return try TeamTable(session).team(of: user, in: task.campaign) == task.team
            }
    }

    private func judgeAnswers(_ report: VisitReport, _ campaign: CampaignRecord, _ result: inout VisitJudgement) {
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

    /// Whoever organises the spot check, but no team that looks at the same facility by itself.
    public func audience(of visit: VisitRecord, in session: any Session) throws -> VisitAudience? {
        guard let campaign = try visit.purposeID.flatMap({ try CampaignTable(session).find($0) }) else { return nil }
        let blindness = try SpotCheckBlindness(campaign, in: session)
        return VisitAudience(
            .spotCheck, in: campaign.hostPath, host: campaign.host, hiddenFrom: blindness.hidden(from: visit))
    }

    /// The position that the frame has of the facility.
    public func position(of visit: VisitRecord, in session: any Session) throws -> Coordinate? {
        guard let row = try row(of: visit, in: session), let longitude = row.longitude, let latitude = row.latitude
        else { return nil }
        return try? Coordinate(longitude: longitude, latitude: latitude)
    }

    /// The spot check and the facility.
    public func title(of visit: VisitRecord, in session: any Session) throws -> String? {
        guard let campaign = try visit.purposeID.flatMap({ try CampaignTable(session).find($0) }) else { return nil }
        let row = try row(of: visit, in: session)
        return [campaign.title, row.map { $0.code + " " + $0.name }].compactMap(\.self).joined(separator: " · ")
    }

    private func row(of visit: VisitRecord, in session: any Session) throws -> FrameRow? {
        guard let campaign = visit.purposeID, let subject = visit.subject else { return nil }
        return try FrameTable(session).row(subject, of: campaign)
    }

    /// A visit counts for a task of a spot check that is in the field, once.
    public func obstacle(toCounting visit: VisitRecord, in session: any Session) throws -> BilingualText? {
        guard let task = visit.assignment,
            let campaign = try visit.purposeID.flatMap({ try CampaignTable(session).find($0) })
        else {
            return BilingualText("没有对应任务的记录不能计入", "A visit without a task cannot be counted")
        }
        guard campaign.phase == .field else {
            return BilingualText("抽查不在现场检查阶段", "The spot check is not in the field")
        }
        guard try VisitTable(session).accepted(assignment: task) == nil else {
            return BilingualText("该任务已有计入的记录", "Another visit counts for this task")
        }
        return nil
    }
}
