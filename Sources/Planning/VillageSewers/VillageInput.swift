public import Domain
public import Geo
public import Terrain

/// What a village's sewers are planned from: all positions in metres of one projected map.
public struct VillageInput: Sendable {
    /// A building that has sewage.
    public struct Building: Hashable, Sendable {
        /// Its number in the file.
        public var id: Int64
        /// Where it stands.
        public var position: MapPosition
        /// Persons living in it; `nil` if the file does not say.
        public var population: Double?
        /// Persons who come for a part of the year; `nil` if the file does not say.
        public var floating: Double?

        /// A building from its parts.
        public init(id: Int64, position: MapPosition, population: Double? = nil, floating: Double? = nil) {
            self.id = id
            self.position = position
            self.population = population
            self.floating = floating
        }
    }

    /// A line along which sewers may be laid.
    public struct Road: Hashable, Sendable {
        /// Its number in the file.
        public var id: Int64
        /// Its positions.
        public var line: [MapPosition]

        /// A road from its parts.
        public init(id: Int64, line: [MapPosition]) {
            self.id = id
            self.line = line
        }
    }

    /// The buildings.
    public var buildings: [Building]
    /// The roads.
    public var roads: [Road]
    /// Heights of the ground, already repaired.
    public var terrain: Raster
    /// Sites for the station that people propose; empty for any place on a road.
    public var sites: [MapPosition]
    /// What was found while reading.
    public var findings: [Finding]

    /// An input from its parts.
    public init(
        buildings: [Building], roads: [Road], terrain: Raster, sites: [MapPosition] = [], findings: [Finding] = []
    ) {
        self.buildings = buildings
        self.roads = roads
        self.terrain = terrain
        self.sites = sites
        self.findings = findings
    }
}
