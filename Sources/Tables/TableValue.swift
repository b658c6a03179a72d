/// One value as both engines keep it (值): what a query binds and what a row holds.
public enum TableValue: Sendable, Hashable {
    /// The absence of a value.
    case null
    /// A 64-bit integer; flags are 0 and 1.
    case integer(Int64)
    /// A double-precision number; NaN is refused when it is bound.
    case real(Double)
    /// Unicode text without NUL characters.
    case text(String)
    /// Bytes as they are.
    case blob([UInt8])

    /// Whether this is `.null`.
    @inlinable public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// What keeps this value from being stored the same way on both engines, or nil where nothing does.
    ///
    /// PostgreSQL cannot keep NUL in text and SQLite turns NaN into NULL; both are refused on both engines, so that
    /// data never depend on the engine.
    package var obstacle: String? {
        switch self {
        case .text(let text) where text.utf8.contains(0):
            "文本中含有 NUL 字符（U+0000），不能保存。 The text contains a NUL character (U+0000) and cannot be stored."
        case .real(let number) where number.isNaN:
            "数值为 NaN，不能保存。 The number is NaN and cannot be stored."
        default:
            nil
        }
    }
}
