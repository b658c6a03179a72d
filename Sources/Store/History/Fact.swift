public import Domain

/// A stored fact: what one entry of the log says of one subject.
public struct Fact: Hashable, Sendable {
    /// Its number, in the order of recording.
    public let id: Int64
    /// The entry of the log that brought it.
    public let entry: Int64
    /// Whom it is about.
    public let subject: SubjectID
    /// The kind of record it belongs to.
    public let kind: RecordKind
    /// The days for which it is said to hold.
    public let validity: DayRange
    /// Where exactly it stands in its source: sheet and row, or a form's name.
    public let locus: String
    /// What it says.
    public let assertion: Assertion
}

/// A stretch of days over which a record stays the same.
public struct Stretch: Hashable, Sendable {
    /// The days.
    public let range: DayRange
    /// The record's values on these days.
    public let values: FieldValues

    /// A record that stays the same over these days.
    public init(range: DayRange, values: FieldValues) {
        self.range = range
        self.values = values
    }
}
