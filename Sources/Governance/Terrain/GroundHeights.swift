import Domain
import Exchange
import Geo
import Store
import Tables

/// The height of the ground at positions, by what was taken in (地面高程取值).
struct GroundHeights {
    /// Heights from grids may be wrong by so many metres against each other.
    ///
    /// Source: the mission specification of the Shuttle Radar Topography Mission, the coarsest model in common use:
    /// relative vertical error at most 10 m (90 %); Farr et al., Reviews of Geophysics 45 (2007), RG2004.
    static let error = 10.0

    private let files: [(file: TerrainFile, box: BoundingBox, place: RegionPath)]

    /// The grids of the places that are, hold, or lie in an area; a missing file counts as none.
    ///
    /// - Throws: `DatabaseError`.
    init(_ platform: Platform, around area: RegionPath, asOf: AsOf, in session: any Session) throws {
        let reader = RegionReader(session, asOf: asOf)
        files = try TerrainTable(session).holding().compactMap { record in
            guard let place = try reader.region(record.area), place.path.contains(area) || area.contains(place.path),
                let file = try? TerrainFile(platform.evidence.terrain(record.hash))
            else { return nil }
            return (file, record.box, place.path)
        }
    }

    /// Whether no grid is there.
    var isEmpty: Bool { files.isEmpty }

    /// The heights in metres, from the finest grid that knows one; nil where none does.
    ///
    /// A grid speaks for the place that it was taken in for, however far it reaches: a town's own file does not decide
    /// for its neighbours.
    /// - Complexity: O(points · grids).
    func heights(at points: [(position: Coordinate, path: RegionPath)]) -> [Double?] {
        var result = [Double?](repeating: nil, count: points.count)
        for (file, box, place) in files {
            let open = points.indices.filter {
                result[$0] == nil && box.contains(points[$0].position) && place.contains(points[$0].path)
            }
            // A damaged file is what the audit finds; here it is as if it knew nothing.
            guard !open.isEmpty, let found = try? file.heights(at: open.map { points[$0].position }) else { continue }
            for (index, height) in zip(open, found) { result[index] = height }
        }
        return result
    }
}
