/// What each part of a sewer costs by its depth, as tables that the trench programme reads quickly.
///
/// All in one money and one meaning: yearly cost, or capital alone. The depth tables have a value every centimetre.
public struct TrenchCosts: Sendable {
    /// Cost per metre of pipe and trench, for each size, by depth of the invert in centimetres.
    public var perMetre: [[Double]]
    /// Cost of what stands at a node by its kind (``TrenchTree/NodeKind`` raw value) and depth in centimetres.
    public var perNode: [[Double]]
    /// Extra cost of a drop manhole (跌水井).
    public var dropManhole: Double
    /// Falls at a manhole greater than this, in metres, need a drop manhole.
    public var dropLimitMetres: Double
    /// Cost of a lift station (提升泵站) or pump by its design flow: up to so many m³/s, so much.
    public var lifts: [LiftStep]
    /// Cost per metre of head and m³/s of mean flow.
    public var energyPerMetreHead: Double
    /// Cost per metre of pressure main (压力管), for each size.
    public var pressurePerMetre: [Double]
    /// Whether sewage is lifted from the outlet's invert to the ground, as into a station's tanks.
    public var liftsAtOutlet: Bool

    /// A lift station's cost up to a flow.
    public struct LiftStep: Hashable, Sendable {
        /// Greatest design flow in m³/s.
        public var upToFlow: Double
        /// Its cost.
        public var cost: Double

        /// A step from its parts.
        public init(upToFlow: Double, cost: Double) {
            self.upToFlow = upToFlow
            self.cost = cost
        }
    }

    /// Costs from their tables.
    public init(
        perMetre: [[Double]], perNode: [[Double]], dropManhole: Double, dropLimitMetres: Double, lifts: [LiftStep],
        energyPerMetreHead: Double, pressurePerMetre: [Double], liftsAtOutlet: Bool
    ) {
        self.perMetre = perMetre
        self.perNode = perNode
        self.dropManhole = dropManhole
        self.dropLimitMetres = dropLimitMetres
        self.lifts = lifts
        self.energyPerMetreHead = energyPerMetreHead
        self.pressurePerMetre = pressurePerMetre
        self.liftsAtOutlet = liftsAtOutlet
    }

    /// Cost of a lift station for a design flow in m³/s; the largest there is for flows beyond the table.
    func lift(designFlow: Double) -> Double {
        (lifts.first { designFlow <= $0.upToFlow } ?? lifts.last)?.cost ?? 0
    }

    /// Cost per metre of a pipe at a depth in metres; beyond the table, its last value.
    @inline(__always)
    static func look(_ table: [Double], _ depthMetres: Double) -> Double {
        let index = Int(depthMetres * 100 + 0.5)
        return table[min(max(index, 0), table.count - 1)]
    }
}
