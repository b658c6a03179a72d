import Domain
import Foundation
import Governance
import Sealing
import Store
import Tables
import TestSupport
import Testing

/// What a record's page tells of the visits to it, asked as several people.
private struct RecordVisitsScene {
    let scene: SpotCheckScene
    let day: FieldDay
    /// The task of the team that looks first at a facility of which another team looks, too.
    let first: Assignment
    /// The other team's.
    let recheck: Assignment
    private let networks: SewerNetworkDesk

    init(_ database: any Database) async throws {
        scene = try await SpotCheckScene(database)
        day = try await FieldDay(scene)
        networks = SewerNetworkDesk(scene.platform)
        let tasks = try await database.read { [campaign = day.campaign] in try AssignmentTable($0).tasks(of: campaign) }
        let second = try #require(tasks.first { $0.kind == .recheck })
        recheck = second
        first = try #require(tasks.first { $0.facility == second.facility && $0.kind == .drawn })
        scene.advance(hours: 24)
        for login in ["one", "two"] {
            let access = try await scene.access(login)
            try await scene.desk.openList(day.campaign, day: scene.platform.today, access: access)
        }
        scene.advance(hours: 1)
    }

    var facility: SubjectID { first.facility }

    func login(ofTeam team: Int) -> String { team == 1 ? "one" : "two" }

    func ask(
        _ login: String, _ kind: RecordKind = .facility, _ id: SubjectID? = nil, on day: Day? = nil,
        before: Int64 = .max, limit: Int = 20
    ) async throws -> RecordVisits? {
        let access = try await scene.access(login)
        let found = try await VisitDesk(scene.platform).visits(
            to: kind, id ?? facility, asOf: scene.platform.asOf(valid: day), through: networks, before: before,
            limit: limit, access: access)
        // Whatever is listed, the rule that opens reports and photos would open, too.
        for visit in found?.visits ?? [] {
            _ = try await VisitDesk(scene.platform).report(visit.record.id, access: access)
            for photo in visit.photos {
                #expect(try await opens(photo.hash, access))
            }
        }
        return found
    }

    private func opens(_ hash: String, _ access: Access) async throws -> Bool {
        try await day.evidence.photo(hash, as: .thumbnail, access: access) != nil
    }

    /// Reports a task as its team would.
    func report(_ task: Assignment, _ outcome: VisitOutcome, photos: [VisitReport.Photo] = []) async throws {
        let access = try await scene.access(login(ofTeam: task.team))
        let campaign = try #require(try await scene.desk.fieldCampaigns(access: access).first)
        let listed = try #require(campaign.tasks.first { $0.assignment == task.id })
        var report = scene.report(listed, campaign: day.campaign, outcome: outcome)
        report.photos = photos
        #expect(try await scene.send(report, access).state == .accepted)
    }

    /// The days of last visits as the map knows them, for everybody of the city alike.
    func mapDays() async throws -> [SubjectID: Day] {
        let scope = try await scene.access("head").scope(for: .viewRegister)
        let platform = scene.platform
        return try await platform.database.read {
            try MapVisits($0).lastVisits(in: scope, until: platform.today, zone: platform.zone)
        }
    }
}

@Suite("Visits on the pages of records")
struct RecordVisitsTests {
    @Test(
        "what the first team found is on no page before the check is finished, but on its own; and nothing tells of it",
        arguments: Engine.allCases)
    func blind(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let pages = try await RecordVisitsScene(database)
            let (one, two) = (pages.login(ofTeam: pages.first.team), pages.login(ofTeam: pages.recheck.team))
            let untouched = try #require(try await pages.ask(two))
            #expect(untouched.visits.isEmpty && untouched.next == nil)
            // A facility that the second team has nothing to do with, and the one that it is to look at again.
            let tasks = try await database.read { try AssignmentTable($0).tasks(of: pages.day.campaign) }
            let alone = try #require(
                tasks.first { task in
                    task.team == pages.first.team && task.day == pages.first.day
                        && !tasks.contains { $0.facility == task.facility && $0.team != task.team }
                })
            try await pages.report(pages.first, .notEffective)
            try await pages.report(alone, .effective)

            #expect(try await pages.ask(one)?.visits.map(\.outcome) == [.notEffective])
            for facility in [pages.facility, alone.facility] {
                let seen = try #require(try await pages.ask(two, .facility, facility))
                #expect(seen.visits.isEmpty && seen.next == nil)
                // Whoever organises could report as well, and has the page of the check itself.
                #expect(try await pages.ask("head", .facility, facility)?.visits.isEmpty == true)
            }
            // Neither the village in which it stands nor the map tells of it.
            let page = try await RegisterDesk(pages.scene.platform).page(
                .facility, pages.facility, asOf: pages.scene.platform.asOf(), access: pages.day.head)
            let village = try #require(page?.lineage.last?.id)
            #expect(try await pages.ask(two, .village, village)?.visits.isEmpty == true)
            let own = try #require(try await pages.ask(one, .village, village))
            #expect(own.visits.contains { $0.outcome == .notEffective })
            #expect(try await pages.mapDays().isEmpty)

