public import Domain
public import Exchange
public import Geo

/// Brings shapes that people type or programs send into the form in which the register keeps them.
public enum ShapeInput {
    /// Why a shape is not taken.
    public struct Refusal: Error, Hashable, Sendable {
        /// The reason for people, with what to do.
        public let message: BilingualText
    }

    /// More positions than this are refused: a province's boundary has some ten thousand.
    public static let mostPositions = 500_000

    /// Reads well-known text or a GeoJSON geometry in degrees of CGCS2000.
    ///
    /// - Returns: The compact text in which it is kept.
    public static func read(_ text: String, as form: ShapeForm) -> Result<String, Refusal> {
        do {
            let isObject = text.first { !$0.isWhitespace } == "{"
            let geometry = isObject ? try geoJSON(text) : try Geometry(wellKnownText: text)
            return stored(geometry, as: form)
        } catch let error as GeoError {
            return .failure(Refusal(message: BilingualText(error.chineseMessage, error.englishMessage)))
        } catch {
            return .failure(
                Refusal(
                    message: BilingualText(
                        "GeoJSON 无法识别，请粘贴一个几何对象（geometry）。", "The GeoJSON is not understood; paste one geometry object."
                    )))
        }
    }

    /// A shape in the form in which it is kept.
    public static func stored(_ geometry: Geometry, as form: ShapeForm) -> Result<String, Refusal> {
        guard let fitting = fitting(geometry, form) else {
            let wanted =
                switch form {
                case .line: BilingualText("这里应为线。", "A line is wanted here.")
                case .area: BilingualText("这里应为面。", "An area is wanted here.")
                case .lineOrArea: BilingualText("这里应为线或面。", "A line or an area is wanted here.")
                }
            return .failure(Refusal(message: wanted))
        }
        guard let box = fitting.boundingBox, BoundingBox.chinaWithSeas.contains(box) else {
            return .failure(
                Refusal(
                    message: BilingualText(
                        "图形不在中国范围内，请检查坐标系、经纬度是否对调。",
                        "The shape does not lie in China; check the coordinate system and the order of the numbers.")))
        }
        guard fitting.positionCount <= mostPositions else {
            return .failure(
                Refusal(
                    message: BilingualText(
                        "图形有 \(fitting.positionCount) 个点，最多 \(mostPositions) 个；请先简化。",
                        "The shape has \(fitting.positionCount) points, at most \(mostPositions) are taken; simplify it first."
                    )))
        }
        return .success(fitting.wellKnownText)
    }

    /// The lines or areas of a geometry, a single one as such; nil where it has others.
    static func fitting(_ geometry: Geometry, _ form: ShapeForm) -> Geometry? {
        let lines = geometry.lines
        let areas = geometry.areas?.polygons ?? []
        switch (form, lines.isEmpty, areas.isEmpty) {
        case (.line, false, true), (.lineOrArea, false, true):
            return lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
        case (.area, true, false), (.lineOrArea, true, false):
            return areas.count == 1 ? .polygon(areas[0]) : .multiPolygon(MultiPolygon(areas))
        default: return nil
        }
    }

    private static func geoJSON(_ text: String) throws -> Geometry {
        try Geometry(GeoJSONGeometry(parsing: text))
    }
}

extension Geometry {
    /// A geometry of a GeoJSON file whose numbers are degrees.
    ///
    /// - Throws: `GeoError`.
    public init(_ shape: GeoJSONGeometry) throws {
        func position(_ position: GeoJSONPosition) throws -> Coordinate {
            try Coordinate(longitude: position.x, latitude: position.y)
        }
        func polygon(_ rings: [[GeoJSONPosition]]) throws -> Polygon {
            try Polygon(rings: rings.map { try $0.map(position) })
        }
        switch shape {
        case .point(let place): self = .point(try position(place))
        case .multiPoint(let places): self = .multiPoint(try places.map(position))
        case .lineString(let places): self = .lineString(try LineString(places.map(position)))
        case .multiLineString(let lines):
            self = .multiLineString(try lines.map { try LineString($0.map(position)) })
        case .polygon(let rings): self = .polygon(try polygon(rings))
        case .multiPolygon(let areas): self = .multiPolygon(MultiPolygon(try areas.map(polygon)))
        case .collection(let parts): self = .collection(try parts.map { try Geometry($0) })
        }
    }
}
