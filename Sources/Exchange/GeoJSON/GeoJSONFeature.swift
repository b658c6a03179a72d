/// A feature of a GeoJSON file: a geometry with its properties.
public struct GeoJSONFeature: Hashable, Sendable {
    /// The feature's identifier, where it has one, as text.
    public let id: String?
    /// The properties in the order of the file.
    public let properties: [JSONValue.Member]
    /// The geometry; nil where the file says `null`.
    public let geometry: GeoJSONGeometry?

    /// Makes a feature.
    public init(id: String? = nil, properties: [JSONValue.Member] = [], geometry: GeoJSONGeometry?) {
        self.id = id
        self.properties = properties
        self.geometry = geometry
    }

    /// The property with that name.
    public subscript(name: String) -> JSONValue? {
        properties.first { $0.name == name }?.value
    }

    /// Reads a feature object.
    init(_ value: JSONValue, row: Int) throws(ExchangeError) {
        let place = ExchangePlace(row: row)
        guard value["type"]?.text == "Feature" else { throw .malformedGeoJSON(.type, at: place) }
        switch value["id"] {
        case .text(let text)?: id = text
        case .number(let number)?: id = NumberText.plain(number)
        default: id = nil
        }
        switch value["properties"] {
        case .object(let members)?: properties = members
        case nil, .null?: properties = []
        default: throw .malformedGeoJSON(.member, at: place)
        }
        switch value["geometry"] {
        case .object?:
            geometry = try value["geometry"].map { value throws(ExchangeError) in
                try GeoJSONGeometry(value, row: row)
            }
        case nil, .null?: geometry = nil
        default: throw .malformedGeoJSON(.member, at: place)
        }
    }
}
