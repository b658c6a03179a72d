public import Geo
public import Terrain

/// Where sewers can run in a village (管网走廊图): points with their ground, lines between them, and the houses' own.
public struct SewerGraph: Sendable {
    /// What a line follows.
    public enum EdgeKind: UInt8, Hashable, Sendable {
        /// A road.
        case road
        /// Free ground from a yard to a road, or between two yards (接户支管).
        case lateral
    }

    /// A line along which a sewer can be laid, in either direction along roads.
    public struct Edge: Sendable {
        /// The point where the line begins.
        public var from: Int
        /// The point where it ends.
        public var to: Int
        /// Its course.
        public var line: [MapPosition]
        /// The ground along it.
        public var ground: GroundProfile
        /// What it follows.
        public var kind: EdgeKind = .road
        /// Whether no sewer may be laid in it.
        public var isClosed = false
    }

    /// A building with its private sewer to the nearest line (接户管).
    public struct House: Sendable {
        /// Index in the input's buildings.
        public var building: Int
        /// The point of the graph where its sewer joins.
        public var node: Int
        /// The course of its sewer, from the building on.
        public var line: [MapPosition]
        /// The ground along it.
        public var ground: GroundProfile
        /// Mean sewage through the year in m³/d.
        public var meanFlow: Double
        /// Mean sewage in m³/d on the days that pipes and stations are sized for.
        public var sizingFlow: Double
        /// Metres of a sewer of its own to the nearest road.
        public var roadMetres: Double
    }

    /// Points, in metres.
    public var positions: [MapPosition] = []
    /// Height of the ground at each point.
    public var heights: [Double] = []
    /// Lines.
    public var edges: [Edge] = []
    /// For each point, the lines at it.
    public var incident: [[Int32]] = []
    /// Buildings that can be connected.
    public var houses: [House] = []
    /// Indices of buildings that cannot, for the findings say why.
    public var unconnected: [Int] = []
    /// For each proposed site, the point of the graph that stands for it.
    public var siteNodes: [Int] = []
    /// For each point, the house in whose yard it lies; −1 on roads.
    public var yardHouse: [Int32] = []

    /// Whether a point lies in a yard, where sewers may begin and pass on but none may come in from a road.
    @inline(__always)
    func isYard(_ node: Int) -> Bool { yardHouse[node] >= 0 }

    /// For each point, the houses whose sewers join there.
    public var housesAtNode: [[Int32]] {
        var result = [[Int32]](repeating: [], count: positions.count)
        for (index, house) in houses.enumerated() { result[house.node].append(Int32(index)) }
        return result
    }

    /// Whether points, lines and houses are those of another graph, so that a layout means the same in both.
    func isLike(_ other: SewerGraph) -> Bool {
        positions == other.positions && edges.count == other.edges.count
            && zip(edges, other.edges).allSatisfy { $0.from == $1.from && $0.to == $1.to && $0.kind == $1.kind }
            && houses.count == other.houses.count
            && zip(houses, other.houses).allSatisfy { $0.building == $1.building && $0.node == $1.node }
    }

    /// The other end of a line.
    func other(_ edge: Int, _ node: Int) -> Int {
        edges[edge].from == node ? edges[edge].to : edges[edge].from
    }
}
