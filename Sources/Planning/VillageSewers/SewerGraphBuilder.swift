public import Domain
import Geo
import Terrain

/// Makes the graph in which a village's sewers are sought: noded roads, houses joined to them, ground under all.
public struct SewerGraphBuilder {
    private let input: VillageInput
    private let settings: VillageSettings
    private var graph = SewerGraph()
    private var findings: [Finding] = []

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
        let attachments = attach(pieces)
        lay(pieces, noding.points, attachments)
        keepLargestPiece()
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

    private mutating func attach(_ pieces: [RoadNoding.Piece]) -> [Attachment] {
        var index = SegmentIndex(cell: 50)
        var owner: [(piece: Int, before: Double)] = []
        for (piece, item) in pieces.enumerated() {
            var before = 0.0
            for segment in 1..<item.line.count {
                index.add(item.line[segment - 1], item.line[segment])
                owner.append((piece, before))
                before += LineWalk.distance(item.line[segment - 1], item.line[segment])
            }
        }
        var result: [Attachment] = []
        func add(_ position: MapPosition, building: Int?, site: Int?) {
            guard let near = index.nearest(to: position) else { return }
            let segment = index.segments[near.segment]
            let along = owner[near.segment].before + near.share * LineWalk.distance(segment.from, segment.to)
            let foot = MapPosition(
                east: segment.from.east + (segment.to.east - segment.from.east) * near.share,
                north: segment.from.north + (segment.to.north - segment.from.north) * near.share)
            result.append(
                Attachment(piece: owner[near.segment].piece, along: along, building: building, site: site, foot: foot))
        }
        for building in usableBuildings() { add(input.buildings[building].position, building: building, site: nil) }
        for (site, position) in input.sites.enumerated() { add(position, building: nil, site: site) }
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
    private mutating func lay(_ pieces: [RoadNoding.Piece], _ points: [MapPosition], _ attachments: [Attachment]) {
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
                        addEdge(from, made, walk.part(fromMetres: start, toMetres: attachment.along))
                        (joint, from, start) = (made, made, attachment.along)
                    }
                }
                if let building = attachment.building { addHouse(building, at: joint) }
                if let site = attachment.site { graph.siteNodes[site] = joint }
            }
            addEdge(from, last, walk.part(fromMetres: start, toMetres: walk.lengthMetres))
        }
        if withoutGround > 0 { findings.append(BuildingAudit.roadsWithoutGround(withoutGround)) }
        let long = graph.houses.filter { $0.ground.lengthMetres > settings.longLateralMetres }
        if let worst = long.max(by: { $0.ground.lengthMetres < $1.ground.lengthMetres }) {
            findings.append(
                BuildingAudit.longLaterals(
                    long.count, settings.longLateralMetres, worst.ground.lengthMetres,
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
        return graph.positions.count - 1
    }

    private mutating func addEdge(_ from: Int, _ to: Int, _ line: [MapPosition]) {
        guard from != to,
            var ground = GroundProfile(along: line, over: input.terrain, stepMetres: settings.sampleMetres)
        else { return }
        // Ends agree with the points they meet in, to the last bit.
        var heights = ground.heights
        heights[0] = graph.heights[from]
        heights[heights.count - 1] = graph.heights[to]
        ground = GroundProfile(
            lengthMetres: ground.lengthMetres, heights: heights, missingSamples: ground.missingSamples)
        graph.edges.append(SewerGraph.Edge(from: from, to: to, line: line, ground: ground))
        graph.incident[from].append(Int32(graph.edges.count - 1))
        graph.incident[to].append(Int32(graph.edges.count - 1))
    }

    private mutating func addHouse(_ building: Int, at node: Int) {
        let own = input.buildings[building]
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
        let people = own.population ?? settings.peoplePerBuilding
        graph.houses.append(
            SewerGraph.House(
                building: building, node: node, line: line, ground: ground,
                meanFlow: people * settings.litresPerPersonDay / 1_000))
    }

    /// Ground missing under a road can leave the graph in pieces again; the one with most houses stays.
    private mutating func keepLargestPiece() {
        var sets = DisjointSets(graph.positions.count)
        for edge in graph.edges { sets.join(edge.from, edge.to) }
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
