public import Domain
import Geo
import Terrain

/// Makes the graph in which a village's sewers are sought: noded roads, houses joined to them, ground under all.
public struct SewerGraphBuilder {
    private let input: VillageInput
    private let settings: VillageSettings
    private var graph = SewerGraph()
    private var findings: [Finding] = []
    /// Whether each point was made for a house's yard.
    private var isYard: [Bool] = []
    private var yardAt: [MapPosition: Int] = [:]

    /// A builder for a village.
    public init(_ input: VillageInput, settings: VillageSettings) {
        self.input = input
        self.settings = settings
    }

    /// The graph, and what was found on the way.
    ///
    /// - Throws: ``PlanningError`` if no building or no road is left.
    /// - Complexity: O((segments + buildings) · log) by squares of a grid.
    public consuming func build() throws(PlanningError) -> (SewerGraph, [Finding]) {
        let noding = RoadNoding(roadsOnGround(), snap: settings.snapMetres)
        findings += noding.findings
        guard !noding.pieces.isEmpty else { throw .noRoads }
        let joining = PieceJoining(points: noding.points, pieces: noding.pieces, bridge: settings.bridgeMetres)
        findings += joining.findings
        var pieces = noding.pieces.filter { joining.isInMain[$0.from] }
        for link in joining.links where joining.isInMain[link.from] {
            pieces.append(
                RoadNoding.Piece(
                    from: link.from, to: link.to, line: [noding.points[link.from], noding.points[link.to]]))
        }
        let closed = try closedRoads()
        let avoided = closed.union(settings.reopenedRoads)
        let open = roadIndex(pieces.filter { !Self.isClosed($0, avoided) })
        guard !open.index.segments.isEmpty else { throw .noRoads }
        let attachments = attach(open, pieces.indices.filter { !Self.isClosed(pieces[$0], avoided) })
        lay(pieces, noding.points, attachments, closed)
        joinYards(roads: open.index)
        keepLargestPiece()
        graph.yardHouse = [Int32](repeating: -1, count: graph.positions.count)
        for (house, item) in graph.houses.enumerated() where isYard[item.node] && graph.yardHouse[item.node] < 0 {
            graph.yardHouse[item.node] = Int32(house)
        }
        guard !graph.houses.isEmpty else { throw .noBuildings }
        return (graph, findings)
    }

    /// The parts of roads whose positions have ground; what lies outside the terrain is cut off and reported.
    private mutating func roadsOnGround() -> [VillageInput.Road] {
        var result: [VillageInput.Road] = []
        var cut = 0
        for road in input.roads {
            var run: [MapPosition] = []
            var isWhole = true
            for position in road.line {
                if input.terrain.value(at: position) != nil {
                    run.append(position)
                } else {
                    isWhole = false
                    if run.count > 1 { result.append(VillageInput.Road(id: road.id, line: run)) }
                    run = []
                }
            }
            if isWhole || run.count > 1 { result.append(VillageInput.Road(id: road.id, line: run)) }
            if !isWhole { cut += 1 }
        }
        if cut > 0 { findings.append(BuildingAudit.roadsWithoutGround(cut)) }
        return result
    }

    /// Where a building or a site meets the pieces: the piece and the metres along it.
    private struct Attachment {
        var piece: Int
        var along: Double
        var building: Int?
        var site: Int?
        var foot: MapPosition
    }

    /// Segments of pieces of road, with the piece and the metres along it where each begins.
    private struct RoadIndex {
        var index = SegmentIndex(cell: 50)
        var owner: [(piece: Int, before: Double)] = []
    }

    private static func isClosed(_ piece: RoadNoding.Piece, _ closed: Set<Int64>) -> Bool {
        piece.road.map { closed.contains($0) } ?? false
    }

    /// The roads that pins close; each must be there.
    private func closedRoads() throws(PlanningError) -> Set<Int64> {
        var closed: Set<Int64> = []
        for case .closed(let road) in settings.pins {
            guard input.roads.contains(where: { $0.id == road }) else {
                throw .badPin(
                    BilingualText("要关闭的道路 \(road) 不在道路图层中", "road \(road), to be closed, is not in the layer of roads"))
            }
            closed.insert(road)
        }
        return closed
    }

    private func roadIndex(_ pieces: [RoadNoding.Piece]) -> RoadIndex {
        var result = RoadIndex()
        for (piece, item) in pieces.enumerated() {
            var before = 0.0
            for segment in 1..<item.line.count {
                result.index.add(item.line[segment - 1], item.line[segment])
                result.owner.append((piece, before))
                before += LineWalk.distance(item.line[segment - 1], item.line[segment])
            }
        }
        return result
    }

