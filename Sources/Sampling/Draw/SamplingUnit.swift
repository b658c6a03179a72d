/// Something that can be drawn: its id and the stratum it belongs to.
public struct SamplingUnit: Hashable, Sendable {
    /// The id, which decides its ticket.
    public let id: String
    /// The stratum (层); empty where the frame is not stratified.
    public let stratum: String

    /// A unit of a stratum.
    public init(id: String, stratum: String = "") {
        self.id = id
        self.stratum = stratum
    }
}
