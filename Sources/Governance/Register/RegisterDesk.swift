public import Domain
import Store
import Tables

/// Reading, editing and accepting single records (台账).
public struct RegisterDesk: Sendable {
    let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// A record's page; nil where there is none, or none that the asker may know of.
    ///
    /// - Parameter kind: For ``RecordKind/village`` and ``RecordKind/region`` any place of the tree is shown.
    public func page(_ kind: RecordKind, _ id: SubjectID, asOf: AsOf, access: Access) async throws -> RegisterPage? {
        try await platform.database.readBriefly { session in
            try page(kind, id, asOf: asOf, access: access, in: session)
        }
    }

    func page(
        _ kind: RecordKind, _ id: SubjectID, asOf: AsOf, access: Access, in session: any Session
    ) throws -> RegisterPage? {
        let places = RegionReader(session, asOf: asOf)
        let records = RecordReader(session, asOf: asOf)
        let isPlace = kind == .village || kind == .region
        let record = try records.record(kind == .region ? .village : kind, id)
        var values = record?.values ?? [:]
        var retirement: RegisterPage.Retirement?
        // A record without a place was struck off: it is shown as it was last.
        if !isPlace, record != nil, values["place"] == nil,
            let (_, last) = try Self.lastStanding(kind, id, asOf: asOf, in: session)
        {
            values = last.values
            retirement = try Self.retirement(of: id, after: last, asOf: asOf, in: session)
        }
        guard let region = try Self.place(of: id, isPlace ? nil : values, places),
            access.may(.viewRegister, in: region.path), isPlace || record != nil
        else { return nil }
        let facts = try records.facts(of: id, kinds: Self.factKinds(kind))
        let scope = access.scope(for: .viewRegister)
        let accepted = try acceptance(id, in: session, until: asOf)
        let latest = facts.first { $0.withdrawnAt == nil }
        let isFresh = (accepted?.sequence ?? 0) < (latest?.origin.sequence ?? 0)
        let lineage = try places.ancestry(of: region.path).filter { scope.contains($0.path) }
        let standing = isPlace ? try Self.neighbours(region, asOf, scope, session) : []
        return RegisterPage(
            kind: kind, id: id, name: isPlace ? region.name : values["name"]?.text ?? "",
            code: isPlace ? region.code : values["code"]?.text ?? "",
            lineage: lineage,
            region: isPlace ? region : nil, values: visible(values, kind, region, access),
            origins: records.origins(facts), facts: facts, past: isPlace ? try places.past(of: id) : [],
            neighbours: standing.map(\.item),
            placeNames: try Self.names(in: facts, besides: lineage, places, scope),
            neighbourKinds: Dictionary(standing.map { ($0.item.id, $0.kind) }, uniquingKeysWith: { kept, _ in kept }),
            acceptance: isFresh ? nil : accepted, version: try records.version(of: id, kinds: Self.factKinds(kind)),
            dataVersion: try AuditLog(session).dataVersion(), asOf: asOf,
            mayEdit: access.may(.editRegister, in: region.path),
            mayAccept: try isFresh && latest != nil && access.may(.acceptRecords, in: region.path)
                && records.authors(of: id, kinds: Self.factKinds(kind), after: accepted?.sequence ?? 0)
                    .allSatisfy(access.mayAccept(recordedBy:)),
            retirement: retirement)
    }

    /// The names of places that facts refer to, besides those that are known; most records need no look for it.
    private static func names(
        in facts: [SourcedFact], besides known: [Region], _ places: RegionReader, _ scope: AreaScope
    ) throws -> [SubjectID: String] {
        var spoken: Set<SubjectID> = []
        for fact in facts {
            for item in fact.fact.assertion.values.items {
                guard case .subject(let place) = item.value, !known.contains(where: { $0.id == place }) else {
                    continue
                }
                spoken.insert(place)
            }
        }
        return try places.regions(spoken).filter { scope.contains($0.value.path) }.mapValues(\.name)
    }

    /// The kinds of fact that a record's page is made of.
    static func factKinds(_ kind: RecordKind) -> [RecordKind] {
        kind == .village || kind == .region ? [.region, .village] : [kind]
    }

    func visible(_ values: FieldValues, _ kind: RecordKind, _ region: Region, _ access: Access) -> FieldValues {
        var result = values
        for key in access.hiddenKeys(of: kind == .region ? .village : kind, in: region.path) { result[key] = nil }
        return result
    }

    /// The place itself, or the place where a record stands.
    static func place(of id: SubjectID, _ values: FieldValues?, _ places: RegionReader) throws -> Region? {
        guard let values else { return try places.region(id) }
        guard case .subject(let place)? = values["place"] else { return nil }
        return try places.region(place)
    }

    private static func neighbours(
        _ region: Region, _ asOf: AsOf, _ scope: AreaScope, _ session: any Session
    ) throws -> [(kind: RecordKind, item: RecordItem)] {
        guard region.level >= .town else { return [] }
        let kinds: [RecordKind] = [
            .facility, .liftStation, .waterBody, .protectionZone, .outlet, .toilet, .boundary,
        ]
        let listings = kinds.map { kind in
            var listing = RecordListing(kind, area: region.path, scope: scope, asOf: asOf)
            listing.limit = 20
            return listing
        }
        // Most villages have nothing of most kinds, so this is asked first, in one query; below a natural village
        // there is no further place, which makes that query a short one.
        let list = RecordList(session)
        let present =
            region.level == .naturalVillage
            ? try PlacedRecords(session, asOf: asOf).kinds(in: region.id)
            : Set(try zip(kinds, list.isAnything(in: listings)).filter(\.1).map(\.0))
        return try listings.filter { present.contains($0.kind) }.flatMap { listing in
            try list.page(listing).items.map { (listing.kind, $0) }
        }
    }

    func acceptance(_ id: SubjectID, in session: any Session, until asOf: AsOf) throws -> AuditEntry? {
        try AuditLog(session).last(of: id, action: "record-accept", until: asOf.known)
    }
}
