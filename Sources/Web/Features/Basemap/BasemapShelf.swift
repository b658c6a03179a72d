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

    /// What the other side may cost this one.
    struct Limits: Sendable {
        /// Bytes kept at most; then all are forgotten and the next ones kept.
        var keptBytes = 48 << 20
        /// Requests at once at most: more than a few screens is no map that somebody looks at.
        var underway = 256
        /// Seconds without a byte after which a request is given up.
        var silentSeconds = 10.0
        /// Seconds after which a request is given up in any case.
        var longestSeconds = 30.0
        /// No tile of a map is larger, in bytes.
        var largestTile = 2 << 20
    }

    nonisolated let source: BasemapSource
    private let limits: Limits
    private let fetcher: BasemapFetcher
    private let session: URLSession
    private var kept: [Tile: Picture] = [:]
    private var size = 0
    private var underway: [Tile: Task<Picture?, Never>] = [:]

    init(_ source: BasemapSource, limits: Limits = Limits()) {
        self.source = source
        self.limits = limits
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = limits.silentSeconds
        configuration.timeoutIntervalForResource = limits.longestSeconds
        configuration.httpMaximumConnectionsPerHost = 6
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        fetcher = BasemapFetcher(largest: limits.largestTile)
        session = URLSession(configuration: configuration, delegate: fetcher, delegateQueue: nil)
    }

    deinit { session.finishTasksAndInvalidate() }

    /// How many requests are on their way.
    var underwayCount: Int { underway.count }

    /// A picture; nil where the service gave none.
    func picture(_ tile: Tile) async -> Picture? {
        if let picture = kept[tile] { return picture }
        if let task = underway[tile] { return await task.value }
        guard underway.count < limits.underway else { return nil }
        let address = source.address(layer: tile.layer, zoom: tile.zoom, x: tile.x, y: tile.y)
        let task = Task { [fetcher, session] in await Self.fetch(address, fetcher, session) }
        underway[tile] = task
        let picture = await task.value
        underway[tile] = nil
        if let picture { keep(picture, tile) }
        return picture
    }

    private func keep(_ picture: Picture, _ tile: Tile) {
        if size + picture.bytes.count > limits.keptBytes {
            kept.removeAll()
            size = 0
        }
        size += picture.bytes.count
        kept[tile] = picture
    }

    private static func fetch(_ address: String, _ fetcher: BasemapFetcher, _ session: URLSession) async -> Picture? {
        guard let url = URL(string: address) else { return nil }
        var request = URLRequest(url: url)
        request.setValue("Qingxi", forHTTPHeaderField: "User-Agent")
        guard let data = await fetcher.file(request, by: session), let type = type(of: data) else { return nil }
        return Picture(bytes: Array(data), type: type)
    }

    /// PNG or JPEG by the first bytes, whatever the other side calls it; nil for anything else, such as an error in words.
    private static func type(of data: Data) -> String? {
        if data.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
        return data.starts(with: [0xFF, 0xD8, 0xFF]) ? "image/jpeg" : nil
    }
}
