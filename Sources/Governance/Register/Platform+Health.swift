import Store
import Tables

extension Platform {
    /// The number of the last entry of the log that changed data: the version of the data; 0 while there is none.
    public func dataVersion() async throws -> Int64 {
        try await database.read { session in try AuditLog(session).dataVersion() }
    }

    /// Whether an error will pass by itself: others hold the database, or it cannot be reached just now.
    public static func isTransient(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        return error.kind == .busy || error.kind == .connection
    }
}
