import Tables

extension AuditLog {
    /// The place of the last entry that changed data: the version of the data (数据版本); 0 where none ever did.
    ///
    /// Coming in, going out, taking out and looking after users change none: two lists of the same data bear the same
    /// version, whoever signed in between. An action that is not known here counts as a change.
    ///
    /// - Complexity: O(log entries); the index holds these entries alone.
    public func dataVersion() throws -> Int64 {
        // Word for word the index's condition, or no engine takes the index; SQLite is made to take it.
        try session.firstInt(
            """
            SELECT sequence FROM audit_log \(sqlite: "INDEXED BY audit_log_changes", postgres: "")
            WHERE action NOT IN (
                'export', 'password-change', 'password-reset', 'session-end', 'sign-in', 'sign-in-failed', 'sign-out',
                'sign-out-everywhere', 'token-create', 'token-revoke', 'user-create', 'user-disable', 'user-enable',
                'user-grants', 'user-profile')
            ORDER BY sequence DESC LIMIT 1
            """) ?? 0
    }
}