    private mutating func attach(_ open: RoadIndex, _ pieces: [Int]) -> [Attachment] {
        var result: [Attachment] = []
        func add(_ position: MapPosition, building: Int?, site: Int?) {
            guard let near = open.index.nearest(to: position) else { return }
            let segment = open.index.segments[near.segment]
            let owner = open.owner[near.segment]
            let along = owner.before + near.share * LineWalk.distance(segment.from, segment.to)
            let foot = MapPosition(
                east: segment.from.east + (segment.to.east - segment.from.east) * near.share,
                north: segment.from.north + (segment.to.north - segment.from.north) * near.share)
            result.append(
                Attachment(piece: pieces[owner.piece], along: along, building: building, site: site, foot: foot))
        }
        for building in usableBuildings() { add(input.buildings[building].position, building: building, site: nil) }
        for (site, position) in input.sites.enumerated() {
            add(position, building: nil, site: site)
            guard let foot = result.last, foot.site == site else { continue }
            let metres = LineWalk.distance(position, foot.foot)
            if metres > settings.longLateralMetres {
                findings.append(BuildingAudit.siteOffTheRoads(site, position, foot.foot, metres))
            }
        }
        return result
    }

    /// Buildings on the terrain, one of those that stand in the same place, with sewage.
    private mutating func usableBuildings() -> [Int] {
        var audit = BuildingAudit(input, settings: settings)
        let usable = audit.run()
        findings += audit.findings
        graph.unconnected += audit.withoutGround
        return usable
    }

    /// Cuts each piece where something joins it, and lays edges, ground and private sewers.
    private mutating func lay(
        _ pieces: [RoadNoding.Piece], _ points: [MapPosition], _ attachments: [Attachment], _ closed: Set<Int64>
    ) {
        var nodeOfPoint: [Int: Int] = [:]
        graph.siteNodes = [Int](repeating: -1, count: input.sites.count)
        var byPiece: [Int: [Attachment]] = [:]
        for attachment in attachments { byPiece[attachment.piece, default: []].append(attachment) }
        var withoutGround = 0
        for (number, piece) in pieces.enumerated() {
            let walk = LineWalk(piece.line)
            guard let ends = node(piece.from, points, &nodeOfPoint), let last = node(piece.to, points, &nodeOfPoint)
            else {
                withoutGround += 1
                for attachment in byPiece[number] ?? [] {
                    if let building = attachment.building { graph.unconnected.append(building) }
                }
                continue
            }
            var from = ends
            var start = 0.0
            let here = (byPiece[number] ?? []).sorted {
                ($0.along, $0.building ?? .max) < ($1.along, $1.building ?? .max)
            }
            for attachment in here {
                // What joins within 2 m of a point joins at the point: no stubs of pipe.
                var joint = from
                if attachment.along - start > 2 {
                    if walk.lengthMetres - attachment.along <= 2 {
                        joint = last
                    } else if let made = newNode(walk.position(atMetres: attachment.along)) {
                        addEdge(
                            from, made, walk.part(fromMetres: start, toMetres: attachment.along),
                            isClosed: Self.isClosed(piece, closed))
                        (joint, from, start) = (made, made, attachment.along)
                    }
                }
                if let building = attachment.building { addHouse(building, at: joint) }
                if let site = attachment.site { graph.siteNodes[site] = joint }
            }
            addEdge(
                from, last, walk.part(fromMetres: start, toMetres: walk.lengthMetres),
                isClosed: Self.isClosed(piece, closed))
        }
        if withoutGround > 0 { findings.append(BuildingAudit.roadsWithoutGround(withoutGround)) }
        let long = graph.houses.filter { $0.roadMetres > settings.longLateralMetres }
        if let worst = long.max(by: { $0.roadMetres < $1.roadMetres }) {
            findings.append(
                BuildingAudit.longLaterals(
                    long.count, settings.longLateralMetres, worst.roadMetres,
                    input.buildings[worst.building].id))
        }
    }

    private mutating func node(_ point: Int, _ points: [MapPosition], _ known: inout [Int: Int]) -> Int? {
        if let node = known[point] { return node }
        guard let node = newNode(points[point]) else { return nil }
        known[point] = node
        return node
    }

    private mutating func newNode(_ position: MapPosition) -> Int? {
        guard let height = input.terrain.value(at: position) else { return nil }
        graph.positions.append(position)
        graph.heights.append(height)
        graph.incident.append([])
        isYard.append(false)
        return graph.positions.count - 1
    }

