import Foundation
import HTTPTypes
import Hummingbird

/// The site's own style sheets, scripts and pictures, held in memory under an address that changes with their content.
struct Assets: Sendable {
    /// One file.
    struct File: Sendable {
        /// Its bytes.
        let bytes: [UInt8]
        /// The same, packed by gzip.
        let packed: [UInt8]?
        /// Its media type.
        let type: String
        /// What tells this content from any other.
        let tag: String
    }

    /// The files by their path below the folder.
    let files: [String: File]
    /// Where pages find them.
    let paths: AssetPaths

    /// Reads the files that come with the program.
    ///
    /// - Throws: where the folder or one of its files cannot be read.
    static func bundled() throws -> Assets {
        guard let folder = Bundle.module.url(forResource: "Resources", withExtension: nil) else {
            throw CocoaError(.fileNoSuchFile)
        }
        return try Assets(folder: folder)
    }

    init(folder: URL) throws {
        var files: [String: File] = [:]
        let root = folder.standardizedFileURL.path + "/"
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
            guard let type = Self.types[(path as NSString).pathExtension] else { continue }
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: root + path)))
            let packed = try Gzip.pack(bytes)
            files[path] = File(
                bytes: bytes, packed: packed.count < bytes.count ? packed : nil, type: type,
                tag: String(Self.hash(bytes), radix: 36))
        }
        self.files = files
        let all = files.sorted { $0.key < $1.key }.map { $0.key + $0.value.tag }.joined()
        var paths = AssetPaths()
        // The hash is a folder, not a query, so that modules imported by relative address are covered, too.
        paths.prefix = "/assets/" + String(Self.hash(Array(all.utf8)), radix: 36) + "/"
        self.paths = paths
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "webmanifest": "application/manifest+json", "woff2": "font/woff2",
    ]

    /// FNV-1a with 64 bits: it tells versions of our own files apart, nothing more.
    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}

/// Serves the site's own files: for a year under the address with their hash, else to be asked for again.
struct AssetRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/assets/**") { request, context in
            try answer(context.parameters.getCatchAll().map(String.init), request)
        }
        router.get("/favicon.ico") { request, _ in try answer(["img", "favicon.svg"], request) }
    }

    private func answer(_ steps: [String], _ request: Request) throws -> Response {
        let prefix = site.assets.paths.prefix
        let isCurrent = steps.first.map { "/assets/" + $0 + "/" == prefix } ?? false
        let path = (isCurrent ? steps.dropFirst() : steps[...]).joined(separator: "/")
        // A page of an older version may still ask for its files: it gets today's, and is not to keep them.
        guard
            let file = site.assets.files[path] ?? site.assets.files[steps.dropFirst().joined(separator: "/")]
        else { throw Problem.notFound }
        var headers: HTTPFields = [
            .contentType: file.type, .eTag: "\"\(file.tag)\"", .vary: "Accept-Encoding",
            .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "public, no-cache",
        ]
        if request.headers[.ifNoneMatch]?.contains("\"\(file.tag)\"") == true {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        var bytes = file.bytes
        if let packed = file.packed, Compression.isAccepted(by: request) {
            bytes = packed
            headers[.contentEncoding] = "gzip"
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
