import Domain
import Geo
import Store
import Tables

/// Where the villages of towns lie by the register, to say where a thing of theirs is to be expected.
struct VillagePoints {
    /// The villages of one town.
    private struct Town {
        var points: [SubjectID: Coordinate] = [:]
        var below: [SubjectID: [Coordinate]] = [:]
        var all: [Coordinate] = []
    }

    private let session: any Session
    private let asOf: AsOf
    private var towns: [SubjectID: Town] = [:]

    init(_ session: any Session, asOf: AsOf) {
        self.session = session
        self.asOf = asOf
    }

    /// Where something is expected that stands in a place: at the natural villages that it serves or stands in, else
    /// amid its administrative village, else amid its town; nil where the register knows no positions.
    ///
    /// - Parameter served: The natural villages that it serves.
    mutating func expected(at place: Region, serving served: [Region], in town: Region) throws -> DatumCheck.Expected? {
        let known = try villages(of: town)
        let near = place.level == .naturalVillage ? [place] : served
        if let point = Self.middle(near.compactMap { known.points[$0.id] }) {
            return DatumCheck.Expected(point, .village)
        }
        if place.level == .administrativeVillage,
            let point = Self.middle(known.below[place.id] ?? []) ?? known.points[place.id]
        {
            return DatumCheck.Expected(point, .administrativeVillage)
        }
        guard known.all.count >= 5, let point = Self.middle(known.all) else { return nil }
        return DatumCheck.Expected(point, .town)
    }

    private mutating func villages(of town: Region) throws -> Town {
        if let known = towns[town.id] { return known }
        var found = Town()
        try ShapeReader(session, asOf: asOf).forEach(.init(.village, area: town.path, scope: AreaScope([town.path]))) {
            guard let point = $0.position else { return }
            found.points[$0.id] = point
            guard $0.level == .naturalVillage else { return }
            found.all.append(point)
            if let parent = $0.path.region(at: .administrativeVillage) {
                found.below[parent, default: []].append(point)
            }
        }
        towns[town.id] = found
        return found
    }

    static func middle(_ points: [Coordinate]) -> Coordinate? {
        guard !points.isEmpty else { return nil }
        let count = Double(points.count)
        return try? Coordinate(
            longitude: points.map(\.longitude).reduce(0, +) / count,
            latitude: points.map(\.latitude).reduce(0, +) / count)
    }
}
