public import Domain
import Store
import Tables

/// The pages that users marked for themselves, and what is shown of such pages (收藏).
///
/// What somebody may no longer see is left out as if it did not exist.
public struct FavouriteDesk: Sendable {
    /// How many pages a user can mark.
    public static let limit = 300

    private let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// Whether the user marked the page; one look into an index.
    public func isMarked(_ page: MarkedPage, by user: Int64) async throws -> Bool {
        try await platform.database.readBriefly { session in
            try FavouriteTable(session).contains(page.number, page.subject, of: user)
        }
    }

    /// Marks a page.
    ///
    /// - Throws: ``AccessError/notFound`` for a page that the asker may not see, ``FavouriteError``.
    public func mark(_ page: MarkedPage, access: Access) async throws {
        guard let user = access.userID else { throw AccessError.notFound }
        let scope = access.scope(for: .viewRegister)
        let asOf = platform.asOf()
        try await platform.database.write { session in
            guard try !MarkedPages(session, asOf: asOf, scope: scope).entries([page]).isEmpty else {
                throw AccessError.notFound
            }
            let table = FavouriteTable(session)
            if try table.contains(page.number, page.subject, of: user) { return }
            guard try table.count(of: user) < Self.limit else { throw FavouriteError.tooMany(Self.limit) }
            try table.add(page.number, page.subject, of: user, at: platform.now())
        }
    }

    /// Takes a mark away, whether or not the page may still be seen.
    public func unmark(_ page: MarkedPage, access: Access) async throws {
        guard let user = access.userID else { throw AccessError.notFound }
        try await platform.database.write { session in
            try FavouriteTable(session).remove(page.number, page.subject, of: user)
        }
    }

    /// What the user marked and may still see, the latest first.
    public func favourites(asOf: AsOf, access: Access) async throws -> [MarkedEntry] {
        guard let user = access.userID else { return [] }
        let scope = access.scope(for: .viewRegister)
        return try await platform.database.read { session in
            let pages = try FavouriteTable(session).marks(of: user).compactMap {
                MarkedPage(number: $0.page, subject: $0.subject)
            }
            return try MarkedPages(session, asOf: asOf, scope: scope).entries(pages)
        }
    }

    /// What is shown of pages, in their order, without those that the asker may not see.
    public func entries(_ pages: [MarkedPage], asOf: AsOf, access: Access) async throws -> [MarkedEntry] {
        let scope = access.scope(for: .viewRegister)
        guard !pages.isEmpty, !scope.isEmpty else { return [] }
        return try await platform.database.read { session in
            try MarkedPages(session, asOf: asOf, scope: scope).entries(pages)
        }
    }
}

/// Reads what is shown of pages.
struct MarkedPages {
    private let session: any Session
    private let asOf: AsOf
    private let scope: AreaScope

    init(_ session: any Session, asOf: AsOf, scope: AreaScope) {
        self.session = session
        self.asOf = asOf
        self.scope = scope
    }

    func entries(_ pages: [MarkedPage]) throws -> [MarkedEntry] {
        let reader = RegionReader(session, asOf: asOf)
        var standing: [MarkedPage: (values: FieldValues, place: SubjectID, isOver: Bool)] = [:]
        var wanted: Set<SubjectID> = []
        for page in pages {
            switch page {
            case .board(let id), .record(.village, let id), .record(.region, let id): wanted.insert(id)
            case .record(let kind, let id):
                guard let found = try record(kind, id) else { continue }
                standing[page] = found
                wanted.insert(found.place)
            }
        }
        let regions = try reader.regions(wanted).filter { scope.contains($0.value.path) }
        let above = try reader.regions(
            Set(regions.values.flatMap { $0.path.steps.map(\.region) })
        ).filter { scope.contains($0.value.path) }
        return pages.compactMap { page in
            if let found = standing[page] {
                guard let place = regions[found.place] else { return nil }
                return MarkedEntry(
                    page: page, name: found.values["name"]?.text ?? "", code: found.values["code"]?.text ?? "",
                    level: nil, surroundings: names(place.path.steps, above), isOver: found.isOver)
            }
            guard let region = regions[page.subject] else { return nil }
            return MarkedEntry(
                page: page, name: region.name, code: region.code, level: region.level,
                surroundings: names(region.path.steps.dropLast(), above), isOver: region.isEnded)
        }
    }

    private func names(_ steps: some Sequence<RegionPath.Step>, _ above: [SubjectID: Region]) -> [String] {
        steps.filter { $0.level >= .city }.compactMap { above[$0.region]?.name }
    }

    /// A record as it stands, or as it last stood.
    private func record(
        _ kind: RecordKind, _ id: SubjectID
    ) throws -> (values: FieldValues, place: SubjectID, isOver: Bool)? {
        guard let record = try RecordReader(session, asOf: asOf).record(kind, id) else { return nil }
        if case .subject(let place)? = record.values["place"] { return (record.values, place, false) }
        guard let (place, last) = try RegisterDesk.lastStanding(kind, id, asOf: asOf, in: session) else { return nil }
        return (last.values, place.id, true)
    }
}
