public import Foundation
import Sealing

/// The folder in which photos lie by their content hash (佐证照片库): `ab/abcdef….jpg`, thumbnails, and what is still
/// arriving.
///
/// A file appears under its hash only when it is whole and its hash was computed again, by renaming it.
public struct EvidenceShelf: Sendable {
    /// The largest file, in bytes.
    public static let largestFile: Int64 = 20 << 20

    /// The folder.
    public let folder: URL

    /// A shelf in a folder, which is made when the first file comes.
    public init(folder: URL) {
        self.folder = folder
    }

    /// Whether a text is 64 lower-case hexadecimal digits; everything else never becomes part of a path.
    public static func isHash(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// Where a photo lies.
    func file(_ hash: String) -> URL { place("files", hash, "") }

    /// Where a photo's thumbnail lies.
    func thumbnail(_ hash: String) -> URL { place("thumbs", hash, ".jpg") }

    /// Where a grid of heights lies.
    func terrain(_ hash: String) -> URL { place("terrain", hash, ".tif") }

    /// Where a photo's copy without position and other particulars lies.
    func publicCopy(_ hash: String) -> URL { place("public", hash, ".jpg") }

    private func place(_ kind: String, _ hash: String, _ ending: String) -> URL {
        folder.appendingPathComponent(kind).appendingPathComponent(String(hash.prefix(2)))
            .appendingPathComponent(hash + ending)
    }

    /// Whether the whole photo is there.
    public func has(_ hash: String) -> Bool {
        Self.isHash(hash) && FileManager.default.fileExists(atPath: file(hash).path)
    }

    /// The size of a whole photo in bytes; 0 for one that is not there.
    func size(_ hash: String) -> Int64 {
        guard has(hash) else { return 0 }
        let attributes = try? FileManager.default.attributesOfItem(atPath: file(hash).path)
        return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    }

    /// The bytes of a photo.
    public func bytes(_ hash: String) -> Data? {
        Self.isHash(hash) ? try? Data(contentsOf: file(hash)) : nil
    }

    /// Puts the bytes of a photo in its place; for copies of the whole folder.
    ///
    /// - Throws: what keeps the folder from being written.
    public func keep(_ data: Data, as hash: String) throws {
        guard Self.isHash(hash) else { return }
        try put(data, at: file(hash))
    }

    /// Writes a file so that it is there whole or not at all.
    func put(_ data: Data, at place: URL) throws {
        try Self.makeFolder(of: place)
        let partial = place.deletingLastPathComponent().appendingPathComponent("." + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: partial) }
        try data.write(to: partial)
        let handle = try FileHandle(forUpdating: partial)
        try handle.synchronize()
        try handle.close()
        guard rename(partial.path, place.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// Whether a photo is there and its bytes still have its hash.
    public func isIntact(_ hash: String) -> Bool {
        bytes(hash).map { SHA256Digest(of: Array($0)).hexadecimal == hash } ?? false
    }

    private static func makeFolder(of file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    }
}
