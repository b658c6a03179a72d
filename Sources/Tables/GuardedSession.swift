/// A session that keeps both engines' transactions alike: after an error nothing more runs, nothing is kept.
///
/// PostgreSQL refuses every statement after a failed one; SQLite would go on. A program that catches an error and goes
/// on would then work on one engine only, so SQLite is made as strict.
package protocol GuardedSession: AnyObject, Session {
    /// The error that ended this transaction or savepoint, nil as long as all is well.
    var failure: (any Error)? { get set }

    /// Runs a statement that steers the transaction, even after a failure.
    func control(_ statement: StaticString) throws
}

extension GuardedSession {
    /// Runs the work of one statement and remembers its error.
    package func guarded<T>(_ body: () throws -> T) throws -> T {
        try requireSound()
        do {
            return try body()
        } catch {
            failure = error
            throw error
        }
    }

    /// Throws the error that ended the transaction, if there was one.
    package func requireSound() throws {
        if let failure { throw failure }
    }

    /// Runs `body` so that, if it throws, only its own changes are undone and the transaction can go on.
    ///
    /// - Throws: What `body` throws, after its changes were undone.
    @discardableResult
    public func savepoint<T>(_ body: () throws -> T) throws -> T {
        try requireSound()
        try control("SAVEPOINT inner_part")
        do {
            let result = try body()
            try requireSound()
            try control("RELEASE SAVEPOINT inner_part")
            return result
        } catch {
            try control("ROLLBACK TO SAVEPOINT inner_part")
            try control("RELEASE SAVEPOINT inner_part")
            failure = nil
            throw error
        }
    }
}

extension [[TableValue]] {
    /// Refuses rows of another length than `count`, and values that cannot be stored.
    package func requireStorable(count: Int, sql: String) throws {
        for (index, row) in enumerated() {
            guard row.count == count else {
                throw DatabaseError(
                    .unexpectedValue, "Row \(index) has \(row.count) values instead of \(count).", sql: sql)
            }
            for (column, value) in row.enumerated() {
                guard let obstacle = value.obstacle else { continue }
                throw DatabaseError(.unexpectedValue, "\(obstacle) (row \(index), value \(column))", sql: sql)
            }
        }
    }
}
