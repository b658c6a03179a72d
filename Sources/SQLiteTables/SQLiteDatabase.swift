import Foundation
internal import GRDB
public import Tables

/// A database in one SQLite file: the embedded engine for a village, town or county (嵌入式数据库).
///
/// The file is in write-ahead mode with `synchronous = FULL`: what was answered survives a kill and a power failure.
/// One writer and up to four readers work at the same time, each with at most 16 MB of page cache.
public final class SQLiteDatabase: Tables.Database {
    /// The path of the database file.
    public let path: String
    private let pool: DatabasePool
    private let briefReaders: BriefReaders

    /// SQLite's way of writing SQL.
    public var dialect: Dialect { .sqlite }

    /// Opens a database file, or makes an empty one.
    ///
    /// - Parameters:
    ///   - path: The file; its folder must exist and be writable.
    ///   - busyTimeout: The seconds to wait for another process's write.
    ///   - readOnly: Leaves the file as it is, with nothing beside it; it must be there, and writing fails.
    /// - Throws: ``Tables/DatabaseError`` of kind `.connection` where the file cannot be opened, `.corrupt` where it is
    ///   no database.
    public init(path: String, busyTimeout: Double = 10, readOnly: Bool = false) throws {
        self.path = path
        briefReaders = BriefReaders(path: path, busyTimeout: busyTimeout, most: 4)
        var configuration = Configuration()
        configuration.busyMode = .timeout(busyTimeout)
        configuration.readonly = readOnly
        configuration.maximumReaderCount = 4
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA cache_size = -16000;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA journal_size_limit = 67108864;
                    """)
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            if readOnly { return }
            // The pool itself sets NORMAL when it turns to write-ahead mode, so this has to come after.
            // The writer has the larger cache: a list of hundreds of thousands of rows goes into six indexes at once,
            // and what does not fit is written out and read back many times over.
            try pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -49152;")
            }
        } catch {
            throw DatabaseError(opening: path, error)
        }
    }

    /// Reads from one consistent snapshot.
    ///
    /// - Throws: ``Tables/DatabaseError``, `CancellationError`, and what `body` throws.
    public func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        do {
            return try await pool.read { database in
                try TransactionNesting.run(self) { try SQLiteSession(database).run(body) }
            }
        } catch {
            throw DatabaseError.mapped(error)
        }
    }

    /// Reads from one consistent snapshot on the calling thread, where a connection is free.
    ///
    /// - Throws: ``Tables/DatabaseError``, `CancellationError`, and what `body` throws.
    public func readBriefly<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try Task.checkCancellation()
        do {
            let answer = try briefReaders.run { database in
                try TransactionNesting.run(self) { try SQLiteSession(database).runInSnapshot(body) }
            }
            if let answer { return answer }
        } catch {
            throw DatabaseError.mapped(error)
        }
        return try await read(body)
    }

    /// Writes in one transaction; one writer works at a time.
    ///
    /// - Throws: ``Tables/DatabaseError``, `CancellationError`, and what `body` throws.
    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        do {
            return try await pool.write { database in
                try TransactionNesting.run(self) { try SQLiteSession(database).run(body) }
            }
        } catch {
            throw DatabaseError.mapped(error)
        }
    }

    /// Reads from one consistent snapshot and blocks the calling thread.
    ///
    /// - Throws: ``Tables/DatabaseError``, and what `body` throws.
    public func readSync<T>(_ body: (any Session) throws -> T) throws -> T {
        try TransactionNesting.refuse(self)
        do {
            return try pool.read { database in
                try TransactionNesting.run(self) { try SQLiteSession(database).run(body) }
            }
        } catch {
            throw DatabaseError.mapped(error)
        }
    }

    /// Writes in one transaction and blocks the calling thread.
    ///
    /// - Throws: ``Tables/DatabaseError``, and what `body` throws.
    @discardableResult
    public func writeSync<T>(_ body: (any Session) throws -> T) throws -> T {
        try TransactionNesting.refuse(self)
        do {
            return try pool.write { database in
                try TransactionNesting.run(self) { try SQLiteSession(database).run(body) }
            }
        } catch {
            throw DatabaseError.mapped(error)
        }
    }

    /// What SQLite finds wrong with the file's pages; nil where it is whole.
    ///
    /// - Throws: ``Tables/DatabaseError``.
    public func damage() throws -> String? {
        let found = try readSync { try $0.firstText("PRAGMA integrity_check(1)") }
        return found == "ok" ? nil : found
    }

    /// Copies the database to another file while it is being used; the copy is one consistent moment.
    ///
    /// The copy is one file that needs nothing beside it, and appears under its name only when it is whole. An
    /// existing file of that name is replaced.
    ///
    /// - Throws: ``Tables/DatabaseError``; of kind `.connection` where the file cannot be written.
    public func backup(to path: String) throws {
        let partial = path + ".partial"
        let files = FileManager.default
        let beside = ["-wal", "-shm", "-journal"]
        func remove(_ path: String, _ suffixes: [String]) {
            for suffix in suffixes where files.fileExists(atPath: path + suffix) {
                try? files.removeItem(atPath: path + suffix)
            }
        }
        remove(partial, [""] + beside)
        do {
            let copy = try DatabaseQueue(path: partial)
            try pool.backup(to: copy)
            // The pages say "write-ahead mode", in which every reader would put a log and an index beside the copy.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
        } catch {
            remove(partial, [""] + beside)
            throw DatabaseError(opening: path, error)
        }
        remove(partial, beside)
        // A log that lay beside a former copy of the name must not be played into this one.
        remove(path, beside)
        // rename(2) replaces the former copy in one step.
        guard rename(partial, path) == 0 else {
            let reason = String(cString: strerror(errno))
            throw DatabaseError(.connection, "The copy could not be moved to \(path): \(reason).")
        }
    }

    /// Moves the write-ahead log's pages into the database file and empties the log.
    ///
    /// - Returns: Whether all could be moved; readers at work may hold some back until the next time.
    /// - Throws: ``Tables/DatabaseError``.
    @discardableResult
    public func checkpoint() throws -> Bool {
        do {
            try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            return true
        } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_BUSY {
            return false
        } catch {
            throw DatabaseError.mapped(error)
        }
    }

    /// Closes all connections; what comes later fails.
    public func close() {
        briefReaders.close()
        // The only failure is that connections are still at work; they close when they are done.
        try? pool.close()
    }
}
