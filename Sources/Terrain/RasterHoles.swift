/// The connected regions of empty cells in a raster (空洞), by their four neighbours.
struct RasterHoles {
    struct Hole {
        var cells: [Int32]
        /// Whether it reaches the raster's edge: then it is the outside rather than a hole.
        var touchesEdge: Bool
    }

    private(set) var list: [Hole] = []

    /// Finds the holes in the order of their first cells.
    init(_ raster: Raster) {
        var isSeen = [Bool](repeating: false, count: raster.values.count)
        for start in raster.values.indices where raster.values[start].isNaN && !isSeen[start] {
            list.append(Self.hole(from: start, in: raster, &isSeen))
        }
    }

    private static func hole(from start: Int, in raster: Raster, _ isSeen: inout [Bool]) -> Hole {
        var hole = Hole(cells: [], touchesEdge: false)
        var stack = [start]
        isSeen[start] = true
        while let cell = stack.popLast() {
            hole.cells.append(Int32(truncatingIfNeeded: cell))
            let column = cell % raster.columns
            let row = cell / raster.columns
            if column == 0 || row == 0 || column == raster.columns - 1 || row == raster.rows - 1 {
                hole.touchesEdge = true
            }
            for (isInside, next) in [
                (column > 0, cell - 1), (column < raster.columns - 1, cell + 1),
                (row > 0, cell - raster.columns), (row < raster.rows - 1, cell + raster.columns),
            ] where isInside && !isSeen[next] && raster.values[next].isNaN {
                isSeen[next] = true
                stack.append(next)
            }
        }
        return hole
    }
}
