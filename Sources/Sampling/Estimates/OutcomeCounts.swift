/// How often each outcome was found.
public struct OutcomeCounts: Hashable, Sendable {
    /// Facilities found effectively operating.
    public var effective: Int
    /// Facilities found not effectively operating.
    public var notEffective: Int
    /// Facilities that could not be checked.
    public var inaccessible: Int
    /// Facilities that do not belong to the frame.
    public var outOfScope: Int

    /// Counts of outcomes.
    public init(effective: Int = 0, notEffective: Int = 0, inaccessible: Int = 0, outOfScope: Int = 0) {
        self.effective = effective
        self.notEffective = notEffective
        self.inaccessible = inaccessible
        self.outOfScope = outOfScope
    }

    /// Counts a list of outcomes.
    public init(_ outcomes: some Sequence<Outcome>) {
        self.init()
        for outcome in outcomes { add(outcome) }
    }

    /// Counts one more.
    public mutating func add(_ outcome: Outcome) {
        switch outcome {
        case .effective: effective += 1
        case .notEffective: notEffective += 1
        case .inaccessible: inaccessible += 1
        case .outOfScope: outOfScope += 1
        }
    }

    /// All facilities drawn, whatever was found.
    public var drawn: Int { effective + notEffective + inaccessible + outOfScope }
    /// Facilities whose result is known.
    public var known: Int { effective + notEffective }
    /// Facilities of the frame's scope, known or not.
    public var inScope: Int { known + inaccessible }
}

extension OutcomeCounts {
    /// The outcomes of two groups together.
    public static func + (left: OutcomeCounts, right: OutcomeCounts) -> OutcomeCounts {
        OutcomeCounts(
            effective: left.effective + right.effective, notEffective: left.notEffective + right.notEffective,
            inaccessible: left.inaccessible + right.inaccessible, outOfScope: left.outOfScope + right.outOfScope)
    }

    /// How many of the scope count as checked, and how many of them as effective.
    func counted(_ treatment: InaccessibleTreatment) -> (checked: Int, effective: Int) {
        (treatment == .missing ? known : inScope, effective)
    }

    /// The facilities as pairs of values for a share within the scope; those outside stay in the design with zeros.
    func values(_ treatment: InaccessibleTreatment) -> [SurveySample.Value] {
        let counted = counted(treatment)
        return [SurveySample.Value](repeating: .init(1), count: counted.effective)
            + [SurveySample.Value](repeating: .init(0), count: counted.checked - counted.effective)
            + [SurveySample.Value](repeating: .init(0, per: 0), count: outOfScope)
    }
}
