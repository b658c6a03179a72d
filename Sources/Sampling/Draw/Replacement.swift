/// A facility that takes the place of another which could not be checked; never chosen, always the next ticket.
public struct Replacement: Hashable, Sendable {
    /// The facility that could not be checked.
    ///
    /// It stays in the record and counts in the conservative estimate.
    public let lost: String
    /// Why it could not be checked.
    public let reason: String
    /// The facility that is checked in its place.
    public let by: DrawnUnit
}
