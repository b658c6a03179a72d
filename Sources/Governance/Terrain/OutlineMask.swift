import Geo

/// Which parts of a box lie within an outline (边界掩膜), cell by cell, for asking it of every pixel of a tile.
struct OutlineMask {
    private let box: BoundingBox
    private let side: Int
    private var isWithin: [Bool]

    /// Fills the outline row by row between the crossings of its rings (even-odd rule).
    ///
    /// - Complexity: O(side · corners + cells).
    init(_ outline: MultiPolygon, in box: BoundingBox, side: Int) {
        self.box = box
        self.side = side
        isWithin = [Bool](repeating: false, count: side * side)
        for row in 0..<side {
            let latitude = box.north - (Double(row) + 0.5) / Double(side) * (box.north - box.south)
            for polygon in outline.polygons { fill(row, Self.crossings(polygon, at: latitude)) }
        }
    }

    private mutating func fill(_ row: Int, _ crossings: [Double]) {
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
            let first = max(column(crossings[pair]).rounded(.up), 0)
            let last = min(column(crossings[pair + 1]).rounded(.down), Double(side - 1))
            guard first <= last else { continue }
            for column in Int(first)...Int(last) { isWithin[row * side + column] = true }
        }
    }

    /// The column whose middle lies at a longitude, with its fraction.
    private func column(_ longitude: Double) -> Double {
        (longitude - box.west) / (box.east - box.west) * Double(side) - 0.5
    }

    private static func crossings(_ polygon: Polygon, at latitude: Double) -> [Double] {
        guard (polygon.boundingBox.south...polygon.boundingBox.north).contains(latitude) else { return [] }
        var found: [Double] = []
        for ring in polygon.rings {
            let points = ring.closedVertices
            for (start, end) in zip(points, points.dropFirst())
            where (start.latitude > latitude) != (end.latitude > latitude) {
                let share = (latitude - start.latitude) / (end.latitude - start.latitude)
                found.append(start.longitude + share * (end.longitude - start.longitude))
            }
        }
        return found.sorted()
    }

    /// Whether a position lies within, to a cell; beyond the box what holds at its edge.
    func contains(_ position: Coordinate) -> Bool {
        func place(_ share: Double) -> Int { Int(min(max(share * Double(side), 0), Double(side - 1))) }
        let column = place((position.longitude - box.west) / (box.east - box.west))
        let row = place((box.north - position.latitude) / (box.north - box.south))
        return isWithin[row * side + column]
    }
}
