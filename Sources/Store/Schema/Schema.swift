public import Tables

/// The tables of the register and how they came to be, in the order of their numbers.
public enum Schema {
    /// All migrations; a database that has more than these is refused.
    public static let migrations: [Migration] = [
        .journal, .regions, .records, .tallies, .access, .imports, .spotChecks, .ground, .spotCheckParts, .field,
        .terrain, .photoHolders, .favourites, .dataVersion,
    ]

    /// Brings the database to the present form.
    ///
    /// - Throws: ``DatabaseError`` with kind `newerSchema` if a newer program has written the database.
    public static func prepare(_ database: any Database) throws {
        try MigrationRunner(migrations).migrate(database)
    }
}

/// Pieces of table definitions that several migrations share.
///
/// Frozen: a change would alter what was applied.
enum TableText {
    /// The leading columns of a table of versions: who, and both axes of time.
    static let axes = """
        id BIGINT NOT NULL,
        valid_from BIGINT NOT NULL,
        valid_to BIGINT NOT NULL,
        known_from BIGINT NOT NULL,
        known_to BIGINT NOT NULL,
        """

    /// The key of a table of versions, and SQLite's clustering by it.
    static func key(_ dialect: Dialect) -> String {
        "PRIMARY KEY (id, known_from, valid_from))" + clustered(dialect)
    }

    /// Keeps the rows in the order of the primary key, where the engine can.
    static func clustered(_ dialect: Dialect) -> String {
        dialect == .sqlite ? " WITHOUT ROWID" : ""
    }

    /// Text that is compared byte by byte on both engines.
    static func bytewise(_ dialect: Dialect) -> String {
        dialect == .sqlite ? "TEXT" : "TEXT COLLATE \"C\""
    }

    /// A floating-point column.
    static func real(_ dialect: Dialect) -> String {
        dialect == .sqlite ? "REAL" : "DOUBLE PRECISION"
    }
}
