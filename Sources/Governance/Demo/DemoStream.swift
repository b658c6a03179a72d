/// A point of the invented county, in metres east and north of its south-western corner.
struct DemoPoint: Hashable, Sendable {
    var x: Double
    var y: Double

    func distance(to other: DemoPoint) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }

    /// The point at a part of the way to another.
    func towards(_ other: DemoPoint, _ part: Double) -> DemoPoint {
        DemoPoint(x: x + (other.x - x) * part, y: y + (other.y - y) * part)
    }
}

/// A river's course and bed in metres, from the mouth up to the source.
struct DemoStream: Hashable, Sendable {
    let points: [DemoPoint]
    let beds: [Double]
    let joins: Int?
    private let low: DemoPoint
    private let high: DemoPoint

    init(points: [DemoPoint], beds: [Double], joins: Int?) {
        self.points = points
        self.beds = beds
        self.joins = joins
        low = DemoPoint(x: points.map(\.x).min() ?? 0, y: points.map(\.y).min() ?? 0)
        high = DemoPoint(x: points.map(\.x).max() ?? 0, y: points.map(\.y).max() ?? 0)
    }

    /// The lowest bed, that of the mouth.
    var lowestBed: Double { beds[0] }

    /// How far a point is away at least.
    func leastDistance(to point: DemoPoint) -> Double {
        let dx = max(0, max(low.x - point.x, point.x - high.x))
        let dy = max(0, max(low.y - point.y, point.y - high.y))
        return (dx * dx + dy * dy).squareRoot()
    }

    /// Calls the body with every stretch's nearest point: its distance in metres, bed in metres, and place.
    @inline(__always)
    func forEachNearest(to point: DemoPoint, _ body: (Double, Double, DemoPoint) -> Void) {
        for index in 1..<points.count {
            let start = points[index - 1]
            let dx = points[index].x - start.x
            let dy = points[index].y - start.y
            let square = dx * dx + dy * dy
            let along = square > 0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / square : 0
            let part = min(1, max(0, along))
            let nearest = DemoPoint(x: start.x + dx * part, y: start.y + dy * part)
            body(nearest.distance(to: point), beds[index - 1] + (beds[index] - beds[index - 1]) * part, nearest)
        }
    }

    /// The point at a part of the way from the mouth to the source.
    func point(at part: Double) -> DemoPoint {
        let place = min(1, max(0, part)) * Double(points.count - 1)
        let index = min(points.count - 2, Int(place))
        return points[index].towards(points[index + 1], place - Double(index))
    }

    /// The bed at the same part.
    func bed(at part: Double) -> Double {
        let place = min(1, max(0, part)) * Double(points.count - 1)
        let index = min(points.count - 2, Int(place))
        return beds[index] + (beds[index + 1] - beds[index]) * (place - Double(index))
    }

    var length: Double {
        zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }
}
