import Domain
import Foundation
import Store
import Synchronization
import Tables

/// Two fictional spot checks of the demonstration county: one finished, with its result on the board and its draw open to
/// verification, and one in the field whose lists wait for their teams (演示抽查).
///
/// They are made by the same steps that people take, at moments of a clock of their own in the last weeks.
public struct DemoSpotChecks: Sendable {
    private let platform: Platform
    private let clock: Clock
    private let seed: UInt64
    private let county: String
    /// The log-ins of those who check, the organiser first.
    private let logins: [String]

    /// A clock that stands until it is moved.
    private final class Clock: Sendable {
        private let milliseconds: Mutex<Int64>
        init(_ start: Instant) { milliseconds = Mutex(start.milliseconds) }
        var now: Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }
        func advance(minutes: Int64) { milliseconds.withLock { $0 += minutes * 60_000 } }
        func set(_ moment: Int64) { milliseconds.withLock { $0 = max($0, moment) } }
    }

    /// Checks of a county that was made before.
    ///
    /// - Parameters:
    ///   - county: The county's code.
    ///   - logins: At least two users with the right to check there, the organiser first.
    public init(on platform: Platform, county: String, logins: [String], seed: UInt64) {
        let start = platform.zone.endOfDay(platform.today + -19).milliseconds + 1 + 9 * 3_600_000
        let clock = Clock(Instant(milliseconds: start))
        self.clock = clock
        self.platform = Platform(
            database: platform.database, book: platform.book, zone: platform.zone, evidence: platform.evidence,
            now: { clock.now })
        self.county = county
        self.logins = logins
        self.seed = seed
    }

    /// Makes both checks.
    ///
    /// - Throws: What the steps throw; nothing where the county has too few facilities for a draw.
    public func build() async throws {
        let desk = SpotCheckDesk(platform)
        let people = try await people()
        guard let head = people.first, people.count > 1 else { return }
        var finished = CampaignSettings()
        finished.recheckShare = 0.1
        let one = try await drawn("有效运行抽查（虚构演示）", finished, share: 0.4, head, desk)
        try await field(one, people, days: 2, desk)
        try await visit(one, people, desk)
        try await desk.finish(one, access: head)
        clock.set(platform.zone.endOfDay(platform.today + 14).milliseconds + 9 * 3_600_000)
        var open = CampaignSettings()
        open.design = .townships
        open.features = []
        let two = try await drawn("两阶段抽查（虚构演示，进行中）", open, share: 0.1, head, desk)
        try await field(two, people, days: 3, desk)
    }

    private func people() async throws -> [Access] {
        try await platform.database.read { session in
            let loader = AccessLoader(session: session, day: platform.today)
            return try logins.compactMap { login in
                let user = try UserTable(session).user(loginKey: LoginName.folded(login))
                return try user.flatMap { try loader.access(of: $0.id, through: .demo)?.access }
            }
        }
    }

    private func drawn(
        _ title: String, _ settings: CampaignSettings, share: Double, _ head: Access, _ desk: SpotCheckDesk
    ) async throws -> Int64 {
        let area = try await platform.database.read { session in
            try RegionReader(session, asOf: platform.asOf()).region(code: county)?.id
        }
        let id = try await desk.create(
            SpotCheckDesk.Draft(
                area: area ?? .nation, title: "\(platform.today.year) 年" + title, organiser: "演示市生态环境局（虚构）",
                purpose: "演示数据，纯属虚构", isConfirmed: true, settings: settings), access: head)
        clock.advance(minutes: 20)
        try await desk.freezeFrame(id, asOf: platform.today, access: head)
        let strata = try await desk.overview(id, access: head).strata
        let population = strata.reduce(0) { $0 + ($1.isCertain ? 0 : $1.population) }
        let total = max(20, Int(Double(population) * share))
        let proposal = try SizeProposal.make(SizeProposal.Request(total: total), for: strata, settings.design).get()
        clock.advance(minutes: 30)
        try await desk.announce(
            id, sizes: proposal.sizes, towns: proposal.towns, kind: .dice, notice: "当众掷骰 25 次（虚构演示）",
            dueAt: Instant(milliseconds: clock.now.milliseconds + 3_600_000), access: head)
        clock.advance(minutes: 70)
        var dice = DemoRandom(seed, stream: UInt64(id))
        let faces = (0..<25).map { _ in String(dice.integer(1...6)) }.joined()
        try await desk.draw(
            id, outcome: SeedOutcome(kind: .dice, text: faces), proof: "演示：没有真的掷骰", access: head)
        return id
    }

    private func field(_ id: Int64, _ people: [Access], days: Int, _ desk: SpotCheckDesk) async throws {
        guard let head = people.first else { return }
        let teams = people.enumerated().map { index, access in
            SpotCheckTeam(number: index + 1, name: "演示\(index + 1)组", members: [access.userID ?? 0])
        }
        try await desk.beginField(id, teams: teams, days: (0..<days).map { platform.today + 1 + $0 }, access: head)
    }

    /// Every team opens its lists and checks what is on them; what could not be entered is replaced once.
    private func visit(_ id: Int64, _ people: [Access], _ desk: SpotCheckDesk) async throws {
        guard let head = people.first else { return }
        for _ in 0..<2 {
            clock.set(platform.zone.endOfDay(platform.today).milliseconds + 8 * 3_600_000)
            for access in people {
                try await desk.openList(id, day: platform.today, access: access)
                for task in try await tasks(id, access, desk) {
                    let outcome = outcome(task, team: access.userID ?? 0)
                    try await send(task, outcome, id, access)
                    guard outcome == .inaccessible else { continue }
                    // A re-check is not replaced, and a stratum may have no further ticket.
                    _ = try? await desk.replace(task.assignment, reason: "演示：大门上锁，无人应答", access: head)
                }
                for task in try await tasks(id, access, desk) {
                    try await send(task, outcome(task, team: access.userID ?? 0), id, access)
                }
            }
        }
    }

    private func tasks(
        _ id: Int64, _ access: Access, _ desk: SpotCheckDesk
    ) async throws -> [SpotCheckDesk.ListedTask] {
        let all = try await desk.fieldCampaigns(access: access).first { $0.campaign.id == id }?.tasks ?? []
        return all.filter { !$0.isDone && $0.day <= platform.today }
    }

    /// What is found depends on the facility; two teams differ about one in twelve.
    private func outcome(_ task: SpotCheckDesk.ListedTask, team: Int64) -> VisitOutcome {
        var facility = DemoRandom(seed, stream: UInt64(task.facility.facility.number) &+ 77)
        let state = FrameDetails(json: task.facility.details).state
        let isEffective = facility.chance(state == OperatingState.normal.rawValue || state.isEmpty ? 0.92 : 0.25)
        if facility.chance(0.02) { return .inaccessible }
        var eye = DemoRandom(seed, stream: UInt64(task.assignment) &+ UInt64(team) &* 1000)
        return isEffective != eye.chance(0.05) ? .effective : .notEffective
    }

    private func send(
        _ task: SpotCheckDesk.ListedTask, _ outcome: VisitOutcome, _ id: Int64, _ access: Access
    ) async throws {
        clock.advance(minutes: 8)
        let now = clock.now.milliseconds
        var report = VisitReport(clientId: "demo-\(id)-\(task.assignment)-\(task.facility.code)")
        report.campaign = id
        report.assignment = task.assignment
        report.facility = task.facility.facility.number
        report.startedAt = now - 6 * 60_000
        report.endedAt = now - 60_000
        report.sentAt = now
        report.outcome = outcome
        report.device = "demo"
        if outcome == .effective || outcome == .notEffective { report.answers = Self.answers(outcome) }
        if let longitude = task.facility.longitude, let latitude = task.facility.latitude {
            report.position = VisitReport.Position(longitude: longitude, latitude: latitude, accuracy: 10)
        }
        _ = try await VisitDesk(platform).receive(try JSONEncoder().encode(report), access: access)
    }

    /// Favourable answers to every item, or an unfavourable one to the first that decides alone.
    private static func answers(_ outcome: VisitOutcome) -> [String: String] {
        let list = Checklist.spotCheckDraft
        var answers: [String: String] = [:]
        for item in list.items {
            answers[item.id] = item.choices.last { !item.failing.contains($0.code) }?.code
        }
        if outcome == .notEffective, let item = list.items.first(where: { $0.weight == .decisive }) {
            answers[item.id] = item.failing.first
        }
        return answers
    }
}
