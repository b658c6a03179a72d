/// Collects the pieces of a ``Query`` literal.
public struct QueryInterpolation: StringInterpolationProtocol {
    var pieces: [Query.Piece]

    /// An empty collector with room for the literal's pieces.
    public init(literalCapacity: Int, interpolationCount: Int) {
        pieces = []
        pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Adds text of the literal as it stands.
    public mutating func appendLiteral(_ literal: String) {
        if !literal.isEmpty { pieces.append(.text(literal)) }
    }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some TableValueConvertible) {
        pieces.append(.bind(value.tableValue))
    }

    /// Binds a value, or null.
    public mutating func appendInterpolation<Value: TableValueConvertible>(_ value: Value?) {
        pieces.append(.bind(value?.tableValue ?? .null))
    }

    /// Writes a name in quotes.
    public mutating func appendInterpolation(_ identifier: Identifier) {
        pieces.append(.text(identifier.quoted))
    }

    /// Writes names in quotes with commas between them.
    public mutating func appendInterpolation(_ identifiers: [Identifier]) {
        pieces.append(.text(identifiers.map(\.quoted).joined(separator: ", ")))
    }

    /// Splices another query with its values.
    public mutating func appendInterpolation(_ query: Query) {
        pieces += query.pieces
    }

    /// Leaves a place for the values of a batch.
    public mutating func appendInterpolation(_ placeholder: Query.Placeholder) {
        pieces.append(.placeholder)
    }

    /// Binds several values with commas between them, as `IN (…)` wants them.
    ///
    /// No values at all become `NULL`: `IN (NULL)` matches nothing. Mind that `NOT IN (NULL)` matches nothing either.
    public mutating func appendInterpolation(values: some Sequence<some TableValueConvertible>) {
        var isFirst = true
        for value in values {
            if !isFirst { pieces.append(.text(", ")) }
            pieces.append(.bind(value.tableValue))
            isFirst = false
        }
        if isFirst { pieces.append(.text("NULL")) }
    }

    /// Splices what each engine needs in this place.
    public mutating func appendInterpolation(sqlite: Query, postgres: Query) {
        pieces.append(.choice(sqlite: sqlite, postgres: postgres))
    }
}
