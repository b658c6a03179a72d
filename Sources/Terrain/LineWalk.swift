public import Geo

/// A line on the map that can be walked by length: for points at a share of it and for cutting it.
public struct LineWalk: Hashable, Sendable {
    /// The positions, in metres.
    public let positions: [MapPosition]
    private let travelled: [Double]

    /// A walk along positions in metres.
    ///
    /// - Complexity: O(positions).
    public init(_ positions: [MapPosition]) {
        self.positions = positions
        var travelled: [Double] = []
        travelled.reserveCapacity(positions.count)
        var sum = 0.0
        for index in positions.indices {
            if index > 0 { sum += Self.distance(positions[index - 1], positions[index]) }
            travelled.append(sum)
        }
        self.travelled = travelled
    }

    /// Length in metres.
    public var lengthMetres: Double { travelled.last ?? 0 }

    /// The position at a share of the length, 0 the beginning and 1 the end.
    ///
    /// - Complexity: O(log positions).
    public func position(atShare share: Double) -> MapPosition {
        position(atMetres: min(max(share, 0), 1) * lengthMetres)
    }

    /// The position after so many metres.
    ///
    /// - Complexity: O(log positions).
    public func position(atMetres metres: Double) -> MapPosition {
        guard let first = positions.first, let last = positions.last else { return MapPosition(east: 0, north: 0) }
        if metres <= 0 { return first }
        if metres >= lengthMetres { return last }
        let upper = segmentEnd(atMetres: metres)
        let from = positions[upper - 1]
        let to = positions[upper]
        let length = travelled[upper] - travelled[upper - 1]
        let share = length > 0 ? (metres - travelled[upper - 1]) / length : 0
        return MapPosition(
            east: from.east + (to.east - from.east) * share, north: from.north + (to.north - from.north) * share)
    }

    /// The part of the line between two distances from its beginning.
    ///
    /// - Complexity: O(positions of the part + log positions).
    public func part(fromMetres start: Double, toMetres end: Double) -> [MapPosition] {
        guard positions.count > 1, end > start else { return positions }
        var result = [position(atMetres: start)]
        var index = segmentEnd(atMetres: max(start, 0))
        while index < positions.count, travelled[index] < end {
            if travelled[index] > start { result.append(positions[index]) }
            index += 1
        }
        result.append(position(atMetres: end))
        return result
    }

    /// Straight distance between two positions, in metres.
    public static func distance(_ from: MapPosition, _ to: MapPosition) -> Double {
        let east = to.east - from.east
        let north = to.north - from.north
        return (east * east + north * north).squareRoot()
    }

    /// Index of the first position that lies after so many metres; at least 1.
    private func segmentEnd(atMetres metres: Double) -> Int {
        var low = 1
        var high = travelled.count - 1
        while low < high {
            let middle = (low + high) / 2
            if travelled[middle] > metres { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
