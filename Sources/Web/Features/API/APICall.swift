import Domain
import Governance
import HTTPTypes
import Hummingbird

/// A request to the JSON API after its form was checked: parameters are known, the body fits its schema.
struct APICall: Sendable {
    /// The request; its body is still to be read only for operations that take bytes.
    let request: Request
    /// Who asks, in which language, for which moment.
    let context: WebContext
    /// The body; `null` where the operation takes none.
    let body: JSONNode

    /// What the asker may do.
    ///
    /// - Throws: ``AccessError/signInRequired``, ``AccessError/passwordChangeRequired``.
    var access: Access { get throws { try context.access } }

    /// A parameter of the query; nil where it is missing or empty.
    func query(_ name: String) -> String? {
        guard let value = context.url[name], !value.isEmpty else { return nil }
        return value
    }

    /// A number of the query within a range, or the usual one.
    ///
    /// - Throws: ``Problem`` with status 400 for anything else.
    func number(_ name: String, in range: ClosedRange<Int>, or usual: Int) throws -> Int {
        guard let text = query(name) else { return usual }
        guard let number = Int(text), range.contains(number) else {
            throw Problem.malformed(
                name, text,
                advice: BilingualText(
                    "应在 \(range.lowerBound) 至 \(range.upperBound) 之间",
                    "it is from \(range.lowerBound) to \(range.upperBound)"))
        }
        return number
    }

    /// Yes or no of the query; no where it is missing.
    ///
    /// - Throws: ``Problem`` with status 400 for anything but `true`, `false`, `1`, `0`.
    func flag(_ name: String) throws -> Bool {
        guard let text = query(name) else { return false }
        if text == "true" || text == "1" { return true }
        if text == "false" || text == "0" { return false }
        throw Problem.malformed(name, text, advice: BilingualText("可填 true 或 false", "it is true or false"))
    }

    /// Runs what takes long with the request's body, and cancels it when the asker hangs up.
    ///
    /// A caller without a network address is in the same process, and nothing tells when it goes.
    func whileConnected<Value: Sendable>(_ operation: (RequestBody) async throws -> Value) async throws -> Value {
        guard context.remoteAddress != nil else { return try await operation(request.body) }
        return try await request.body.consumeWithCancellationOnInboundClose(operation)
    }

    /// A JSON answer that no cache in between keeps.
    func json(_ status: HTTPResponse.Status = .ok, _ write: (inout JSONBuffer) -> Void) -> Response {
        var json = JSONBuffer(capacity: 2048)
        write(&json)
        var response = Response.json(json, status: status)
        response.headers[.cacheControl] = "private, no-cache"
        return response
    }
}
