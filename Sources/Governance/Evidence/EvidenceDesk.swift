import Domain
import Exchange
public import Foundation
import Sealing
import Store
import Tables

/// Takes photos in and gives them out (佐证照片).
public struct EvidenceDesk: Sendable {
    private let platform: Platform
    private let shelf: EvidenceShelf

    /// The longest side of thumbnails, in pixels.
    static let thumbnailSide = 320
    /// The longest side of copies without position, in pixels.
    static let publicSide = 1280

    /// A desk over the platform and its folder.
    public init(_ platform: Platform) {
        self.platform = platform
        shelf = platform.evidence
    }

    /// How far a photo has arrived.
    public struct Arrival: Hashable, Sendable {
        /// So many bytes are there; the next piece begins here.
        public let received: Int64
        /// Whether it is whole and kept.
        public let isComplete: Bool
        /// Whether what arrived was another file than announced and must be sent anew.
        public let mustRestart: Bool
    }

    /// How far a photo has arrived from the asker.
    ///
    /// What others have sent is nothing to him: a hash that he only knows brings him no photo.
    public func arrival(_ hash: String, access: Access) async throws -> Arrival {
        try VisitDesk.requireReporter(access)
        if try await isHeld(hash, access) {
            return Arrival(received: shelf.size(hash), isComplete: true, mustRestart: false)
        }
        return Arrival(received: uploads(access).received(hash), isComplete: false, mustRestart: false)
    }

    private func isHeld(_ hash: String, _ access: Access) async throws -> Bool {
        guard shelf.has(hash) else { return false }
        return try await platform.database.read { try EvidenceTable($0).isHeld(hash, by: access.userID) }
    }

    private func uploads(_ access: Access) -> UnfinishedUploads {
        UnfinishedUploads(on: shelf, of: access.userID, now: platform.now())
    }

    /// Takes a piece of a photo; the same piece may come again.
    ///
    /// Somebody who sends what another has sent before sends all of it: the bytes prove that he has the photo.
    ///
    /// - Parameters:
    ///   - size: The size of the whole file in bytes.
    ///   - offset: Where in the file the piece begins.
    /// - Throws: ``AccessError/notFound`` for somebody who records nothing, ``VisitError/tooMuchUnfinished``, what keeps
    ///   the folder from being written.
    public func take(
        _ piece: Data, of hash: String, size: Int64, at offset: Int64, access: Access
    ) async throws -> Arrival {
        try VisitDesk.requireReporter(access)
        guard EvidenceShelf.isHash(hash), (1...EvidenceShelf.largestFile).contains(size), offset >= 0 else {
            throw AccessError.notFound
        }
        return try await platform.evidenceGate.run {
            if try await isHeld(hash, access) {
                return Arrival(received: shelf.size(hash), isComplete: true, mustRestart: false)
            }
            let uploads = uploads(access)
            let received = try uploads.append(piece, to: hash, at: offset)
            guard received >= size else {
                return Arrival(received: received, isComplete: false, mustRestart: false)
            }
            let data = try uploads.bytes(hash)
            guard SHA256Digest(of: Array(data)).hexadecimal == hash else {
                uploads.discard(hash)
                return Arrival(received: 0, isComplete: false, mustRestart: true)
            }
            try await register(data, hash, access)
            uploads.discard(hash)
            return Arrival(received: Int64(data.count), isComplete: true, mustRestart: false)
        }
    }

    /// Takes a whole photo whose hash was computed already.
    ///
    /// - Returns: Whether nobody had sent it before.
    func takeWhole(_ bytes: Data, as hash: String, access: Access) async throws -> Bool {
        try await platform.evidenceGate.run { try await register(bytes, hash, access) }
    }

