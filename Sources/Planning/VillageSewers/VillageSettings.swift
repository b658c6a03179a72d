import Domain

/// What a village's plan is made with (规划设置); everything has a default with a source.
public struct VillageSettings: Hashable, Sendable {
    /// Persons in a building without a population of its own.
    public var peoplePerBuilding = 2.7
    /// Sewage of a person in litres a day.
    public var litresPerPersonDay = 80.0
    /// Design flow over mean flow (总变化系数).
    public var peakFactor = 2.3
    /// Least depth of an invert below ground, in metres.
    public var minimumDepthMetres = 0.5
    /// Greatest depth of an invert below ground, in metres.
    public var maximumDepthMetres = 4.0
    /// Step of the levels, in metres.
    public var gridMetres = 0.05
    /// Least slope of sewers of 200 mm and more, as a fraction; smaller pipes lie steeper unless this is given.
    public var minimumSlope = 0.005
    /// Greatest fill ratio at the design flow.
    public var designFill = 0.8
    /// Greatest velocity at the design flow, in m/s.
    public var maximumVelocity = 5.0
    /// Coefficient of the flow formula.
    public var flowCoefficient = 0.013
    /// Greatest distance of manholes, in metres.
    public var manholeSpacingMetres = 50.0
    /// Step at which the ground is sampled, in metres.
    public var sampleMetres = 10.0
    /// Ends of roads that lie so close count as one, in metres.
    public var snapMetres = 0.5
    /// Gaps between pieces of the road network up to this are bridged, in metres.
    public var bridgeMetres = 200.0
    /// Private sewers longer than this are reported, in metres.
    public var longLateralMetres = 30.0
    /// Neighbouring yards may share a lateral over at most so many metres; 0 gives every house its own to the road.
    public var sharedLateralMetres = 100.0
    /// Growth of the number of residents a year, as a fraction.
    public var populationGrowth = 0.0
    /// Years for which the population grows until the plan is sized.
    public var planningYears = 0.0
    /// People who come for a part of the year (流动人口), as a share of residents.
    public var floatingShare = 0.0
    /// The part of the year that they stay.
    public var floatingStay = 0.25
    /// Most stations that may be built where no sites are given; 0 for any number.
    public var maximumStations = 0
    /// Factor on all people, for studies of sensitivity.
    var populationFactor = 1.0
    /// What has been decided already (锁定条件).
    public var pins: [VillagePin] = []
    /// Roads that are open, while lines are offered as if they were closed: so a plan around them is a plan here too.
    var reopenedRoads: Set<Int64> = []
    /// No building may be closer to the station than this, in metres.
    public var stationClearanceMetres = 0.0
    /// Extra capital of a lift station; `nil` for the cost set's.
    public var liftCost: Double?
    /// Money a kWh; `nil` for the cost set's.
    public var electricityPrice: Double?
    /// Discount rate; `nil` for the cost set's.
    public var discountRate: Double?
    /// Years looked at; `nil` for the life of each part.
    public var horizonYears: Double?
    /// Diameters to be used, in millimetres, from the smallest; the first is for private sewers.
    public var diametersMillimetres: [Double] = [100, 150, 200, 250, 300, 400, 500, 600]
    /// Smallest diameter of a common sewer, in millimetres.
    public var smallestSewerMillimetres = 200.0
    /// Whether ``minimumSlope`` was given and holds for every pipe.
    public var hasOneSlope = false
    /// `manning`, `strickler` or `chezy`.
    public var flowFormula = "manning"
    /// Name of the cost set, or a file of one.
    public var costs = "rust-om"
    /// Class of the receiving water, 2 to 5 (GB 3838); `nil` if not known.
    public var waterClass: Int?
    /// Whether buildings may keep household units (分户处理) where that is cheaper.
    public var allowsHouseholdUnits = true
    /// Whether sewage may be pumped.
    public var allowsPumping = true
    /// Name of the field with a building's population; `nil` for none.
    public var populationField: String?
    /// Name of the field with a building's people who come for a part of the year; `nil` for none.
    public var floatingField: String?
    /// Coordinate system of files that declare none, such as `EPSG:4547`.
    public var coordinateSystem: String?
    /// Work of the search: 1 is some 2 s for a village of 800 buildings; twice as much work takes twice as long.
    public var effort = 1.0
    /// Seconds after which the clock ends the search with the best plan so far; then the same seed may give another plan.
    public var seconds = 60.0
    /// Seed of the search.
    public var seed: UInt64 = 1

    /// The defaults.
    public init() {}

    /// Where the defaults come from, by name of the setting.
    public static let sources: [String: String] = [
        "peoplePerBuilding": "RuST_OM pipe_para.csv: 2.7",
        "litresPerPersonDay": "RuST_OM pipe_para.csv: 0.08 m³/d",
        "peakFactor": "pysewer 0.3.1 example settings: 2.3",
        "minimumDepthMetres": "RuST_OM pipe_para.csv: depth_min 0.5",
        "maximumDepthMetres": "RuST_OM pipe_para.csv: depth_max 4",
        "minimumSlope":
            "RuST_OM pipe_para.csv: slope 0.005; DN100 0.012 and DN150 0.007: GB 50015, table of building drains",
        "designFill": "SNIP 2015: 80 % fill; RuST_OM: flow up to 0.8 of the full pipe's",
        "maximumVelocity": "GB 50014: 5 m/s for pipes that are not of metal",
        "flowCoefficient": "pysewer 0.3.1 example settings: Manning n = 0.013",
        "manholeSpacingMetres": "RuST_OM: a manhole every 50 m",
        "sampleMetres": "pysewer 0.3.1 example settings: dx 10",
        "longLateralMetres": "pysewer 0.3.1 example settings: max_connection_length 30",
        "diametersMillimetres": "RuST_OM pipe_type.csv",
        "costs": "RuST_OM",
    ]
}
