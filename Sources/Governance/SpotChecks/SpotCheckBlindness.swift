import Domain
import Store
import Tables

/// Who must not see whose findings while a spot check is in the field (盲样复核).
///
/// Two teams look at some facilities without knowing of each other. Until its own report of a facility has arrived, a
/// team's members see of the facility only what their own team has found there; what else there is they see like
/// everybody. A report cannot be changed once it is here, and a second one waits for a decision, so knowing the other one
/// bends nothing any more; from then on they may decide about the other team's visit, too. Without this nobody could where
/// everybody is in a team.
struct SpotCheckBlindness {
    /// The teams that must still be kept blind, by the facilities of their lists; empty once the check is finished.
    private let teams: [SubjectID: Set<Int>]
    private let members: [Int: Set<Int64>]

    init(_ campaign: CampaignRecord, in session: any Session) throws {
        guard campaign.phase == .field else {
            (teams, members) = ([:], [:])
            return
        }
        let members: [Int: Set<Int64>] = Dictionary(
            try TeamTable(session).teams(of: campaign.id).map { ($0.number, Set($0.members)) },
            uniquingKeysWith: { first, _ in first })
        let arrived = try VisitTable(session).visits(
            for: "spot-check", campaign.id, states: [.accepted, .quarantined])
        var reporters: [Int64: Set<Int64>] = [:]
        for visit in arrived where visit.outcome != nil {
            if let task = visit.assignment, let user = visit.userID { reporters[task, default: []].insert(user) }
        }
        var teams: [SubjectID: Set<Int>] = [:]
        for task in try AssignmentTable(session).tasks(of: campaign.id) {
            let hasReported = !(reporters[task.id] ?? []).isDisjoint(with: members[task.team] ?? [])
            if !hasReported { teams[task.facility, default: []].insert(task.team) }
        }
        self.teams = teams
        self.members = members
    }

    /// The users who must not see the visit.
    func hidden(from visit: VisitRecord) -> Set<Int64> {
        guard let facility = visit.subject else { return [] }
        let blind = (teams[facility] ?? []).compactMap { members[$0] }
        return blind.reduce(into: []) { hidden, team in
            if !(visit.userID.map(team.contains) ?? false) { hidden.formUnion(team) }
        }
    }

    /// Whether a user must not see what another team does at a facility.
    func hides(_ task: Assignment, from user: Int64?) -> Bool {
        guard let user else { return false }
        return (teams[task.facility] ?? []).contains { $0 != task.team && members[$0]?.contains(user) == true }
    }
}
