import Domain
import Geo
import Store
import Tables

/// Tells in which place of the tree a position lies, by the boundaries of the register (按位置定区划).
struct GroundLocator {
    private struct Bound {
        let place: SubjectID
        let level: RegionLevel
        let areas: MultiPolygon
        let box: BoundingBox
    }

    /// The deepest levels first, so that the first hit is the narrowest.
    private let bounds: [Bound]
    private let byPlace: [SubjectID: Int]

    /// Reads the boundaries within an area.
    ///
    /// - Complexity: O(corners).
    init(_ session: any Session, asOf: AsOf, area: RegionPath, scope: AreaScope) throws {
        var bounds: [Bound] = []
        let request = ShapeReader.Request(.boundary, area: area, scope: scope)
        try ShapeReader(session, asOf: asOf).forEach(request) { found in
            guard let areas = found.shape?.areas, let box = areas.boundingBox, let place = found.path.steps.last else {
                return
            }
            bounds.append(Bound(place: place.region, level: place.level, areas: areas, box: box))
        }
        bounds.sort { ($0.level, $1.place.number) > ($1.level, $0.place.number) }
        self.bounds = bounds
        byPlace = Dictionary(bounds.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether no boundary is known.
    var isEmpty: Bool { bounds.isEmpty }

    /// The narrowest place whose boundary holds the position.
    func place(at position: Coordinate) -> SubjectID? {
        bounds.first { $0.box.contains(position) && $0.areas.contains(position) }?.place
    }

    /// The area of a place; nil where its boundary is not known.
    func area(of place: SubjectID) -> MultiPolygon? { byPlace[place].map { bounds[$0].areas } }

    /// Whether a position lies within a place; nil where its boundary is not known.
    func holds(_ position: Coordinate, in place: SubjectID) -> Bool? {
        byPlace[place].map { bounds[$0].box.contains(position) && bounds[$0].areas.contains(position) }
    }
}

extension Geometry {
    /// A position that stands for the geometry: the centre of an area, the middle corner of a line.
    var standingPoint: Coordinate? {
        switch self {
        case .point(let place): place
        case .multiPoint(let places): places.first
        case .polygon, .multiPolygon: areas?.centroid
        case .lineString, .multiLineString:
            lines.max { $0.vertices.count < $1.vertices.count }.map { $0.vertices[$0.vertices.count / 2] }
        case .collection(let parts): parts.lazy.compactMap(\.standingPoint).first
        }
    }
}

extension FieldValues {
    /// Where the record lies: its point, or what stands for its shape.
    var standingPoint: Coordinate? {
        if let longitude = self["longitude"]?.quantity, let latitude = self["latitude"]?.quantity {
            return try? Coordinate(longitude: longitude, latitude: latitude)
        }
        return self["shape"]?.text.flatMap { try? Geometry(wellKnownText: $0) }?.standingPoint
    }
}
