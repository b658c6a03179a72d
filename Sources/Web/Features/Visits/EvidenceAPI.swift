import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird

/// Photos in pieces and out again (照片接口).
struct EvidenceAPI: APIFeature {
    let site: Site

    /// The largest piece, in bytes.
    static let largestPiece = 1 << 20

    private static let hash = APIParameter.path(
        "hash", "文件的 SHA-256（64 位小写十六进制）", "SHA-256 of the file, 64 small hexadecimal digits", .text(limit: 64))
    private static let arrival = APISchema.named(
        "PhotoArrival",
        .object([
            .required("received", .integer(0...Int64.max)), .required("isComplete", .flag),
            .required("mustRestart", .flag),
        ]))

    private var desk: EvidenceDesk { EvidenceDesk(site.platform) }

    var apiRoutes: [APIRoute] {
        [
            APIRoute(
                method: .get, path: "/evidence/{hash}",
                summary: BilingualText("照片已收到多少字节", "How many bytes of a photo have arrived"), group: .spotChecks,
                parameters: [Self.hash], response: Self.arrival
            ) { call in
                let arrival = try await desk.arrival(try Self.hash(call), access: try call.access)
                return Self.answer(arrival, call)
            },
            APIRoute(
                method: .put, path: "/evidence/{hash}",
                summary: BilingualText(
                    "上传照片的一段，可断点续传；同一段可重复发送", "Send a piece of a photo; pieces may come again after a broken link"),
                group: .spotChecks,
                parameters: [
                    Self.hash,
                    .query(
                        "size", "整个文件的字节数", "Size of the whole file in bytes",
                        .integer(1...EvidenceShelf.largestFile), isRequired: true),
                    .query(
                        "offset", "本段在文件中的起点", "Where in the file the piece begins",
                        .integer(0...EvidenceShelf.largestFile), isRequired: true),
                ], body: .bytes(["application/octet-stream"]), longestBody: Self.largestPiece, response: Self.arrival
            ) { call in
                let hash = try Self.hash(call)
                let largest = Int(EvidenceShelf.largestFile)
                let size = try call.number("size", in: 1...largest, or: 1)
                let offset = try call.number("offset", in: 0...largest, or: 0)
                let buffer = try await call.request.body.collect(upTo: Self.largestPiece)
                let arrival = try await desk.take(
                    Data(buffer.readableBytesView), of: hash, size: Int64(size), at: Int64(offset),
                    access: try call.access)
                return Self.answer(arrival, call)
            },
        ]
    }

    private static func hash(_ call: APICall) throws -> String {
        let text = call.context.part("hash")
        guard EvidenceShelf.isHash(text) else {
            throw Problem.malformed(
                "hash", text, advice: BilingualText("应为 64 位小写十六进制", "it has 64 small hexadecimal digits"))
        }
        return text
    }

    private static func answer(_ arrival: EvidenceDesk.Arrival, _ call: APICall) -> Response {
        call.json { json in
            json.object {
                $0.member("received", arrival.received)
                $0.member("isComplete", arrival.isComplete)
                $0.member("mustRestart", arrival.mustRestart)
            }
        }
    }
}
