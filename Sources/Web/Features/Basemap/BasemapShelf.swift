import Foundation
import FoundationNetworking

/// Fetches pictures of an outside base map and keeps them in memory, so that the service's daily quota lasts.
///
/// A picture that several ask for at once is fetched once.
actor BasemapShelf {
    struct Tile: Hashable, Sendable {
        let layer: Int
        let zoom: Int
        let x: Int
        let y: Int
    }

    struct Picture: Sendable {
        let bytes: [UInt8]
        let type: String
    }

    nonisolated let source: BasemapSource
    private let session: URLSession
    private var kept: [Tile: Picture] = [:]
    private var size = 0
    private var underway: [Tile: Task<Picture?, Never>] = [:]

    /// Bytes kept at most; then all are forgotten and the next ones kept.
    private static let limit = 48 << 20
    /// Requests at once at most: more than a few screens is no map that somebody looks at.
    private static let mostUnderway = 256
    /// No tile of a map is larger.
    private static let largest = 2 << 20

    init(_ source: BasemapSource) {
        self.source = source
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 10
        configuration.timeoutIntervalForResource = 30
        configuration.httpMaximumConnectionsPerHost = 6
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        session = URLSession(configuration: configuration)
    }

    /// A picture; nil where the service gave none.
    func picture(_ tile: Tile) async -> Picture? {
        if let picture = kept[tile] { return picture }
        if let task = underway[tile] { return await task.value }
        guard underway.count < Self.mostUnderway else { return nil }
        let address = source.address(layer: tile.layer, zoom: tile.zoom, x: tile.x, y: tile.y)
        let session = session
        let task = Task { await Self.fetch(address, session) }
        underway[tile] = task
        let picture = await task.value
        underway[tile] = nil
        if let picture { keep(picture, tile) }
        return picture
    }

    private func keep(_ picture: Picture, _ tile: Tile) {
        if size + picture.bytes.count > Self.limit {
            kept.removeAll()
            size = 0
        }
        size += picture.bytes.count
        kept[tile] = picture
    }

    private static func fetch(_ address: String, _ session: URLSession) async -> Picture? {
        guard let url = URL(string: address) else { return nil }
        var request = URLRequest(url: url)
        request.setValue("Qingxi", forHTTPHeaderField: "User-Agent")
        guard let (data, reply) = try? await session.data(for: request),
            (reply as? HTTPURLResponse)?.statusCode == 200, data.count <= largest, let type = type(of: data)
        else { return nil }
        return Picture(bytes: Array(data), type: type)
    }

    /// PNG or JPEG by the first bytes, whatever the other side calls it; nil for anything else, such as an error in words.
    private static func type(of data: Data) -> String? {
        if data.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
        return data.starts(with: [0xFF, 0xD8, 0xFF]) ? "image/jpeg" : nil
    }
}
