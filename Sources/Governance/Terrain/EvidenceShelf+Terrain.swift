public import Foundation
import Sealing

extension EvidenceShelf {
    /// The bytes of a grid of heights, whole and unchanged; nil where it is missing or another one.
    public func terrainBytes(_ hash: String) -> Data? {
        guard Self.isHash(hash), let bytes = try? Data(contentsOf: terrain(hash)) else { return nil }
        var digest = SHA256Stream()
        bytes.withUnsafeBytes { digest.update($0) }
        return digest.digest.hexadecimal == hash ? bytes : nil
    }

    /// Puts the bytes of a grid of heights in its place.
    ///
    /// - Throws: what keeps the folder from being written.
    public func keepTerrain(_ data: Data, as hash: String) throws {
        guard Self.isHash(hash) else { return }
        try put(data, at: terrain(hash))
    }
}
