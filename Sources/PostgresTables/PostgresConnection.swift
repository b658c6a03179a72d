import CPQ
import Dispatch
import Tables

/// One connection to a server; everything but `queue` is used on that queue only, hence `@unchecked Sendable`.
final class PostgresConnection: @unchecked Sendable {
    enum Mode { case read, write }

    /// How long a statement waits for a lock on a table or row.
    private static let lockWait = "10s"
    /// How long a writer waits for the writers before it.
    private static let writerWait = "10min"

    /// The connection's own thread.
    let queue = DispatchQueue(label: "PostgresConnection")
    private let address: PostgresAddress
    private let cacheAge: CacheAge
    private var pointer: OpaquePointer?
    private var statements = StatementCache()
    private var statementsAge = 0

    init(address: PostgresAddress, cacheAge: CacheAge) {
        self.address = address
        self.cacheAge = cacheAge
    }

    deinit { close() }

    /// Ends the connection; the next transaction opens it again.
    func close() {
        if let pointer { PQfinish(pointer) }
        pointer = nil
        statements = StatementCache()
    }

    /// Runs `body` in a transaction: kept when it returns, undone when it throws.
    func transaction<T>(_ mode: Mode, _ body: (any Session) throws -> T) throws -> T {
        try begin(mode)
        let session = PostgresSession(self)
        do {
            let result = try body(session)
            try session.requireSound()
            try run("COMMIT")
            return result
        } catch {
            // An error of the undoing itself means a lost connection, which is found at the next start.
            if let pointer, PQtransactionStatus(pointer) != PQTRANS_IDLE { _ = try? run("ROLLBACK") }
            throw error
        }
    }

    /// Runs one or several statements without values.
    @discardableResult
    func run(_ sql: String) throws -> PostgresResult {
        let result = PostgresResult(PQexec(try opened(), sql))
        try check(result, sql)
        if result.changesTables { tablesChanged() }
        return result
    }

    /// Runs one statement with its values, prepared once a connection.
    func run(_ sql: String, _ binds: [TableValue]) throws -> PostgresResult {
        let parameters = try PostgresParameters(binds, sql: sql)
        let name = try prepared(sql, parameters.types)
        let connection = try opened()
        let result = parameters.withPointers { values, lengths, formats in
            PostgresResult(PQexecPrepared(connection, name, Int32(binds.count), values, lengths, formats, 0))
        }
        try check(result, sql)
        if result.changesTables { tablesChanged() }
        return result
    }

    /// The name under which a statement for parameters of these types is prepared.
    func prepared(_ sql: String, _ types: [Oid]) throws -> String {
        if let name = statements.name(sql, types) { return name }
        if statements.isFull { try forgetStatements() }
        let name = statements.nextName()
        try check(PostgresResult(PQprepare(try opened(), name, sql, Int32(types.count), types)), sql)
        statements.insert(name, sql, types)
        return name
    }

    /// Tables were made or changed, here or by several statements at once: prepared statements may be out of date.
    func tablesChanged() {
        cacheAge.advance()
    }

    /// The open connection.
    ///
    /// - Throws: ``DatabaseError`` of kind `.connection` where it is not open.
    func opened() throws -> OpaquePointer {
        guard let pointer else { throw DatabaseError(.connection, "The connection to PostgreSQL is closed.") }
        return pointer
    }

    /// Throws the error that a result holds.
    func check(_ result: PostgresResult, _ sql: String) throws {
        guard !result.isSuccess else { return }
        if let error = result.error(sql: sql) { throw error }
        throw lost()
    }

    /// The error for a connection in its present, broken state.
    func lost() -> DatabaseError {
        let reason = pointer.map { String(cString: PQerrorMessage($0)) } ?? ""
        return DatabaseError(
            .connection,
            "无法连接 PostgreSQL 服务器。 The PostgreSQL server cannot be reached: \(address.redacted(reason)) "
                + "Check that it is running and that address, user and password are right.")
    }

    private func begin(_ mode: Mode) throws {
        let sql =
            switch mode {
            case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            // The lock is the schema's: tests in schemas of their own do not wait for one another.
            // Writers wait for one another, and a large import takes minutes: only other locks are bounded tightly.
            case .write:
                """
                BEGIN; SET LOCAL lock_timeout = '\(Self.writerWait)';
                SELECT pg_advisory_xact_lock(4490, hashtext(current_schema()));
                SET LOCAL lock_timeout = '\(Self.lockWait)'
                """
            }
        do {
            try open()
            try run(sql)
        } catch let error as DatabaseError {
            // The server may have gone away since the last transaction: once more on a new connection.
            guard let pointer, PQstatus(pointer) != CONNECTION_OK else {
                if pointer != nil { _ = try? run("ROLLBACK") }
                throw error
            }
            close()
            try open()
            try run(sql)
        }
        if statementsAge != cacheAge.current {
            statementsAge = cacheAge.current
            try forgetStatements()
        }
    }

    private func open() throws {
        if let pointer, PQstatus(pointer) == CONNECTION_OK { return }
        close()
        pointer = PQconnectdb(address.url)
        guard PQstatus(pointer) == CONNECTION_OK else {
            defer { close() }
            throw lost()
        }
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        try run(
            """
            SET client_encoding = 'UTF8'; SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET bytea_output = 'hex';
            SET standard_conforming_strings = on; SET client_min_messages = warning; SET extra_float_digits = 1;
            SET lock_timeout = '\(Self.lockWait)'; SET cursor_tuple_fraction = 1
            """)
    }

    private func forgetStatements() throws {
        guard !statements.isEmpty else { return }
        try run("DEALLOCATE ALL")
        statements = StatementCache()
    }
}

/// The statements prepared on a connection by text and parameter types.
private struct StatementCache {
    private struct Key: Hashable {
        let sql: String
        let types: [Oid]
    }

    private var names: [Key: String] = [:]
    private var count = 0

    var isEmpty: Bool { names.isEmpty }
    var isFull: Bool { names.count >= 300 }

    func name(_ sql: String, _ types: [Oid]) -> String? {
        names[Key(sql: sql, types: types)]
    }

    mutating func nextName() -> String {
        count += 1
        return "q\(count)"
    }

    mutating func insert(_ name: String, _ sql: String, _ types: [Oid]) {
        names[Key(sql: sql, types: types)] = name
    }
}
