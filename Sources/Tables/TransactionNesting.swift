/// Notices a transaction inside another of the same database, which would wait for itself for ever.
package enum TransactionNesting {
    @TaskLocal private static var active: [ObjectIdentifier] = []

    /// Throws where this thread is inside a transaction of `database`.
    ///
    /// - Throws: ``DatabaseError`` of kind `.other`.
    package static func refuse(_ database: AnyObject) throws {
        guard active.contains(ObjectIdentifier(database)) else { return }
        throw DatabaseError(
            .other, "A transaction was started inside another one of the same database; pass the session on instead.")
    }

    /// Runs a transaction's body, in which another transaction of `database` is refused.
    package static func run<T>(_ database: AnyObject, _ body: () throws -> T) rethrows -> T {
        try $active.withValue(active + [ObjectIdentifier(database)], operation: body)
    }
}
