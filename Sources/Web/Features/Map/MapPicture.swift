import Domain
import Foundation
import Geo
import Governance

/// A map written by the server as SVG (服务器绘制的地图): for browsers without WebGL, for print, reports and records.
///
/// Everything stands in presentation attributes, so that it looks the same on a page, in print and as a file.
struct MapPicture {
    let scene: MapScene
    let view: MapViewpoint
    let width: Double
    let height: Double
    let language: Language
    /// Where a feature or a count leads; nil draws without links.
    var address: ((MapTarget) -> String?)?
    /// Who has it drawn, when and from which state of the data, written small above the foot; empty on pages.
    var mark = ""

    /// What can be followed on a map.
    enum MapTarget {
        case feature(MapLayer, MapFeature)
        case cluster(MapCluster)
    }

    private static let mostLabels = 60

    /// Pixels of a unit of the world.
    private var scale: Double { MapViewpoint.worldPixels * pow(2, view.zoom) / Double(Int64(1) << 31) }

    /// The level whose details are drawn.
    private var level: Int { min(max(Int(view.zoom.rounded(.down)), 0), 18) }

    private func place(_ point: WorldPoint, _ middle: WorldPoint) -> (x: Double, y: Double) {
        (
            (Double(point.x) - Double(middle.x)) * scale + width / 2,
            (Double(point.y) - Double(middle.y)) * scale + height / 2
        )
    }

    /// The drawing.
    var html: HTML {
        var buffer = HTMLBuffer(capacity: 64 << 10)
        write(into: &buffer)
        return HTML(rendered: buffer)
    }

    private func write(into buffer: inout HTMLBuffer) {
        let middle = WorldPoint(view.centre)
        let box = view.box(width: width + 40, height: height + 40).map(WorldBox.init)
        buffer.open(
            "svg",
            [
                Attribute("xmlns", .literal("http://www.w3.org/2000/svg")), .class("map-svg"),
                Attribute("viewBox", "0 0 \(Int(width)) \(Int(height))"), Attribute("width", .coordinate(width)),
                Attribute("height", .coordinate(height)), .role("group"),
                .aria("aria-label", language(MapText.picture)),
                Attribute("font-family", .literal(ChartPalette.fontFamily)), Attribute("font-size", .number(12)),
            ])
        buffer.open(
            "rect",
            [
                Attribute("width", .coordinate(width)), Attribute("height", .coordinate(height)),
                Attribute("fill", .literal("#f1f4ee")),
            ])
        buffer.close("rect")
        drawRelief(middle, into: &buffer)
        var labels = MapLabels(width: width, height: height)
        // The name of what was asked for comes first: it must not give way to a neighbour's.
        if let selected = scene.selected {
            let (x, y) = place(WorldPoint(selected.feature.position), middle)
            let isShape = scene.snapshots[selected.layer]?.extent(ofShape: selected.feature.id) != nil
            labels.add(selected.feature.name, x, isShape ? y : y - 11)
        }
        if let box {
            for snapshot in scene.drawn { draw(snapshot, box, middle, &labels, into: &buffer) }
        }
        drawSelection(middle, into: &buffer)
        labels.write(into: &buffer)
        MapFrame(width: width, height: height, view: view, mark: mark, language: language).write(into: &buffer)
        buffer.close("svg")
    }

    private func draw(
        _ snapshot: MapSnapshot, _ box: WorldBox, _ middle: WorldPoint, _ labels: inout MapLabels,
        into buffer: inout HTMLBuffer
    ) {
        let clusters = snapshot.clusters(zoom: level)
        let found = snapshot.packed.features(in: box, zoom: level)
        for place in found {
            let feature = snapshot.features[place]
            guard scene.state.isShown(feature, snapshot.layer) else { continue }
            if snapshot.packed.isPoint(place) {
                drawPoint(snapshot, place, isFaint: !clusters.isEmpty, middle, &labels, into: &buffer)
            } else {
                drawShape(snapshot, place, middle, &labels, into: &buffer)
            }
        }
        for cluster in clusters { draw(cluster, snapshot.layer, middle, &labels, into: &buffer) }
    }

