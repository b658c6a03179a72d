/// The two engines' ways of writing SQL (方言).
public enum Dialect: Sendable, Hashable, CaseIterable {
    /// SQLite 3.40 and later.
    case sqlite
    /// PostgreSQL 15 and later.
    case postgres
}
