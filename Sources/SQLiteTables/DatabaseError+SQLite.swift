internal import GRDB
internal import Tables

extension Tables.DatabaseError {
    /// An error of the binding as ours; all others as they are.
    static func mapped(_ error: any Error) -> any Error {
        guard let error = error as? GRDB.DatabaseError else { return error }
        if error.resultCode == .SQLITE_INTERRUPT { return CancellationError() }
        // The binding's answer for a closed pool.
        if error.resultCode == .SQLITE_MISUSE, error.message == "Connection is closed" {
            return Tables.DatabaseError(.connection, "The database was closed.", code: "21")
        }
        return Tables.DatabaseError(
            sqliteCode: error.extendedResultCode.rawValue, message: error.message ?? "unknown error", sql: error.sql)
    }

    /// An error of SQLite by its extended result code.
    init(sqliteCode code: Int32, message: String, sql: String?) {
        self.init(Self.kind(sqliteCode: code), message, sql: sql, code: String(code))
    }

    /// An error at opening a file, with its path and what to do.
    init(opening path: String, _ error: any Error) {
        let mapped = Self.mapped(error)
        guard let mapped = mapped as? Tables.DatabaseError else {
            self.init(.connection, "The database file \(path) cannot be opened: \(mapped).")
            return
        }
        let advice =
            mapped.kind == .corrupt
            ? "It is damaged or no SQLite database; restore a backup."
            : "Check that its folder exists and is writable."
        self.init(
            mapped.kind == .syntax ? .connection : mapped.kind,
            "数据库文件无法打开。 The database file \(path) cannot be opened: \(mapped.message). \(advice)", code: mapped.code)
    }

    private static func kind(sqliteCode code: Int32) -> Kind {
        switch ResultCode(rawValue: code) {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID: return .uniqueViolation
        case .SQLITE_CONSTRAINT_FOREIGNKEY: return .foreignKeyViolation
        case .SQLITE_CONSTRAINT_NOTNULL: return .notNullViolation
        case .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_TRIGGER: return .checkViolation
        default: break
        }
        // SQLITE_CONSTRAINT_DATATYPE: a value of the wrong type for a STRICT table.
        if code == 3091 { return .unexpectedValue }
        switch ResultCode(rawValue: code & 0xff) {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
        case .SQLITE_READONLY, .SQLITE_PERM: return .readOnly
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .corrupt
        case .SQLITE_CANTOPEN, .SQLITE_IOERR: return .connection
        case .SQLITE_MISMATCH, .SQLITE_TOOBIG: return .unexpectedValue
        case .SQLITE_ERROR, .SQLITE_RANGE: return .syntax
        // The binding's own complaints, among them several statements where one is wanted and a closed connection.
        case .SQLITE_MISUSE: return .syntax
        default: return .other
        }
    }
}