    private func drawPoint(
        _ snapshot: MapSnapshot, _ number: Int, isFaint: Bool, _ middle: WorldPoint, _ labels: inout MapLabels,
        into buffer: inout HTMLBuffer
    ) {
        let feature = snapshot.features[number]
        let (x, y) = place(snapshot.packed.anchor(of: number), middle)
        guard x > -12, y > -12, x < width + 12, y < height + 12 else { return }
        let mark = mark(feature, snapshot.layer)
        if isFaint {
            buffer.open(
                "circle",
                [
                    Attribute("cx", .coordinate(x)), Attribute("cy", .coordinate(y)), Attribute("r", .literal("1.8")),
                    Attribute("fill", .literal(mark.colour)), Attribute("fill-opacity", .literal("0.5")),
                ])
            buffer.close("circle")
            return
        }
        linked(.feature(snapshot.layer, feature), into: &buffer) { buffer in
            buffer.open("g", [Attribute("transform", "translate(\(Self.short(x - 10)) \(Self.short(y - 10)))")])
            buffer.element("title", text: feature.name + " · " + className(feature, snapshot.layer))
            mark.writePaths(into: &buffer)
            buffer.close("g")
        }
        if level >= snapshot.layer.labelZoom { labels.add(feature.name, x, y - 11) }
    }

    private func drawShape(
        _ snapshot: MapSnapshot, _ number: Int, _ middle: WorldPoint, _ labels: inout MapLabels,
        into buffer: inout HTMLBuffer
    ) {
        let feature = snapshot.features[number]
        let isArea = snapshot.packed.isArea(number)
        var path = ""
        for part in snapshot.packed.parts(of: number, zoom: level) where part.count > 1 {
            for (index, corner) in part.enumerated() {
                let (x, y) = place(corner, middle)
                // Far corners are brought near, so that no number grows beyond what drawing programs take.
                path += index == 0 ? "M" : "L"
                path += Self.short(min(max(x, -4 * width), 5 * width)) + " "
                path += Self.short(min(max(y, -4 * height), 5 * height))
            }
            if isArea { path += "Z" }
        }
        guard !path.isEmpty else { return }
        let colour = mark(feature, snapshot.layer).colour
        let isBoundary = snapshot.layer == .boundaries
        linked(isBoundary ? nil : .feature(snapshot.layer, feature), into: &buffer) { buffer in
            buffer.open(
                "path",
                [
                    Attribute("d", path), Attribute("fill", .literal(isArea && !isBoundary ? colour : "none")),
                    Attribute("fill-opacity", isArea ? .literal("0.25") : .absent),
                    Attribute("stroke", .literal(colour)), Attribute("stroke-width", .literal(isArea ? "1.2" : "2")),
                    Attribute("stroke-dasharray", isBoundary ? .literal("6 3") : .absent),
                ])
            buffer.element("title", text: feature.name + " · " + className(feature, snapshot.layer))
            buffer.close("path")
        }
        if level >= snapshot.layer.labelZoom {
            let (x, y) = place(WorldPoint(feature.position), middle)
            labels.add(feature.name, x, y)
        }
    }

