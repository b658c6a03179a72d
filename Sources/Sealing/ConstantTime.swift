internal import CSodium

/// Comparison of secrets in a time that does not tell where they differ.
public enum ConstantTime {
    /// Whether both are equal.
    ///
    /// Only the lengths can be learnt from the time this takes.
    public static func areEqual(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        guard first.count == second.count else { return false }
        return sodium_memcmp(first, second, first.count) == 0
    }

    /// Whether the UTF-8 of both texts is equal, as for a form's token.
    public static func areEqual(_ first: String, _ second: String) -> Bool {
        areEqual(Array(first.utf8), Array(second.utf8))
    }
}