    /// Keeps a photo whose hash was computed, and that its sender has it.
    ///
    /// - Returns: Whether nobody had sent it before.
    @discardableResult
    private func register(_ data: Data, _ hash: String, _ access: Access) async throws -> Bool {
        if !shelf.has(hash) { try shelf.keep(data, as: hash) }
        let isKnown = try await platform.database.read { try EvidenceTable($0).find(hash) != nil }
        let record = isKnown ? nil : try described(data, hash, access)
        try await platform.database.write { session in
            if let record { try EvidenceTable(session).insert(record) }
            guard try EvidenceTable(session).addHolder(access.userID, of: hash, at: platform.now()) else { return }
            try Journal.append(
                in: session, at: platform.now(), actor: access.actor, action: "evidence-receive",
                detail: EvidenceDetail(hash: hash, size: Int64(data.count)).canonicalJSON)
            // A visit that came before its photos is looked at again.
            for visit in try VisitTable(session).visits(naming: hash, sentBy: access.userID) {
                try VisitDesk(platform).reassess(visit, in: session)
            }
        }
        return !isKnown
    }

    private func described(_ data: Data, _ hash: String, _ access: Access) throws -> EvidenceRecord {
        var record = EvidenceRecord(
            hash: hash, size: Int64(data.count), mediaType: Self.mediaType(data), receivedAt: platform.now(),
            userID: access.userID)
        if let picture = try? JPEGPicture(data) {
            describe(picture, data, in: &record)
            let small = picture.fitted(longestSide: Self.thumbnailSide)
            if let bytes = try? small.encoded(quality: 75) { try shelf.put(bytes, at: shelf.thumbnail(hash)) }
        }
        return record
    }

    private func describe(_ picture: JPEGPicture, _ data: Data, in record: inout EvidenceRecord) {
        let particulars = PhotoParticulars(data)
        let hashes = PerceptualHash(picture)
        record.width = picture.width
        record.height = picture.height
        record.longitude = particulars.longitude
        record.latitude = particulars.latitude
        record.pixelHash = SHA256Digest(of: picture.pixelBytes).hexadecimal
        record.differenceHash = hashes.difference
        record.cosineHash = hashes.cosine
        if let civil = particulars.civilMilliseconds {
            let offset = particulars.secondsFromUTC ?? platform.zone.secondsFromUTC
            record.takenAt = Instant(milliseconds: civil - Int64(offset) * 1000)
        }
    }

    private static func mediaType(_ data: Data) -> String {
        if data.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        return data.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? "image/png" : "application/octet-stream"
    }

    /// In which form a photo is given out.
    public enum Form: Sendable {
        /// As it was sent.
        case original
        /// Small, without particulars.
        case thumbnail
        /// Large enough to see, without position, time and camera.
        case open
    }

    /// A photo of a visit that the asker may know of, and one of whose senders had the photo.
    ///
    /// - Returns: The bytes and their media type; nil where there is none, or none for the asker.
    public func photo(_ hash: String, as form: Form, access: Access) async throws -> (bytes: Data, type: String)? {
        guard EvidenceShelf.isHash(hash) else { return nil }
        let record = try await platform.database.read { session -> EvidenceRecord? in
            let visits = VisitDesk(platform)
            let isWithin = try VisitTable(session).visits(withPhoto: hash).contains {
                try visits.maySee($0, access, in: session)
            }
            return isWithin ? try EvidenceTable(session).find(hash) : nil
        }
        guard let record else { return nil }
        return try bytes(record, as: form)
    }

    private func bytes(_ record: EvidenceRecord, as form: Form) throws -> (bytes: Data, type: String)? {
        switch form {
        case .original: return shelf.bytes(record.hash).map { ($0, record.mediaType) }
        case .thumbnail: return try made(record.hash, at: shelf.thumbnail(record.hash), side: Self.thumbnailSide)
        case .open: return try made(record.hash, at: shelf.publicCopy(record.hash), side: Self.publicSide)
        }
    }

    private func made(_ hash: String, at place: URL, side: Int) throws -> (bytes: Data, type: String)? {
        if let there = try? Data(contentsOf: place) { return (there, "image/jpeg") }
        guard let original = shelf.bytes(hash), let picture = try? JPEGPicture(original, longestSide: side),
            let made = try? picture.fitted(longestSide: side).encoded(quality: 80)
        else { return nil }
        try shelf.put(made, at: place)
        return (made, "image/jpeg")
    }
}

/// What the log says of a photo.
struct EvidenceDetail: Encodable {
    let hash: String
    let size: Int64
}
