/// A statement in SQL with its values kept apart from its text (查询).
///
/// Whatever is interpolated becomes a bound value, never text, so data cannot become SQL:
/// ```swift
/// try session.rows("SELECT name FROM villages WHERE county = \(county) AND town IN (\(values: towns))")
/// ```
/// A runtime `String` cannot be spliced as text; ``Identifier`` and other queries can.
public struct Query: Sendable, Equatable {
    /// Stands where ``Session/executeBatch(_:_:)`` puts the next value of each set.
    public struct Placeholder: Sendable {
        /// A placeholder.
        public init() {}
    }

    enum Piece: Sendable, Equatable {
        case text(String)
        case bind(TableValue)
        case placeholder
        indirect case choice(sqlite: Query, postgres: Query)
    }

    var pieces: [Piece]

    /// The empty query, to be added to.
    public init() {
        pieces = []
    }

    init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// A query that is a single ``Placeholder``.
    public static var parameter: Query { Query(pieces: [.placeholder]) }

    /// Whether there is neither text nor a value in it.
    public var isEmpty: Bool {
        pieces.allSatisfy { piece in
            switch piece {
            case .text(let text): text.isEmpty
            case .bind, .placeholder: false
            case .choice(let sqlite, let postgres): sqlite.isEmpty && postgres.isEmpty
            }
        }
    }

    /// Both queries one after the other; mind the blank between them.
    public static func + (left: Query, right: Query) -> Query {
        Query(pieces: left.pieces + right.pieces)
    }

    /// Adds a query at the end.
    public static func += (left: inout Query, right: Query) {
        left.pieces += right.pieces
    }
}

extension Query: ExpressibleByStringInterpolation {
    /// A query from a literal with interpolated values.
    public init(stringInterpolation: QueryInterpolation) {
        pieces = stringInterpolation.pieces
    }

    /// A query from a literal without values.
    public init(stringLiteral value: String) {
        pieces = [.text(value)]
    }
}

extension Sequence<Query> {
    /// The queries one after the other with `separator` between them; empty for none.
    public func joined(separator: Query) -> Query {
        var pieces: [Query.Piece] = []
        for (index, query) in enumerated() {
            if index > 0 { pieces += separator.pieces }
            pieces += query.pieces
        }
        return Query(pieces: pieces)
    }
}
