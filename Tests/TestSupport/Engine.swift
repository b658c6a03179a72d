/// The engines that every test of stored data runs on.
public enum Engine: String, CaseIterable, Sendable, CustomStringConvertible {
    /// A SQLite file of the test's own.
    case sqlite
    /// A PostgreSQL schema of the test's own.
    case postgres

    /// The engine's name as test reports show it.
    public var description: String { rawValue }
}
