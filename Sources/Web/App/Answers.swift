import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// Bytes of a type.
    static func bytes(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A JSON body.
    static func json(_ json: JSONBuffer, status: HTTPResponse.Status = .ok) -> Response {
        bytes(json.bytes, type: "application/json; charset=utf-8", status: status)
    }

    /// Another address to go to with GET (303), as after a form.
    static func redirect(to address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }
}

extension PageShell {
    /// The page as an answer; never kept by caches in between, for it is somebody's own.
    func response(_ status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.bytes(bytes, type: "text/html; charset=utf-8", status: status)
        response.headers[.cacheControl] = "private, no-cache"
        return response
    }
}

extension HTTPField.Name {
    /// `X-CSRF-Token`: a form's token for scripts and programs with a session.
    static let formToken = HTTPField.Name("X-CSRF-Token") ?? .cookie
    /// `X-Forwarded-For`.
    static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .cookie
    /// `X-Forwarded-Proto`.
    static let forwardedProto = HTTPField.Name("X-Forwarded-Proto") ?? .cookie
    /// `X-Request-Id`.
    static let requestID = HTTPField.Name("X-Request-Id") ?? .cookie
}
