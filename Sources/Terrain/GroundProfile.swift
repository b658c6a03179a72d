public import Geo

/// The ground along a line (地面纵断面): heights at equal steps from its beginning to its end.
public struct GroundProfile: Hashable, Sendable {
    /// Length of the line in metres.
    public let lengthMetres: Double
    /// Heights in metres at equal steps; the first at the beginning, the last at the end.
    public let heights: [Double]
    /// Number of samples for which the raster had no height; they were interpolated along the line.
    public let missingSamples: Int

    /// A profile of heights at equal steps.
    public init(lengthMetres: Double, heights: [Double], missingSamples: Int = 0) {
        self.lengthMetres = lengthMetres
        self.heights = heights
        self.missingSamples = missingSamples
    }

    /// The ground along a line of positions in metres, sampled at most `stepMetres` apart.
    ///
    /// Returns `nil` if the raster has no height at any sample.
    /// - Complexity: O(samples + positions).
    public init?(along line: [MapPosition], over raster: Raster, stepMetres: Double) {
        let walk = LineWalk(line)
        let pieces = max(1, Int(min((walk.lengthMetres / max(stepMetres, 0.1)).rounded(.up), 100_000)))
        var heights: [Double?] = []
        heights.reserveCapacity(pieces + 1)
        for index in 0...pieces {
            heights.append(raster.value(at: walk.position(atShare: Double(index) / Double(pieces))))
        }
        guard let complete = Self.completed(heights) else { return nil }
        self.init(
            lengthMetres: walk.lengthMetres, heights: complete,
            missingSamples: heights.reduce(0) { $1 == nil ? $0 + 1 : $0 })
    }

    /// Fills gaps by straight lines between their ends; the ends of the whole by the nearest height.
    static func completed(_ heights: [Double?]) -> [Double]? {
        guard let firstKnown = heights.firstIndex(where: { $0 != nil }), let first = heights[firstKnown] else {
            return nil
        }
        var result = [Double](repeating: first, count: heights.count)
        var lastIndex = firstKnown
        var lastValue = first
        for index in firstKnown..<heights.count {
            guard let value = heights[index] else { continue }
            if index > lastIndex + 1 {
                for between in (lastIndex + 1)..<index {
                    let share = Double(between - lastIndex) / Double(index - lastIndex)
                    result[between] = lastValue + (value - lastValue) * share
                }
            }
            result[index] = value
            lastIndex = index
            lastValue = value
        }
        if lastIndex + 1 < heights.count {
            for index in (lastIndex + 1)..<heights.count { result[index] = lastValue }
        }
        return result
    }

    /// The same ground walked the other way.
    public var reversed: GroundProfile {
        GroundProfile(lengthMetres: lengthMetres, heights: heights.reversed(), missingSamples: missingSamples)
    }
}
