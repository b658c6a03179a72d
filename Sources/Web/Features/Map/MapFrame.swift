import Foundation
import Geo

/// What makes a drawing a map: scale bar, north arrow, and the line that it is a sketch (示意图).
struct MapFrame {
    let width: Double
    let height: Double
    let view: MapViewpoint
    /// Who has the map drawn, when and from which state of the data; empty writes nothing.
    var mark = ""
    let language: Language

    /// Metres of a pixel in the middle of the map.
    ///
    /// On the Mercator map the scale grows with the latitude; the equator has 40,075,016.686 m (GRS80, EPSG:3857).
    private var metresAPixel: Double {
        40_075_016.686 * cos(view.centre.latitude * .pi / 180) / (MapViewpoint.worldPixels * pow(2, view.zoom))
    }

    /// The longest round length that takes at most 120 pixels.
    var scaleBar: (metres: Double, pixels: Double) {
        let most = metresAPixel * 120
        let power = pow(10, log10(max(most, 1)).rounded(.down))
        let step = [5.0, 2, 1].first { $0 * power <= most } ?? 1
        return (step * power, step * power / metresAPixel)
    }

    func write(into buffer: inout HTMLBuffer) {
        writeScale(into: &buffer)
        writeNorth(into: &buffer)
        writeFoot(language(MapText.sketch), above: 10, into: &buffer)
        if !mark.isEmpty { writeFoot(mark, above: 28, into: &buffer) }
    }

    private func writeFoot(_ words: String, above foot: Double, into buffer: inout HTMLBuffer) {
        buffer.element(
            "text", Attribute("x", .coordinate(width - 10)), Attribute("y", .coordinate(height - foot)),
            Attribute("text-anchor", .literal("end")), Attribute("fill", .literal("#52646a")),
            Attribute("stroke", .literal("#ffffff")), Attribute("stroke-width", .number(3)),
            Attribute("paint-order", .literal("stroke")), text: words)
    }

    private func writeScale(into buffer: inout HTMLBuffer) {
        let (metres, pixels) = scaleBar
        let y = height - 12
        buffer.open(
            "path",
            [
                Attribute("d", "M12 \(Int(y) - 6)V\(Int(y))H\(Int(12 + pixels))V\(Int(y) - 6)"),
                Attribute("fill", .literal("none")), Attribute("stroke", .literal("#1d2b2f")),
                Attribute("stroke-width", .literal("1.6")),
            ])
        buffer.close("path")
        let words = metres >= 1000 ? "\(language.count(Int(metres / 1000))) km" : "\(Int(metres)) m"
        buffer.element(
            "text", Attribute("x", .number(16)), Attribute("y", .coordinate(y - 4)),
            Attribute("fill", .literal("#1d2b2f")), Attribute("stroke", .literal("#ffffff")),
            Attribute("stroke-width", .number(3)), Attribute("paint-order", .literal("stroke")), text: words)
    }

    private func writeNorth(into buffer: inout HTMLBuffer) {
        buffer.open("g", [Attribute("transform", "translate(\(Int(width) - 34) 10)")])
        buffer.append(
            trusted: """
                <path d="M12 0L20 30L12 24L4 30Z" fill="#1d2b2f" stroke="#ffffff" stroke-width="1"></path>\
                <text x="12" y="44" text-anchor="middle" fill="#1d2b2f" stroke="#ffffff" stroke-width="3" \
                paint-order="stroke">N</text>
                """)
        buffer.close("g")
    }
}
