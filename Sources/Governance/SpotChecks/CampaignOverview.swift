public import Domain
import Foundation
import Sampling
public import Store
import Tables

/// A spot check with all that its page shows (抽查概览).
public struct CampaignOverview: Sendable {
    /// A stratum of the frame.
    public struct Stratum: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// How many facilities can be drawn.
        public let population: Int
        /// How many are drawn; nil before the announcement and where townships are drawn first.
        public let size: Int?
        /// How many townships it has.
        public let townCount: Int
        /// How many townships are drawn and how many facilities in each; nil where facilities are drawn directly.
        public let towns: DrawPlan.Towns?
        /// Whether all its facilities are checked.
        public let isCertain: Bool
    }

    /// The name of the stratum whose facilities are all checked.
    public static var certainStratum: String { Stratification.certaintyName }

    /// A stratum's name as people read it: classes of sizes with their unit.
    public static func stratumWithUnits(_ name: String) -> String { FrameBuilder.withUnits(name) }
    /// The name of the only stratum where the frame is not divided.
    public static var wholeStratum: String { FrameBuilder.wholeName }

    /// A task whose list is open, with what became of it.
    public struct Task: Hashable, Sendable {
        /// The task.
        public let assignment: Assignment
        /// The facility.
        public let facility: FrameRow
        /// The visit that counts.
        public let visit: VisitRecord?
        /// Whether it has been replaced.
        public let isReplaced: Bool
        /// Why it is on the list, as may be told: whoever is to look a second time must not know so before reporting.
        public let kind: Assignment.Kind
    }

    /// A visit with its photos and what is noteworthy.
    public struct Visit: Sendable {
        /// The visit.
        public let record: VisitRecord
        /// Its photos.
        public let photos: [VisitRecord.Photo]
        /// What is noteworthy.
        public internal(set) var findings: [VisitFinding]
        /// The facility's name.
        public let name: String
    }

    /// The spot check.
    public let record: CampaignRecord
    /// The area's name.
    public let areaName: String
    /// What counts.
    public let checklist: Checklist?
    /// What it is to decide.
    public let settings: CampaignSettings
    /// The source of chance.
    public let seed: SeedRecord?
    /// The strata.
    public let strata: [Stratum]
    /// The facilities left out.
    public let excluded: [FrameRow]
    /// The teams.
    public let teams: [SpotCheckTeam]
    /// The lists that were opened.
    public let reveals: [ListReveal]
    /// How many tasks there are, open or not; re-checks count like others.
    public let taskCount: Int
    /// The tasks whose lists are open.
    public private(set) var tasks: [Task]
    /// The visits.
    public private(set) var visits: [Visit]
    /// The result.
    public let result: CampaignResult?
    /// How many problems were opened.
    public let problemCount: Int

    /// The same without what another team found at facilities of the user's own list.
    func hiding(_ blindness: SpotCheckBlindness, from user: Int64?) -> CampaignOverview {
        guard let user else { return self }
        var result = self
        result.tasks = tasks.filter { !blindness.hides($0.assignment, from: user) }
        result.visits = visits.filter { !blindness.hidden(from: $0.record).contains(user) }
        return result
    }
}

extension CampaignOverview {
    /// The same with what is noteworthy about each visit as somebody may read it.
    func withFindings(_ findings: (VisitRecord) throws -> [VisitFinding]) rethrows -> CampaignOverview {
        var result = self
        for index in visits.indices { result.visits[index].findings = try findings(visits[index].record) }
        return result
    }
}

extension SpotCheckDesk {
    /// A spot check with all that its page shows.
    ///
    /// Facilities of lists that no team has opened are not in it, nor what a re-checking team must not know.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func overview(_ id: Int64, access: Access) async throws -> CampaignOverview {
        try await platform.database.read { session in
            let record = try find(id, access, in: session)
            let whole = try overview(of: record, in: session)
            let shown = whole.hiding(try SpotCheckBlindness(record, in: session), from: access.userID)
            return try shown.withFindings { try VisitDesk(platform).findings(of: $0, access, in: session) }
        }
    }

    func overview(of record: CampaignRecord, in session: any Session) throws -> CampaignOverview {
        let id = record.id
        let frame = try FrameTable(session).rows(of: id)
        let eligible = frame.filter { $0.exclusion == nil }
        let plan = record.plan.map { DrawPlan(json: $0) }
        let strata = Dictionary(grouping: eligible, by: \.stratum).sorted { $0.key < $1.key }.map { name, rows in
            CampaignOverview.Stratum(
                name: name, population: rows.count,
                size: plan.flatMap { $0.towns[name] == nil ? $0.sizes[name] ?? 0 : nil },
                townCount: Set(rows.map(\.cluster)).count, towns: plan?.towns[name],
                isCertain: name == Stratification.certaintyName)
        }
        let all = try AssignmentTable(session).tasks(of: id)
        let reveals = try TeamTable(session).reveals(of: id)
        let opened = Set(reveals.map { [$0.team, $0.day.number] })
        let visits = try VisitTable(session).visits(for: "spot-check", id)
        let photos = try VisitTable(session).photos(of: visits.map(\.id))
        let rows = Dictionary(frame.map { ($0.facility, $0) }, uniquingKeysWith: { first, _ in first })
        let replaced = Set(all.compactMap(\.replaces))
        let tasks = all.compactMap { task -> CampaignOverview.Task? in
            let isOpen = record.phase == .finished || opened.contains([task.team, task.day.number])
            guard isOpen, let row = rows[task.facility] else { return nil }
            let visit = visits.first { $0.assignment == task.id && $0.state == .accepted }
            let isSecret = record.phase != .finished && visit == nil
            return CampaignOverview.Task(
                assignment: task, facility: row, visit: visit, isReplaced: replaced.contains(task.id),
                kind: isSecret && task.kind == .recheck ? .drawn : task.kind)
        }
        return CampaignOverview(
            record: record,
            areaName: try RegionReader(session, asOf: AsOf(valid: platform.today)).region(record.area)?.name ?? "",
            checklist: Checklist(json: record.criteria), settings: CampaignSettings(json: record.settings),
            seed: SeedRecord(json: record.seed), strata: strata, excluded: frame.filter { $0.exclusion != nil },
            teams: try TeamTable(session).teams(of: id), reveals: reveals, taskCount: all.count, tasks: tasks,
            visits: visits.map { visit in
                CampaignOverview.Visit(
                    record: visit, photos: photos[visit.id] ?? [], findings: [VisitFinding](json: visit.findings),
                    name: visit.subject.flatMap { rows[$0]?.name } ?? "?")
            },
            result: CampaignResult(json: record.result), problemCount: try TeamTable(session).problems(of: id))
    }
}
