internal import GRDB
import GRDBSQLite
internal import Tables

/// One transaction on one SQLite connection.
///
/// Statements come from the connection's cache, but are bound, stepped and read through SQLite's own functions:
/// that is several times faster than the binding's rows.
final class SQLiteSession: GuardedSession {
    var failure: (any Error)?
    private let database: GRDB.Database
    /// Cached statements that are being stepped; a second use needs a statement of its own.
    private var busy: Set<ObjectIdentifier> = []

    var dialect: Dialect { .sqlite }

    init(_ database: GRDB.Database) {
        self.database = database
    }

    /// Runs a transaction's body; an error that it caught still ends the transaction.
    func run<T>(_ body: (any Session) throws -> T) throws -> T {
        let result = try body(self)
        try requireSound()
        return result
    }

    /// Runs a reading body in a transaction of its own, so that all it reads is of one moment.
    func runInSnapshot<T>(_ body: (any Session) throws -> T) throws -> T {
        try control("BEGIN DEFERRED")
        do {
            let result = try run(body)
            try control("COMMIT")
            return result
        } catch {
            // Where the transaction has already ended there is nothing to take back.
            try? control("ROLLBACK")
            throw error
        }
    }

    @discardableResult
    func execute(_ query: Query) throws -> Int {
        let (sql, binds) = query.rendered(for: .sqlite)
        return try guarded {
            try withStatement(sql, cached: binds.count <= Self.mostBindsCached) { statement in
                try statement.bind(binds)
                return try statement.changes { while try statement.step() {} }
            }
        }
    }

    func rows(_ query: Query) throws -> [Tables.Row] {
        let (sql, binds) = query.rendered(for: .sqlite)
        return try guarded {
            try withStatement(sql, cached: binds.count <= Self.mostBindsCached) { statement in
                try statement.bind(binds)
                var rows: [Tables.Row] = []
                guard try statement.step() else { return rows }
                let columns = statement.columns()
                repeat {
                    rows.append(statement.row(columns))
                } while try statement.step()
                return rows
            }
        }
    }

    func forEach(_ query: Query, _ body: (Tables.Row) throws -> Void) throws {
        let (sql, binds) = query.rendered(for: .sqlite)
        try requireSound()
        try withStatement(sql, cached: binds.count <= Self.mostBindsCached) { statement in
            try guarded { try statement.bind(binds) }
            guard try guarded(statement.step) else { return }
            let columns = statement.columns()
            repeat {
                try body(statement.row(columns))
            } while try guarded(statement.step)
        }
    }

    func insert(into table: Identifier, columns: [Identifier], rows: [[TableValue]]) throws {
        guard !rows.isEmpty else { return }
        let places = columns.map { _ in Query.parameter }.joined(separator: ", ")
        try executeBatch("INSERT INTO \(table) (\(columns)) VALUES (\(places))", rows)
    }

    @discardableResult
    func executeBatch(_ query: Query, _ bindSets: [[TableValue]]) throws -> Int {
        try guarded {
            let (sql, placeholders) = try query.renderedBatch(for: .sqlite)
            try bindSets.requireStorable(count: placeholders, sql: sql)
            return try withStatement(sql, cached: true) { statement in
                var changed = 0
                for binds in bindSets {
                    try statement.bindStorable(binds)
                    changed += try statement.changes { while try statement.step() {} }
                    statement.reset()
                }
                return changed
            }
        }
    }

    func runScript(_ sql: String) throws {
        try guarded {
            do {
                try database.execute(sql: sql)
            } catch {
                throw DatabaseError.mapped(error)
            }
        }
    }

    func control(_ statement: StaticString) throws {
        try withStatement(statement.description, cached: true) { while try $0.step() {} }
    }

    /// Statements with long value lists differ in length each time; keeping them would only fill the memory.
    private static let mostBindsCached = 64

    private func withStatement<T>(_ sql: String, cached: Bool, _ body: (StatementHandle) throws -> T) throws -> T {
        let statement: GRDB.Statement
        do {
            let candidate = try cached ? database.cachedStatement(sql: sql) : database.makeStatement(sql: sql)
            statement = busy.contains(ObjectIdentifier(candidate)) ? try database.makeStatement(sql: sql) : candidate
        } catch {
            throw DatabaseError.mapped(error)
        }
        let handle = StatementHandle(pointer: statement.sqliteStatement, sql: sql)
        busy.insert(ObjectIdentifier(statement))
        defer {
            handle.reset()
            handle.clear()
            busy.remove(ObjectIdentifier(statement))
        }
        return try body(handle)
    }
}
