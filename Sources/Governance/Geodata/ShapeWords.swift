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
        metres < 10_000 ? "\(Int(metres.rounded())) m" : grouped(String(format: "%.1f", metres / 1000)) + " km"
    }

    private static func area(_ squareMetres: Double) -> String {
        squareMetres < 100_000
            ? "\(Int(squareMetres.rounded())) m²" : grouped(String(format: "%.2f", squareMetres / 1_000_000)) + " km²"
    }

    /// The digits before the point in threes, as in all figures of pages.
    private static func grouped(_ number: String) -> String {
        let parts = number.split(separator: ".", maxSplits: 1)
        var whole = parts.first.map(String.init) ?? ""
        var at = whole.count - 3
        while at > 0 {
            whole.insert(",", at: whole.index(whole.startIndex, offsetBy: at))
            at -= 3
        }
        return ([whole] + parts.dropFirst().map(String.init)).joined(separator: ".")
    }
}
