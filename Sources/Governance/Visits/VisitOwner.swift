public import Domain
public import Geo
public import Store
public import Tables

/// What visits are made for (检查记录的归属): spot checks, patrols, and whatever sends people to facilities later.
///
/// Reports, photos, quarantine and late additions are the same for all of them; an owner says what fits its plans, who
/// may see a visit, and whether one that waited can be counted.
public protocol VisitOwner: Sendable {
    /// What its reports carry as their purpose, `spot-check`.
    var purpose: String { get }

    /// What kind of visit it is, for people (抽查、巡检).
    var name: BilingualText { get }

    /// Fills in the task, the facility and its place, and names what does not fit.
    ///
    /// - Parameter visit: The visit with what the report alone says; clocks are judged by the desk.
    func judge(
        _ report: VisitReport, _ visit: inout VisitRecord, by access: Access, in session: any Session
    ) throws -> VisitJudgement

    /// Who may see the visit; nil where it belongs to nothing of this owner's.
    func audience(of visit: VisitRecord, in session: any Session) throws -> VisitAudience?

    /// The registered position of what was visited.
    func position(of visit: VisitRecord, in session: any Session) throws -> Coordinate?

    /// What was visited and for what, for people; nil where it is not known.
    func title(of visit: VisitRecord, in session: any Session) throws -> String?

    /// Why a visit in quarantine cannot be counted; nil where it can.
    func obstacle(toCounting visit: VisitRecord, in session: any Session) throws -> BilingualText?

    /// Which of its visits somebody may see on the pages of the records that were visited; nil for none.
    ///
    /// Never more than ``audience(of:in:)`` lets him see, and nothing that could bend a report still to come.
    func sight(of access: Access) -> VisitSight?
}

extension VisitOwner {
    /// Its purpose, until it says better.
    public var name: BilingualText { BilingualText(purpose, purpose) }

    /// Nothing, until it says who may.
    public func sight(of access: Access) -> VisitSight? { nil }
}

/// What an owner says of a report.
public struct VisitJudgement: Sendable {
    /// Why it does not simply count; empty where it does.
    public var reasons: [VisitReason]
    /// What the log entry is about.
    public var host: SubjectID

    /// What an owner says of a report.
    public init(reasons: [VisitReason] = [], host: SubjectID = .nation) {
        self.reasons = reasons
        self.host = host
    }
}

/// Who may see a visit with its photos and decide about it.
public struct VisitAudience: Sendable {
    /// The permission that is needed.
    public var permission: Permission
    /// In which place.
    public var path: RegionPath
    /// What the log entry of a decision is about.
    public var host: SubjectID
    /// Users who must not see it all the same: they look at the same facility without knowing what others found.
    public var hiddenFrom: Set<Int64>

    /// Everybody with the permission in the place.
    public init(_ permission: Permission, in path: RegionPath, host: SubjectID, hiddenFrom: Set<Int64> = []) {
        self.permission = permission
        self.path = path
        self.host = host
        self.hiddenFrom = hiddenFrom
    }

    func contains(_ access: Access) -> Bool {
        access.may(permission, in: path) && !(access.userID.map(hiddenFrom.contains) ?? false)
    }
}
