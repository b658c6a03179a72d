import Foundation
import PostgresTables
import SQLiteTables
public import Tables

/// Makes empty databases that belong to one test each.
public enum TestDatabase {
    /// An empty database; its file or its schema is removed with the last reference to it.
    ///
    /// - Throws: `DatabaseError`, or what kept the test's PostgreSQL server from starting.
    public static func make(_ engine: Engine) throws -> any Database {
        switch engine {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let database = try SQLiteDatabase(path: folder.appendingPathComponent("test.sqlite").path)
            return DisposableDatabase(database) { try? FileManager.default.removeItem(at: folder) }
        case .postgres:
            let server = try PostgresServer.url()
            let schema = try Identifier(validating: "t_" + UUID().uuidString.lowercased().filter { $0 != "-" })
            try execute("CREATE SCHEMA \(schema)", on: server)
            let separator = server.contains("?") ? "&" : "?"
            let url = server + separator + "options=-csearch_path%3D\(schema.name)"
            Removals.areWaitedFor
            return DisposableDatabase(try PostgresDatabase(url: url)) {
                try? execute("DROP SCHEMA \(schema) CASCADE", on: server)
            }
        }
    }

    private static func execute(_ query: Query, on server: String) throws {
        let database = try PostgresDatabase(url: server, connections: 2)
        defer { database.close() }
        try database.writeSync { try $0.execute(query) }
    }
}

/// Runs a test's body on an empty database and removes it afterwards.
public func withDatabase<T>(
    _ engine: Engine, isolation: isolated (any Actor)? = #isolation, _ body: (any Database) async throws -> T
) async throws -> T {
    try await body(TestDatabase.make(engine))
}

/// Runs a test's body on an empty database and removes it afterwards.
public func withDatabase<T>(_ engine: Engine, _ body: (any Database) throws -> T) throws -> T {
    try body(TestDatabase.make(engine))
}

/// Removals that are under way; the process waits for them before it ends.
private enum Removals {
    static let pending = DispatchGroup()

    /// Looked at once a connection was made: what is registered last runs first, so no removal is still on its connection
    /// when the library for encryption is taken down.
    static let areWaitedFor: Void = {
        atexit { _ = Removals.pending.wait(timeout: .now() + 30) }
    }()
}

/// A database that is closed and removed when nobody refers to it any more.
private final class DisposableDatabase: Database {
    private let database: any Database
    private let remove: @Sendable () -> Void

    var dialect: Dialect { database.dialect }

    init(_ database: any Database, remove: @escaping @Sendable () -> Void) {
        self.database = database
        self.remove = remove
    }

    deinit {
        // The last reference may fall on one of the database's own queues, which cannot wait for itself.
        DispatchQueue.global().async(group: Removals.pending) { [database, remove] in
            database.close()
            remove()
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await database.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await database.write(body)
    }

    func readSync<T>(_ body: (any Session) throws -> T) throws -> T {
        try database.readSync(body)
    }

    func writeSync<T>(_ body: (any Session) throws -> T) throws -> T {
        try database.writeSync(body)
    }

    func close() {
        database.close()
    }
}
