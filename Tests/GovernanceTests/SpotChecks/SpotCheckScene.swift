import Domain
import Foundation
import Governance
import Rules
import Sealing
import Store
import Synchronization
import Tables
import TestSupport

/// A county of three towns with facilities, supervisors of its city, of the county, of another city's county and of the
/// province, and a clock.
final class SpotCheckScene: Sendable {
    let platform: Platform
    let desk: SpotCheckDesk
    let places: [String: SubjectID]
    let facilities: [SubjectID]
    let users: [String: Int64]
    private let clock: SceneClock
    private let access: AccessEnvironment

    final class SceneClock: Sendable {
        let milliseconds: Mutex<Int64>
        init(_ start: Instant) { milliseconds = Mutex(start.milliseconds) }
        var now: Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }
    }

    static let password = "seven rivers meet"

    init(
        _ database: any Database, facilities count: Int = 40, duplicateCode: Bool = false,
        towns: [Int] = [],
        owners: ([String: SubjectID], [SubjectID]) throws -> [any VisitOwner] = { _, _ in [SpotCheckVisits()] }
    ) async throws {
        let clock = SceneClock(RegisterScene.noon("2025-06-15"))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-test-\(UUID().uuidString)")
        let empty = Platform(database: database, book: try RuleBook.bundled(), now: { clock.now })
        try empty.prepare()
        let planted = try Self.plant(empty, count, duplicateCode, towns)
        platform = Platform(
            database: database, book: empty.book, evidence: EvidenceShelf(folder: folder),
            visitOwners: try owners(planted.places, planted.facilities), now: { clock.now })
        self.clock = clock
        desk = SpotCheckDesk(platform)
        places = planted.places
        facilities = planted.facilities
        access = AccessEnvironment(
            database: database, now: { clock.now }, passwords: PasswordVault(strength: .leastForTests))
        var users: [String: Int64] = [:]
        for (login, role, area) in [
            ("one", Role.supervisor, "演示市"), ("two", .supervisor, "演示市"), ("head", .supervisor, "演示市"),
            ("county", .supervisor, "演示县"), ("operator", .operatorCompany, "演示县"),
            ("province", .supervisor, "演示省"), ("neighbour", .supervisor, "邻县"), ("beside", .supervisor, "邻县"),
        ] {
            let user = NewUser(
                login: login, name: "用户 \(login)", grants: [AreaGrant(role, in: places[area] ?? .nation)],
                password: Self.password, mustChangePassword: false)
            users[login] = try await UserDirectory(access).create(user, by: .commandLine(name: "test")).0.id
        }
        self.users = users
    }

    deinit { try? FileManager.default.removeItem(at: platform.evidence.folder) }

    func access(_ login: String) async throws -> Access {
        let issued = try await SignIn(access).signIn(
            login: login, password: Self.password, from: Client(address: "10.0.0.1", browser: "test"))
        guard let person = try await SessionDesk(access).resume(issued.token) else { throw AccessError.signInFailed }
        return person.access
    }

    func advance(hours: Double) { clock.milliseconds.withLock { $0 += Int64(hours * 3_600_000) } }
    var now: Instant { clock.now }

    private static func plant(
        _ platform: Platform, _ count: Int, _ duplicateCode: Bool, _ chosen: [Int]
    ) throws -> (places: [String: SubjectID], facilities: [SubjectID]) {
        try platform.database.writeSync { session in
            let writer = try RegisterWriter(
                session, at: RegisterScene.noon("2020-01-01"), actor: Actor(name: "test", channel: .command),
                book: platform.book, zone: .china)
            var tree = try SceneTree(writer)
            for (town, code) in [("东镇", "990101100"), ("西镇", "990101101"), ("南镇", "990101102")] {
                try tree.addTown(town, code)
            }
            try tree.add("邻市", .city, "演示省", "9902")
            try tree.add("邻县", .county, "邻市", "990201")
            let places = tree.places
            let towns = ["东镇村", "西镇村", "南镇村"]
            // Facility by facility the place of its township, or all in turn.
            func town(_ index: Int) -> Int { chosen.isEmpty ? index % 3 : chosen[(index - 1) % chosen.count] }
            var facilities: [SubjectID] = []
            for index in 1...count {
                let id = try writer.newSubject()
                let code = duplicateCode && index == 2 ? "F-001" : "F-" + String(format: "%03d", index)
                try writer.state(
                    Assertion([
                        "name": .text("\(index)号站"), "code": .text(code),
                        "place": .subject(places[towns[town(index)]] ?? .nation),
                        "designCapacity": .decimal(index % 4 == 0 ? 150 : index % 2 == 0 ? 50 : 10),
                        "state": .text(index == count ? "construction" : "normal"),
                        "longitude": .decimal(112.4 + Double(index) / 1000), "latitude": .decimal(23.1),
                    ]), of: id, kind: .facility, validity: DayRange(from: Day(iso: "2024-01-01") ?? .beginning),
                    locus: "test")
                facilities.append(id)
            }
            try writer.finish(action: "test")
            return (places, facilities)
        }
    }

    /// A spot check of the county, framed.
    func framed(_ access: Access, settings: CampaignSettings = CampaignSettings()) async throws -> Int64 {
        let id = try await desk.create(
            SpotCheckDesk.Draft(
                area: places["演示县"] ?? .nation, title: "2025 年市级抽查", organiser: "演示市生态环境局",
                isConfirmed: true, settings: settings),
            access: access)
        try await desk.freezeFrame(id, asOf: platform.today, access: access)
        return id
    }

    /// The same, drawn by dice and shared out between two teams for today and tomorrow.
    func inField(_ head: Access, size: Int = 4) async throws -> Int64 {
        let id = try await framed(head)
        let strata = try await desk.overview(id, access: head).strata
        try await desk.announce(
            id, sizes: Dictionary(uniqueKeysWithValues: strata.map { ($0.name, min(size, $0.population)) }),
            kind: .dice, notice: "当众掷骰 20 次", dueAt: Instant(milliseconds: now.milliseconds + 60_000), access: head)
        advance(hours: 0.1)
        try await desk.draw(
            id, outcome: SeedOutcome(kind: .dice, text: "31415 26535 16264 33"), proof: "录像", access: head)
        try await desk.beginField(
            id,
            teams: [
                SpotCheckTeam(number: 1, name: "一组", members: [users["one"] ?? 0]),
                SpotCheckTeam(number: 2, name: "二组", members: [users["two"] ?? 0]),
            ], days: [platform.today, platform.today + 1], access: head)
        return id
    }

    /// A report as a phone would send it now.
    func report(
        _ task: SpotCheckDesk.ListedTask, campaign: Int64, outcome: VisitOutcome = .effective, id: String? = nil
    ) -> VisitReport {
        var report = VisitReport(clientId: id ?? "visit-\(task.assignment)-\(UUID().uuidString.prefix(8))")
        report.campaign = campaign
        report.assignment = task.assignment
        report.facility = task.facility.facility.number
        report.startedAt = now.milliseconds - 60_000
        report.endedAt = now.milliseconds - 1000
        report.sentAt = now.milliseconds
        report.outcome = outcome
        report.answers = Self.answers(outcome)
        report.position = VisitReport.Position(
            longitude: task.facility.longitude ?? 0, latitude: task.facility.latitude ?? 0, accuracy: 8)
        return report
    }

    static func answers(_ outcome: VisitOutcome) -> [String: String] {
        var answers = [
            "inflow": "yes", "power": "yes", "bypass": "no", "wetland": "none", "pipes": "no", "outflow": "no",
            "operator": "yes", "safety": "yes",
        ]
        if outcome == .notEffective { answers["power"] = "no" }
        return answers
    }

    @discardableResult
    func send(_ report: VisitReport, _ access: Access) async throws -> VisitReceipt {
        try await VisitDesk(platform).receive(try JSONEncoder().encode(report), access: access)
    }
}
