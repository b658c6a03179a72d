internal import Foundation
public import Geo

/// Shaded relief (地形晕渲): how brightly the ground is lit from the north-west, as maps have long shown hills.
///
/// Slopes come from the eight neighbours of a cell by the method of Horn, “Hill shading and the reflectance map”
/// (Proceedings of the IEEE 69, 1981); light from 315° at 45°, which is what most maps take.
public struct Hillshade: Hashable, Sendable {
    /// How many pixels a tile has each way.
    public static let side = 256
    /// Number of shades, the first of which is no shade at all: nothing is known, or the ground is level.
    public static let shades = 16

    /// How much steeper than it is the ground is drawn.
    public var exaggeration: Double

    /// Light from the north-west over ground drawn somewhat steeper than it is.
    public init(exaggeration: Double = 1.6) {
        self.exaggeration = exaggeration
    }

    /// The shades of a tile of a web map, row by row: 0 none, 1–7 lit, 8–15 in the shade, the more the darker.
    ///
    /// - Parameter height: The height of the ground in metres; nil where it is not known.
    /// - Returns: Nil where nothing is known in the whole tile.
    /// - Complexity: O(pixels), with one height for each.
    public func shades(of tile: TileAddress, height: (Coordinate) -> Double?) -> [UInt8]? {
        let side = Self.side
        let wide = side + 2
        var heights = [Double](repeating: .nan, count: wide * wide)
        var isKnown = false
        let box = tile.box
        let step = (Double(box.east) - Double(box.west)) / Double(side)
        for row in 0..<wide {
            for column in 0..<wide {
                // Every tile looks one pixel beyond its edges, so that neighbours fit together.
                let point = WorldPoint(
                    x: Double(box.west) + (Double(column) - 0.5) * step,
                    y: Double(box.north) + (Double(row) - 0.5) * step)
                guard let value = height(point.coordinate) else { continue }
                heights[row * wide + column] = value
                isKnown = true
            }
        }
        guard isKnown, let middle = box.boundingBox?.centre else { return nil }
        let metres = tile.metresAPixel(side: side, latitude: middle.latitude)
        return (0..<side * side).map { pixel in
            shade(heights, at: (pixel / side + 1) * wide + pixel % side + 1, wide: wide, metres: metres)
        }
    }

    private func shade(_ heights: [Double], at place: Int, wide: Int, metres: Double) -> UInt8 {
        func height(_ row: Int, _ column: Int) -> Double { heights[place + row * wide + column] }
        let west = height(-1, -1) + 2 * height(0, -1) + height(1, -1)
        let east = height(-1, 1) + 2 * height(0, 1) + height(1, 1)
        let north = height(-1, -1) + 2 * height(-1, 0) + height(-1, 1)
        let south = height(1, -1) + 2 * height(1, 0) + height(1, 1)
        let dx = (east - west) / (8 * metres) * exaggeration
        let dy = (south - north) / (8 * metres) * exaggeration
        guard dx.isFinite, dy.isFinite else { return 0 }
        return Self.shade(ofLight: Self.light(dx: dx, dy: dy))
    }

    /// The unit normal of the ground times the direction of the light (from 315°, 45° high).
    ///
    /// - Parameters:
    ///   - dx: The slope towards the east.
    ///   - dy: The slope towards the south.
    static func light(dx: Double, dy: Double) -> Double {
        (1 + (dx + dy) / 2.0.squareRoot()) / (2 * (1 + dx * dx + dy * dy)).squareRoot()
    }

    private static func shade(ofLight light: Double) -> UInt8 {
        // What level ground gets.
        let level = 0.5.squareRoot()
        if light > level { return UInt8(min(((light - level) / (1 - level) * 7).rounded(), 7)) }
        let dark = ((level - max(light, 0)) / level * 8).rounded()
        return dark < 1 ? 0 : UInt8(7 + min(dark, 8))
    }
}

extension TileAddress {
    /// The equator of the square world map in metres (EPSG:3857).
    static let equatorMetres = 40_075_016.686

    /// How wide a pixel is on the ground, for so many pixels across the tile; they are shorter towards the poles.
    public func metresAPixel(side: Int = Hillshade.side, latitude: Double) -> Double {
        Self.equatorMetres * cos(latitude * .pi / 180) / (Double(side) * Double(Int64(1) << zoom))
    }

    /// The deepest level on which a pixel is no narrower than so many metres on the ground.
    public static func zoom(ofPixelMetres metres: Double, latitude: Double) -> Int {
        guard metres > 0, metres.isFinite else { return zooms.upperBound }
        let pixels = equatorMetres * cos(latitude * .pi / 180) / (Double(Hillshade.side) * metres)
        guard pixels > 1, pixels.isFinite else { return 0 }
        return min(max(Int(log2(pixels).rounded(.down)), 0), zooms.upperBound)
    }
}
