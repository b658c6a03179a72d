/// From which zoom level on each of many points is shown, so that no part of a map is overcrowded (点抽稀).
///
/// Each level has a grid of 64 by 64 cells a tile, 8 pixels each, and each cell shows one point; what is shown on a
/// level stays shown on the deeper ones. Earlier points of the list come first.
enum PointThinning {
    /// On this level and below every point is shown.
    static let fullZoom = 13
    private static let cellBits = 6

    /// The first level of each point.
    ///
    /// - Complexity: O(points × levels).
    static func levels(xs: [Int32], ys: [Int32]) -> [UInt8] {
        var taken = [Set<UInt64>](repeating: [], count: fullZoom)
        return xs.indices.map { index in
            var level = fullZoom
            for zoom in 0..<fullZoom {
                let shift = Int32(WorldPoint.bits - zoom - cellBits)
                let cell = UInt64(UInt32(xs[index] >> shift)) << 32 | UInt64(UInt32(ys[index] >> shift))
                if taken[zoom].insert(cell).inserted { level = min(level, zoom) }
            }
            return UInt8(level)
        }
    }
}
