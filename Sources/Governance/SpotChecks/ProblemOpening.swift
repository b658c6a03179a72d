public import Domain
import Store
public import Tables

/// What a failing facility gives to the ledger of problems (问题线索).
public struct ProblemNotice: Hashable, Sendable {
    /// The spot check.
    public let campaign: Int64
    /// The facility.
    public let facility: SubjectID
    /// The visit that found it.
    public let visit: Int64
    /// When.
    public let at: Instant
    /// What was found: the items of the checklist that stand against it, as JSON.
    public let detail: String
}

/// Opens problems for facilities that fail; the ledger of rectifications takes this part.
public protocol ProblemOpening: Sendable {
    /// Opens a problem within the transaction that finishes a spot check; the same facility of the same spot check
    /// is opened once.
    ///
    /// - Returns: Whether a new problem was opened.
    func open(_ notice: ProblemNotice, in session: any Session) throws -> Bool
}

/// Keeps problems as notes beside the spot check until there is a ledger.
public struct NotedProblems: ProblemOpening {
    /// Notes only.
    public init() {}

    /// Notes the problem.
    public func open(_ notice: ProblemNotice, in session: any Session) throws -> Bool {
        try TeamTable(session).raiseProblem(
            campaign: notice.campaign, facility: notice.facility, visit: notice.visit, at: notice.at,
            detail: notice.detail)
    }
}
