/// A type whose values can be bound into a ``Query``.
public protocol TableValueConvertible {
    /// The value as the engines keep it.
    var tableValue: TableValue { get }
}

extension TableValue: TableValueConvertible {
    /// The value itself.
    @inlinable public var tableValue: TableValue { self }
}

extension Int: TableValueConvertible {
    /// The number as a 64-bit integer.
    @inlinable public var tableValue: TableValue { .integer(Int64(self)) }
}

extension Int32: TableValueConvertible {
    /// The number as a 64-bit integer.
    @inlinable public var tableValue: TableValue { .integer(Int64(self)) }
}

extension Int64: TableValueConvertible {
    /// The number as a 64-bit integer.
    @inlinable public var tableValue: TableValue { .integer(self) }
}

extension Double: TableValueConvertible {
    /// The number as a real.
    @inlinable public var tableValue: TableValue { .real(self) }
}

extension String: TableValueConvertible {
    /// The string as text.
    @inlinable public var tableValue: TableValue { .text(self) }
}

extension Bool: TableValueConvertible {
    /// 1 for true, 0 for false.
    @inlinable public var tableValue: TableValue { .integer(self ? 1 : 0) }
}

extension [UInt8]: TableValueConvertible {
    /// The bytes as a blob.
    @inlinable public var tableValue: TableValue { .blob(self) }
}

extension Optional: TableValueConvertible where Wrapped: TableValueConvertible {
    /// The wrapped value, or null.
    @inlinable public var tableValue: TableValue { self?.tableValue ?? .null }
}
