public import Domain
import Foundation
import Geo

/// A shape in a few words: what it is, how long or large, how many points it has.
public struct ShapeWords: Hashable, Sendable {
    /// The words.
    public let text: BilingualText

    /// Describes a shape kept as well-known text; nil where the text is none.
    ///
    /// - Complexity: O(positions).
    public init?(_ wellKnownText: String) {
        guard let geometry = try? Geometry(wellKnownText: wellKnownText) else { return nil }
        let count = geometry.positionCount
        if let areas = geometry.areas {
            let size = Self.area(areas.areaSquareMetres)
            let parts = areas.polygons.count
            text =
                parts > 1
                ? BilingualText("面（\(parts) 块），\(size)，\(count) 个点", "\(parts) areas, \(size), \(count) points")
                : BilingualText("面，\(size)，\(count) 个点", "area of \(size), \(count) points")
            return
        }
        let lines = geometry.lines
        guard !lines.isEmpty else { return nil }
        let length = Self.length(lines.reduce(0) { $0 + $1.lengthMetres })
        text =
            lines.count > 1
            ? BilingualText(
                "线（\(lines.count) 段），长 \(length)，\(count) 个点", "\(lines.count) lines of \(length), \(count) points")
            : BilingualText("线，长 \(length)，\(count) 个点", "line of \(length), \(count) points")
    }

    private static func length(_ metres: Double) -> String {
        metres < 10_000 ? "\(Int(metres.rounded())) m" : String(format: "%.1f km", metres / 1000)
    }

    private static func area(_ squareMetres: Double) -> String {
        squareMetres < 100_000
            ? "\(Int(squareMetres.rounded())) m²" : String(format: "%.2f km²", squareMetres / 1_000_000)
    }
}
