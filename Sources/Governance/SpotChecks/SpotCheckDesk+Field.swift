public import Domain
import Foundation
import Sampling
public import Store
import Tables

extension SpotCheckDesk {
    /// Sets teams and days and shares the drawn list out among them; nobody sees the list by this.
    ///
    /// - Throws: ``AccessError/notFound``, ``SpotCheckError``.
    public func beginField(_ id: Int64, teams: [SpotCheckTeam], days: [Day], access: Access) async throws {
        let days = Set(days).sorted()
        guard !days.isEmpty, days.count <= 60, let first = days.first, first >= platform.today else {
            throw SpotCheckError.invalid(
                field: "days",
                BilingualText("请给出 1 至 60 个不早于今天的检查日", "Give 1 to 60 days, none of them past"))
        }
        let members = teams.flatMap(\.members)
        guard (1...50).contains(teams.count), teams.allSatisfy({ !$0.members.isEmpty }),
            Set(members).count == members.count
        else {
            throw SpotCheckError.invalid(
                field: "teams",
                BilingualText("每个检查组至少一人，每人只在一组", "Every team needs a member, and nobody is in two teams"))
        }
        try await change(id, in: [.drawn], access) { record, session in
            try checkMembers(members, record, in: session)
            let settings = CampaignSettings(json: record.settings)
            let draws = DrawPlan(json: record.plan)
            let drawn = try FrameTable(session).rows(of: id).filter(draws.selects)
            let plan = FieldPlan(
                campaign: id, teams: teams.count, days: days, recheckShare: settings.recheckShare,
                seed: SeedRecord(json: record.seed)?.seed ?? "")
            let numbered = teams.enumerated().map {
                SpotCheckTeam(number: $0 + 1, name: FrameBuilder.tidy($1.name), members: $1.members)
            }
            try TeamTable(session).replace(numbered, of: id)
            let tasks = plan.tasks(drawn)
            for task in tasks { try AssignmentTable(session).insert(task) }
            record.phase = .field
            try log(
                "spot-check-field", CampaignDetail(campaign: id, teams: teams.count, tasks: tasks.count),
                record.host, access, in: session)
        }
    }

    /// Members are users who may take part in spot checks of the organising place.
    private func checkMembers(_ members: [Int64], _ record: CampaignRecord, in session: any Session) throws {
        for member in members {
            let loader = AccessLoader(session: session, day: platform.today)
            let rights = try loader.access(of: member, through: .form)?.access
            let grants = rights?.grants ?? []
            let isFit = grants.contains {
                $0.role.permissions.contains(.spotCheck) && $0.path?.contains(record.areaPath) == true
            }
            guard isFit else {
                throw SpotCheckError.invalid(
                    field: "teams",
                    BilingualText("用户 \(member) 没有该区域的抽查权限", "User \(member) may not take part in spot checks here"))
            }
        }
    }

    /// Opens the list of a team's day; the moment is logged the first time.
    ///
    /// - Throws: ``AccessError/notFound`` for others than the team, ``SpotCheckError/notYet(_:)``.
    public func openList(_ id: Int64, day: Day, access: Access) async throws {
        guard let user = access.userID else { throw AccessError.notFound }
        try await platform.database.write { session in
            guard let record = try CampaignTable(session).find(id), record.phase == .field,
                let team = try TeamTable(session).team(of: user, in: id)
            else { throw AccessError.notFound }
            try requireMember(record, access)
            guard day <= platform.today else { throw SpotCheckError.notYet(day) }
            let reveal = ListReveal(
                team: team, day: day, at: platform.now(), userID: user, userName: access.actor.name)
            if try TeamTable(session).reveal(reveal, of: id) {
                try log(
                    "spot-check-open-list", CampaignDetail(campaign: id, day: day.description, team: team),
                    record.host, access, in: session)
            }
        }
    }

    func requireMember(_ record: CampaignRecord, _ access: Access) throws {
        try access.require(.spotCheck, in: record.areaPath)
    }

    /// A facility on a team's list of the day.
    public struct ListedTask: Hashable, Sendable {
        /// The task's number.
        public let assignment: Int64
        /// The facility as it stands in the frame; why it is on the list is not told to teams.
        public let facility: FrameRow
        /// The names of county, town and village.
        public let place: String
        /// The day.
        public let day: Day
        /// Whether a visit of this team counts already.
        public let isDone: Bool
    }

    /// What a member's phone needs for its days.
    public struct FieldCampaign: Sendable {
        /// The spot check.
        public let campaign: CampaignRecord
        /// What to look at.
        public let checklist: Checklist
        /// The member's team.
        public let team: SpotCheckTeam
        /// The days of the team, and when their lists were opened.
        public let days: [(day: Day, openedAt: Instant?, count: Int)]
        /// The facilities of the lists that are open.
        public let tasks: [ListedTask]
    }

