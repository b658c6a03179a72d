/// What one source says of one subject for a stretch of days (事实): some fields with values, some declared unknown.
///
/// A fact is never changed. A later fact on the same field prevails on the days that both cover; to say that a value is
/// not known after all, a fact *clears* the field.
public struct Assertion: Hashable, Sendable {
    /// The values stated.
    public let values: FieldValues
    /// The fields stated to have no known value.
    public let cleared: Set<String>

    /// States values, and fields that have none.
    public init(_ values: FieldValues, clearing cleared: Set<String> = []) {
        self.values = values
        self.cleared = cleared
    }

    /// This state overlaid on another: what is said here prevails.
    public func applied(to state: FieldValues) -> FieldValues {
        if state.isEmpty { return values }
        var result = state
        for item in values.items { result[item.key] = item.value }
        for key in cleared { result[key] = nil }
        return result
    }
}
