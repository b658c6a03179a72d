import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Rules
import Sealing
import Store
import Tables
import TestSupport

@testable import Web

/// A server over a register of its own, with the tree of Zhaoqing or a small one, and users of several areas.
struct OfficeFixture: Sendable {
    static let password = "seven rivers meet"
    static let now = Instant(milliseconds: 1_760_000_000_000)

    let platform: Platform
    let access: AccessEnvironment
    let root = Access.commandLine(name: "root")

    init() throws {
        let database = try TestDatabase.make(.sqlite)
        platform = Platform(database: database, book: try RuleBook.bundled()) { Self.now }
        try platform.prepare()
        access = AccessEnvironment(
            database: database, now: { Self.now }, passwords: PasswordVault(strength: .leastForTests))
    }

    /// Two counties with a town each, one of them with a village.
    static let smallTree = """
        代码,名称,级别
        44,广东省,1
        4412,肇庆市,2
        441223,广宁县,3
        441226,德庆县,3
        441223100,南街街道,4
        441223101,排沙镇,4
        441226100,德城街道,4
        441223100201,东乡村,5
        """

    func loadSmallTree() async throws {
        try await load(ImportFile(Data(Self.smallTree.utf8), named: "tree.csv"), .divisions)
    }

    /// A server with the small tree and the editor of its first county.
    static func ofOneCounty() async throws -> OfficeFixture {
        let office = try OfficeFixture()
        try await office.loadSmallTree()
        try await office.user("editor", .countyEditor, in: "441223")
        return office
    }

    func loadZhaoqing() async throws {
        try await load(ImportFile(SharedData.url("divisions/zhaoqing_4412_2021.csv")), .divisions)
    }

    func load(_ file: ImportFile, _ kind: ImportKind) async throws {
        _ = try await imports.commit(file, ImportSettings(kind), actor: root.actor)
    }

    var imports: Imports { Imports(platform.database, book: platform.book) { Self.now } }

    func region(_ code: String) throws -> Region {
        let found = try platform.database.readSync { session in
            try RegionReader(session, asOf: AsOf(valid: platform.today)).region(code: code)
        }
        guard let found else { throw AccessError.notFound }
        return found
    }

    /// Makes a user with a role in the area of a code.
    @discardableResult
    func user(_ login: String, _ role: Role, in code: String) async throws -> UserAccount {
        try await UserDirectory(access).create(
            NewUser(
                login: login, name: "用户 \(login)", grants: [AreaGrant(role, in: try region(code).id)],
                password: Self.password, mustChangePassword: false),
            by: root
        ).account
    }

    /// Runs requests against the server.
    func serve(
        largestUpload: Int? = nil, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        var configuration = WebConfiguration(platform: platform, access: access)
        configuration.logger.logLevel = .critical
        if let largestUpload { configuration.maximumUploadBytes = largestUpload }
        try await buildApplication(configuration).test(.router) { client in try await body(client) }
    }

    /// Signs in and gives a clerk with that session.
    func clerk(_ login: String, _ client: any TestClientProtocol) async throws -> Clerk {
        let session = try await SignIn(access).signIn(
            login: login, password: Self.password, from: Client(address: "10.0.0.1", browser: "test"))
        return Clerk(client: client, cookie: session.token)
    }
}

/// Somebody with a browser and perhaps a session.
struct Clerk: Sendable {
    let client: any TestClientProtocol
    let cookie: String
    /// Whether requests to the API come without the session's token, as from a foreign page.
    var isForging = false

    /// What the server answered.
    struct Answer: Sendable {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String

        var location: String { headers[.location] ?? "" }
    }

    var token: String { FormToken(cookie: cookie)?.text ?? "" }

    func get(_ path: String, language: String = "zh") async throws -> Answer {
        try await send(path, .get, [.cookie: "qingxi=\(cookie); lang=\(language)"], nil)
    }

    func post(_ path: String, _ fields: [(String, String)] = [], token: String? = nil) async throws -> Answer {
        let all = [("csrf", token ?? self.token)] + fields
        let body = all.map { PageURL.encode($0.0) + "=" + PageURL.encode($0.1) }.joined(separator: "&")
        return try await send(
            path, .post, [.cookie: "qingxi=\(cookie)", .contentType: "application/x-www-form-urlencoded"],
            ByteBuffer(string: body))
    }

    /// Sends a file with fields, as a browser's form does.
    func upload(
        _ path: String, _ fields: [(String, String)], file: Data, named name: String, token: String? = nil
    ) async throws -> Answer {
        var body = ByteBuffer()
        for (field, value) in [("csrf", token ?? self.token)] + fields {
            body.writeString("--ABC\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n")
        }
        body.writeString("--ABC\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n")
        body.writeString("Content-Type: application/octet-stream\r\n\r\n")
        body.writeBytes(file)
        body.writeString("\r\n--ABC--\r\n")
        return try await raw(path, type: "multipart/form-data; boundary=ABC", body)
    }

    func raw(_ path: String, type: String, _ body: ByteBuffer) async throws -> Answer {
        try await send(path, .post, [.cookie: "qingxi=\(cookie)", .contentType: type], body)
    }

    /// Asks the API with the session's cookie and token.
    func api(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, type: String = "text/csv"
    ) async throws -> Answer {
        var headers: HTTPFields = [.cookie: "qingxi=\(cookie)", .contentType: type]
        if !isForging { headers[.formToken] = token }
        return try await send("/api/v1" + path, method, headers, body.map { ByteBuffer(string: $0) })
    }

    /// Gets a page, looking again while it shows progress, and following where it leads.
    func settled(_ path: String) async throws -> (path: String, answer: Answer) {
        var path = path
        for _ in 0..<600 {
            let answer = try await get(path)
            if answer.status == .seeOther {
                path = answer.location
            } else if answer.text.contains("data-poll") {
                try await Task.sleep(for: .milliseconds(100))
            } else {
                return (path, answer)
            }
        }
        return (path, try await get(path))
    }

    private func send(
        _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?
    ) async throws -> Answer {
        let response = try await client.execute(uri: path, method: method, headers: headers, body: body)
        return Answer(status: response.status, headers: response.headers, text: String(buffer: response.body))
    }
}
