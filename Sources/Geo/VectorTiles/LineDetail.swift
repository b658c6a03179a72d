/// From which zoom level on each corner of a line is worth drawing (逐级化简).
///
/// Computed once by the Douglas–Peucker algorithm (The Canadian Cartographer 10, 1973) for all levels together: a
/// corner gets the distance at which the algorithm would take it in, and the first level at which half a pixel of a
/// 512-pixel tile is smaller than that.
enum LineDetail {
    /// Half a pixel of a tile of 512 pixels, in units of a tile.
    private static let toleranceUnits = 4.0

    /// The level of each corner; the ends belong to every level.
    ///
    /// - Parameter isClosed: The line is a ring, whose last corner is joined to its first.
    /// - Complexity: O(*n* log *n*) on ordinary lines, O(*n*²) at worst.
    static func levels(xs: ArraySlice<Int32>, ys: ArraySlice<Int32>, isClosed: Bool) -> [UInt8] {
        let first = xs.startIndex
        let count = xs.count
        guard count > 2 else { return [UInt8](repeating: 0, count: count) }
        var levels = [UInt8](repeating: UInt8(TileAddress.zooms.upperBound), count: count)
        levels[0] = 0
        var stack: [(from: Int, to: Int, limit: Double)] = []
        func point(_ index: Int) -> (x: Double, y: Double) {
            let place = first + (index == count ? 0 : index)
            return (Double(xs[place]), Double(ys[place]))
        }
        if isClosed {
            // A ring is two lines between its first corner and the one farthest from it.
            let start = point(0)
            let far = (1..<count).max { squared(point($0), start) < squared(point($1), start) } ?? 1
            levels[far] = 0
            stack = [(0, far, .infinity), (far, count, .infinity)]
        } else {
            levels[count - 1] = 0
            stack = [(0, count - 1, .infinity)]
        }
        while let (from, to, limit) = stack.popLast() {
            guard to - from > 1 else { continue }
            let (start, end) = (point(from), point(to))
            var worst = -1.0
            var place = from + 1
            for index in (from + 1)..<to {
                let distance = squaredDistance(of: point(index), toSegmentFrom: start, to: end)
                if distance > worst { (worst, place) = (distance, index) }
            }
            let significance = min(limit, worst.squareRoot())
            levels[place] = level(of: significance)
            stack.append((from, place, significance))
            stack.append((place, to, significance))
        }
        return levels
    }

    private static func level(of distance: Double) -> UInt8 {
        var tolerance = toleranceUnits * Double(Int64(1) << (WorldPoint.bits - TileAddress.extentBits))
        for zoom in TileAddress.zooms {
            if distance >= tolerance { return UInt8(zoom) }
            tolerance /= 2
        }
        return UInt8(TileAddress.zooms.upperBound)
    }

    private static func squared(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
        (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
    }

    private static func squaredDistance(
        of p: (x: Double, y: Double), toSegmentFrom a: (x: Double, y: Double), to b: (x: Double, y: Double)
    ) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = dx * dx + dy * dy
        guard length > 0 else { return squared(p, a) }
        let share = min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0), 1)
        return squared(p, (a.x + share * dx, a.y + share * dy))
    }
}
