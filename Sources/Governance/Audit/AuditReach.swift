import Domain
import Store
import Tables

/// Which entries of the log belong to an area.
struct AuditReach {
    private let session: any Session
    private let scope: AreaScope
    private let today: Day
    private let isWhole: Bool

    init(_ session: any Session, scope: AreaScope, today: Day) {
        self.session = session
        self.scope = scope
        self.today = today
        isWhole = scope.contains(RegionPath(of: .nation, level: .nation, under: nil))
    }

    /// Whether the entry is about a place of the area, was written by somebody all of whose areas lie in it,
    /// or brought facts about it alone.
    func covers(_ entry: AuditEntry) throws -> Bool {
        if isWhole { return true }
        if let subject = entry.subject {
            if let path = try session.firstText(
                "SELECT path FROM region_versions WHERE id = \(subject.number) ORDER BY known_to DESC, valid_to DESC LIMIT 1"
            ) {
                return scope.contains(RegionPath(text: path))
            }
        }
        guard let user = entry.actor.userID else {
            // From the command line: what was brought tells whom it concerns.
            return try entry.factCount > 0 && EntryFacts(session).areAll(of: entry.sequence, within: scope)
        }
        return try UserTable(session).isWithin(scope, user: user, on: today)
    }
}
