import Domain
import Geo
import Store
import Tables

/// Tells in which drinking-water protection zones a position lies (饮用水水源保护区).
struct ZoneFinder {
    /// A zone that holds a position.
    struct Zone {
        let name: String
        let grade: String?

        /// What the law says of new discharges there.
        ///
        /// Source: Water Pollution Prevention and Control Law (2017), article 64: no outlets in any protection zone; 65:
        /// nothing but water supply and source protection in the first grade; 66: nothing that discharges in the
        /// second; 67: nothing that adds to the load in quasi-protection zones.
        var article: Int {
            switch grade {
            case "first": 65
            case "second": 66
            case "quasi": 67
            default: 64
            }
        }
    }

    private let zones: [(zone: Zone, areas: MultiPolygon, box: BoundingBox)]

    /// Reads the zones within an area.
    init(_ session: any Session, asOf: AsOf, area: RegionPath, scope: AreaScope) throws {
        var found: [(zone: Zone, areas: MultiPolygon, box: BoundingBox)] = []
        var request = ShapeReader.Request(.protectionZone, area: area, scope: scope)
        request.fields = ["grade"]
        try ShapeReader(session, asOf: asOf).forEach(request) { record in
            guard let areas = record.shape?.areas, let box = areas.boundingBox else { return }
            found.append(
                (Zone(name: record.name, grade: record.values["grade"]?.text), areas, box))
        }
        zones = found
    }

    /// Whether no zone has a shape.
    var isEmpty: Bool { zones.isEmpty }

    /// The zones that hold the position, the strictest first.
    func zones(at position: Coordinate) -> [Zone] {
        zones.filter { $0.box.contains(position) && $0.areas.contains(position) }.map(\.zone)
            .sorted { $0.article < $1.article }
    }
}
