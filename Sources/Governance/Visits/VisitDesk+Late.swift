import Domain
import Foundation
import Store
import Tables

extension VisitDesk {
    /// So many photos may a visit have, those added later included.
    public static let mostPhotos = 300

    /// Adds photos to a visit that was reported before; those that it has already change nothing.
    ///
    /// They are kept apart from those of the report by the time at which they were added, and what they show is looked
    /// at like the others. A visit that was decided about keeps its state.
    /// - Throws: ``AccessError/notFound`` for a visit that the asker did not report, ``VisitError``.
    public func addPhotos(
        _ photos: [VisitReport.Photo], to clientID: String, access: Access
    ) async throws -> VisitReceipt {
        try Self.requireReporter(access)
        var report = VisitReport(clientId: clientID)
        report.photos = photos
        let added = report.storedPhotos.map { photo in
            var photo = photo
            photo.addedAt = platform.now()
            return photo
        }
        guard added.count == photos.count else {
            throw VisitError.invalid(
                field: "photos",
                BilingualText("照片清单有误，一次最多 100 张", "The list of photos is wrong; at most 100 at a time"))
        }
        return try await platform.database.write { session in
            let table = VisitTable(session)
            guard let visit = try table.find(clientID: clientID), visit.userID != nil, visit.userID == access.userID
            else { throw AccessError.notFound }
            let known = try table.photos(of: [visit.id])[visit.id] ?? []
            let fresh = added.filter { photo in !known.contains { $0.hash == photo.hash } }
            guard known.count + fresh.count <= Self.mostPhotos else {
                throw VisitError.invalid(
                    field: "photos",
                    BilingualText("一份记录最多 \(Self.mostPhotos) 张照片", "A visit has at most \(Self.mostPhotos) photos"))
            }
            if try table.add(fresh, to: visit.id) > 0 {
                try reassess(visit, in: session)
                let host = try audience(of: visit, in: session).host
                try log("visit-add-photos", visit, host, access, photos: fresh.count, in: session)
            }
            return try receipt(visit, wasKnown: true, in: session)
        }
    }
}
