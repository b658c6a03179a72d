import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Store

@testable import Web

/// A program that talks to the JSON API.
struct Program: Sendable {
    let client: any TestClientProtocol
    /// Its token; nil for nobody.
    var token: String?

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Reply {
        try await send(.get, path, nil, headers: headers)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, type: String = "application/json",
        headers: HTTPFields = [:]
    ) async throws -> Reply {
        try await send(method, path, bytes: body.map { Array($0.utf8) }, type: type, headers: headers)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, bytes: [UInt8]?, type: String = "application/json",
        headers: HTTPFields = [:]
    ) async throws -> Reply {
        var headers = headers
        if let token { headers[.authorization] = "Bearer " + token }
        if bytes != nil { headers[.contentType] = type }
        let response = try await client.executeRequest(
            uri: "/api/v1" + path, method: method, headers: headers, body: bytes.map { ByteBuffer(bytes: $0) })
        return Reply(
            status: response.status.code, headers: response.headers, bytes: Array(response.body.readableBytesView))
    }
}

/// What the JSON API answered.
struct Reply: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    /// The body; `null` where it is no JSON.
    var json: JSONNode { (try? JSONReader.read(bytes)) ?? .null }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    subscript(name: String) -> JSONNode? { json[name] }

    /// The names under which a problem lists what is wrong.
    var faultNames: [String] { (json["errors"]?.items ?? []).compactMap { $0["name"]?.text } }

    /// Whether it is a problem body with this status, in the form that the document promises.
    func isProblem(_ status: Int) -> Bool {
        self.status == status && headers[.contentType] == "application/problem+json"
            && Problem.schema.faults(in: json).isEmpty && json["status"]?.integer == Int64(status)
    }
}

extension SiteFixture {
    /// A token of a user of the fixture, limited to permissions and an area.
    func token(_ login: String, _ permissions: Set<Permission>, in area: String) async throws -> String {
        let session = try await session(login)
        return try await TokenDesk(configuration.access).create(
            name: "程序", permissions: permissions, area: id(area), days: 30, by: session.person
        ).token
    }

    /// An open session with the value of its cookie.
    func session(_ login: String) async throws -> (cookie: String, person: SignedIn) {
        let issued = try await SignIn(configuration.access).signIn(
            login: login, password: Self.password, from: Client(address: "10.1.2.3"), replacing: nil)
        guard let person = try await SessionDesk(configuration.access).resume(issued.token) else {
            throw AccessError.signInRequired
        }
        return (issued.token, person)
    }

    /// Runs a test against the API with a token that may do all that its owner may.
    func runProgram(
        _ login: String = "east", in area: String = "东县", _ body: @Sendable (Program) async throws -> Void
    ) async throws {
        let session = try await session(login)
        let held = Permission.forTokens.filter { session.person.access.mayAnywhere($0) }
        let token = try await token(login, held, in: area)
        let application = try buildApplication(configuration)
        try await application.test(.router) { client in
            try await body(Program(client: client, token: token))
        }
    }
}
