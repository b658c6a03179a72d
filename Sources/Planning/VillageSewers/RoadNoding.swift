import Domain
import Geo
import Terrain

/// Cuts roads where they meet, so that each piece runs between two points (道路打断与捕捉).
struct RoadNoding {
    /// Pieces with both ends among `points`.
    struct Piece {
        var from: Int
        var to: Int
        var line: [MapPosition]
        /// The number of the road; `nil` for a straight line that joins two parts.
        var road: Int64?
    }

    private(set) var points: [MapPosition] = []
    private(set) var pieces: [Piece] = []
    private(set) var findings: [Finding] = []
    private let snap: Double
    private var pointAt: [Int64: [Int32]] = [:]

    /// Nodes the roads: ends within `snap` metres become one, lines are cut where they cross or touch.
    init(_ roads: [VillageInput.Road], snap: Double) {
        self.snap = snap
        let clean = cleaned(roads)
        var index = SegmentIndex(cell: 50)
        var owner: [(road: Int, segment: Int)] = []
        for (road, (_, line)) in clean.enumerated() {
            for segment in 1..<line.count {
                index.add(line[segment - 1], line[segment])
                owner.append((road, segment - 1))
            }
        }
        var cuts = [[(segment: Int, share: Double)]](repeating: [], count: clean.count)
        for (id, segment) in index.segments.enumerated() {
            let low = MapPosition(
                east: min(segment.from.east, segment.to.east), north: min(segment.from.north, segment.to.north))
            let high = MapPosition(
                east: max(segment.from.east, segment.to.east), north: max(segment.from.north, segment.to.north))
            for other in index.near(low, high, within: snap) where Int(other) > id {
                meet(id, Int(other), index, owner, &cuts)
            }
        }
        for (road, (id, line)) in clean.enumerated() { cut(line, of: id, at: cuts[road]) }
        dropDoubles()
    }

    /// Roads without positions that are no numbers, without repeated positions, without those of no length.
    private mutating func cleaned(_ roads: [VillageInput.Road]) -> [(id: Int64, line: [MapPosition])] {
        var result: [(id: Int64, line: [MapPosition])] = []
        var broken: [Int64] = []
        var seen: Set<[MapPosition]> = []
        var twice: [Int64] = []
        for road in roads {
            var line: [MapPosition] = []
            for position in road.line where position.east.isFinite && position.north.isFinite {
                if let last = line.last, LineWalk.distance(last, position) < 1e-3 { continue }
                line.append(position)
            }
            guard line.count > 1 else {
                broken.append(road.id)
                continue
            }
            guard !seen.contains(line), !seen.contains(line.reversed()) else {
                twice.append(road.id)
                continue
            }
            seen.insert(line)
            result.append((road.id, line))
        }
        report(broken, "zero-length-road", "没有长度", "have no length", "left out", "不予采用")
        report(twice, "duplicate-road", "与另一条完全重合", "lie exactly on another one", "taken once", "只取一次")
        return result
    }

    private mutating func report(
        _ ids: [Int64], _ code: String, _ zh: String, _ en: String, _ doneEn: String, _ doneZh: String
    ) {
        guard let first = ids.first else { return }
        let list = ids.prefix(8).map(String.init).joined(separator: ", ")
        findings.append(
            Finding(
                .warning, code, at: Finding.Place(sheet: "roads", row: Int(clamping: first)),
                BilingualText(
                    "\(ids.count) 条道路\(zh)（编号 \(list)），\(doneZh)。", "\(ids.count) roads \(en) (\(list)); \(doneEn)."),
                advice: BilingualText("请在道路图层中清理。", "Clean the layer of roads.")))
    }

