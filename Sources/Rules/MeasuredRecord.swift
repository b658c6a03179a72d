public import Domain

/// A record as measures see it: what it is and what it reports.
///
/// Every village of the tree is a record, also one of which nothing is reported: without values it still counts as a
/// village, and as one that has not reported.
public struct MeasuredRecord: Sendable {
    /// The kind of record.
    public var kind: RecordKind
    /// The level of the place, for villages; nil for the other kinds.
    public var level: RegionLevel?
    /// The division code of the village, if it has one.
    public var code: DivisionCode?
    /// What is reported.
    public var values: FieldValues

    /// A record of the given kind.
    public init(kind: RecordKind, level: RegionLevel? = nil, code: DivisionCode? = nil, values: FieldValues = [:]) {
        self.kind = kind
        self.level = level
        self.code = code
        self.values = values
    }
}
