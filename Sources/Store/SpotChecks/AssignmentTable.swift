public import Domain
public import Tables

/// A facility that a team is to check on a day (检查任务).
public struct Assignment: Hashable, Sendable {
    /// Why the facility is to be checked.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// It was drawn.
        case drawn
        /// It takes the place of one that could not be checked: the next ticket (递补).
        case replacement
        /// A second look by another team that does not know of it (复核).
        case recheck
    }

    /// Its number; 0 until it is stored.
    public var id: Int64 = 0
    /// The spot check.
    public var campaign: Int64
    /// The facility.
    public var facility: SubjectID
    /// The stratum it was drawn from.
    public var stratum: String
    /// Why it is to be checked.
    public var kind: Kind
    /// The team.
    public var team: Int
    /// The day.
    public var day: Day
    /// The task whose place it takes.
    public var replaces: Int64?
    /// Why that one needed replacing.
    public var reason: String?

    /// A task for a team.
    public init(
        campaign: Int64, facility: SubjectID, stratum: String, kind: Kind, team: Int, day: Day, replaces: Int64? = nil,
        reason: String? = nil
    ) {
        self.campaign = campaign
        self.facility = facility
        self.stratum = stratum
        self.kind = kind
        self.team = team
        self.day = day
        self.replaces = replaces
        self.reason = reason
    }
}

/// What teams are to check.
public struct AssignmentTable {
    private let session: any Session

    /// The tasks as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    private static let columns: Query =
        "a.id, a.campaign, a.facility, a.stratum, a.kind, a.team, a.day, a.replaces, a.reason"

    private static func record(_ row: Row) throws -> Assignment {
        var task = Assignment(
            campaign: try row.int(1), facility: SubjectID(try row.int(2)), stratum: try row.text(3),
            kind: Assignment.Kind(rawValue: try row.text(4)) ?? .drawn, team: Int(try row.int(5)),
            day: Day(number: Int(try row.int(6))), replaces: try row.intOrNil(7), reason: try row.textOrNil(8))
        task.id = try row.int(0)
        return task
    }

    /// Keeps a task.
    ///
    /// - Returns: Its number.
    @discardableResult
    public func insert(_ task: Assignment) throws -> Int64 {
        let id =
            try session.firstInt("UPDATE counters SET value = value + 1 WHERE name = 'assignment' RETURNING value")
            ?? 1
        try session.execute(
            """
            INSERT INTO assignments (id, campaign, facility, stratum, kind, team, day, replaces, reason)
            VALUES (\(id), \(task.campaign), \(task.facility.number), \(task.stratum), \(task.kind.rawValue),
                \(task.team), \(task.day.number), \(task.replaces), \(task.reason))
            """)
        return id
    }

    /// A task by its number.
    public func find(_ id: Int64) throws -> Assignment? {
        try session.first("SELECT \(Self.columns) FROM assignments a WHERE a.id = \(id)").map(Self.record)
    }

    /// The tasks of a spot check; of one team on one day where they are given.
    public func tasks(of campaign: Int64, team: Int? = nil, day: Day? = nil) throws -> [Assignment] {
        let byTeam: Query = team.map { "AND a.team = \($0)" } ?? ""
        let byDay: Query = day.map { "AND a.day = \($0.number)" } ?? ""
        return try session.rows(
            """
            SELECT \(Self.columns) FROM assignments a WHERE a.campaign = \(campaign) \(byTeam) \(byDay)
            ORDER BY a.day, a.team, a.id
            """
        ).map(Self.record)
    }
}
