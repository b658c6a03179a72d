/// What went wrong in a database, the same on both engines (数据库错误).
///
/// Bound values never appear in it, only the statement's text; nor does a connection's password.
public struct DatabaseError: Error, Sendable, Equatable {
    /// What callers can act upon.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A row with the same key exists already.
        case uniqueViolation
        /// A row refers to one that does not exist, or is still referred to.
        case foreignKeyViolation
        /// A required value is missing.
        case notNullViolation
        /// A value is outside what the table allows.
        case checkViolation
        /// Others held the database for longer than the time to wait; trying again may help.
        case busy
        /// The server or the file cannot be reached.
        case connection
        /// A write was tried where only reading is allowed.
        case readOnly
        /// The database file is damaged or no database, or a recorded migration differs from the program's.
        case corrupt
        /// The database was written by a newer version of the program.
        case newerSchema
        /// A value is not of the type asked for, or cannot be stored.
        case unexpectedValue
        /// The statement itself is wrong.
        case syntax
        /// Anything else; see the message and the code.
        case other
    }

    /// What callers can act upon.
    public let kind: Kind
    /// What happened and, where known, what to do.
    public let message: String
    /// The statement's text without bound values, where one was at work.
    public let sql: String?
    /// The engine's own code: SQLite's extended result code or PostgreSQL's SQLSTATE.
    public let code: String?

    /// An error of a kind, with the engine's own words.
    public init(_ kind: Kind, _ message: String, sql: String? = nil, code: String? = nil) {
        self.kind = kind
        self.message = message
        self.sql = sql
        self.code = code
    }
}

extension DatabaseError: CustomStringConvertible {
    /// The kind, the message, the code and the statement on one line.
    public var description: String {
        var text = "\(kind.rawValue): \(message)"
        if let code { text += " [\(code)]" }
        if let sql { text += " — \(sql.prefix(500))" }
        return text
    }
}
