public import Geo

/// Pipes as a directed graph in flat arrays (管网拓扑): nodes, and arcs that point the way the water flows.
///
/// A pipe on whose middle others end is several arcs. Arcs without a pipe are recorded outflows, such as a facility's to
/// its outlet.
public struct SewerNetwork: Sendable {
    /// The survey it was built from.
    public let survey: SewerSurvey
    /// The distances by which it was joined.
    public let joining: SewerJoining
    /// Number of nodes.
    public let nodeCount: Int
    /// Upper node of each arc.
    public let tails: [Int32]
    /// Lower node of each arc.
    public let heads: [Int32]
    /// Pipe of each arc, −1 for a recorded outflow.
    public let arcPipes: [Int32]
    /// Length of each arc in metres along the pipe; 0 where it has no line.
    public let arcLengths: [Double]
    /// Direction of each pipe.
    public let directions: [SewerDirection]
    /// Node of each site, −1 for villages.
    public let siteNodes: [Int32]
    /// Ends that were not joined to the site that their record names, because it stands too far away.
    public let strayCodes: [(pipe: Int32, site: Int32, metres: Double)]

    /// How a village was matched with the pipes that drain it.
    public enum VillageBasis: UInt8, Hashable, Sendable {
        /// No pipe at all.
        case none
        /// Pipes are recorded as lying in it, or as beginning there.
        case record
        /// The nearest pipe was taken.
        case distance
    }

    let arcsOut: ArcRows
    let arcsIn: ArcRows
    let arcsOfPipe: ArcRows
    let sitesOfNode: ArcRows
    let villages: VillagePipes
    let hasFacility: [Bool]
    let isSink: [Bool]
    let nodeEast: [Double]
    let nodeNorth: [Double]

    /// Number of arcs.
    public var arcCount: Int { heads.count }

    /// Builds the graph of a survey.
    /// - Complexity: O(pipes + vertices) on maps of real density; about a quarter of a second for 100,000 pipes.
    public init(_ survey: SewerSurvey, joining: SewerJoining = SewerJoining()) {
        let joining = joining.bounded
        let ends = SewerEnds(survey, joining)
        var arcs = SewerArcs(ends)
        arcs.addPipes(SewerJunctions(ends).divisions)
        arcs.addOutflows()
        self.survey = survey
        self.joining = joining
        nodeCount = ends.nodeCount
        tails = arcs.tails
        heads = arcs.heads
        arcPipes = arcs.pipes
        arcLengths = arcs.lengths
        directions = arcs.directions
        strayCodes = ends.strayCodes
        siteNodes = Array(ends.nodes[(survey.pipeCount * 2)...])
        arcsOut = ArcRows(nodeCount: ends.nodeCount, nodeOfArc: arcs.tails)
        arcsIn = ArcRows(nodeCount: ends.nodeCount, nodeOfArc: arcs.heads)
        // What belongs to no pipe, or to no node, goes into a last row of its own.
        arcsOfPipe = ArcRows(
            nodeCount: survey.pipeCount + 1, nodeOfArc: arcs.pipes.map { $0 < 0 ? Int32(survey.pipeCount) : $0 })
        sitesOfNode = ArcRows(
            nodeCount: ends.nodeCount + 1, nodeOfArc: siteNodes.map { $0 < 0 ? Int32(ends.nodeCount) : $0 })
        villages = VillagePipes(ends)
        var (east, north) = (
            [Double](repeating: .nan, count: ends.nodeCount), [Double](repeating: .nan, count: ends.nodeCount)
        )
        for (item, node) in ends.nodes.enumerated() where node >= 0 && east[Int(node)].isNaN {
            east[Int(node)] = ends.east[item]
            north[Int(node)] = ends.north[item]
        }
        nodeEast = east
        nodeNorth = north
        var (facilities, sinks) = (
            [Bool](repeating: false, count: ends.nodeCount), [Bool](repeating: false, count: ends.nodeCount)
        )
        for (site, node) in siteNodes.enumerated() where node >= 0 {
            if survey.siteKinds[site] == .facility { facilities[Int(node)] = true }
            if [.facility, .outlet].contains(survey.siteKinds[site]) { sinks[Int(node)] = true }
        }
        hasFacility = facilities
        isSink = sinks
    }

    /// Where a node lies; nil where nothing at it has a position.
    public func position(ofNode node: Int) -> MapPosition? {
        nodeEast[node].isNaN ? nil : MapPosition(east: nodeEast[node], north: nodeNorth[node])
    }

    /// The arcs of a pipe in the order of its drawing.
    public func arcs(ofPipe pipe: Int) -> ArraySlice<Int32> { arcsOfPipe[pipe] }

    /// The sites at a node.
    public func sites(atNode node: Int) -> ArraySlice<Int32> { sitesOfNode[node] }

    /// The pipes that drain a village.
    public func pipes(ofVillage site: Int) -> [Int] { villages.pipes(of: site) }

    /// How a village was matched with its pipes.
    public func basis(ofVillage site: Int) -> VillageBasis { villages.bases[site] }

    /// Whether a pipe rises towards what its record calls its lower end (逆坡).
    ///
    /// Without recorded ends the drawing is believed only where it would lead on and the inverts lead into a pit.
    public func isAdverse(_ pipe: Int) -> Bool {
        guard directions[pipe].basis == .inverts, directions[pipe].isAgainstRecord else { return false }
        if survey.fromSites[pipe] >= 0, survey.toSites[pipe] >= 0 { return true }
        let arcs = arcsOfPipe[pipe]
        guard let first = arcs.first, let last = arcs.last else { return false }
        // Against the drawing, the last arc is the uppermost.
        let isReversed = directions[pipe].isAgainstDrawing
        let (upper, lower) = isReversed ? (tails[Int(last)], heads[Int(first)]) : (tails[Int(first)], heads[Int(last)])
        let isPit = arcsOut.range(Int(lower)).isEmpty && !isSink[Int(lower)]
        let wouldDrain = arcsOut.range(Int(upper)).count > 1 || isSink[Int(upper)]
        return isPit && wouldDrain
    }

    /// Length of a pipe in metres, by its line.
    public func lengthMetres(ofPipe pipe: Int) -> Double {
        arcsOfPipe[pipe].reduce(0) { $0 + arcLengths[Int($1)] }
    }
}
