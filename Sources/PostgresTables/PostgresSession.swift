import Tables

/// One transaction on one connection.
final class PostgresSession: GuardedSession {
    var failure: (any Error)?
    private let connection: PostgresConnection
    private var cursorCount = 0

    var dialect: Dialect { .postgres }

    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    @discardableResult
    func execute(_ query: Query) throws -> Int {
        let (sql, binds) = query.rendered(for: .postgres)
        return try guarded { try connection.run(sql, binds).changedRows }
    }

    func rows(_ query: Query) throws -> [Row] {
        let (sql, binds) = query.rendered(for: .postgres)
        return try guarded {
            let result = try connection.run(sql, binds)
            let (columns, types) = (result.columns(sql: sql), result.columnTypes)
            return (0..<result.rowCount).map { result.row($0, types, columns) }
        }
    }

    /// Reads through a cursor, so that other statements can run between the rows.
    func forEach(_ query: Query, _ body: (Row) throws -> Void) throws {
        let (sql, binds) = query.rendered(for: .postgres)
        guard Self.isReading(sql) else { return try rows(query).forEach(body) }
        cursorCount += 1
        let cursor = "c\(cursorCount)"
        try guarded { _ = try connection.runOnce("DECLARE \(cursor) NO SCROLL CURSOR FOR " + sql, binds) }
        defer {
            if failure == nil { _ = try? connection.run("CLOSE \(cursor)") }
        }
        while true {
            let part = try guarded { try connection.run("FETCH 1000 FROM \(cursor)") }
            let (columns, types) = (part.columns(sql: sql), part.columnTypes)
            for index in 0..<part.rowCount { try body(part.row(index, types, columns)) }
            if part.rowCount < 1000 { break }
        }
    }

    func insert(into table: Identifier, columns: [Identifier], rows: [[TableValue]]) throws {
        guard !rows.isEmpty else { return }
        let (sql, _) = ("COPY \(table) (\(columns)) FROM STDIN" as Query).rendered(for: .postgres)
        try guarded {
            try rows.requireStorable(count: columns.count, sql: sql)
            try connection.copy(sql, rows)
        }
    }

    @discardableResult
    func executeBatch(_ query: Query, _ bindSets: [[TableValue]]) throws -> Int {
        try guarded {
            let (sql, placeholders) = try query.renderedBatch(for: .postgres)
            try bindSets.requireStorable(count: placeholders, sql: sql)
            return try connection.runBatch(sql, bindSets, count: placeholders)
        }
    }

    func runScript(_ sql: String) throws {
        try guarded {
            try connection.run(sql)
            connection.tablesChanged()
        }
    }

    func control(_ statement: StaticString) throws {
        try connection.run(statement.description)
    }

    /// Whether a cursor can stand for the statement: it starts with SELECT, VALUES or WITH and changes nothing.
    private static func isReading(_ sql: String) -> Bool {
        let words = sql.uppercased().split { !($0.isLetter || $0 == "_") }
        switch words.first {
        case "SELECT", "VALUES": return true
        case "WITH": return words.allSatisfy { $0 != "INSERT" && $0 != "UPDATE" && $0 != "DELETE" }
        default: return false
        }
    }
}
