import Domain
import Geo
import Sealing
import Store
import Tables

/// Where the places end whose grids of heights overlap: within its own outline a place's grid goes before others.
struct ReliefOutlines: Sendable {
    /// The outlines by place; none for a place whose boundary is not recorded.
    let shapes: [SubjectID: MultiPolygon]
    /// A name for them all; another one where a boundary is another.
    let name: String
    /// The entry of the log until which they are known to hold.
    var version: Int64
    /// The places that were asked for.
    let areas: [SubjectID]

    /// None, as where no grids overlap.
    static let none = ReliefOutlines(shapes: [:], name: "", version: 0, areas: [])

    /// Whether any two of the grids share ground.
    static func areNeeded(for records: [TerrainRecord]) -> Bool {
        records.indices.contains { first in
            records.indices.contains { $0 > first && records[$0].box.intersects(records[first].box) }
        }
    }

    /// The outlines of the places for which there are grids.
    ///
    /// - Parameter held: What was read before; it is given back where no boundary has changed since.
    /// - Throws: `DatabaseError`.
    static func read(
        _ places: [Region], after held: ReliefOutlines?, asOf: AsOf, in session: any Session
    ) throws -> ReliefOutlines {
        let head = try AuditLog(session).head()?.sequence ?? 0
        let areas = places.map(\.id)
        if var held, held.areas == areas, held.version <= head {
            let isSame =
                try held.version == head
                || !RecordChanges(session).isAny(of: [.boundary, .region], after: held.version)
            if isSame {
                held.version = head
                return held
            }
        }
        var shapes: [SubjectID: MultiPolygon] = [:]
        var names: [String] = []
        for place in places {
            let request = ShapeReader.Request(.boundary, area: place.path, scope: AreaScope([place.path]))
            try ShapeReader(session, asOf: asOf).forEach(request) { record in
                guard record.path == place.path, let shape = record.shape?.areas else { return }
                shapes[place.id] = shape
                names.append("\(place.id) \(record.shapeText ?? "")")
            }
        }
        return ReliefOutlines(
            shapes: shapes, name: SHA256Digest(of: names.joined(separator: "\n")).hexadecimal, version: head,
            areas: areas)
    }

    private init(shapes: [SubjectID: MultiPolygon], name: String, version: Int64, areas: [SubjectID]) {
        self.shapes = shapes
        self.name = name
        self.version = version
        self.areas = areas
    }
}
