/// A database of either engine (数据库).
///
/// A transaction is a synchronous closure: nothing waits inside it, and it looks the same on both engines. Reads and
/// writes must not be nested in one another.
public protocol Database: Sendable {
    /// The engine's way of writing SQL.
    var dialect: Dialect { get }

    /// Reads from one consistent snapshot.
    ///
    /// - Throws: ``DatabaseError``, `CancellationError`, and what `body` throws.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// Reads as ``read(_:)`` does; for a few rows by key, which an engine may read without changing threads.
    ///
    /// What may read many rows takes ``read(_:)``: this one can hold a thread that others wait for.
    ///
    /// - Throws: ``DatabaseError``, `CancellationError`, and what `body` throws.
    func readBriefly<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// Writes in one transaction: all of it is kept, or, if `body` throws, nothing. One writer works at a time.
    ///
    /// - Throws: ``DatabaseError``, `CancellationError`, and what `body` throws.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// Reads as ``read(_:)`` does and blocks the calling thread; for commands and tests.
    ///
    /// - Throws: ``DatabaseError``, and what `body` throws.
    func readSync<T>(_ body: (any Session) throws -> T) throws -> T

    /// Writes as ``write(_:)`` does and blocks the calling thread; for commands and tests.
    ///
    /// - Throws: ``DatabaseError``, and what `body` throws.
    @discardableResult
    func writeSync<T>(_ body: (any Session) throws -> T) throws -> T

    /// Closes all connections; what comes later fails with `.connection`.
    func close()
}

extension Database {
    /// Reads as ``read(_:)`` does.
    ///
    /// - Throws: ``DatabaseError``, `CancellationError`, and what `body` throws.
    public func readBriefly<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await read(body)
    }
}
