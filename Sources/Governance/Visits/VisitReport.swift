public import Domain
import Foundation
import Store

/// A visit as a phone reports it (现场检查上报); everything but the name that the phone gave it may be missing.
public struct VisitReport: Codable, Hashable, Sendable {
    /// Where a phone believed to be.
    public struct Position: Codable, Hashable, Sendable {
        /// Longitude in degrees.
        public var longitude: Double
        /// Latitude in degrees.
        public var latitude: Double
        /// The radius of a 95 % guess in metres.
        public var accuracy: Double?
        /// Whether the phone said that it is simulated.
        public var isMock: Bool?

        /// A position.
        public init(longitude: Double, latitude: Double, accuracy: Double? = nil, isMock: Bool? = nil) {
            self.longitude = longitude
            self.latitude = latitude
            self.accuracy = accuracy
            self.isMock = isMock
        }

        /// Whether it lies on the globe at all.
        var isPossible: Bool {
            longitude.isFinite && latitude.isFinite && abs(longitude) <= 180 && abs(latitude) <= 90
        }
    }

    /// A photo that belongs to the visit.
    public struct Photo: Codable, Hashable, Sendable {
        /// SHA-256 of the file, hexadecimal.
        public var hash: String
        /// What it belongs to.
        public var item: String?
        /// When it was taken by the phone's clock, in milliseconds of UTC.
        public var takenAt: Int64?
        /// Where the phone was.
        public var position: Position?

        /// A photo.
        public init(hash: String, item: String? = nil, takenAt: Int64? = nil, position: Position? = nil) {
            self.hash = hash
            self.item = item
            self.takenAt = takenAt
            self.position = position
        }
    }

    /// A meter that was read.
    public struct Reading: Codable, Hashable, Sendable {
        /// Which meter: `flow`, `power`.
        public var meter: String
        /// What it showed.
        public var value: Double
        /// The unit on its face.
        public var unit: String?
    }

    /// A bottle that was filled.
    public struct Bottle: Codable, Hashable, Sendable {
        /// The number on its label.
        public var code: String
        /// Where it was filled: `inlet`, `outlet`.
        public var point: String?
        /// What was added or measured on the spot.
        public var note: String?
    }

    /// Who was there for the other side.
    public struct Witness: Codable, Hashable, Sendable {
        /// The name.
        public var name: String
        /// The part the witness plays: village cadre, keeper, operator.
        public var duty: String?
        /// Why there is no signature.
        public var refusal: String?
        /// SHA-256 of the picture of the signature.
        public var signature: String?
    }

    /// What the phone calls it: 16 to 64 characters, the same whenever it is sent again.
    public var clientId: String
    /// What it was made for.
    public var purpose: String?
    /// The spot check.
    public var campaign: Int64?
    /// The task.
    public var assignment: Int64?
    /// The facility.
    public var facility: Int64?
    /// Which phone.
    public var device: String?
    /// When it began by the phone's clock, in milliseconds of UTC.
    public var startedAt: Int64?
    /// When it ended.
    public var endedAt: Int64?
    /// When it was sent.
    public var sentAt: Int64?
    /// Where the phone was.
    public var position: Position?
    /// What was found.
    public var outcome: VisitOutcome?
    /// The answers by item of the checklist.
    public var answers: [String: String]?
    /// The meters that were read.
    public var readings: [Reading]?
    /// The bottles that were filled.
    public var bottles: [Bottle]?
    /// Who was there for the other side.
    public var witness: Witness?
    /// The photos.
    public var photos: [Photo]?
    /// Anything else.
    public var remarks: String?

    /// A report without anything in it.
    public init(clientId: String) {
        self.clientId = clientId
    }

    /// Whether the name that the phone gave it can be used as a key.
    var hasUsableID: Bool { Self.isUsable(clientId) }

    static func isUsable(_ text: String) -> Bool {
        (8...64).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    static let longestPhotoList = 100

    /// The photos and the signature as they are stored; hashes that are none are left out.
    var storedPhotos: [VisitRecord.Photo] {
        var result: [VisitRecord.Photo] = []
        for photo in (photos ?? []).prefix(Self.longestPhotoList) where EvidenceShelf.isHash(photo.hash) {
            var stored = VisitRecord.Photo(hash: photo.hash, item: String((photo.item ?? "").prefix(60)))
            stored.takenAt = Self.moment(photo.takenAt)
            if let position = photo.position, position.isPossible {
                stored.longitude = position.longitude
                stored.latitude = position.latitude
                stored.accuracy = position.accuracy.flatMap { $0.isFinite ? $0 : nil }
                stored.isMock = position.isMock ?? false
            }
            result.append(stored)
        }
        if let signature = witness?.signature, EvidenceShelf.isHash(signature) {
            result.append(VisitRecord.Photo(hash: signature, item: "signature"))
        }
        return result
    }

    /// A moment of a phone; nil for what no clock shows.
    static func moment(_ milliseconds: Int64?) -> Instant? {
        milliseconds.flatMap { (0..<Instant.end.milliseconds).contains($0) ? Instant(milliseconds: $0) : nil }
    }
}
