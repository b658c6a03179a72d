/// What the ledger says of facilities and villages, to compare a ``SewerNetwork`` with (台账).
public struct SewerLedger: Sendable {
    /// What is recorded of one facility.
    public struct Facility: Sendable {
        /// Recorded metres of mains.
        public var mainMetres: Double?
        /// Recorded metres of branches.
        public var branchMetres: Double?
        /// Recorded metres of laterals.
        public var lateralMetres: Double?
        /// Recorded metres in all.
        public var totalMetres: Double?
        /// Whether households or pipes are recorded for it, so that they should be found.
        public var expectsNetwork: Bool
        /// The villages that it is recorded to serve.
        public var villages: [Int]

        /// A facility as recorded.
        public init(
            mainMetres: Double? = nil, branchMetres: Double? = nil, lateralMetres: Double? = nil,
            totalMetres: Double? = nil, expectsNetwork: Bool = false, villages: [Int] = []
        ) {
            self.mainMetres = mainMetres
            self.branchMetres = branchMetres
            self.lateralMetres = lateralMetres
            self.totalMetres = totalMetres
            self.expectsNetwork = expectsNetwork
            self.villages = villages
        }
    }

    /// What is recorded, by the number of the facility's site.
    public var facilities: [Int: Facility] = [:]
    /// Villages recorded as treated through pipes.
    public var pipedVillages: [Int] = []
    /// Lengths may differ by this share of the recorded one.
    public var lengthShare = 0.1
    /// Lengths may differ by this many metres in any case.
    public var lengthMetres = 20.0

    /// An empty ledger.
    public init() {}
}
