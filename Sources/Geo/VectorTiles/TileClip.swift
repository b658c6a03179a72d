/// Cutting lines and areas at the edge of a tile, in units of the tile (裁剪).
struct TileClip {
    /// The smallest coordinate kept.
    let low: Int
    /// The largest coordinate kept.
    let high: Int

    /// Whether a corner lies inside or on the edge.
    @inline(__always) func contains(_ point: TilePoint) -> Bool {
        point.x >= low && point.x <= high && point.y >= low && point.y <= high
    }

    /// The pieces of a line that lie inside, by the method of Liang and Barsky (ACM TOG 3, 1984).
    func pieces(of line: [TilePoint]) -> [[TilePoint]] {
        var pieces: [[TilePoint]] = []
        var piece: [TilePoint] = []
        guard var previous = line.first else { return [] }
        for next in line.dropFirst() {
            if let (start, end) = segment(previous, next) {
                if piece.last != start {
                    if piece.count > 1 { pieces.append(piece) }
                    piece = [start]
                }
                if piece.last != end { piece.append(end) }
            }
            previous = next
        }
        if piece.count > 1 { pieces.append(piece) }
        return pieces
    }

    private func segment(_ a: TilePoint, _ b: TilePoint) -> (TilePoint, TilePoint)? {
        if contains(a), contains(b) { return (a, b) }
        let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
        var (enter, leave) = (0.0, 1.0)
        for (step, room) in [
            (-dx, Double(a.x - low)), (dx, Double(high - a.x)), (-dy, Double(a.y - low)), (dy, Double(high - a.y)),
        ] {
            if step == 0 {
                if room < 0 { return nil }
            } else if step < 0 {
                enter = max(enter, room / step)
            } else {
                leave = min(leave, room / step)
            }
        }
        guard enter <= leave else { return nil }
        func at(_ share: Double) -> TilePoint {
            TilePoint(
                x: a.x + Int((share * dx).rounded()), y: a.y + Int((share * dy).rounded()))
        }
        return (enter > 0 ? at(enter) : a, leave < 1 ? at(leave) : b)
    }

    /// The part of a ring that lies inside, by the method of Sutherland and Hodgman (CACM 17, 1974).
    func ring(_ ring: [TilePoint]) -> [TilePoint] {
        var result = ring
        result = cut(result, keeps: { $0.x >= low }, at: { crossing($0, $1, x: low) })
        result = cut(result, keeps: { $0.x <= high }, at: { crossing($0, $1, x: high) })
        result = cut(result, keeps: { $0.y >= low }, at: { crossing($0, $1, y: low) })
        result = cut(result, keeps: { $0.y <= high }, at: { crossing($0, $1, y: high) })
        return result
    }

    private func cut(
        _ ring: [TilePoint], keeps: (TilePoint) -> Bool, at crossing: (TilePoint, TilePoint) -> TilePoint
    ) -> [TilePoint] {
        guard var previous = ring.last else { return [] }
        var result: [TilePoint] = []
        result.reserveCapacity(ring.count + 4)
        var wasKept = keeps(previous)
        for next in ring {
            let isKept = keeps(next)
            if isKept != wasKept { result.append(crossing(previous, next)) }
            if isKept { result.append(next) }
            (previous, wasKept) = (next, isKept)
        }
        return result
    }

    private func crossing(_ a: TilePoint, _ b: TilePoint, x: Int) -> TilePoint {
        let share = Double(x - a.x) / Double(b.x - a.x)
        return TilePoint(x: x, y: a.y + Int((share * Double(b.y - a.y)).rounded()))
    }

    private func crossing(_ a: TilePoint, _ b: TilePoint, y: Int) -> TilePoint {
        let share = Double(y - a.y) / Double(b.y - a.y)
        return TilePoint(x: a.x + Int((share * Double(b.x - a.x)).rounded()), y: y)
    }
}

/// A corner in units of a tile.
struct TilePoint: Hashable, Sendable {
    var x: Int
    var y: Int
}
