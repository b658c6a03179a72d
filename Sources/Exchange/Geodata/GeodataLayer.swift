/// A layer of a geodata file (图层): features with attributes and the reference system that the file declares.
public struct GeodataLayer: Sendable {
    /// The layer's name.
    public var name: String
    /// What the file says about its coordinates; `nil` if it says nothing.
    public var reference: GeodataReference?
    /// The fields every feature has a value for.
    public var fields: [GeodataField]
    /// The features in the file's order.
    public var features: [GeodataFeature]
    /// What the column of the features' own numbers is called in a GeoPackage; nil for the usual name.
    public var numberColumn: String?
    /// Features of the file without a geometry, which are not among ``features``.
    public var emptyFeatures: Int

    /// A layer from its parts.
    public init(
        name: String, reference: GeodataReference?, fields: [GeodataField], features: [GeodataFeature],
        emptyFeatures: Int = 0
    ) {
        self.name = name
        self.reference = reference
        self.fields = fields
        self.features = features
        self.emptyFeatures = emptyFeatures
    }
}

/// A column of a layer's attribute table (属性字段).
public struct GeodataField: Hashable, Sendable {
    /// What its values are.
    public enum Kind: Hashable, Sendable {
        /// Text.
        case text
        /// A whole number.
        case integer
        /// A number.
        case real
        /// Yes or no, as a whole number 1 or 0.
        case flag
        /// A moment, as a text by ISO 8601.
        case moment
    }

    /// The field's name.
    public var name: String
    /// What its values are.
    public var kind: Kind

    /// A field by name and kind.
    public init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// One value of a feature's attributes.
public enum GeodataValue: Hashable, Sendable {
    /// Nothing was entered.
    case empty
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A number.
    case real(Double)

    /// The value as a number, also where a text holds one.
    public var number: Double? {
        switch self {
        case .empty: nil
        case .text(let text): Double(text.filter { !$0.isWhitespace })
        case .integer(let value): Double(value)
        case .real(let value): value
        }
    }
}

/// One feature of a layer (要素).
public struct GeodataFeature: Hashable, Sendable {
    /// Its number in the file.
    public var id: Int64
    /// Its geometry in the file's own coordinates.
    public var geometry: MapGeometry
    /// Its values, in the order of the layer's fields.
    public var values: [GeodataValue]

    /// A feature from its parts.
    public init(id: Int64, geometry: MapGeometry, values: [GeodataValue]) {
        self.id = id
        self.geometry = geometry
        self.values = values
    }
}
