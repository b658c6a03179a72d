import Domain
import Store
import Tables

/// The facilities whose visits tell something about a record (关联设施).
struct VisitedFacilities {
    /// So many are looked at for one record.
    static let most = 100

    let session: any Session
    let scope: AreaScope
    let asOf: AsOf

    /// The record itself, what stands in a village, what a pipe or an outlet belongs to, what discharges into a water.
    ///
    /// - Returns: The facilities that the asker may know of, by the order of their codes.
    func facilities(of page: RegisterPage) throws -> [RecordVisits.Facility] {
        guard let place = page.lineage.last?.path else { return [] }
        switch page.kind {
        case .facility:
            return [RecordVisits.Facility(id: page.id, name: page.name, code: page.code)]
        case .village, .region:
            return try list(in: page.region?.path ?? place)
        case .waterBody:
            return try discharging(into: [page.name, page.code], in: county(of: page) ?? place)
        default:
            guard let code = page.values["facilityCode"]?.text else { return [] }
            return try list(in: county(of: page) ?? place, [.equals("code", .text(code))])
        }
    }

    /// The facilities that say so themselves, and those whose outlets do.
    private func discharging(into names: [String], in area: RegionPath) throws -> [RecordVisits.Facility] {
        var found: [RecordVisits.Facility] = []
        for name in names where !name.isEmpty {
            let says: [RecordListing.Filter] = [.equals("receivingWater", .text(name))]
            found += try list(in: area, says)
            let codes = try records(.outlet, in: area, says).compactMap { $0.values["facilityCode"]?.text }
            for code in Set(codes).subtracting(found.map(\.code)).sorted() {
                found += try list(in: area, [.equals("code", .text(code))])
            }
        }
        var seen: Set<SubjectID> = []
        return Array(found.filter { seen.insert($0.id).inserted }.prefix(Self.most))
    }

    /// The county that the record lies in, or the highest place above it that the asker may see.
    private func county(of page: RegisterPage) -> RegionPath? {
        (page.lineage.last { $0.level <= .county } ?? page.lineage.first)?.path
    }

    private func list(
        in area: RegionPath, _ filters: [RecordListing.Filter] = []
    ) throws -> [RecordVisits.Facility] {
        try records(.facility, in: area, filters).map {
            RecordVisits.Facility(id: $0.id, name: $0.name, code: $0.code)
        }
    }

    private func records(
        _ kind: RecordKind, in area: RegionPath, _ filters: [RecordListing.Filter]
    ) throws -> [RecordItem] {
        var listing = RecordListing(kind, area: area, scope: scope, asOf: asOf)
        listing.filters = filters
        listing.limit = Self.most
        return try RecordList(session).page(listing).items
    }
}
