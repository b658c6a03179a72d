/// A number with the place it comes from.
public struct SourcedNumber: Hashable, Sendable, Codable {
    /// The number, in the unit of its name.
    public var value: Double
    /// Where it was published.
    public var source: String

    /// A number with its source.
    public init(value: Double, source: String) {
        self.value = value
        self.source = source
    }
}
