import Domain
import Geo
import Terrain

/// Joins the separate pieces of a road network by straight lines (孤立道路连接), the shortest first.
struct PieceJoining {
    /// Straight lines to be added, as pairs of points.
    private(set) var links: [(from: Int, to: Int)] = []
    /// For each point, whether it belongs to the largest joined network.
    private(set) var isInMain: [Bool]
    private(set) var findings: [Finding] = []

    /// Joins what lies at most `bridge` metres apart.
    ///
    /// - Complexity: O(points² of the smaller pieces), squares of a grid keep it near O(points).
    init(points: [MapPosition], pieces: [RoadNoding.Piece], bridge: Double) {
        var sets = DisjointSets(points.count)
        for piece in pieces { sets.join(piece.from, piece.to) }
        let used = Set(pieces.flatMap { [$0.from, $0.to] }).sorted()
        var groups: [Int: [Int]] = [:]
        for point in used { groups[sets.root(of: point), default: []].append(point) }
        while groups.count > 1 {
            let ordered = groups.sorted { ($0.value.count, -$0.key) > ($1.value.count, -$1.key) }
            guard let main = ordered.first else { break }
            // The piece nearest to the main one joins it.
            var best: (from: Int, to: Int, distance: Double)?
            let target = NearestPoints(main.value, points)
            for group in ordered.dropFirst() {
                for point in group.value {
                    if let (near, distance) = target.nearest(to: points[point], within: best?.distance ?? bridge),
                        distance < best?.distance ?? .infinity
                    {
                        best = (point, near, distance)
                    }
                }
            }
            guard let best, best.distance <= bridge else { break }
            links.append((best.from, best.to))
            let joined = groups.removeValue(forKey: sets.root(of: best.from)) ?? []
            let rest = groups.removeValue(forKey: sets.root(of: best.to)) ?? []
            sets.join(best.from, best.to)
            groups[sets.root(of: best.to)] = rest + joined
            findings.append(Self.joined(points[best.from], best.distance))
        }
        let main = groups.max { ($0.value.count, -$0.key) < ($1.value.count, -$1.key) }
        isInMain = [Bool](repeating: false, count: points.count)
        for point in main?.value ?? [] { isInMain[point] = true }
        for group in groups.sorted(by: { $0.key < $1.key }) where group.key != main?.key {
            if let first = group.value.first { findings.append(Self.apart(points[first], group.value.count, bridge)) }
        }
    }

    private static func joined(_ place: MapPosition, _ distance: Double) -> Finding {
        let length = (distance * 10).rounded() / 10
        return Finding(
            .warning, "road-piece-joined", at: Finding.Place(sheet: "roads"),
            BilingualText(
                "(\(Int(place.east)), \(Int(place.north))) 处的道路与其余路网不相连，已用 \(length) 米直线连接。",
                "Roads at (\(Int(place.east)), \(Int(place.north))) were apart from the rest; joined by \(length) m straight."
            ),
            advice: BilingualText("请核对该处能否敷设管道。", "Check that a sewer can be laid there."))
    }

    private static func apart(_ place: MapPosition, _ points: Int, _ bridge: Double) -> Finding {
        Finding(
            .warning, "road-piece-apart", at: Finding.Place(sheet: "roads"),
            BilingualText(
                "(\(Int(place.east)), \(Int(place.north))) 处有 \(points) 个路点与路网相距超过 \(Int(bridge)) 米，未采用。",
                "\(points) points of roads at (\(Int(place.east)), \(Int(place.north))) lie more than \(Int(bridge)) m from "
                    + "the rest; left out."),
            advice: BilingualText("请补画道路，或加大 bridgeMetres。", "Add the missing road or raise bridgeMetres."))
    }
}

/// Sets of numbers that can be joined (并查集).
struct DisjointSets {
    private var parents: [Int]

    init(_ count: Int) {
        parents = Array(0..<count)
    }

    mutating func root(of item: Int) -> Int {
        var item = item
        while parents[item] != item {
            parents[item] = parents[parents[item]]
            item = parents[item]
        }
        return item
    }

    mutating func join(_ first: Int, _ second: Int) {
        let (a, b) = (root(of: first), root(of: second))
        if a != b { parents[max(a, b)] = min(a, b) }
    }
}

/// Finds the nearest of some points through a grid of squares.
struct NearestPoints {
    private static let cell = 50.0
    private let points: [MapPosition]
    private var squares: [Int64: [Int]] = [:]

    init(_ members: [Int], _ points: [MapPosition]) {
        self.points = points
        for member in members {
            let column = Int((points[member].east / Self.cell).rounded(.down))
            let row = Int((points[member].north / Self.cell).rounded(.down))
            squares[Int64(column) << 32 ^ Int64(row & 0xFFFF_FFFF), default: []].append(member)
        }
    }

    func nearest(to position: MapPosition, within distance: Double) -> (Int, Double)? {
        let column = Int((position.east / Self.cell).rounded(.down))
        let row = Int((position.north / Self.cell).rounded(.down))
        let reach = min(Int((distance / Self.cell).rounded(.up)), 200)
        var best: (Int, Double)?
        for ring in 0...max(reach, 0) {
            if let best, best.1 < Double(ring - 1) * Self.cell { break }
            for east in -ring...ring {
                for north in -ring...ring where max(abs(east), abs(north)) == ring {
                    let key = Int64(column + east) << 32 ^ Int64((row + north) & 0xFFFF_FFFF)
                    for member in squares[key] ?? [] {
                        let found = LineWalk.distance(points[member], position)
                        if found <= distance, found < best?.1 ?? .infinity { best = (member, found) }
                    }
                }
            }
        }
        return best
    }
}
