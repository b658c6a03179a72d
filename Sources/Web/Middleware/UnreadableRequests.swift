import Domain
import HTTPTypes
import NIOCore
import NIOHTTP1

/// Gives requests that are no HTTP, or too long to be read, an answer that says so.
///
/// Such requests end in the parser, before any route or middleware; the server framework answers them with an empty
/// 400. This handler remembers what the parser said, and its other half puts a body into that answer on its way out.
final class UnreadableRequests: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Never

    private let answers = UnreadableAnswers()

    func handlerAdded(context: ChannelHandlerContext) {
        // Nearest to the socket, where the answer is bytes already.
        try? context.pipeline.syncOperations.addHandler(answers, position: .first)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? HTTPParserError { answers.refusal = Self.problem(error) }
        context.fireErrorCaught(error)
    }

    /// What to tell of a parser's refusal.
    static func problem(_ error: HTTPParserError) -> Problem {
        switch error {
        case .headerOverflow:
            Problem(
                HTTPResponse.Status(code: 431, reasonPhrase: "Request Header Fields Too Large"),
                "request-head-too-long",
                BilingualText(
                    "地址或请求头太长（共不超过 80 KB），请缩短地址中的条件后再试。",
                    "The address or the headers are too long (80 KB in all). Shorten the conditions in the address."))
        case .invalidMethod:
            Problem(
                .notImplemented, "unknown-method",
                BilingualText(
                    "不支持这种请求方法；可用 GET、HEAD、POST、PUT、PATCH、DELETE。",
                    "This request method is not known; there are GET, HEAD, POST, PUT, PATCH and DELETE."))
        default:
            Problem(
                .badRequest, "malformed-request",
                BilingualText(
                    "请求不符合 HTTP 格式，请检查地址中的字符、请求行和请求头。",
                    "The request is not well-formed HTTP. Check the characters of the address, the request line and the headers."
                ))
        }
    }
}

/// The half of ``UnreadableRequests`` at the socket: replaces the framework's empty answer.
final class UnreadableAnswers: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// What the parser refused; the next empty 400 is about it.
    var refusal: Problem?

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard let refusal, case .byteBuffer(let bytes) = unwrapOutboundIn(data),
            String(buffer: bytes).lowercased().hasPrefix("http/1.1 400 bad request\r\n")
        else { return context.write(data, promise: promise) }
        self.refusal = nil
        context.write(wrapOutboundOut(.byteBuffer(Self.answer(refusal))), promise: promise)
    }

    private static func answer(_ problem: Problem) -> ByteBuffer {
        let json = problem.json
        var answer = ByteBuffer(
            string: """
                HTTP/1.1 \(problem.status.code) \(problem.status.reasonPhrase)\r
                content-type: application/problem+json\r
                content-length: \(json.bytes.count)\r
                cache-control: no-store\r
                x-content-type-options: nosniff\r
                connection: close\r
                \r\n
                """)
        answer.writeBytes(json.bytes)
        return answer
    }
}

extension Problem {
    /// The body after RFC 9457 where nothing is known of the asker: Chinese, with both texts beside it.
    var json: JSONBuffer {
        var json = JSONBuffer()
        json.object {
            $0.member("type", "urn:qingxi:problem:" + code)
            $0.member("title", title.zh)
            $0.member("status", Int64(status.code))
            $0.member("detail", detail.zh)
            $0.member("code", code)
            $0.member("titles", title)
            $0.member("details", detail)
        }
        return json
    }
}
