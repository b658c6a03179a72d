import Domain
import Exchange
import Geo
import Store
import Tables

/// A list as a layer: the columns of the list's table as attributes, point or shape as the geometry.
struct GeodataTable {
    private let listing: RecordListing
    private let fields: [Field]
    private let shapeKey: String?
    private let isPointLayer: Bool

    init(_ listing: RecordListing, hiding hidden: Set<String>) {
        self.listing = listing
        let kind = listing.kind
        let shape = kind.shapeField?.key
        shapeKey = shape.flatMap { hidden.contains($0) ? nil : $0 }
        // The point of a kind with shapes is an attribute: its geometry is the shape.
        let drawsPoints = shape == nil && !hidden.contains("longitude")
        isPointLayer = drawsPoints && kind.field("longitude") != nil
        fields = kind.fields.filter { field in
            let isDrawn = drawsPoints && (field.key == "longitude" || field.key == "latitude")
            return field.key != "place" && field.key != shape && !isDrawn && !hidden.contains(field.key)
        }
    }

    /// The layer with all records of the list, those without a position too.
    ///
    /// - Throws: `DatabaseError`, `ExchangeError`.
    /// - Complexity: O(records + positions).
    func layer(in session: any Session) throws -> GeodataLayer {
        let kind = listing.kind
        var layer = GeodataLayer(
            name: kind.name.zh, reference: try GeodataReference(userInput: "EPSG:4490"),
            fields: ExportPlace.titles(of: kind, .chinese).map { GeodataField($0, .text) }
                + fields.map { GeodataField($0.label.zh, Self.kind($0.type)) },
            features: [])
        let reader = RegionReader(session, asOf: listing.asOf)
        var names: [SubjectID: Region] = [:]
        var waiting: [RecordItem] = []
        func flush() throws {
            let wanted = Set(waiting.flatMap { $0.path.steps.filter { $0.level >= .county }.map(\.region) })
            try names.merge(reader.regions(wanted.subtracting(names.keys))) { $1 }
            for item in waiting {
                let number = Int64(layer.features.count + 1)
                layer.features.append(
                    GeodataFeature(id: number, geometry: geometry(item.values), values: values(item, names)))
            }
            waiting = []
        }
        try RecordList(session).forEach(listing) { item in
            waiting.append(item)
            if waiting.count == 500 { try flush() }
        }
        try flush()
        return layer
    }

    private static func kind(_ type: FieldType) -> GeodataField.Kind {
        switch type {
        case .integer: .integer
        case .decimal: .real
        default: .text
        }
    }

    private func geometry(_ values: FieldValues) -> MapGeometry {
        if let shapeKey, let text = values[shapeKey]?.text {
            return MapGeometry(try? Geometry(wellKnownText: text))
        }
        guard isPointLayer, let longitude = values["longitude"]?.quantity, let latitude = values["latitude"]?.quantity
        else { return .points([]) }
        return .points([MapPosition(east: longitude, north: latitude)])
    }

    private func values(_ item: RecordItem, _ names: [SubjectID: Region]) -> [GeodataValue] {
        ExportPlace.texts(item, of: listing.kind, names).map { $0.isEmpty ? .empty : .text($0) }
            + fields.map { field in item.values[field.key].map { Self.value($0, field) } ?? .empty }
    }

    private static func value(_ value: Value, _ field: Field) -> GeodataValue {
        switch value {
        case .integer(let number): return .integer(number)
        case .decimal(let number): return .real(number)
        case .flag(let flag): return .text(flag ? "是" : "否")
        case .subject(let subject): return .text(subject.description)
        case .day(let day): return .text(day.description)
        case .text(let text):
            guard case .choice(let choices) = field.type, let choice = choices.first(where: { $0.code == text }) else {
                return .text(text)
            }
            return .text(choice.name.zh)
        }
    }
}