    private func draw(
        _ cluster: MapCluster, _ layer: MapLayer, _ middle: WorldPoint, _ labels: inout MapLabels,
        into buffer: inout HTMLBuffer
    ) {
        let (x, y) = place(WorldPoint(cluster.position), middle)
        let count = shownCount(cluster, layer)
        guard count > 0, x > -20, y > -20, x < width + 20, y < height + 20 else { return }
        // Facilities below villages: two counts of one town must not hide each other.
        let shift = layer.clusterShift
        let radius = min(9 + 4 * log10(Double(count)), 20)
        linked(.cluster(cluster), into: &buffer) { buffer in
            buffer.open(
                "circle",
                [
                    Attribute("cx", .coordinate(x)), Attribute("cy", .coordinate(y + shift)),
                    Attribute("r", .coordinate(radius)), Attribute("fill", .literal(MapStyle.colour(of: layer))),
                    Attribute("fill-opacity", .literal("0.88")), Attribute("stroke", .literal("#ffffff")),
                    Attribute("stroke-width", .literal("2")),
                ])
            buffer.element("title", text: cluster.name + " · " + language(layer.name) + " " + language.count(count))
            buffer.close("circle")
            buffer.element(
                "text", Attribute("x", .coordinate(x)), Attribute("y", .coordinate(y + shift + 4)),
                Attribute("text-anchor", .literal("middle")), Attribute("fill", .literal("#ffffff")),
                Attribute("font-weight", .number(600)), text: language.count(count))
        }
        labels.keepOff(x, y + shift, radius: radius)
        if shift <= 0 { labels.add(cluster.name, x, y + shift - radius - 3) }
    }

    /// How many of an area's features are of classes that are shown; other themes than the first count all.
    private func shownCount(_ cluster: MapCluster, _ layer: MapLayer) -> Int {
        guard let codes = scene.state.shown[layer], scene.state.theme(layer).number == 0 else { return cluster.count }
        return zip(layer.themes[0].classes, cluster.counts).reduce(0) { $0 + (codes.contains($1.0.code) ? $1.1 : 0) }
    }

    private func drawSelection(_ middle: WorldPoint, into buffer: inout HTMLBuffer) {
        guard let selected = scene.selected else { return }
        let (x, y) = place(WorldPoint(selected.feature.position), middle)
        buffer.open(
            "circle",
            [
                Attribute("cx", .coordinate(x)), Attribute("cy", .coordinate(y)), Attribute("r", .number(14)),
                Attribute("fill", .literal("none")), Attribute("stroke", .literal("#c4330b")),
                Attribute("stroke-width", .number(3)),
            ])
        buffer.close("circle")
    }

    private func linked(
        _ target: MapTarget?, into buffer: inout HTMLBuffer, _ draw: (inout HTMLBuffer) -> Void
    ) {
        guard let target, let link = address?(target) else { return draw(&buffer) }
        let name: String
        switch target {
        case .feature(let layer, let feature): name = feature.name + " · " + className(feature, layer)
        case .cluster(let cluster): name = cluster.name
        }
        buffer.open("a", [.href(link), .aria("aria-label", name)])
        draw(&buffer)
        buffer.close("a")
    }

    private func mark(_ feature: MapFeature, _ layer: MapLayer) -> MapMark {
        let (number, theme) = scene.state.theme(layer)
        let code = number < feature.classes.count ? theme.classes[Int(feature.classes[number])].code : "none"
        return MapStyle.mark(layer, theme: theme.key, code: code)
    }

    private func className(_ feature: MapFeature, _ layer: MapLayer) -> String {
        let (number, theme) = scene.state.theme(layer)
        guard number < feature.classes.count else { return language(layer.name) }
        return language(theme.classes[Int(feature.classes[number])].name)
    }

    private static func short(_ number: Double) -> String {
        var buffer = HTMLBuffer()
        buffer.append(coordinate: (number * 10).rounded() / 10)
        return buffer.string
    }
}

extension MapLayer {
    /// The level from which names are written beside features.
    var labelZoom: Int {
        switch self {
        case .villages, .facilities, .waters, .zones, .lifts: 11
        case .boundaries: 9
        case .sewers, .manholes: 17
        default: 13
        }
    }

    /// How far counts stand below the middle of their area, in pixels.
    var clusterShift: Double {
        switch self {
        case .villages: -15
        case .facilities: 15
        default: 0
        }
    }
}
