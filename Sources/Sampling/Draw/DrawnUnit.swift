/// A facility in the order of its stratum's tickets.
public struct DrawnUnit: Hashable, Sendable {
    /// The facility's id.
    public let id: String
    /// The stratum in which it was drawn.
    public let stratum: String
    /// Its place among all of the stratum, from 1.
    public let order: Int
    /// Its ticket.
    public let ticket: Ticket
}
