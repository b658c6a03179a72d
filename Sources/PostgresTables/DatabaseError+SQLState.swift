import Tables

extension DatabaseError {
    /// What an SQLSTATE means for the caller; see appendix A of PostgreSQL's manual.
    static func kind(sqlState code: String) -> Kind {
        switch code {
        case "23505", "23P01": .uniqueViolation
        case "23503": .foreignKeyViolation
        case "23502": .notNullViolation
        // P0001: raised by a trigger, as SQLite's RAISE(ABORT).
        case "23514", "P0001": .checkViolation
        // Serialisation failures, deadlocks, waits given up, too many connections.
        case "40001", "40P01", "55P03", "53300": .busy
        case "25006": .readOnly
        case "57P01", "57P02", "57P03", "3D000": .connection
        case "XX001", "XX002": .corrupt
        default:
            switch code.prefix(2) {
            case "08", "28": .connection
            case "22": .unexpectedValue
            case "42": .syntax
            default: .other
            }
        }
    }
}
