public import Exchange
public import Foundation
import Sealing

/// A file to be taken in: its tables, its name, and the digest by which it is known again.
public struct ImportFile: Sendable {
    /// The name the user knows it by.
    public let name: String
    /// SHA-256 of its bytes, hexadecimal.
    public let hash: String
    /// Its tables.
    public let tables: any TabularFile

    /// Opens a file that is in memory, such as an upload.
    ///
    /// - Throws: `ExchangeError`.
    public init(_ data: Data, named name: String, limits: ReaderLimits = ReaderLimits()) throws {
        self.name = name
        var digest = SHA256Stream()
        data.withUnsafeBytes { digest.update($0) }
        hash = digest.digest.hexadecimal
        tables = try SheetReader.open(data, named: name, limits: limits)
    }

    /// Opens a file on disk, which is read in pieces.
    ///
    /// - Throws: `ExchangeError`.
    public init(_ url: URL, limits: ReaderLimits = ReaderLimits()) throws {
        name = url.lastPathComponent
        tables = try SheetReader.open(url, limits: limits)
        var digest = SHA256Stream()
        guard let handle = try? FileHandle(forReadingFrom: url) else { throw ExchangeError.unreadable(file: name) }
        defer { try? handle.close() }
        while let piece = try? handle.read(upToCount: 1 << 18), !piece.isEmpty {
            piece.withUnsafeBytes { digest.update($0) }
        }
        hash = digest.digest.hexadecimal
    }
}
