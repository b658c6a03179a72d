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

    private func incoming(_ hash: String) -> URL {
        folder.appendingPathComponent("incoming").appendingPathComponent(hash)
    }

    private func place(_ kind: String, _ hash: String, _ ending: String) -> URL {
        folder.appendingPathComponent(kind).appendingPathComponent(String(hash.prefix(2)))
            .appendingPathComponent(hash + ending)
    }

    /// Whether the whole photo is there.
    public func has(_ hash: String) -> Bool {
        Self.isHash(hash) && FileManager.default.fileExists(atPath: file(hash).path)
    }

    /// How many bytes of a photo have arrived so far.
    public func received(_ hash: String) -> Int64 {
        guard Self.isHash(hash) else { return 0 }
        if has(hash) { return Self.size(file(hash)) ?? 0 }
        return Self.size(incoming(hash)) ?? 0
    }

    /// The bytes of a photo.
    public func bytes(_ hash: String) -> Data? {
        Self.isHash(hash) ? try? Data(contentsOf: file(hash)) : nil
    }

    /// Takes a piece of a file; pieces come in order, and one that was taken already is passed over.
    ///
    /// - Returns: How many bytes are there now.
    /// - Throws: what keeps the folder from being written.
    func append(_ piece: Data, to hash: String, at offset: Int64) throws -> Int64 {
        let file = incoming(hash)
        try Self.makeFolder(of: file)
        let there = Self.size(file) ?? 0
        // After a lost answer the phone sends a piece again: what is there already is not written twice.
        guard offset <= there, offset + Int64(piece.count) > there else { return there }
        let fresh = piece.dropFirst(Int(there - offset))
        guard there + Int64(fresh.count) <= Self.largestFile else { return there }
        if there == 0, !FileManager.default.fileExists(atPath: file.path) {
            guard
                FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw CocoaError(.fileWriteUnknown) }
        }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: fresh)
        return there + Int64(fresh.count)
    }

    /// Puts a file that is whole in its place, after computing its hash again.
    ///
    /// - Returns: Its bytes; nil where the hash is another one, and then what arrived is thrown away.
    /// - Throws: what keeps the folder from being written.
    func settle(_ hash: String) throws -> Data? {
        if has(hash) { return bytes(hash) }
        let file = incoming(hash)
        let data = try Data(contentsOf: file)
        guard SHA256Digest(of: Array(data)).hexadecimal == hash else {
            try FileManager.default.removeItem(at: file)
            return nil
        }
        try put(data, at: self.file(hash))
        try? FileManager.default.removeItem(at: file)
        return data
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

    private static func size(_ file: URL) -> Int64? {
        (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? NSNumber)?.int64Value
    }
}