    /// Notes where two segments cross, or where an end of one touches the other.
    private func meet(
        _ first: Int, _ second: Int, _ index: SegmentIndex, _ owner: [(road: Int, segment: Int)],
        _ cuts: inout [[(segment: Int, share: Double)]]
    ) {
        let (a, b) = (index.segments[first], index.segments[second])
        let (ownA, ownB) = (owner[first], owner[second])
        if ownA.road == ownB.road, abs(ownA.segment - ownB.segment) <= 1 { return }
        func touch(
            _ end: MapPosition, _ segment: (from: MapPosition, to: MapPosition), _ own: (road: Int, segment: Int)
        ) {
            let (share, distance) = SegmentIndex.foot(of: end, on: segment.from, segment.to)
            if distance <= snap { cuts[own.road].append((own.segment, share)) }
        }
        touch(b.from, a, ownA)
        touch(b.to, a, ownA)
        touch(a.from, b, ownB)
        touch(a.to, b, ownB)
        let (ae, an) = (a.to.east - a.from.east, a.to.north - a.from.north)
        let (be, bn) = (b.to.east - b.from.east, b.to.north - b.from.north)
        let cross = ae * bn - an * be
        guard abs(cross) > 1e-9 else { return }
        let (de, dn) = (b.from.east - a.from.east, b.from.north - a.from.north)
        let shareA = (de * bn - dn * be) / cross
        let shareB = (de * an - dn * ae) / cross
        guard (0...1).contains(shareA), (0...1).contains(shareB) else { return }
        cuts[ownA.road].append((ownA.segment, shareA))
        cuts[ownB.road].append((ownB.segment, shareB))
    }

    private mutating func cut(_ line: [MapPosition], of road: Int64, at cuts: [(segment: Int, share: Double)]) {
        let sorted = cuts.sorted { ($0.segment, $0.share) < ($1.segment, $1.share) }
        var from = point(near: line[0])
        var current = [points[from]]
        var next = 0
        for segment in 0..<(line.count - 1) {
            while next < sorted.count, sorted[next].segment == segment {
                let share = sorted[next].share
                let position = MapPosition(
                    east: line[segment].east + (line[segment + 1].east - line[segment].east) * share,
                    north: line[segment].north + (line[segment + 1].north - line[segment].north) * share)
                end(&current, &from, at: point(near: position), of: road)
                next += 1
            }
            if segment + 1 < line.count - 1 { current.append(line[segment + 1]) }
        }
        end(&current, &from, at: point(near: line[line.count - 1]), of: road)
    }

    private mutating func end(_ current: inout [MapPosition], _ from: inout Int, at to: Int, of road: Int64) {
        if to == from {
            let walk = LineWalk(current + [points[to]])
            guard walk.lengthMetres > 6 * snap else { return }
            // A ring needs points of its own, or it would lead from a point to itself.
            for third in 1...2 {
                let (start, stop) = (Double(third - 1) / 3 * walk.lengthMetres, Double(third) / 3 * walk.lengthMetres)
                let part = walk.part(fromMetres: start, toMetres: stop)
                let next = point(near: walk.position(atMetres: stop))
                pieces.append(Piece(from: from, to: next, line: part.dropLast() + [points[next]], road: road))
                from = next
            }
            current =
                [points[from]]
                + walk.part(fromMetres: walk.lengthMetres * 2 / 3, toMetres: walk.lengthMetres)
                .dropFirst().dropLast()
        }
        current.append(points[to])
        pieces.append(Piece(from: from, to: to, line: current, road: road))
        current = [points[to]]
        from = to
    }

    /// The point within snapping distance, or a new one.
    mutating func point(near position: MapPosition) -> Int {
        let column = Int((position.east / snap).rounded(.down))
        let row = Int((position.north / snap).rounded(.down))
        for east in -1...1 {
            for north in -1...1 {
                let key = Int64(column + east) << 32 ^ Int64((row + north) & 0xFFFF_FFFF)
                for candidate in pointAt[key] ?? []
                where LineWalk.distance(points[Int(candidate)], position) <= snap {
                    return Int(candidate)
                }
            }
        }
        points.append(position)
        pointAt[Int64(column) << 32 ^ Int64(row & 0xFFFF_FFFF), default: []].append(Int32(points.count - 1))
        return points.count - 1
    }

    /// Of pieces between the same points that are about equally long, one is enough; loops to oneself are none.
    private mutating func dropDoubles() {
        var seen: [Int64: [Double]] = [:]
        pieces = pieces.filter { piece in
            guard piece.from != piece.to else { return false }
            let key = Int64(min(piece.from, piece.to)) << 32 | Int64(max(piece.from, piece.to))
            let length = LineWalk(piece.line).lengthMetres
            if seen[key, default: []].contains(where: { abs($0 - length) <= max(2 * snap, 0.01 * length) }) {
                return false
            }
            seen[key, default: []].append(length)
            return true
        }
    }
}
