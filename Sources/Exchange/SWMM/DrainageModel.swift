/// A drainage network as EPA SWMM 5 reads it (排水模型): nodes, conduits, ideal pumps and steady inflows, in L/s and metres.
public struct DrainageModel: Sendable {
    /// A manhole, well or house connection.
    public struct Junction: Sendable {
        /// Its name, without spaces.
        public var name: String
        /// Level of its bottom in metres.
        public var invert: Double
        /// Depth from the ground to the bottom in metres.
        public var depth: Double
        /// Easting and northing in metres.
        public var position: (east: Double, north: Double)
        /// Steady inflow in L/s.
        public var inflow: Double

        /// A junction from its parts.
        public init(
            name: String, invert: Double, depth: Double, position: (east: Double, north: Double), inflow: Double
        ) {
            self.name = name
            self.invert = invert
            self.depth = depth
            self.position = position
            self.inflow = inflow
        }
    }

    /// A place where water leaves the network.
    public struct Outfall: Sendable {
        /// Its name.
        public var name: String
        /// Level of its bottom in metres.
        public var invert: Double
        /// Easting and northing in metres.
        public var position: (east: Double, north: Double)

        /// An outfall from its parts.
        public init(name: String, invert: Double, position: (east: Double, north: Double)) {
            self.name = name
            self.invert = invert
            self.position = position
        }
    }

    /// A round pipe.
    public struct Conduit: Sendable {
        /// Its name.
        public var name: String
        /// The node where it begins.
        public var from: String
        /// The node where it ends.
        public var to: String
        /// Length in metres.
        public var length: Double
        /// Manning's n.
        public var roughness: Double
        /// Level of its invert where it begins, in metres.
        public var startInvert: Double
        /// Level of its invert where it ends, in metres.
        public var endInvert: Double
        /// Inner diameter in metres.
        public var diameter: Double

        /// A conduit from its parts.
        public init(
            name: String, from: String, to: String, length: Double, roughness: Double, startInvert: Double,
            endInvert: Double, diameter: Double
        ) {
            self.name = name
            self.from = from
            self.to = to
            self.length = length
            self.roughness = roughness
            self.startInvert = startInvert
            self.endInvert = endInvert
            self.diameter = diameter
        }
    }

    /// A pump that passes on whatever comes, as for first designs.
    public struct Pump: Sendable {
        /// Its name.
        public var name: String
        /// The node it pumps from.
        public var from: String
        /// The node it pumps to.
        public var to: String

        /// A pump from its parts.
        public init(name: String, from: String, to: String) {
            self.name = name
            self.from = from
            self.to = to
        }
    }

    /// The title.
    public var title: String
    /// Junctions.
    public var junctions: [Junction] = []
    /// Outfalls.
    public var outfalls: [Outfall] = []
    /// Conduits.
    public var conduits: [Conduit] = []
    /// Pumps.
    public var pumps: [Pump] = []

    /// An empty model.
    public init(title: String) {
        self.title = title
    }
}
