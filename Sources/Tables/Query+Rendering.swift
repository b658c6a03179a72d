extension Query {
    /// The text for an engine with `?` or `$1`, `$2` … in the places of the values, and the values in their order.
    ///
    /// For PostgreSQL a bound null is written as the word `NULL`, since the server cannot infer the type of a lone
    /// untyped parameter, as in `$1 IS NULL`.
    public func rendered(for dialect: Dialect) -> (sql: String, binds: [TableValue]) {
        var rendering = Rendering(dialect: dialect)
        rendering.append(self)
        return (rendering.sql, rendering.binds)
    }

    /// The text for a batch and the number of values each of its sets must hold.
    ///
    /// - Throws: ``DatabaseError`` of kind `.syntax` where the query holds values of its own besides placeholders.
    package func renderedBatch(for dialect: Dialect) throws -> (sql: String, placeholders: Int) {
        var rendering = Rendering(dialect: dialect)
        rendering.append(self)
        guard rendering.binds.isEmpty else {
            throw DatabaseError(
                .syntax,
                "A batch takes all its values from the sets: put placeholders instead of values into its query.",
                sql: rendering.sql)
        }
        return (rendering.sql, rendering.placeholders)
    }
}

private struct Rendering {
    let dialect: Dialect
    var sql = ""
    var binds: [TableValue] = []
    var placeholders = 0

    init(dialect: Dialect) {
        self.dialect = dialect
    }

    mutating func append(_ query: Query) {
        for piece in query.pieces {
            switch piece {
            case .text(let text):
                sql += text
            case .bind(.null) where dialect == .postgres:
                sql += "NULL"
            case .bind(let value):
                binds.append(value)
                appendMark()
            case .placeholder:
                placeholders += 1
                appendMark()
            case .choice(let sqlite, let postgres):
                append(dialect == .sqlite ? sqlite : postgres)
            }
        }
    }

    private mutating func appendMark() {
        switch dialect {
        case .sqlite:
            sql += "?"
        case .postgres:
            sql += "$"
            sql += String(binds.count + placeholders)
        }
    }
}
