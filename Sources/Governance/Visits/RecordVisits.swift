public import Domain
public import Store
import Tables

/// What visits found at a record, or at the facilities that it has to do with (台账佐证).
public struct RecordVisits: Sendable {
    /// A facility that was or could have been visited.
    public struct Facility: Hashable, Sendable {
        /// Whom it is about.
        public let id: SubjectID
        /// Its name; may be empty.
        public let name: String
        /// Its code; may be empty.
        public let code: String
    }

    /// A visit as a record's page shows it.
    public struct Visit: Sendable {
        /// The visit.
        public let record: VisitRecord
        /// What kind of visit it is.
        public let kind: BilingualText
        /// What was visited and for what; nil where it is not known.
        public let title: String?
        /// The facility that was visited.
        public let facility: Facility?
        /// Photos that can be opened, without signatures.
        public let photos: [VisitRecord.Photo]
        /// What is noteworthy.
        public let findings: [VisitFinding]

        /// What was found.
        public var outcome: VisitOutcome? { record.outcome.flatMap(VisitOutcome.init(rawValue:)) }
    }

    /// The record.
    public let page: RegisterPage
    /// The facilities whose visits are shown.
    public let facilities: [Facility]
    /// The visits, the latest to arrive first.
    public let visits: [Visit]
    /// The number before which the next page begins; nil on the last.
    public let next: Int64?

    /// Whether a kind of record, or a place at a level, has visits to show.
    public static func isOffered(for kind: RecordKind, level: RegionLevel?) -> Bool {
        switch kind {
        case .facility, .waterBody, .outlet, .sewer, .manhole, .liftStation: true
        case .village, .region: (level ?? .nation) >= .administrativeVillage
        case .toilet, .protectionZone, .road, .boundary: false
        }
    }
}

extension VisitDesk {
    /// Whether somebody may see visits beside records at all; asks no table.
    public func showsVisits(to access: Access) -> Bool { !sights(of: access).isEmpty }

    private func sights(of access: Access) -> [VisitSight] {
        platform.visitOwners.compactMap { $0.sight(of: access) }
    }

    /// The visits to a record, or to the facilities that it has to do with; nil where there is no such record for the
    /// asker, he may see no visits, or such records have none.
    ///
    /// - Parameters:
    ///   - networks: Where the water of a pipe or a village goes, if no facility is named.
    ///   - number: Only visits with a smaller number.
    public func visits(
        to kind: RecordKind, _ id: SubjectID, asOf: AsOf, through networks: SewerNetworkDesk,
        before number: Int64 = .max, limit: Int = 20, access: Access
    ) async throws -> RecordVisits? {
        let sights = sights(of: access)
        let scope = access.scope(for: .viewRegister)
        guard !sights.isEmpty else { return nil }
        let found = try await platform.database.read { session -> (RegisterPage, [RecordVisits.Facility])? in
            let page = try RegisterDesk(platform).page(kind, id, asOf: asOf, access: access, in: session)
            guard let page, RecordVisits.isOffered(for: kind, level: page.region?.level) else { return nil }
            return (page, try VisitedFacilities(session: session, scope: scope, asOf: asOf).facilities(of: page))
        }
        guard let (page, known) = found else { return nil }
        let facilities = known.isEmpty ? try await drains(page, networks, access) : known
        return try await platform.database.read { session in
            let records = try SubjectVisits(session).page(
                to: facilities.map(\.id), within: sights, asOf: asOf, zone: platform.zone, before: number,
                limit: limit + 1)
            let shown = Array(records.prefix(limit))
            return RecordVisits(
                page: page, facilities: facilities, visits: try described(shown, facilities, access, in: session),
                next: records.count > limit ? shown.last?.id : nil)
        }
    }

    private func described(
        _ records: [VisitRecord], _ facilities: [RecordVisits.Facility], _ access: Access, in session: any Session
    ) throws -> [RecordVisits.Visit] {
        let photos = try SubjectVisits(session).photos(of: records.map(\.id))
        return try records.map { visit in
            let owner = owner(of: visit.purpose)
            return RecordVisits.Visit(
                record: visit, kind: owner?.name ?? BilingualText(visit.purpose, visit.purpose),
                title: try owner?.title(of: visit, in: session), facility: facilities.first { $0.id == visit.subject },
                photos: photos[visit.id] ?? [], findings: try findings(of: visit, access, in: session))
        }
    }

    /// The facilities into which the water of a pipe or a village goes by the survey of the sewers.
    private func drains(
        _ page: RegisterPage, _ networks: SewerNetworkDesk, _ access: Access
    ) async throws -> [RecordVisits.Facility] {
        let kinds: Set<RecordKind> = [.village, .sewer, .manhole, .liftStation]
        guard kinds.contains(page.kind) else { return [] }
        let traced = try await networks.trace(.downstream, from: page.kind, page.id, asOf: page.asOf, access: access)
        let sites = traced?.report.sites.filter { $0.kind == .facility } ?? []
        return sites.prefix(VisitedFacilities.most).map {
            RecordVisits.Facility(id: $0.id, name: $0.name, code: $0.code)
        }
    }
}
