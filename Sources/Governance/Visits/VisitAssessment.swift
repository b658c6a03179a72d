import Domain
import Foundation
import Geo
import Store
import Tables

/// Finds out what is noteworthy about a visit: where the phone was, when, and whether its photos were used before.
struct VisitAssessment {
    /// Photos within so many bits are the same picture used again (different facilities).
    static let reusedWithin = 8
    /// Photos within so many bits are for a reviewer to look at.
    static let similarWithin = 14
    /// Photos of one facility taken from the same spot look alike by right; only nearly equal ones count.
    static let reusedAtSameFacility = 3
    /// So far apart, in seconds, may the camera's clock and the visit be.
    static let cameraTolerance = 900.0

    let session: any Session
    let zone: CivilZone
    /// The registered position of the facility.
    let home: Coordinate?

    func findings(_ visit: VisitRecord, _ photos: [VisitRecord.Photo]) throws -> [VisitFinding] {
        var result = position(visit)
        if let skew = visit.clockSkew, abs(skew) > VisitDesk.clockTolerance {
            result.append(VisitFinding(.clockSkew, value: skew))
        }
        let late = photos.filter { $0.addedAt != nil }.count
        if late > 0 { result.append(VisitFinding(.photosAddedLater, value: Double(late))) }
        let evidence = EvidenceTable(session)
        let missing = Set(try evidence.missing(from: visit.id))
        for photo in photos where photo.item != "signature" && !missing.contains(photo.hash) {
            guard let record = try evidence.find(photo.hash) else { continue }
            result += try about(record, of: visit)
        }
        return result
    }

    private func position(_ visit: VisitRecord) -> [VisitFinding] {
        guard let longitude = visit.longitude, let latitude = visit.latitude,
            let here = try? Coordinate(longitude: longitude, latitude: latitude)
        else { return [VisitFinding(.noPosition)] }
        var result: [VisitFinding] = []
        if visit.isMock || visit.accuracy == 0 { result.append(VisitFinding(.mockPosition)) }
        if let away = distance(here, accuracy: visit.accuracy) {
            result.append(VisitFinding(.farFromFacility, value: away))
        }
        return result
    }

    /// The distance to the facility in metres where it is too large to be an error of the phone.
    private func distance(_ here: Coordinate, accuracy: Double?) -> Double? {
        guard let home else { return nil }
        let metres = here.distanceMetres(to: home)
        let allowed = max(50, 3 * min(accuracy.map { $0.isFinite ? $0 : 0 } ?? 0, 1000))
        return metres > allowed ? metres : nil
    }

    private func about(_ record: EvidenceRecord, of visit: VisitRecord) throws -> [VisitFinding] {
        guard record.width != nil else { return [VisitFinding(.unreadablePhoto, photo: record.hash)] }
        var result: [VisitFinding] = []
        if let longitude = record.longitude, let latitude = record.latitude,
            let there = try? Coordinate(longitude: longitude, latitude: latitude),
            let away = distance(there, accuracy: nil)
        {
            result.append(VisitFinding(.photoTakenElsewhere, photo: record.hash, value: away))
        }
        if let taken = record.takenAt, let start = visit.startedAt, let end = visit.endedAt {
            let early = Double(start.milliseconds - taken.milliseconds) / 1000
            let late = Double(taken.milliseconds - end.milliseconds) / 1000
            let off = max(early, late)
            if off > Self.cameraTolerance {
                result.append(VisitFinding(.photoTakenAtOtherTime, photo: record.hash, value: off))
            }
        }
        result += try reuse(of: record, in: visit)
        return result
    }

    private func reuse(of record: EvidenceRecord, in visit: VisitRecord) throws -> [VisitFinding] {
        let visits = VisitTable(session)
        // The very file in another visit.
        for other in try visits.visits(withPhoto: record.hash) where other.id != visit.id && other.id != 0 {
            return [VisitFinding(.photoReused, photo: record.hash, value: 0, otherVisit: other.id)]
        }
        let similar = try EvidenceTable(session).similar(to: record, within: Self.similarWithin)
        for found in similar {
            for other in try visits.visits(withPhoto: found.record.hash) where other.id != visit.id {
                if let finding = judge(found, visit, other, record.hash) { return [finding] }
            }
        }
        return []
    }

    private func judge(
        _ found: EvidenceTable.Similar, _ visit: VisitRecord, _ other: VisitRecord, _ hash: String
    ) -> VisitFinding? {
        let bits = Double(found.distance)
        if found.isSamePicture {
            return VisitFinding(.photoReused, photo: hash, value: 0, otherVisit: other.id)
        }
        if let own = visit.subject, own == other.subject {
            // By the server's clock: two phones may be wrong in different ways.
            let days = [visit, other].map { zone.day(of: $0.corrected($0.startedAt) ?? $0.receivedAt) }
            guard found.distance <= Self.reusedAtSameFacility, days[0] != days[1] else { return nil }
            return VisitFinding(.photoReused, photo: hash, value: bits, otherVisit: other.id)
        }
        return VisitFinding(
            found.distance <= Self.reusedWithin ? .photoReused : .photoSimilar, photo: hash, value: bits,
            otherVisit: other.id)
    }
}

extension [VisitFinding] {
    /// As they are stored.
    var json: String { canonicalJSON }

    init(json: String) {
        self = (try? JSONDecoder().decode([VisitFinding].self, from: Data(json.utf8))) ?? []
    }
}
