/// A facility of the frame, as it stood on the day of the frame.
public struct FrameUnit: Hashable, Sendable {
    /// The facility's id, unique in the frame.
    public let id: String
    /// What else is kept of it, one text a column of the frame after `id` and `exclusion`.
    public let values: [String]
    /// Why it cannot be drawn (排除原因), or nil if it can.
    ///
    /// Excluded facilities stay in the frame for all to see.
    public let exclusion: String?

    /// A facility of the frame.
    public init(id: String, values: [String] = [], exclusion: String? = nil) {
        self.id = id
        self.values = values
        self.exclusion = exclusion.flatMap { $0.isEmpty ? nil : $0 }
    }
}
