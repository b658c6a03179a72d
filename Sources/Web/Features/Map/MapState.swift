import Domain
import Foundation
import Geo
import Governance

/// The part of the Earth that a map shows: its middle and its zoom level, as browsers' map libraries count levels.
struct MapViewpoint: Hashable, Sendable {
    /// Pixels of the whole world on level 0.
    static let worldPixels = 512.0
    static let zooms = 2.0...18.0

    /// The middle.
    var centre: Coordinate
    /// The level; fractions are allowed.
    var zoom: Double

    init(centre: Coordinate, zoom: Double) {
        self.centre = centre
        self.zoom = min(max(zoom, Self.zooms.lowerBound), Self.zooms.upperBound)
    }

    /// Reads `longitude,latitude,zoom`; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ",").compactMap { Double($0) }
        guard parts.count == 3, parts.allSatisfy(\.isFinite),
            let centre = try? Coordinate(longitude: parts[0], latitude: parts[1])
        else { return nil }
        self.init(centre: centre, zoom: parts[2])
    }

    /// The view in which a box fills a picture of a size, with some room around it.
    init(showing box: BoundingBox, width: Double, height: Double) {
        let world = WorldBox(box)
        let side = Double(Int64(1) << 31)
        let wide = max(Double(world.east) - Double(world.west), 1) / side * Self.worldPixels
        let high = max(Double(world.south) - Double(world.north), 1) / side * Self.worldPixels
        let zoom = min(log2(width * 0.88 / wide), log2(height * 0.88 / high))
        self.init(centre: box.centre, zoom: min(zoom, 15))
    }

    /// The box of a picture of a size.
    func box(width: Double, height: Double) -> BoundingBox? {
        let scale = Double(Int64(1) << 31) / (Self.worldPixels * pow(2, zoom))
        let middle = WorldPoint(centre)
        func corner(_ x: Double, _ y: Double) -> Coordinate {
            WorldPoint(x: Double(middle.x) + x * scale, y: Double(middle.y) + y * scale).coordinate
        }
        return BoundingBox(around: [corner(-width / 2, -height / 2), corner(width / 2, height / 2)])
    }

    /// As it stands in an address.
    var text: String {
        func short(_ number: Double, _ places: Int) -> String { String(format: "%.\(places)f", number) }
        return "\(short(centre.longitude, 5)),\(short(centre.latitude, 5)),\(short(zoom, 2))"
    }
}

/// What a map shows, as it stands in its address: view, layers, themes, classes, what is selected.
struct MapState: Hashable, Sendable {
    /// One feature.
    struct Selection: Hashable, Sendable {
        var layer: MapLayer
        var id: SubjectID

        var text: String { "\(layer.rawValue).\(id)" }
    }

    /// The view; nil for the whole of what may be seen.
    var view: MapViewpoint?
    /// The layers that are on.
    var layers: [MapLayer]
    /// Whether relief is drawn below them, where there is some.
    var isRelief = true
    /// The theme of each layer, by its place; the first where none is named.
    var themes: [MapLayer: Int] = [:]
    /// The classes that are shown, by layer; all where none are named.
    var shown: [MapLayer: Set<String>] = [:]
    /// The selected feature.
    var selection: Selection?
    /// A place whose features are to fill the view.
    var area: SubjectID?
    /// Whether the outside base map lies under it, where the deployment has one.
    var hasBasemap = false
    /// Words that are looked for.
    var words = ""

    /// Reads the state out of an address; what cannot be understood is left out, for links grow old.
    init(_ url: PageURL, offered: [MapLayer]) {
        let named = url.values("on").flatMap { $0.split(separator: ",") }.compactMap { MapLayer(rawValue: String($0)) }
        // Who names layers and not the relief wants none.
        isRelief = url["on"] == nil || url.values("on").contains { $0.split(separator: ",").contains("relief") }
        layers = offered.filter { url["on"] == nil ? $0.isOnAtFirst : named.contains($0) }
        view = url["at"].flatMap { MapViewpoint($0) }
        for layer in offered {
            if let key = url["by." + layer.rawValue], let place = layer.themes.firstIndex(where: { $0.key == key }) {
                themes[layer] = place
            }
            let codes = url.values("only." + layer.rawValue).flatMap { $0.split(separator: ",") }.map(String.init)
            if !codes.isEmpty { shown[layer] = Set(codes) }
        }
        if let parts = url["sel"]?.split(separator: "."), parts.count == 2,
            let layer = MapLayer(rawValue: String(parts[0])), offered.contains(layer), let id = Int64(parts[1])
        {
            selection = Selection(layer: layer, id: SubjectID(id))
            if !layers.contains(layer) { layers.append(layer) }
        }
        area = url["area"].flatMap { Int64($0) }.map { SubjectID($0) }
        hasBasemap = url["base"] == "1"
        words = String((url["q"] ?? "").prefix(64))
    }

    /// Refuses a view or layers that nobody can understand: the map would show something else than was asked for.
    ///
    /// - Throws: ``Problem`` with status 400.
    static func check(_ url: PageURL) throws {
        if let text = url["at"], !text.isEmpty, MapViewpoint(text) == nil {
            throw Problem.malformed(
                "at", text,
                advice: BilingualText(
                    "应为 经度,纬度,级别，例如 112.5,23.3,12", "longitude,latitude,zoom, such as 112.5,23.3,12"))
        }
        let known = MapLayer.allCases.map(\.rawValue) + ["relief"]
        for name in url.values("on").flatMap({ $0.split(separator: ",") }) where !known.contains(String(name)) {
            let zh = "图层有 " + known.joined(separator: "、")
            throw Problem.malformed(
                "on", String(name), advice: BilingualText(zh, "the layers are " + known.joined(separator: ", ")))
        }
    }

    /// The theme of a layer.
    func theme(_ layer: MapLayer) -> (number: Int, theme: MapTheme) {
        let number = themes[layer] ?? 0
        return (number, layer.themes[number])
    }

    /// Whether a class of a layer's theme is shown.
    func isShown(_ code: String, _ layer: MapLayer) -> Bool { shown[layer]?.contains(code) ?? true }

    /// Whether a feature is shown.
    func isShown(_ feature: MapFeature, _ layer: MapLayer) -> Bool {
        guard let codes = shown[layer] else { return true }
        let (number, theme) = theme(layer)
        return number < feature.classes.count && codes.contains(theme.classes[Int(feature.classes[number])].code)
    }

    /// What belongs to the state in an address.
    var items: [PageURL.Item] {
        var items: [PageURL.Item] = []
        if let view { items.append(PageURL.Item("at", view.text)) }
        let names = (isRelief ? ["relief"] : []) + layers.map(\.rawValue)
        items.append(PageURL.Item("on", names.joined(separator: ",")))
        for layer in MapLayer.allCases {
            if let number = themes[layer], number > 0 {
                items.append(PageURL.Item("by." + layer.rawValue, layer.themes[number].key))
            }
            if let codes = shown[layer] {
                items.append(PageURL.Item("only." + layer.rawValue, codes.sorted().joined(separator: ",")))
            }
        }
        if hasBasemap { items.append(PageURL.Item("base", "1")) }
        if let selection { items.append(PageURL.Item("sel", selection.text)) }
        return items
    }
}
