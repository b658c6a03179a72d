public import Domain
public import Tables

/// Whether anything of some kinds changed, for what is kept in memory.
public struct RecordChanges {
    private let session: any Session

    /// Changes over the session's snapshot.
    public init(_ session: any Session) {
        self.session = session
    }

    /// Whether a fact of one of the kinds was recorded, or any fact was taken back, after an entry of the log.
    ///
    /// - Throws: `DatabaseError`.
    /// - Complexity: O(facts since that entry).
    public func isAny(of kinds: [RecordKind], after entry: Int64) throws -> Bool {
        try session.firstInt(
            """
            SELECT CASE WHEN EXISTS (
                SELECT 1 FROM facts f WHERE f.entry > \(entry) AND f.kind IN (\(values: kinds.map(\.number))))
            OR EXISTS (SELECT 1 FROM withdrawals w WHERE w.by_entry > \(entry)) THEN 1 ELSE 0 END
            """) == 1
    }
}
