public import Geo

/// Pipes and the things they connect, as surveyed (管网普查成果): what a ``SewerNetwork`` is built from.
///
/// Positions are metres on a projected map. Everything lies in flat arrays, so that 100,000 pipes are read in one sweep.
public struct SewerSurvey: Sendable {
    /// What stands at a point of the network.
    public enum SiteKind: UInt8, CaseIterable, Hashable, Sendable {
        /// A manhole (检查井).
        case manhole
        /// A lift station (提升泵站): what begins here flows under pressure.
        case liftStation
        /// A treatment facility (处理设施).
        case facility
        /// An outlet into a water, or into a town's sewers (排口).
        case outlet
        /// A household (农户).
        case household
        /// A village, whose pipes are those that lie in it (村庄).
        case village
    }

    /// The part that a pipe plays (管段类别).
    public enum PipeKind: UInt8, CaseIterable, Hashable, Sendable {
        /// A main sewer (主管).
        case main
        /// A branch (支管).
        case branch
        /// A house lateral (入户管).
        case lateral
        /// Not recorded.
        case unknown
    }

    /// One pipe (管段) as surveyed.
    public struct Pipe: Sendable {
        /// Its points in the order of drawing; may be empty where only the codes of its ends are known.
        public var line: [MapPosition]
        /// The site that is recorded as its upper end.
        public var from: Int?
        /// The site that is recorded as its lower end.
        public var to: Int?
        /// The village in which it lies.
        public var village: Int?
        /// The part it plays.
        public var kind: PipeKind
        /// Whether it flows under pressure, so that its slope says nothing.
        public var isPressure: Bool
        /// Households recorded as connected to it.
        public var households: Int?
        /// Inner diameter in millimetres.
        public var diameter: Double?
        /// Level of the invert in metres at the recorded upper end, or where the drawing begins.
        public var upInvert: Double?
        /// Level of the invert in metres at the recorded lower end, or where the drawing ends.
        public var downInvert: Double?

        /// A pipe from its parts.
        public init(
            line: [MapPosition], from: Int? = nil, to: Int? = nil, village: Int? = nil, kind: PipeKind = .unknown,
            isPressure: Bool = false, households: Int? = nil, diameter: Double? = nil, upInvert: Double? = nil,
            downInvert: Double? = nil
        ) {
            self.line = line
            self.from = from
            self.to = to
            self.village = village
            self.kind = kind
            self.isPressure = isPressure
            self.households = households
            self.diameter = diameter
            self.upInvert = upInvert
            self.downInvert = downInvert
        }
    }

    /// Kinds of the sites.
    public private(set) var siteKinds: [SiteKind] = []
    /// Eastings of the sites in metres; not a number where the site has no position.
    public private(set) var siteEast: [Double] = []
    /// Northings of the sites in metres.
    public private(set) var siteNorth: [Double] = []
    /// For each pipe the place of its first vertex, and one more for the end.
    public private(set) var lineStarts: [Int32] = [0]
    /// Eastings of the vertices in metres.
    public private(set) var east: [Double] = []
    /// Northings of the vertices in metres.
    public private(set) var north: [Double] = []
    /// Kinds of the pipes.
    public private(set) var pipeKinds: [PipeKind] = []
    /// Diameters in millimetres; not a number where unknown.
    public private(set) var diameters: [Double] = []
    private(set) var fromSites: [Int32] = []
    private(set) var toSites: [Int32] = []
    private(set) var villages: [Int32] = []
    private(set) var arePressure: [Bool] = []
    private(set) var households: [Int32] = []
    /// Inverts at the recorded upper ends in metres; not a number where unknown.
    public private(set) var upInverts: [Double] = []
    /// Inverts at the recorded lower ends in metres.
    public private(set) var downInverts: [Double] = []
    private(set) var outflows: [(from: Int32, to: Int32)] = []

    /// Farther than this from zero nothing on a projected map lies, in metres.
    private static let farthest = 1e8

    /// An empty survey.
    public init() {}

    /// Number of pipes.
    public var pipeCount: Int { pipeKinds.count }
    /// Number of sites.
    public var siteCount: Int { siteKinds.count }

    /// Adds a site and gives its number.
    ///
    /// - Parameter position: Where it stands; nil, or a place that is on no map, leaves it to the codes of pipes.
    @discardableResult
    public mutating func add(_ kind: SiteKind, at position: MapPosition?) -> Int {
        let usable = position.flatMap { Self.isOnMap($0) ? $0 : nil }
        siteKinds.append(kind)
        siteEast.append(usable?.east ?? .nan)
        siteNorth.append(usable?.north ?? .nan)
        return siteKinds.count - 1
    }

    /// Adds a pipe and gives its number; points that are on no map are left out.
    ///
    /// Sites must have been added before: a number that is none is a programming error.
    @discardableResult
    public mutating func add(_ pipe: Pipe) -> Int {
        for site in [pipe.from, pipe.to, pipe.village] {
            if let site { precondition(site >= 0 && site < siteCount, "a pipe ends at no site") }
        }
        let before = east.count
        for point in pipe.line where Self.isOnMap(point) {
            if east.count > before, east.last == point.east, north.last == point.north { continue }
            east.append(point.east)
            north.append(point.north)
        }
        if east.count == before + 1 {
            // A line of one point is none.
            east.removeLast()
            north.removeLast()
        }
        lineStarts.append(Int32(east.count))
        fromSites.append(pipe.from.map { Int32($0) } ?? -1)
        toSites.append(pipe.to.map { Int32($0) } ?? -1)
        villages.append(pipe.village.map { Int32($0) } ?? -1)
        pipeKinds.append(pipe.kind)
        arePressure.append(pipe.isPressure)
        households.append(Int32(clamping: pipe.households ?? -1))
        diameters.append(pipe.diameter ?? .nan)
        upInverts.append(pipe.upInvert ?? .nan)
        downInverts.append(pipe.downInvert ?? .nan)
        return pipeKinds.count - 1
    }

    /// Says that one site's water goes to another without a surveyed pipe, such as a facility's to its outlet.
    public mutating func addOutflow(from: Int, to: Int) {
        precondition(min(from, to) >= 0 && max(from, to) < siteCount, "an outflow between no sites")
        if from != to { outflows.append((Int32(from), Int32(to))) }
    }

    /// The places of a pipe's vertices; empty for a pipe without a line.
    public func vertices(of pipe: Int) -> Range<Int> { Int(lineStarts[pipe])..<Int(lineStarts[pipe + 1]) }

    /// Where a site stands.
    public func position(ofSite site: Int) -> MapPosition? {
        siteEast[site].isNaN ? nil : MapPosition(east: siteEast[site], north: siteNorth[site])
    }

    /// One vertex.
    func position(_ vertex: Int) -> MapPosition { MapPosition(east: east[vertex], north: north[vertex]) }

    private static func isOnMap(_ position: MapPosition) -> Bool {
        // Also false for what is not a number.
        abs(position.east) < farthest && abs(position.north) < farthest
    }
}
