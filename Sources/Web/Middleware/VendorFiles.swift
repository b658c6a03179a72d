import Foundation
import HTTPTypes
import Hummingbird

/// Serves the map libraries from their folder, packed where the install step has packed them (预压缩文件).
///
/// Packing a megabyte for every first visit would cost more than sending it; and browsers ask once, for the address
/// is followed by the file's size and time as its tag.
struct VendorFiles: Feature {
    let folder: URL

    func add(to router: Router<WebContext>) {
        router.get("/vendor/:name") { request, context in
            try await answer(context.parameters.get("name") ?? "", request)
        }
    }

    private static let types = ["js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"]

    private func answer(_ name: String, _ request: Request) async throws -> Response {
        // One name without a way up or down; only what browsers load.
        guard name.utf8.allSatisfy({ $0 > 0x2C && $0 < 0x7B && $0 != 0x2F && $0 != 0x5C }), !name.hasPrefix("."),
            let type = Self.types[(name as NSString).pathExtension]
        else { throw Problem.notFound }
        let accepted = request.headers[.acceptEncoding] ?? ""
        for (suffix, coding) in [(".br", "br"), (".gz", "gzip"), ("", nil)] as [(String, String?)] {
            if let coding, !Self.takes(coding, accepted) { continue }
            let file = folder.appendingPathComponent(name + suffix)
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path),
                let size = attributes[.size] as? Int, let changed = attributes[.modificationDate] as? Date
            else { continue }
            let tag = "\"\(String(size, radix: 36))-\(String(Int(changed.timeIntervalSince1970), radix: 36))\""
            var headers: HTTPFields = [
                .contentType: type, .eTag: tag, .vary: "Accept-Encoding",
                .cacheControl: "public, max-age=86400",
            ]
            if request.headers[.ifNoneMatch]?.contains(tag) == true {
                return Response(status: .notModified, headers: headers)
            }
            guard let bytes = try? Data(contentsOf: file) else { continue }
            if let coding { headers[.contentEncoding] = coding }
            return Response(
                status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: Array(bytes))))
        }
        throw Problem.notFound
    }

    private static func takes(_ coding: String, _ header: String) -> Bool {
        header.split(separator: ",").contains { part in
            let words = part.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            return words.first == coding && words.dropFirst().first != "q=0"
        }
    }
}