    /// The spot checks in which the asker checks facilities, with the lists his team has opened.
    public func fieldCampaigns(access: Access) async throws -> [FieldCampaign] {
        guard let user = access.userID, access.mayAnywhere(.spotCheck) else { throw AccessError.notFound }
        return try await platform.database.read { session in
            try CampaignTable(session).inField(member: user).compactMap { record in
                guard access.may(.spotCheck, in: record.areaPath) else { return nil }
                return try fieldCampaign(record, user, in: session)
            }
        }
    }

    private func fieldCampaign(
        _ record: CampaignRecord, _ user: Int64, in session: any Session
    ) throws -> FieldCampaign? {
        let teams = try TeamTable(session).teams(of: record.id)
        guard let team = teams.first(where: { $0.members.contains(user) }),
            let checklist = Checklist(json: record.criteria)
        else { return nil }
        let opened = Dictionary(
            try TeamTable(session).reveals(of: record.id).filter { $0.team == team.number }.map { ($0.day, $0.at) },
            uniquingKeysWith: { first, _ in first })
        let tasks = try AssignmentTable(session).tasks(of: record.id, team: team.number)
        let frame = FrameTable(session)
        let visits = VisitTable(session)
        var listed: [ListedTask] = []
        for task in tasks where opened[task.day] != nil {
            guard let row = try frame.row(task.facility, of: record.id) else { continue }
            let details = FrameDetails(json: row.details)
            listed.append(
                ListedTask(
                    assignment: task.id, facility: row,
                    place: [details.county, details.town, details.village].filter { !$0.isEmpty }.joined(
                        separator: " "),
                    day: task.day, isDone: try visits.accepted(assignment: task.id) != nil))
        }
        let byDay = Dictionary(grouping: tasks, by: \.day)
        return FieldCampaign(
            campaign: record, checklist: checklist, team: team,
            days: byDay.keys.sorted().map { ($0, opened[$0], byDay[$0]?.count ?? 0) }, tasks: listed)
    }

    /// Takes the next ticket of the stratum for a facility that could not be checked.
    ///
    /// The facility itself stays in the record: it counts as inaccessible in both estimates.
    /// - Returns: The new task's number.
    /// - Throws: ``AccessError/notFound``, ``SpotCheckError``.
    @discardableResult
    public func replace(_ assignment: Int64, reason: String, access: Access) async throws -> Int64 {
        let words = FrameBuilder.tidy(reason)
        guard (2...500).contains(words.count) else {
            throw SpotCheckError.invalid(
                field: "reason", BilingualText("请写明递补原因", "Say why the facility is replaced"))
        }
        return try await platform.database.write { session in
            guard let task = try AssignmentTable(session).find(assignment), task.kind != .recheck else {
                throw AccessError.notFound
            }
            let record = try find(task.campaign, access, forUpdate: true, in: session)
            guard record.phase == .field else { throw Self.wrongPhase(record.phase) }
            let visit = try VisitTable(session).accepted(assignment: assignment)
            let outcome = visit?.outcome.flatMap(VisitOutcome.init(rawValue:))
            guard outcome == .inaccessible || outcome == .outOfScope else {
                throw SpotCheckError.invalid(
                    field: "assignment",
                    BilingualText(
                        "只有已上报为“无法进入”或“不属范围”的设施才能递补",
                        "Only a facility reported as inaccessible or out of scope is replaced"))
            }
            let all = try AssignmentTable(session).tasks(of: record.id)
            guard !all.contains(where: { $0.replaces == assignment }) else {
                throw SpotCheckError.invalid(
                    field: "assignment", BilingualText("该设施已递补", "This facility was replaced before"))
            }
            let used = Set(all.map(\.facility))
            let rows = try FrameTable(session).rows(of: record.id)
            // In two stages a replacement stays in its township, whose own ticket was drawn.
            let isTown = DrawPlan(json: record.plan).towns[task.stratum] != nil
            let town = isTown ? rows.first { $0.facility == task.facility }?.cluster : nil
            let next =
                rows.filter {
                    $0.stratum == task.stratum && (town == nil || $0.cluster == town) && $0.placeInStratum != nil
                        && !used.contains($0.facility)
                }.min { ($0.placeInStratum ?? 0) < ($1.placeInStratum ?? 0) }
            guard let next else { throw SpotCheckError.noTicketLeft(stratum: town ?? task.stratum) }
            let new = Assignment(
                campaign: record.id, facility: next.facility, stratum: task.stratum, kind: .replacement,
                team: task.team, day: max(task.day, platform.today), replaces: assignment, reason: words)
            let number = try AssignmentTable(session).insert(new)
            try log(
                "spot-check-replace",
                CampaignDetail(campaign: record.id, assignment: number, replaces: assignment, reason: words),
                record.host, access, in: session)
            return number
        }
    }
}
