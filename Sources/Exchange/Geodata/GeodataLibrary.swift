import CGDAL
internal import Foundation

/// The GDAL library, opened and made ready at its first use.
enum GeodataLibrary {
    /// What kept the library from being opened, `nil` once it is ready; registers the drivers and keeps it from printing.
    private static let obstacle: String? = {
        if let reason = qingxi_gdal_open() { return String(cString: reason) }
        GDALAllRegister()
        CPLSetConfigOption("OGR_ENABLE_PARTIAL_REPROJECTION", "NO")
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO")
        CPLSetErrorHandler(CPLQuietErrorHandler)
        return nil
    }()

    /// Opens the library where that is not done yet.
    ///
    /// Everything that calls it comes through here first.
    ///
    /// - Throws: ``ExchangeError/geodata(_:file:detail:)`` if the machine has none, or another version.
    static func open(for file: String) throws(ExchangeError) {
        if let obstacle { throw .geodata(.noLibrary, file: file, detail: obstacle) }
    }

    /// What the library said last, for the message to the user.
    static var lastMessage: String {
        CPLGetLastErrorMsg().map { String(cString: $0) } ?? ""
    }

    /// The same of a file that users know by another name than the one under which it lies on the server.
    static func lastMessage(about file: String) -> String {
        let path = /(?:\/+[^\s\/:,'"]+){2,}/
        return lastMessage.replacing(path, with: file)
    }

    /// Opens a file and closes it after the body.
    ///
    /// - Throws: ``ExchangeError/unreadable(file:)`` or ``ExchangeError/geodata(_:file:detail:)``.
    static func withDataset<Result>(
        at url: URL, flags: Int32, options: [String] = [], _ body: (GDALDatasetH) throws -> Result
    ) throws -> Result {
        guard FileManager.default.isReadableFile(atPath: url.path) else {
            throw ExchangeError.unreadable(file: url.path)
        }
        return try withDataset(
            path: url.path, name: url.lastPathComponent, flags: flags, drivers: [], options: options, body)
    }

    /// Opens a file by the library's own kind of path, with some drivers only where any are named.
    ///
    /// - Throws: ``ExchangeError/geodata(_:file:detail:)``.
    static func withDataset<Result>(
        path: String, name: String, flags: Int32, drivers: [String], options: [String],
        _ body: (GDALDatasetH) throws -> Result
    ) throws -> Result {
        try open(for: name)
        CPLErrorReset()
        typealias Words = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
        func list(_ texts: [String]) -> Words? { texts.reduce(nil) { CSLAddString($0, $1) } }
        func readable(_ words: Words?) -> UnsafePointer<UnsafePointer<CChar>?>? {
            words.map { UnsafeRawPointer($0).assumingMemoryBound(to: UnsafePointer<CChar>?.self) }
        }
        let (open, allowed) = (list(options), list(drivers))
        defer {
            CSLDestroy(open)
            CSLDestroy(allowed)
        }
        guard
            let dataset = GDALOpenEx(path, UInt32(flags | GDAL_OF_READONLY), readable(allowed), readable(open), nil)
        else { throw ExchangeError.geodata(.notGeodata, file: name, detail: lastMessage(about: name)) }
        defer { GDALClose(dataset) }
        return try body(dataset)
    }

    /// Text of an attribute: UTF-8 if it is, else GB 18030, as Chinese programs write shapefiles.
    static func text(_ bytes: UnsafePointer<CChar>) -> String {
        if let text = String(validatingCString: bytes) { return text }
        let raw = UnsafeRawBufferPointer(start: bytes, count: strlen(bytes))
        return gb18030(Array(raw)) ?? String(cString: bytes)
    }

    private static func gb18030(_ bytes: [UInt8]) -> String? {
        let detected = DetectedEncoding(encoding: .gb18030, markLength: 0)
        guard let stream = try? TranscodingStream(DataStream(Data(bytes)), from: detected),
            let text = try? stream.readAll(limit: 1 << 20)
        else { return nil }
        return String(decoding: text, as: UTF8.self)
    }
}
