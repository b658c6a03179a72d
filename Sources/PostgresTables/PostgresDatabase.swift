public import Tables

/// A database on a PostgreSQL server: the engine for a city or a province (服务器数据库).
///
/// One connection writes, the others read, each on a thread of its own; they are opened when first needed and again
/// after the server went away. Writers of several processes wait for one another by an advisory lock for the schema.
public final class PostgresDatabase: Database {
    private let readers: ConnectionPool
    private let writers: ConnectionPool

    /// PostgreSQL's way of writing SQL.
    public var dialect: Dialect { .postgres }

    /// A database by its address; nothing is opened yet.
    ///
    /// - Parameters:
    ///   - url: `postgres://user:password@host:port/database?…` with libpq's parameters, among them several hosts,
    ///     `sslmode`, `target_session_attrs` and `options`, as in `options=-csearch_path%3Dqingxi`.
    ///   - connections: The most connections to hold at a time, at least 2.
    /// - Throws: ``Tables/DatabaseError`` of kind `.connection` where the address cannot be understood.
    public init(url: String, connections: Int = 8) throws {
        let address = try PostgresAddress(url: url)
        let cacheAge = CacheAge()
        readers = ConnectionPool(size: max(connections - 1, 1), address: address, cacheAge: cacheAge)
        writers = ConnectionPool(size: 1, address: address, cacheAge: cacheAge)
    }

    /// Reads from one consistent snapshot.
    ///
    /// - Throws: ``Tables/DatabaseError``, `CancellationError`, and what `body` throws.
    public func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await readers.run { connection in
            try TransactionNesting.run(self) { try connection.transaction(.read, body) }
        }
    }

    /// Writes in one transaction; one writer works at a time.
    ///
    /// - Throws: ``Tables/DatabaseError``, `CancellationError`, and what `body` throws.
    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await writers.run { connection in
            try TransactionNesting.run(self) { try connection.transaction(.write, body) }
        }
    }

    /// Reads from one consistent snapshot and blocks the calling thread.
    ///
    /// - Throws: ``Tables/DatabaseError``, and what `body` throws.
    public func readSync<T>(_ body: (any Session) throws -> T) throws -> T {
        try TransactionNesting.refuse(self)
        return try readers.runSync { connection in
            try TransactionNesting.run(self) { try connection.transaction(.read, body) }
        }
    }

    /// Writes in one transaction and blocks the calling thread.
    ///
    /// - Throws: ``Tables/DatabaseError``, and what `body` throws.
    @discardableResult
    public func writeSync<T>(_ body: (any Session) throws -> T) throws -> T {
        try TransactionNesting.refuse(self)
        return try writers.runSync { connection in
            try TransactionNesting.run(self) { try connection.transaction(.write, body) }
        }
    }

    /// Closes all connections, those at work when they are done; what comes later fails.
    public func close() {
        readers.close()
        writers.close()
    }
}
