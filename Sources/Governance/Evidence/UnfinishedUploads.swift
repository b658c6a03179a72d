import Domain
import Foundation

/// What one user has sent so far of photos that are not whole (未传完的照片).
///
/// Each user has a folder of his own: whoever else knows the hash of a photo can neither add to it nor spoil it, nor
/// learn how much of it has arrived.
struct UnfinishedUploads {
    /// So many bytes may one user leave unfinished: three of the largest photos.
    static let mostBytes = 3 * EvidenceShelf.largestFile + (4 << 20)
    /// What nobody went on with for so long is thrown away when room is needed.
    static let keptMilliseconds: Int64 = 7 * 86_400_000
    /// A file takes at least so much of the disk, however short it is.
    private static let block: Int64 = 4096

    private let folder: URL
    private let now: Instant

    /// The uploads of a user, of nobody at the command line.
    init(on shelf: EvidenceShelf, of user: Int64?, now: Instant) {
        folder = shelf.folder.appendingPathComponent("incoming").appendingPathComponent(String(user ?? 0))
        self.now = now
    }

    /// How many bytes of a photo have arrived.
    func received(_ hash: String) -> Int64 {
        EvidenceShelf.isHash(hash) ? Self.size(file(hash)) ?? 0 : 0
    }

    /// Takes a piece of a file; pieces come in order, and one that was taken already is passed over.
    ///
    /// - Returns: How many bytes are there now.
    /// - Throws: ``VisitError/tooMuchUnfinished``, what keeps the folder from being written.
    func append(_ piece: Data, to hash: String, at offset: Int64) throws -> Int64 {
        let there = received(hash)
        // After a lost answer the phone sends a piece again: what is there already is not written twice.
        guard EvidenceShelf.isHash(hash), offset <= there, offset + Int64(piece.count) > there else { return there }
        let fresh = piece.dropFirst(Int(there - offset))
        let whole = there + Int64(fresh.count)
        guard whole <= EvidenceShelf.largestFile else { return there }
        try requireRoom(for: max(whole, Self.block), besides: hash)
        try write(fresh, to: file(hash))
        return whole
    }

    private func write(_ bytes: Data, to file: URL) throws {
        let files = FileManager.default
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        if !files.fileExists(atPath: file.path) {
            guard files.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                throw CocoaError(.fileWriteUnknown)
            }
        }
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: bytes)
        let moment = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        try files.setAttributes([.modificationDate: moment], ofItemAtPath: file.path)
    }

    private func requireRoom(for size: Int64, besides hash: String) throws {
        var used = others(than: hash)
        guard used.reduce(size, { $0 + $1.size }) > Self.mostBytes else { return }
        for old in used where old.isStale { try? FileManager.default.removeItem(at: old.file) }
        used.removeAll(where: \.isStale)
        guard used.reduce(size, { $0 + $1.size }) <= Self.mostBytes else { throw VisitError.tooMuchUnfinished }
    }

    private func others(than hash: String) -> [(file: URL, size: Int64, isStale: Bool)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0 != hash }.map { name in
            let file = folder.appendingPathComponent(name)
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
            let touched = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            return (
                file, max(Self.size(file) ?? 0, Self.block),
                touched * 1000 < Double(now.milliseconds - Self.keptMilliseconds)
            )
        }
    }

    /// What has arrived of a photo.
    ///
    /// - Throws: what keeps the folder from being read.
    func bytes(_ hash: String) throws -> Data { try Data(contentsOf: file(hash)) }

    /// Throws away what has arrived of a photo.
    func discard(_ hash: String) { try? FileManager.default.removeItem(at: file(hash)) }

    private func file(_ hash: String) -> URL { folder.appendingPathComponent(hash) }

    private static func size(_ file: URL) -> Int64? {
        (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? NSNumber)?.int64Value
    }
}
