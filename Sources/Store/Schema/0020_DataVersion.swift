import Tables

extension Migration {
    /// An index over the entries that changed data, so that the last of them is found at once, however many people came
    /// in and went out since.
    ///
    /// ``AuditLog/dataVersion()`` names the same actions.
    static let dataVersion = Migration(number: 20, name: "data_version") { _ in
        [
            """
            CREATE INDEX audit_log_changes ON audit_log (sequence) WHERE action NOT IN (
                'export', 'password-change', 'password-reset', 'session-end', 'sign-in', 'sign-in-failed', 'sign-out',
                'sign-out-everywhere', 'token-create', 'token-revoke', 'user-create', 'user-disable', 'user-enable',
                'user-grants', 'user-profile')
            """
        ]
    }
}