            try await pages.report(pages.recheck, .effective)
            #expect(try await pages.ask(two)?.visits.map(\.outcome) == [.effective])
            #expect(try await pages.ask(one)?.visits.map(\.outcome) == [.notEffective])

            try await pages.scene.desk.finish(pages.day.campaign, access: try await pages.scene.access("head"))
            for login in [one, two, "head"] {
                #expect(try await pages.ask(login)?.visits.map(\.outcome) == [.effective, .notEffective], "\(login)")
            }
            #expect(try await pages.mapDays()[pages.facility] == pages.scene.platform.today)
        }
    }

    @Test(
        "visits are seen by who supervises the check and may see the facility, by nobody else",
        arguments: Engine.allCases)
    func audience(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let pages = try await RecordVisitsScene(database)
            try await pages.report(pages.first, .effective)
            try await pages.scene.desk.finish(pages.day.campaign, access: try await pages.scene.access("head"))
            #expect(try await pages.ask("province")?.visits.count == 1)
            // The county's own supervision is below the one that organises: it sees the facility, not the visit.
            #expect(try await pages.ask("county")?.visits.isEmpty == true)
            #expect(try await pages.ask("operator") == nil)
            #expect(try await pages.ask("neighbour") == nil)
            #expect(try await pages.ask("head", .road) == nil)
            let town = try #require(pages.scene.places["东镇"])
            #expect(try await pages.ask("head", .village, town) == nil)
        }
    }

    @Test("photos are shown that a sender had, signatures never", arguments: Engine.allCases)
    func photos(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let pages = try await RecordVisitsScene(database)
            let access = try await pages.scene.access(pages.login(ofTeam: pages.first.team))
            let hash = try await pages.day.upload(try TestPicture(seed: 21).jpeg(), access)
            let signature = try await pages.day.upload(try TestPicture(seed: 22).jpeg(), access)
            let promised = SHA256Digest(of: Array(try TestPicture(seed: 23).jpeg())).hexadecimal
            try await pages.report(
                pages.first, .notEffective,
                photos: [
                    VisitReport.Photo(hash: hash, item: "power"), VisitReport.Photo(hash: promised, item: "power"),
                    VisitReport.Photo(hash: signature, item: "signature"),
                ])
            let seen = try #require(try await pages.ask(pages.login(ofTeam: pages.first.team))?.visits.first)
            #expect(seen.photos.map(\.hash) == [hash])
            #expect(seen.kind.zh == "抽查" && seen.title?.contains("2025 年市级抽查") == true)
        }
    }

    @Test("a long list comes in pages, and a past day shows what had been found by then", arguments: Engine.allCases)
    func pagesAndDays(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let pages = try await RecordVisitsScene(database)
            try await pages.report(pages.first, .notEffective)
            try await pages.report(pages.recheck, .effective)
            try await pages.scene.desk.finish(pages.day.campaign, access: try await pages.scene.access("head"))
            let latest = try #require(try await pages.ask("head", limit: 1))
            #expect(latest.visits.map(\.outcome) == [.effective])
            let next = try #require(latest.next)
            let earlier = try #require(try await pages.ask("head", before: next, limit: 1))
            #expect(earlier.visits.map(\.outcome) == [.notEffective] && earlier.next == nil)
            #expect(try await pages.ask("head", on: pages.scene.platform.today + -1)?.visits.isEmpty == true)
        }
    }

    @Test("a water shows the visits to what discharges into it, a pipe those to its facility")
    func related() async throws {
        try await withDatabase(.sqlite) { database in
            let pages = try await RecordVisitsScene(database)
            try await pages.report(pages.first, .effective)
            try await pages.scene.desk.finish(pages.day.campaign, access: try await pages.scene.access("head"))
            let register = RegisterDesk(pages.scene.platform)
            let access = Access.commandLine(name: "test")
            let day = try #require(Day(iso: "2024-02-01"))
            let village = try #require(pages.scene.places["东镇村"])
            let facility = try #require(
                try await register.state(.facility, pages.facility, asOf: pages.scene.platform.asOf(), access: access))
            func create(_ kind: RecordKind, _ name: String, _ values: FieldValues) async throws -> SubjectID {
                var all = values
                all["place"] = .subject(village)
                all["name"] = .text(name)
                return try await register.create(kind, all, validFrom: day, access: access)
            }
            let outlet = try await create(
                .outlet, "排口", ["facilityCode": .text(facility.code), "receivingWater": .text("清溪")])
            let water = try await create(.waterBody, "清溪", [:])
            let other = try await create(.waterBody, "浊溪", [:])
            let pipe = try await create(.sewer, "W1", ["facilityCode": .text(facility.code)])
            for (kind, id) in [(RecordKind.outlet, outlet), (.waterBody, water), (.sewer, pipe)] {
                let found = try #require(try await pages.ask("head", kind, id))
                #expect(found.facilities.map(\.id) == [pages.facility] && found.visits.count == 1, "\(kind)")
            }
            let none = try #require(try await pages.ask("head", .waterBody, other))
            #expect(none.facilities.isEmpty && none.visits.isEmpty)
        }
    }
}
