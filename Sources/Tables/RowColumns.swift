/// The column names that all rows of one result share.
@usableFromInline package final class RowColumns: Sendable {
    let names: [String]
    let sql: String

    package init(names: [String], sql: String) {
        self.names = names
        self.sql = sql
    }

    /// The error for a column that does not hold what was asked for; it names the column and the type, not the value.
    @usableFromInline func unexpected(at index: Int, in values: [TableValue], wanted: String) -> DatabaseError {
        guard values.indices.contains(index) else {
            return DatabaseError(
                .unexpectedValue, "There is no column \(index): the row has \(values.count) columns.", sql: sql)
        }
        let found =
            switch values[index] {
            case .null: "null"
            case .integer: "an integer"
            case .real: "a real number"
            case .text: "text"
            case .blob: "bytes"
            }
        let name = names.indices.contains(index) ? names[index] : "?"
        return DatabaseError(
            .unexpectedValue, "Column \(index) (\(name)) should hold \(wanted) but holds \(found).", sql: sql)
    }
}
