public import Domain
public import Tables

/// A team of a spot check (检查组).
public struct SpotCheckTeam: Hashable, Sendable {
    /// Its number within the spot check, from 1.
    public var number: Int
    /// What it is called.
    public var name: String
    /// Its members.
    public var members: [Int64]

    /// A team.
    public init(number: Int, name: String, members: [Int64]) {
        self.number = number
        self.name = name
        self.members = members
    }
}

/// When a team's list of a day was opened, and by whom (名单开启记录).
public struct ListReveal: Hashable, Sendable {
    /// The team.
    public let team: Int
    /// The day.
    public let day: Day
    /// When.
    public let at: Instant
    /// Who.
    public let userID: Int64?
    /// That user's name.
    public let userName: String

    /// An opened list.
    public init(team: Int, day: Day, at: Instant, userID: Int64?, userName: String) {
        self.team = team
        self.day = day
        self.at = at
        self.userID = userID
        self.userName = userName
    }
}

/// The teams of spot checks, the lists they have opened, and the problems that were raised.
public struct TeamTable {
    private let session: any Session

    /// The teams as the session sees them.
    public init(_ session: any Session) {
        self.session = session
    }

    /// Sets the teams of a spot check.
    public func replace(_ teams: [SpotCheckTeam], of campaign: Int64) throws {
        try session.execute("DELETE FROM campaign_members WHERE campaign = \(campaign)")
        try session.execute("DELETE FROM campaign_teams WHERE campaign = \(campaign)")
        for team in teams {
            try session.execute(
                "INSERT INTO campaign_teams (campaign, team, name) VALUES (\(campaign), \(team.number), \(team.name))")
            for member in team.members {
                try session.execute(
                    """
                    INSERT INTO campaign_members (campaign, team, user_id)
                    VALUES (\(campaign), \(team.number), \(member))
                    """)
            }
        }
    }

    /// The teams of a spot check.
    public func teams(of campaign: Int64) throws -> [SpotCheckTeam] {
        var members: [Int: [Int64]] = [:]
        for row in try session.rows(
            "SELECT team, user_id FROM campaign_members WHERE campaign = \(campaign) ORDER BY user_id")
        {
            members[Int(try row.int(0)), default: []].append(try row.int(1))
        }
        return try session.rows("SELECT team, name FROM campaign_teams WHERE campaign = \(campaign) ORDER BY team").map
        {
            let number = Int(try $0.int(0))
            return SpotCheckTeam(number: number, name: try $0.text(1), members: members[number] ?? [])
        }
    }

    /// The team of a user.
    public func team(of user: Int64, in campaign: Int64) throws -> Int? {
        try session.firstInt(
            "SELECT team FROM campaign_members WHERE campaign = \(campaign) AND user_id = \(user)"
        ).map { Int($0) }
    }

    /// Notes that a list was opened; only the first time counts.
    public func reveal(_ reveal: ListReveal, of campaign: Int64) throws -> Bool {
        try session.execute(
            """
            INSERT INTO campaign_reveals (campaign, team, day, at, user_id, user_name)
            VALUES (\(campaign), \(reveal.team), \(reveal.day.number), \(reveal.at.milliseconds), \(reveal.userID),
                \(reveal.userName))
            ON CONFLICT (campaign, team, day) DO NOTHING
            """) > 0
    }

    /// The lists that were opened.
    public func reveals(of campaign: Int64) throws -> [ListReveal] {
        try session.rows(
            """
            SELECT team, day, at, user_id, user_name FROM campaign_reveals WHERE campaign = \(campaign)
            ORDER BY day, team
            """
        ).map {
            ListReveal(
                team: Int(try $0.int(0)), day: Day(number: Int(try $0.int(1))),
                at: Instant(milliseconds: try $0.int(2)), userID: try $0.intOrNil(3), userName: try $0.text(4))
        }
    }

    /// Notes that a problem was raised for a facility.
    ///
    /// - Returns: Whether it was new.
    public func raiseProblem(
        campaign: Int64, facility: SubjectID, visit: Int64, at: Instant, detail: String
    ) throws -> Bool {
        try session.execute(
            """
            INSERT INTO problems_raised (campaign, facility, visit, at, detail)
            VALUES (\(campaign), \(facility.number), \(visit), \(at.milliseconds), \(detail))
            ON CONFLICT (campaign, facility) DO NOTHING
            """) > 0
    }

    /// How many problems a spot check raised.
    public func problems(of campaign: Int64) throws -> Int {
        Int(try session.firstInt("SELECT COUNT(*) FROM problems_raised WHERE campaign = \(campaign)") ?? 0)
    }
}

extension TeamTable {
    /// A problem as it was noted.
    public struct ProblemNote: Hashable, Sendable {
        /// The facility.
        public let facility: SubjectID
        /// The visit that found it.
        public let visit: Int64
        /// When it was opened.
        public let at: Instant
        /// What was found, as JSON.
        public let detail: String
    }

    /// The problems that a spot check raised.
    public func problemNotes(of campaign: Int64) throws -> [ProblemNote] {
        try session.rows(
            "SELECT facility, visit, at, detail FROM problems_raised WHERE campaign = \(campaign) ORDER BY facility"
        ).map {
            ProblemNote(
                facility: SubjectID(try $0.int(0)), visit: try $0.int(1), at: Instant(milliseconds: try $0.int(2)),
                detail: try $0.text(3))
        }
    }

    /// A user who could take part.
    public struct Candidate: Hashable, Sendable {
        /// The user's number.
        public let id: Int64
        /// The name for showing.
        public let name: String
        /// The login name.
        public let login: String
    }

    /// The users who hold one of some roles in one of some areas.
    public func candidates(roles: [String], areas: [SubjectID]) throws -> [Candidate] {
        try session.rows(
            """
            SELECT DISTINCT u.id, u.name, u.login FROM users u JOIN user_grants g ON g.user_id = u.id
            WHERE g.role IN (\(values: roles)) AND g.area IN (\(values: areas.map(\.number))) AND u.is_disabled = 0
            ORDER BY u.login LIMIT 500
            """
        ).map { Candidate(id: try $0.int(0), name: try $0.text(1), login: try $0.text(2)) }
    }
}
