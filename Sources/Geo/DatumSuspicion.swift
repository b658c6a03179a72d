/// Evidence that a file's positions are not in the coordinate system it declares (坐标系疑点).
///
/// It reports and never corrects: the person who imports decides. Indices are those of the samples given to
/// ``init(of:declaredAs:)``.
public struct DatumSuspicion: Hashable, Sendable {
    /// The coordinate system the file declares.
    public let declared: CoordinateSystem
    /// How many samples were examined.
    public let examinedCount: Int
    /// Samples that lie outside China as given but inside with their two numbers exchanged.
    public let swappedIndices: [Int]
    /// Samples that lie outside China, or nowhere on Earth, either way.
    public let impossibleIndices: [Int]
    /// Samples outside the area expected of them, by the declared system.
    public let outsideAreaIndices: [Int]
    /// How many placed samples had an expected area.
    public let withAreaCount: Int
    /// Offsets from expected positions, or `nil` where no placed sample had one.
    public let offset: OffsetEvidence?
    /// How the other systems would do with the expected areas; empty where no sample had one.
    public let areas: [AreaEvidence]

    /// The system the positions are likely in instead, or `nil` where the evidence is for the declared one or too weak.
    ///
    /// Offsets decide where they are precise enough; otherwise points falling outside their areas do.
    public var likelySystem: CoordinateSystem? {
        if let offset, offset.isDecisive { return offset.likelySystem }
        return areas.filter(\.isSignificant).max { $0.netGain < $1.netGain }?.system
    }

    /// Whether columns seem exchanged: most of the samples that do not lie in China do so when exchanged.
    public var seemsSwapped: Bool {
        !swappedIndices.isEmpty && swappedIndices.count >= impossibleIndices.count
    }

    /// Whether there is anything to tell the person who imports.
    public var isSuspicious: Bool {
        !swappedIndices.isEmpty || !impossibleIndices.isEmpty || !outsideAreaIndices.isEmpty || likelySystem != nil
    }
}

extension DatumSuspicion {
    /// What the offsets of imported from expected positions say.
    public struct OffsetEvidence: Hashable, Sendable {
        /// How many samples had an expected position.
        public let sampleCount: Int
        /// Median of the offsets, east and north apart; metres.
        public let median: LocalPlane.Offset
        /// Standard error of the median in metres, from the median absolute deviation.
        public let standardErrorMetres: Double
        /// The systems the positions might be in, with the offset each would cause.
        public let candidates: [Candidate]

        /// A system and how well it explains the offsets.
        public struct Candidate: Hashable, Sendable {
            /// The system the positions would really be in.
            public let system: CoordinateSystem
            /// The median offset this would cause at these places; metres.
            public let predicted: LocalPlane.Offset
            /// How far the offsets are from the predicted ones, as a median; metres.
            public let differenceMetres: Double
            /// Share of samples within ``OffsetEvidence/agreementMetres`` of what is predicted for them, 0…1.
            public let agreeingShare: Double
        }

        /// How near a sample must be to its prediction to count as agreeing: a village's extent; metres.
        public static let agreementMetres = 150.0
        static let smallestSample = 5

        /// Whether samples are enough, and scatter little enough, to tell the systems from each other.
        ///
        /// Three standard errors must be less than half of the smallest offset in question.
        public var isDecisive: Bool {
            guard sampleCount >= Self.smallestSample,
                let smallest = candidates.map(\.predicted.lengthMetres).min()
            else { return false }
            return 3 * standardErrorMetres < smallest / 2
        }

        /// The system whose predicted offset is met to within a quarter of it, or `nil`.
        public var likelySystem: CoordinateSystem? {
            guard isDecisive else { return nil }
            let best = candidates.min { $0.differenceMetres < $1.differenceMetres }
            guard let best, best.differenceMetres <= best.predicted.lengthMetres / 4 else { return nil }
            return best.system
        }
    }

    /// How many positions lie in their expected areas if read as another system.
    public struct AreaEvidence: Hashable, Sendable {
        /// The system tried.
        public let system: CoordinateSystem
        /// Samples inside their area as this system but outside as declared.
        public let gainedCount: Int
        /// Samples outside their area as this system but inside as declared.
        public let lostCount: Int

        /// Samples won less samples lost.
        public var netGain: Int { gainedCount - lostCount }

        /// Whether chance does not explain the gain: sign test on the samples that changed, beyond 3 standard deviations.
        public var isSignificant: Bool {
            netGain > 0 && Double(netGain) > 3 * Double(gainedCount + lostCount).squareRoot()
        }
    }
}
