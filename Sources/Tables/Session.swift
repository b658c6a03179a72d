/// A transaction at work, on one connection (会话).
///
/// It is valid only inside the closure it was passed to, and only on that thread. An error of a statement outside
/// ``savepoint(_:)`` ends the transaction on both engines, even if it is caught: nothing of it is kept.
public protocol Session {
    /// The engine's way of writing SQL.
    var dialect: Dialect { get }

    /// Runs one statement and tells how many rows it inserted, updated or deleted.
    ///
    /// - Throws: ``DatabaseError``.
    @discardableResult
    func execute(_ query: Query) throws -> Int

    /// All rows of one statement.
    ///
    /// - Throws: ``DatabaseError``.
    func rows(_ query: Query) throws -> [Row]

    /// Hands over the rows of one statement one by one, in constant memory.
    ///
    /// Other statements may run inside `body`.
    ///
    /// - Throws: ``DatabaseError``, and what `body` throws, which also ends the reading.
    func forEach(_ query: Query, _ body: (Row) throws -> Void) throws

    /// Inserts many rows: a prepared statement on SQLite, `COPY` on PostgreSQL.
    ///
    /// - Throws: ``DatabaseError``; of kind `.unexpectedValue` where a row has not as many values as there are columns.
    func insert(into table: Identifier, columns: [Identifier], rows: [[TableValue]]) throws

    /// Runs the same statement once for each set of values, which fill its placeholders in their order.
    ///
    /// - Returns: The number of rows changed by all of them.
    /// - Throws: ``DatabaseError``; of kind `.unexpectedValue` where a set has not as many values as placeholders.
    @discardableResult
    func executeBatch(_ query: Query, _ bindSets: [[TableValue]]) throws -> Int

    /// Runs several statements with `;` between them; for migrations only, since it takes plain text.
    ///
    /// - Throws: ``DatabaseError``.
    func runScript(_ sql: String) throws

    /// Runs `body` so that, if it throws, only its own changes are undone and the transaction can go on.
    ///
    /// - Throws: What `body` throws, after its changes were undone.
    @discardableResult
    func savepoint<T>(_ body: () throws -> T) throws -> T
}
