import Geo
import Terrain

/// The lines of the graph that one sewer follows, end to end.
struct ReachLine {
    private(set) var line: [MapPosition] = []
    private let withLines: Bool
    private var parts: [(edge: Int, start: Double, end: Double)] = []
    private var stations: [Double] = [0]
    private var heights: [Double] = []
    private var single: GroundProfile?

    init(withLines: Bool) {
        self.withLines = withLines
    }

    /// Number of lines.
    var count: Int { parts.count }
    private var lengthMetres: Double { parts.last?.end ?? 0 }

    mutating func append(_ edge: Int, _ item: SewerGraph.Edge, isForward: Bool) {
        let ground = isForward ? item.ground : item.ground.reversed
        let start = lengthMetres
        let step = ground.lengthMetres / Double(max(ground.heights.count - 1, 1))
        single = parts.isEmpty ? ground : nil
        if heights.isEmpty { heights = [ground.heights.first ?? 0] }
        for index in ground.heights.indices.dropFirst() {
            stations.append(start + Double(index) * step)
            heights.append(ground.heights[index])
        }
        parts.append((edge, start, start + ground.lengthMetres))
        if withLines { line += (isForward ? item.line : item.line.reversed()).dropFirst(line.isEmpty ? 0 : 1) }
    }

    /// The ground at equal steps; lines of different steps are sampled anew between their samples.
    func ground(stepMetres: Double) -> GroundProfile {
        if let single { return single }
        let pieces = max(1, Int(min((lengthMetres / max(stepMetres, 0.1)).rounded(.up), 100_000)))
        var result: [Double] = []
        result.reserveCapacity(pieces + 1)
        var after = 1
        for index in 0...pieces {
            let metres = lengthMetres * Double(index) / Double(pieces)
            while after < stations.count - 1, stations[after] < metres { after += 1 }
            let (from, to) = (stations[after - 1], stations[after])
            let share = to > from ? min(max((metres - from) / (to - from), 0), 1) : 1
            result.append(heights[after - 1] + (heights[after] - heights[after - 1]) * share)
        }
        return GroundProfile(lengthMetres: lengthMetres, heights: result)
    }

    /// The line in which a place lies.
    func edge(atMetres metres: Double) -> Int {
        (parts.first { metres <= $0.end } ?? parts[parts.count - 1]).edge
    }

    /// How much of a stretch lies in each line.
    func shares(fromMetres start: Double, toMetres end: Double) -> [(edge: Int, share: Double)] {
        guard end > start else { return parts.prefix(1).map { ($0.edge, 1) } }
        return parts.compactMap { part in
            let common = min(end, part.end) - max(start, part.start)
            return common > 0 ? (part.edge, common / (end - start)) : nil
        }
    }
}
