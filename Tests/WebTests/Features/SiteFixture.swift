import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Rules
import Sealing
import Store
import Tables
import TestSupport

@testable import Web

/// A site over a small county: province 99 › city 9901 › counties 990101 and 990102 › towns › villages.
///
/// Users: `east` edits county 990101, `check` supervises it, `west` edits 990102, `root` administers the nation,
/// `fresh` must change the password first. All have the same password.
struct SiteFixture: Sendable {
    static let password = "seven rivers meet"
    static let today = "2025-06-15"

    let configuration: WebConfiguration
    let places: [String: SubjectID]
    let facility: SubjectID

    init(_ engine: Engine = .sqlite) async throws {
        let database = try TestDatabase.make(engine)
        let noon = Self.noon(Self.today)
        let platform = Platform(database: database, book: try RuleBook.bundled(), now: { noon })
        try platform.prepare()
        let (places, facility) = try Self.plant(platform)
        self.places = places
        self.facility = facility
        let access = AccessEnvironment(
            database: database, now: { noon }, passwords: PasswordVault(strength: .leastForTests))
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        configuration = WebConfiguration(platform: platform, access: access, logger: logger)
        let directory = UserDirectory(access)
        for (login, role, area, mustChange) in [
            ("east", Role.countyEditor, "东县", false), ("check", .supervisor, "东县", false),
            ("west", .countyEditor, "西县", false), ("root", .administrator, "全国", false),
            ("fresh", .countyEditor, "东县", true),
        ] {
            let user = NewUser(
                login: login, name: "用户 \(login)", grants: [AreaGrant(role, in: places[area] ?? .nation)],
                password: Self.password, mustChangePassword: mustChange)
            _ = try await directory.create(user, by: .commandLine(name: "root"))
        }
    }

    static func noon(_ day: String) -> Instant {
        Instant(milliseconds: CivilZone.china.endOfDay(Day(iso: day) ?? .beginning).milliseconds - 43_200_000)
    }

    private static func plant(_ platform: Platform) throws -> ([String: SubjectID], SubjectID) {
        try platform.database.writeSync { session in
            let writer = try RegisterWriter(
                session, at: noon("2024-01-10"), actor: Actor(name: "planter", channel: .command), book: platform.book,
                zone: .china)
            var places: [String: SubjectID] = ["全国": .nation]
            func place(_ name: String, _ level: RegionLevel, in parent: String, _ code: String) throws {
                let id = try writer.newSubject()
                let values: FieldValues = [
                    "name": .text(name), "level": .integer(Int64(level.rawValue)), "code": .text(code),
                    "parent": .subject(places[parent] ?? .nation),
                ]
                try writer.state(
                    Assertion(values), of: id, kind: .region, validity: DayRange(from: .beginning), locus: "plan")
                places[name] = id
            }
            func state(_ kind: RecordKind, _ id: SubjectID, _ values: FieldValues) throws {
                try writer.state(
                    Assertion(values), of: id, kind: kind,
                    validity: DayRange(from: Day(iso: "2024-01-01") ?? .beginning),
                    locus: "list row 7")
            }
            try place("演示省", .province, in: "全国", "99")
            try place("演示市", .city, in: "演示省", "9901")
            for (county, code) in [("东县", "990101"), ("西县", "990102")] {
                try place(county, .county, in: "演示市", code)
                try place(county + "镇", .town, in: county, code + "100")
                try place(county + "村", .administrativeVillage, in: county + "镇", code + "100201")
                for index in 1...4 {
                    let name = county + "自然村\(index)"
                    try place(name, .naturalVillage, in: county + "村", code + "10020100\(index)")
                    guard index < 4, let id = places[name] else { continue }
                    try state(
                        .village, id,
                        [
                            "status": .text(index == 1 ? "treated" : "untreated"),
                            "registeredPopulation": .integer(Int64(index * 100)),
                        ])
                }
            }
            try place("<script>alert(1)</script>", .naturalVillage, in: "东县村", "990101100201099")
            let facility = try writer.newSubject()
            try state(
                .facility, facility,
                [
                    "name": .text("东县一号站"), "code": .text("F-1"), "state": .text("normal"),
                    "place": .subject(places["东县自然村1"] ?? .nation), "designCapacity": .decimal(30),
                    "phone": .text("13800000000"),
                ])
            try writer.finish(action: "test-plant")
            return (places, facility)
        }
    }

    /// The number of a place by its name.
    func id(_ name: String) -> SubjectID { places[name] ?? .nation }

    /// Runs a test with the county's editor at a village's page.
    static func editing(
        _ village: String, _ body: @escaping @Sendable (_ east: Visitor, _ path: String) async throws -> Void
    ) async throws {
        let site = try await SiteFixture()
        try await site.run { visitor in
            try await body(try await visitor.signedIn("east"), "/places/\(site.id(village))")
        }
    }

    /// Runs a test against the site without a network.
    func run(_ body: @Sendable (Visitor) async throws -> Void) async throws {
        let application = try buildApplication(configuration)
        try await application.test(.router) { client in try await body(Visitor(client: client)) }
    }
}

/// Somebody with a browser: keeps cookies, finds the token in forms.
final class Visitor: Sendable {
    let client: any TestClientProtocol
    let cookies: [String: String]

    init(client: any TestClientProtocol, cookies: [String: String] = [:]) {
        self.client = client
        self.cookies = cookies
    }

    /// A browser that nobody has signed in with.
    var nobody: Visitor { Visitor(client: client) }

    /// The same browser after signing in.
    func signedIn(_ login: String, password: String = SiteFixture.password) async throws -> Visitor {
        let form = try await get("/login")
        let token = form.field("csrf") ?? ""
        let before = Visitor(client: client, cookies: form.cookies)
        let answer = try await before.post(
            "/login", ["csrf": token, "login": login, "password": password])
        return Visitor(client: client, cookies: form.cookies.merging(answer.cookies) { $1 })
    }

    func get(_ uri: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, uri, headers, nil)
    }

    func post(_ uri: String, _ fields: [String: String], headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let body = fields.map { PageURL.encode($0.key) + "=" + PageURL.encode($0.value) }.joined(separator: "&")
        return try await send(.post, uri, headers, ByteBuffer(string: body))
    }

    /// Opens a record's form and sends it with these fields, as of today unless they say otherwise.
    func edit(_ record: String, _ fields: [String: String]) async throws -> Answer {
        let form = try await get(record + "/edit")
        let hidden = [
            "csrf": form.field("csrf") ?? "", "version": form.field("version") ?? "", "validFrom": SiteFixture.today,
        ]
        return try await post(record + "/edit", hidden.merging(fields) { $1 })
    }

    func send(
        _ method: HTTPRequest.Method, _ uri: String, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Answer {
        var headers = headers
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }.joined(
                separator: "; ")
        }
        let response = try await client.executeRequest(uri: uri, method: method, headers: headers, body: body)
        return Answer(response)
    }
}

/// What the site answered.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        text = String(buffer: response.body)
    }

    var location: String? { headers[.location] }

    /// The cookies set.
    var cookies: [String: String] {
        var result: [String: String] = [:]
        for value in headers[values: .setCookie] {
            let pair = value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
        }
        return result
    }

    /// The value of the first field with this name.
    func field(_ name: String) -> String? {
        guard let place = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(text[place.upperBound...].prefix { $0 != "\"" })
    }

    func count(_ needle: String) -> Int { text.components(separatedBy: needle).count - 1 }

    func contains(_ needle: String) -> Bool { text.contains(needle) }
}
