import Domain
public import Foundation
import Sealing
import Store
import Tables

/// What came of a file with which a phone's records were carried over (未上传记录文件).
public struct OutboxSummary: Hashable, Sendable {
    /// Visits that are new here; all of them wait for a decision.
    public internal(set) var visits = 0
    /// Visits that had arrived before.
    public internal(set) var knownVisits = 0
    /// Photos that are new here.
    public internal(set) var photos = 0
    /// Photos that had arrived before.
    public internal(set) var knownPhotos = 0
    /// Photos whose bytes are not those of their name; the phone has them still.
    public internal(set) var damagedPhotos = 0
}

extension VisitDesk {
    /// The largest file of a phone's records, in bytes.
    public static let largestOutbox = 64 << 20

    private struct Outbox: Decodable {
        struct Photo: Decodable {
            var hash: String
            var base64: String
        }
        var user: String?
        var photos: [Photo]?
    }

    /// Takes over what a phone could not send and handed out as a file.
    ///
    /// Nobody signed in for these visits, so each waits for a decision; what arrived before is not doubled, and a phone
    /// that gets through after all sends the same visits without harm.
    /// - Throws: ``AccessError/notFound`` for somebody who takes no part in spot checks, ``VisitError`` for a file that
    ///   no phone wrote, what keeps photos from being written.
    public func takeOutbox(_ bytes: Data, access: Access) async throws -> OutboxSummary {
        guard access.mayAnywhere(.spotCheck) else { throw AccessError.notFound }
        guard bytes.count <= Self.largestOutbox,
            let members = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any],
            let visits = members["visits"] as? [Any], let outbox = try? JSONDecoder().decode(Outbox.self, from: bytes)
        else {
            throw VisitError.invalid(
                field: "file",
                BilingualText(
                    "不是现场检查页导出的文件，请选择 qingxi-….json",
                    "This is no file of the field page; choose the one named qingxi-….json"))
        }
        let carrier = BilingualText.carrier(of: FrameBuilder.tidy(outbox.user ?? ""))
        var summary = OutboxSummary()
        for visit in visits {
            guard let bytes = Self.bytes(of: visit) else { continue }
            let receipt = try await platform.database.write { session in
                try take(VisitArrival(bytes, carrier: carrier), access, in: session)
            }
            if receipt.wasKnown { summary.knownVisits += 1 } else { summary.visits += 1 }
        }
        for photo in outbox.photos ?? [] { try await take(photo, &summary, access) }
        try await platform.database.write { [summary] session in
            try Journal.append(
                in: session, at: platform.now(), actor: access.actor, action: "visit-outbox",
                detail: OutboxDetail(summary, hash: SHA256Digest(of: Array(bytes)).hexadecimal).canonicalJSON)
        }
        return summary
    }

    private static func bytes(of visit: Any) -> Data? {
        guard JSONSerialization.isValidJSONObject(visit) else {
            return Data(String(describing: visit).utf8)
        }
        return try? JSONSerialization.data(withJSONObject: visit, options: .sortedKeys)
    }

    private func take(_ photo: Outbox.Photo, _ summary: inout OutboxSummary, _ access: Access) async throws {
        guard EvidenceShelf.isHash(photo.hash), let bytes = Data(base64Encoded: photo.base64), !bytes.isEmpty,
            bytes.count <= Int(EvidenceShelf.largestFile),
            SHA256Digest(of: Array(bytes)).hexadecimal == photo.hash
        else {
            summary.damagedPhotos += 1
            return
        }
        let desk = EvidenceDesk(platform)
        if try await desk.arrival(photo.hash, access: access).isComplete {
            summary.knownPhotos += 1
            return
        }
        let isNew = try await desk.takeWhole(bytes, as: photo.hash, access: access)
        if isNew { summary.photos += 1 } else { summary.knownPhotos += 1 }
    }
}

/// What the log says of a file that was carried over.
private struct OutboxDetail: Encodable {
    let visits: Int
    let photos: Int
    let fileHash: String

    init(_ summary: OutboxSummary, hash: String) {
        visits = summary.visits
        photos = summary.photos
        fileHash = hash
    }
}

extension BilingualText {
    /// Whose a visit of a file is said to be.
    fileprivate static func carrier(of name: String) -> String {
        "文件 / file" + (name.isEmpty ? "" : "：" + name.prefix(60))
    }
}