    private mutating func addEdge(
        _ from: Int, _ to: Int, _ line: [MapPosition], kind: SewerGraph.EdgeKind = .road, isClosed: Bool = false
    ) {
        guard from != to,
            var ground = GroundProfile(along: line, over: input.terrain, stepMetres: settings.sampleMetres)
        else { return }
        // Ends agree with the points they meet in, to the last bit.
        var heights = ground.heights
        heights[0] = graph.heights[from]
        heights[heights.count - 1] = graph.heights[to]
        ground = GroundProfile(
            lengthMetres: ground.lengthMetres, heights: heights, missingSamples: ground.missingSamples)
        graph.edges.append(
            SewerGraph.Edge(from: from, to: to, line: line, ground: ground, kind: kind, isClosed: isClosed))
        graph.incident[from].append(Int32(graph.edges.count - 1))
        graph.incident[to].append(Int32(graph.edges.count - 1))
    }

    private mutating func addHouse(_ building: Int, at node: Int) {
        let own = input.buildings[building]
        let roadMetres = LineWalk.distance(own.position, graph.positions[node])
        let node = yard(of: own.position, at: node, roadMetres)
        if isYard[node], yardAt[own.position] == nil {
            yardAt[own.position] = node
            let ground = GroundProfile(lengthMetres: 0, heights: [graph.heights[node]])
            append(building, at: node, [own.position], ground, roadMetres)
            return
        }
        var line = [own.position, graph.positions[node]]
        // A building on the road itself still has a metre of pipe.
        if LineWalk(line).lengthMetres < 1 {
            line[0] = MapPosition(east: line[1].east + 1, north: line[1].north)
        }
        guard var ground = GroundProfile(along: line, over: input.terrain, stepMetres: settings.sampleMetres) else {
            graph.unconnected.append(building)
            return
        }
        var heights = ground.heights
        heights[heights.count - 1] = graph.heights[node]
        ground = GroundProfile(
            lengthMetres: ground.lengthMetres, heights: heights, missingSamples: ground.missingSamples)
        append(building, at: node, line, ground, roadMetres)
    }

    /// The point for a building's sewer: its yard, made if need be, or the point of the road where it stands on the road.
    private mutating func yard(of position: MapPosition, at joint: Int, _ roadMetres: Double) -> Int {
        guard settings.sharedLateralMetres > 0, roadMetres >= 1 else { return joint }
        if let known = yardAt[position] { return known }
        guard let made = newNode(position) else { return joint }
        isYard[made] = true
        addEdge(made, joint, [position, graph.positions[joint]], kind: .lateral)
        return made
    }

    private mutating func append(
        _ building: Int, at node: Int, _ line: [MapPosition], _ ground: GroundProfile, _ roadMetres: Double
    ) {
        let flow = HouseFlow(input.buildings[building], settings: settings)
        graph.houses.append(
            SewerGraph.House(
                building: building, node: node, line: line, ground: ground, meanFlow: flow.mean,
                sizingFlow: flow.sizing, roadMetres: roadMetres))
    }

    /// Lays common laterals between neighbouring yards.
    private mutating func joinYards(roads: SegmentIndex) {
        let nodes = graph.positions.indices.filter { isYard[$0] }
        guard nodes.count > 1 else { return }
        var metres: [Int: Double] = [:]
        for house in graph.houses where isYard[house.node] { metres[house.node] = house.roadMetres }
        let joining = YardJoining(
            nodes.map { graph.positions[$0] }, roadMetres: nodes.map { metres[$0] ?? 0 }, roads: roads,
            reach: settings.sharedLateralMetres)
        for (first, second) in joining.pairs {
            let (from, to) = (nodes[first], nodes[second])
            addEdge(from, to, [graph.positions[from], graph.positions[to]], kind: .lateral)
        }
    }

    /// Ground missing under a road can leave the graph in pieces again; the one with most houses stays.
    private mutating func keepLargestPiece() {
        var sets = DisjointSets(graph.positions.count)
        // Nothing flows from a road into a yard, so two yards do not join two networks of roads.
        for edge in graph.edges where !(isYard[edge.from] && isYard[edge.to]) { sets.join(edge.from, edge.to) }
        var counts: [Int: Int] = [:]
        for house in graph.houses { counts[sets.root(of: house.node), default: 0] += 1 }
        guard counts.count > 1, let main = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else {
            return
        }
        let lost = graph.houses.filter { sets.root(of: $0.node) != main }
        graph.unconnected += lost.map(\.building)
        graph.houses.removeAll { sets.root(of: $0.node) != main }
        findings.append(BuildingAudit.cutOff(lost.count))
    }
}
