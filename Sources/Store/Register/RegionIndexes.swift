import Tables

/// The indexes of names, put aside while the places of a whole country go into an empty table.
///
/// Names come in no order, so each row would touch two pages of these indexes at random; made once at the end they are
/// sorted instead, which takes about half the time. Only the embedded engine does so: it has one writer, and nobody
/// else sees the table without its indexes before the transaction ends.
struct RegionIndexes {
    private static let names = ["region_versions_name", "region_versions_initials"]
    /// A table with fewer rows is taken for empty: the nation itself is always there.
    private static let few = 100

    private var definitions: [String] = []

    /// Takes the indexes away where the table is empty.
    mutating func putAside(in session: any Session) throws {
        guard session.dialect == .sqlite, definitions.isEmpty,
            try session.rows("SELECT 1 FROM region_versions LIMIT \(Self.few)").count < Self.few
        else { return }
        definitions = try session.rows(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND name IN (\(values: Self.names))"
        ).map { try $0.text(0) }
        for name in Self.names { try session.execute("DROP INDEX \(Identifier(validating: name))") }
    }

    /// Makes the indexes anew, as they were defined.
    mutating func restore(in session: any Session) throws {
        for definition in definitions { try session.execute(Query(stringLiteral: definition)) }
        definitions = []
    }
}
