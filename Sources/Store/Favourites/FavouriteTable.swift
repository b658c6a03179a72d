package import Domain
package import Tables

/// The pages that users marked for themselves (收藏).
package struct FavouriteTable {
    /// A page somebody marked.
    package struct Mark: Hashable, Sendable {
        /// The sort of page as a number of the use case's own.
        package let page: Int64
        /// Whom it is about.
        package let subject: SubjectID
        /// When it was marked.
        package let at: Instant
    }

    private let session: any Session

    /// The marks as the session sees them.
    package init(_ session: any Session) {
        self.session = session
    }

    /// Keeps a mark; one that is there already stays as it is.
    package func add(_ page: Int64, _ subject: SubjectID, of user: Int64, at: Instant) throws {
        try session.execute(
            """
            INSERT INTO favourites (user_id, page, subject, at)
            VALUES (\(user), \(page), \(subject.number), \(at.milliseconds)) ON CONFLICT DO NOTHING
            """)
    }

    /// Takes a mark away.
    package func remove(_ page: Int64, _ subject: SubjectID, of user: Int64) throws {
        try session.execute(
            "DELETE FROM favourites WHERE user_id = \(user) AND page = \(page) AND subject = \(subject.number)")
    }

    /// Whether the page is marked.
    package func contains(_ page: Int64, _ subject: SubjectID, of user: Int64) throws -> Bool {
        try session.firstInt(
            "SELECT 1 FROM favourites WHERE user_id = \(user) AND page = \(page) AND subject = \(subject.number)")
            != nil
    }

    /// How many marks a user has.
    package func count(of user: Int64) throws -> Int {
        Int(try session.firstInt("SELECT COUNT(*) FROM favourites WHERE user_id = \(user)") ?? 0)
    }

    /// A user's marks, the latest first.
    package func marks(of user: Int64) throws -> [Mark] {
        try session.rows(
            "SELECT page, subject, at FROM favourites WHERE user_id = \(user) ORDER BY at DESC, page, subject"
        ).map { row in
            Mark(
                page: try row.int(0), subject: SubjectID(try row.int(1)), at: Instant(milliseconds: try row.int(2)))
        }
    }
}
