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

    /// Whether the entry belongs to the area.
    ///
    /// What it brought decides: facts about the area alone. The undoing of an import, or of another entry as a whole,
    /// belongs where that does.
    /// Without facts the subject's place decides, and without such a subject the actor, all of whose areas must lie in
    /// the area.
    func covers(_ entry: AuditEntry) throws -> Bool {
        if isWhole { return true }
        let facts = EntryFacts(session)
        if entry.factCount > 0 {
            guard try facts.areAll(of: entry.sequence, within: scope) else { return false }
            // An undoing may bring facts of its own, and tells of the import all the same.
            guard entry.action == "import-undo" else { return true }
        }
        if let undone = try ImportTable(session).find(undoneBy: entry.sequence),
            try !facts.facts(of: undone.entry, limit: 1).isEmpty
        {
            return try facts.areAll(of: undone.entry, within: scope)
        }
        if entry.action == RegisterDesk.batchUndo, let undone = try facts.withdrawn(by: entry.sequence) {
            return try facts.areAll(of: undone, within: scope)
        }
        if let subject = entry.subject, let path = try facts.lastPath(of: subject) { return scope.contains(path) }
        guard let user = entry.actor.userID else { return false }
        return try UserTable(session).isWithin(scope, user: user, on: today)
    }
}
