import CGDAL
public import Geo

/// Turns the features of a layer into rows of cells.
struct LayerCells {
    private let fields: [GeodataField]
    private let hasPoints: Bool
    private let hasShapes: Bool
    private let reading: LayerFile.Reading?
    private let transformation: GeodataTransformation?

    init(
        _ fields: [GeodataField], _ hasPoints: Bool, _ hasShapes: Bool, _ reading: LayerFile.Reading?
    ) throws {
        self.fields = fields
        self.hasPoints = hasPoints
        self.hasShapes = hasShapes
        self.reading = reading
        if case .reference(let reference)? = reading {
            transformation = try GeodataTransformation(
                from: reference, to: GeodataReference(userInput: "EPSG:4490"))
        } else {
            transformation = nil
        }
    }

    func row(_ feature: OGRFeatureH) -> [CellValue] {
        var cells = fields.enumerated().map { index, field -> CellValue in
            switch GeodataReader.value(feature, Int32(index), field.kind) {
            case .empty: .empty
            case .text(let text): text.isEmpty ? .empty : .text(text)
            case .integer(let number): .number(Double(number))
            case .real(let number): number.isFinite ? .number(number) : .empty
            }
        }
        let geometry = GeodataReader.geometry(OGR_F_GetGeometryRef(feature))
        if hasPoints { cells += point(geometry) }
        if hasShapes { cells.append(shape(geometry)) }
        while cells.last?.isEmpty == true { cells.removeLast() }
        return cells
    }

    private func point(_ geometry: MapGeometry?) -> [CellValue] {
        guard case .points(let points)? = geometry, points.count == 1, let reading else { return [.empty, .empty] }
        switch reading {
        case .system: return [.number(points[0].east), .number(points[0].north)]
        case .reference:
            guard let place = transformation?.position(points[0]) else { return [.error("#CRS!"), .error("#CRS!")] }
            return [.number(place.east), .number(place.north)]
        }
    }

    private func shape(_ geometry: MapGeometry?) -> CellValue {
        guard let geometry, let reading else { return .empty }
        if case .points = geometry { return .empty }
        do {
            switch reading {
            case .system(let system):
                let placed = try Geometry(geometry) { position throws(GeoError) in try system.coordinate(of: position) }
                return .text(placed.wellKnownText)
            case .reference:
                let placed = try Geometry(geometry) { position throws(GeoError) in
                    guard let moved = transformation?.position(position) else {
                        throw .notOnEarth(longitude: position.east, latitude: position.north)
                    }
                    return try Coordinate(longitude: moved.east, latitude: moved.north)
                }
                return .text(placed.wellKnownText)
            }
        } catch {
            return .error("#CRS!")
        }
    }
}

extension Geometry {
    /// A geometry of a file brought onto CGCS2000.
    ///
    /// - Throws: what `place` throws, and ``GeoError`` for lines and rings with too few points.
    public init(_ geometry: MapGeometry, _ place: (MapPosition) throws(GeoError) -> Coordinate) throws(GeoError) {
        func line(_ positions: [MapPosition]) throws(GeoError) -> [Coordinate] {
            var result: [Coordinate] = []
            result.reserveCapacity(positions.count)
            for position in positions { result.append(try place(position)) }
            return result
        }
        switch geometry {
        case .points(let points):
            let placed = try line(points)
            self = placed.count == 1 ? .point(placed[0]) : .multiPoint(placed)
        case .lines(let lines):
            var placed: [LineString] = []
            for positions in lines { placed.append(try LineString(line(positions))) }
            self = placed.count == 1 ? .lineString(placed[0]) : .multiLineString(placed)
        case .areas(let areas):
            var placed: [Polygon] = []
            for rings in areas {
                var closed: [[Coordinate]] = []
                for ring in rings { closed.append(try line(ring)) }
                placed.append(try Polygon(rings: closed))
            }
            self = placed.count == 1 ? .polygon(placed[0]) : .multiPolygon(MultiPolygon(placed))
        }
    }
}
