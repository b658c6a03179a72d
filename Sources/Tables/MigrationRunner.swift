/// Brings a database's tables up to the program's version, each step in a transaction of its own.
///
/// What was applied stands in the table `schema_migrations`.
public struct MigrationRunner: Sendable {
    private let migrations: [Migration]

    /// A runner for the program's steps, in any order.
    public init(_ migrations: [Migration]) {
        self.migrations = migrations.sorted { $0.number < $1.number }
    }

    /// Applies the steps that the database lacks and returns their numbers.
    ///
    /// - Throws: ``DatabaseError``: of kind `.newerSchema` where a newer program has written the database, of kind
    ///   `.corrupt` where a step was changed after it had been applied, and what the statements throw; the failing
    ///   step is undone, earlier ones stay.
    @discardableResult
    public func migrate(_ database: any Database) throws -> [Int] {
        try checkNumbers()
        try database.writeSync { session in
            try session.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migrations (
                    number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)
                """)
        }
        var applied: [Int] = []
        for migration in migrations {
            // The record is read again inside each transaction: another process may be migrating at the same time.
            let isNew = try database.writeSync { session in
                let record = try recorded(session)
                guard record[migration.number] == nil else { return false }
                try apply(migration, session)
                return true
            }
            if isNew { applied.append(migration.number) }
        }
        if migrations.isEmpty { _ = try database.readSync(recorded) }
        return applied
    }

    /// The highest number that was applied to a database, 0 for none.
    ///
    /// - Throws: ``DatabaseError``.
    public static func currentNumber(_ database: any Database) throws -> Int {
        try database.readSync { session in
            let exists = try session.firstInt(
                """
                SELECT COUNT(*) FROM \(
                    sqlite: "sqlite_master WHERE type = 'table' AND name = 'schema_migrations'",
                    postgres: "pg_class WHERE oid = to_regclass('schema_migrations')")
                """)
            guard exists == 1 else { return 0 }
            return Int(try session.firstInt("SELECT MAX(number) FROM schema_migrations") ?? 0)
        }
    }

    private func checkNumbers() throws {
        for (earlier, later) in zip(migrations, migrations.dropFirst()) where earlier.number == later.number {
            throw DatabaseError(
                .syntax, "Two migrations have the number \(later.number): \(earlier.name), \(later.name).")
        }
        if let first = migrations.first, first.number < 1 {
            throw DatabaseError(.syntax, "Migrations are numbered from 1, not from \(first.number).")
        }
    }

    /// The numbers and checksums on record, once they are known to fit the program's steps.
    private func recorded(_ session: any Session) throws -> [Int: String] {
        var record: [Int: String] = [:]
        for row in try session.rows("SELECT number, name, checksum FROM schema_migrations ORDER BY number DESC") {
            let number = Int(try row.int(0))
            record[number] = try row.text(2)
            guard number <= migrations.last?.number ?? 0 else {
                throw newerSchema(number, try row.text(1))
            }
        }
        for migration in migrations {
            if let checksum = record[migration.number], checksum != migration.checksum(for: session.dialect) {
                throw changed(migration)
            }
        }
        return record
    }

    private func apply(_ migration: Migration, _ session: any Session) throws {
        for statement in migration.statements(session.dialect) {
            try session.runScript(statement)
        }
        try session.execute(
            """
            INSERT INTO schema_migrations (number, name, checksum, applied_at)
            VALUES (\(migration.number), \(migration.name), \(migration.checksum(for: session.dialect)), \(
                sqlite: "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')",
                postgres: "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"))
            """)
    }

    private func newerSchema(_ number: Int, _ name: String) -> DatabaseError {
        let own = migrations.last?.number ?? 0
        return DatabaseError(
            .newerSchema,
            "数据库由更新版本的程序写入（数据库结构第 \(number) 版“\(name)”，本程序只认识到第 \(own) 版）。"
                + "请升级程序，或恢复升级前的备份；数据库未作任何改动。 "
                + "The database was written by a newer version of the program (its tables are at version \(number), "
                + "\"\(name)\"; this program knows them up to version \(own)). Upgrade the program or restore a backup "
                + "made before the upgrade; nothing was changed.")
    }

    private func changed(_ migration: Migration) -> DatabaseError {
        DatabaseError(
            .corrupt,
            "数据库结构第 \(migration.number) 版“\(migration.name)”在应用之后被修改过，与本程序不一致。"
                + "请使用与数据库相符的程序版本；数据库未作任何改动。 "
                + "Version \(migration.number) of the tables, \"\(migration.name)\", was changed after it had been applied "
                + "and differs from this program's. Use the program's version that fits the database; nothing was changed."
        )
    }
}
