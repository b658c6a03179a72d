import Domain
import Exchange

/// The table of styles by which QGIS draws the layers of a GeoPackage at once (图层样式).
///
/// Source: QGIS, `QgsOgrProviderMetadata::saveStyle`, which names the table `layer_styles` and its columns.
enum LayerStyles {
    /// The table for the layers, each of which bears the Chinese name of its kind.
    static func layer(for layers: [GeodataLayer]) -> GeodataLayer {
        let names = [
            "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML",
            "styleSLD", "useAsDefault", "description", "owner", "ui", "update_time",
        ]
        let features = layers.enumerated().compactMap { index, layer -> GeodataFeature? in
            guard let style = style(of: layer) else { return nil }
            let texts = [
                "", "", layer.name, "geom", layer.name, style, "", "1", layer.name, "qingxi", "",
                "2000-01-01T00:00:00.000Z",
            ]
            return GeodataFeature(
                id: Int64(index + 1), geometry: .points([]),
                values: zip(names, texts).map { name, text in name == "useAsDefault" ? .integer(1) : .text(text) })
        }
        func kind(_ name: String) -> GeodataField.Kind {
            name == "useAsDefault" ? .flag : name == "update_time" ? .moment : .text
        }
        var table = GeodataLayer(
            name: "layer_styles", reference: nil, fields: names.map { GeodataField($0, kind($0)) }, features: features)
        table.numberColumn = "id"
        return table
    }

    private static func style(of layer: GeodataLayer) -> String? {
        guard let kind = kind(of: layer) else { return nil }
        let (color, width) = look(kind)
        let first = layer.features.lazy.map(\.geometry).first { !$0.positions.isEmpty }
        switch first {
        case .points?:
            return symbol(
                "marker", "SimpleMarker",
                [
                    ("color", color), ("outline_color", "255,255,255,255"), ("outline_width", "0.2"), ("size", width),
                    ("name", "circle"),
                ])
        case .lines?: return symbol("line", "SimpleLine", [("line_color", color), ("line_width", width)])
        case .areas?:
            let filling = kind == .boundary ? "no" : "solid"
            return symbol(
                "fill", "SimpleFill",
                [
                    ("color", color.replacing(",255", with: ",60")), ("outline_color", color),
                    ("outline_width", width), ("style", filling),
                ])
        case nil: return nil
        }
    }

    private static func kind(of layer: GeodataLayer) -> RecordKind? {
        let endings = [""] + GeodataLayer.partNames
        return RecordKind.allCases.first { kind in endings.contains { kind.name.zh + $0 == layer.name } }
    }

    /// The colour as red, green, blue, opacity, and the size in millimetres.
    private static func look(_ kind: RecordKind) -> (color: String, width: String) {
        switch kind {
        case .boundary: ("110,110,110,255", "0.6")
        case .protectionZone: ("0,120,80,255", "0.5")
        case .waterBody: ("40,120,200,255", "0.4")
        case .road: ("160,150,140,255", "0.4")
        case .sewer: ("140,70,20,255", "0.5")
        case .manhole: ("90,60,40,255", "1.2")
        case .liftStation: ("200,90,0,255", "2.6")
        case .outlet: ("200,30,60,255", "2.2")
        case .facility: ("20,100,60,255", "3")
        default: ("60,60,60,255", "1.6")
        }
    }

    private static func symbol(_ type: String, _ layer: String, _ options: [(String, String)]) -> String {
        let map = options.map { #"<Option type="QString" name="\#($0.0)" value="\#($0.1)"/>"# }.joined()
        let properties = options.map { #"<prop k="\#($0.0)" v="\#($0.1)"/>"# }.joined()
        return """
            <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
            <qgis version="3.22.0" styleCategories="Symbology"><renderer-v2 type="singleSymbol" symbollevels="0" \
            enableorderby="0" forceraster="0"><symbols><symbol type="\(type)" name="0" alpha="1" clip_to_extent="1" \
            force_rhr="0"><layer class="\(layer)" pass="0" locked="0" enabled="1"><Option type="Map">\(map)</Option>\
            \(properties)</layer></symbol></symbols></renderer-v2></qgis>
            """
    }
}
