public import Domain
public import Store
import Tables

/// What lies in a place and would be touched by a change of it (变更影响).
public struct RegionForecast: Sendable {
    /// The place.
    public let region: Region
    /// The places above it, highest first, as far as the asker may see them.
    public let ancestry: [Region]
    /// The places directly below.
    public let children: [Region]
    /// How many places lie in it, at any depth, by level.
    public let places: [RegionLevel: Int]
    /// How many records stand directly in it, by kind.
    public let records: [RecordKind: Int]
    /// How many places below have official codes that begin with its own.
    public let codedBelow: Int
}

extension RegionForecast {
    /// What a change of a place would touch.
    ///
    /// - Throws: ``AccessError/notFound`` for a place that the asker may not change.
    public static func of(_ id: SubjectID, in platform: Platform, access: Access) async throws -> RegionForecast {
        try await platform.database.read { session in
            let asOf = AsOf(valid: platform.today)
            let places = RegionReader(session, asOf: asOf)
            let region = try places.region(id)
            try access.require(.editRegister, in: region?.path)
            guard let region else { throw AccessError.notFound }
            var counts: [RegionLevel: Int] = [:]
            for level in RegionLevel.allCases where level > region.level {
                let count = try places.count(level, within: region.path)
                if count > 0 { counts[level] = count }
            }
            let records = Dictionary(
                grouping: try PlacedRecords(session, asOf: asOf).records(in: id), by: \.kind
            ).mapValues(\.count)
            let scope = access.scope(for: .viewRegister)
            return RegionForecast(
                region: region, ancestry: try places.ancestry(of: region.path).filter { scope.contains($0.path) },
                children: try places.children(of: id), places: counts, records: records,
                codedBelow: try places.count(codesBeginning: region.code, within: region.path))
        }
    }
}
