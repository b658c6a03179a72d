/// Which facilities to open so that opening them and serving all customers costs least (设施选址).
public struct FacilityProblem: Sendable {
    /// A place where a facility can be opened.
    public struct Facility: Hashable, Sendable {
        /// What opening it costs.
        public let openingCost: Double
        /// How much demand it can take; infinite for no limit.
        public let capacity: Double

        /// A place with its cost and capacity.
        public init(openingCost: Double, capacity: Double = .infinity) {
            self.openingCost = openingCost
            self.capacity = capacity
        }
    }

    /// The places.
    public let facilities: [Facility]
    /// Demand of each customer.
    public let demands: [Double]
    /// For each customer the cost of serving all its demand from each place; a part of it costs its share.
    public let serviceCosts: [[Double]]

    /// A problem; rows of costs must be as long as there are facilities, one for each customer.
    public init(facilities: [Facility], demands: [Double], serviceCosts: [[Double]]) {
        precondition(demands.count == serviceCosts.count, "a row of costs for each customer")
        precondition(serviceCosts.allSatisfy { $0.count == facilities.count }, "a cost for each facility")
        self.facilities = facilities
        self.demands = demands
        self.serviceCosts = serviceCosts
    }

    /// The same problem without limits of capacity.
    public var uncapacitated: FacilityProblem {
        FacilityProblem(
            facilities: facilities.map { Facility(openingCost: $0.openingCost) }, demands: demands,
            serviceCosts: serviceCosts)
    }

    /// All demand.
    public var totalDemand: Double { demands.reduce(0, +) }
    /// What all facilities together can take.
    public var totalCapacity: Double { facilities.reduce(0) { $0 + $1.capacity } }
}
