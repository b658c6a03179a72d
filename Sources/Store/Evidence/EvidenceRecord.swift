public import Domain

/// A photo as the tables know it (佐证照片); its bytes lie in the evidence folder under the same hash.
public struct EvidenceRecord: Hashable, Sendable {
    /// SHA-256 of the file, hexadecimal.
    public let hash: String
    /// The file's size in bytes.
    public let size: Int64
    /// The media type, `image/jpeg`.
    public let mediaType: String
    /// When it arrived.
    public let receivedAt: Instant
    /// Who sent it.
    public let userID: Int64?
    /// Width in pixels as seen, after turning it upright; nil where the file is no picture we can read.
    public var width: Int?
    /// Height in pixels as seen.
    public var height: Int?
    /// When it was taken by the camera's clock (EXIF).
    public var takenAt: Instant?
    /// Longitude in degrees by the camera (EXIF).
    public var longitude: Double?
    /// Latitude in degrees by the camera (EXIF).
    public var latitude: Double?
    /// SHA-256 of the decoded pixels: the same picture saved again with other particulars has the same.
    public var pixelHash: String?
    /// The 64-bit difference hash (dHash).
    public var differenceHash: UInt64?
    /// The 64-bit hash of the cosine transform (pHash).
    public var cosineHash: UInt64?

    /// A photo of which nothing but the file is known.
    public init(hash: String, size: Int64, mediaType: String, receivedAt: Instant, userID: Int64?) {
        self.hash = hash
        self.size = size
        self.mediaType = mediaType
        self.receivedAt = receivedAt
        self.userID = userID
    }
}
