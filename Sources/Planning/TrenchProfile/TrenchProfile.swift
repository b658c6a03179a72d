/// The course of every reach in the ground (管道纵断面): its pipe, its depths, and where sewage is pumped.
public struct TrenchProfile: Sendable {
    /// How a reach carries sewage.
    public enum Means: UInt8, Hashable, Sendable {
        /// It flows by itself.
        case gravity
        /// It is pumped through a pressure main.
        case pressure
    }

    /// One reach, from a node to its parent.
    public struct Reach: Hashable, Sendable {
        /// How it carries sewage.
        public var means: Means
        /// Index of its pipe in the rules' sizes.
        public var size: Int
        /// Depth of its invert below ground where it begins, in metres.
        public var startDepthMetres: Double
        /// Depth of its invert below ground where it ends, in metres.
        public var endDepthMetres: Double
        /// Slope as a fraction, downward positive; of the ground for a pressure main.
        public var slope: Double
        /// Depth of the lift station's sump at its beginning, where there is one, in metres.
        public var sumpDepthMetres: Double?

        /// Whether a pressure main from further up passes the node where this reach begins; no well stands there.
        public var isMainGoingOn: Bool { means == .pressure && sumpDepthMetres == nil }
    }

    /// The reach that leaves each node; `nil` at outlets.
    public internal(set) var reaches: [Reach?]
    /// Depth of what stands at each node: of the deepest invert there, in metres.
    public internal(set) var nodeDepths: [Double]
    /// Total cost, in the meaning of the costs it was made with.
    public internal(set) var cost: Double

    /// Number of lift stations and pumps.
    public var liftCount: Int { reaches.reduce(0) { $1?.sumpDepthMetres == nil ? $0 : $0 + 1 } }
}
