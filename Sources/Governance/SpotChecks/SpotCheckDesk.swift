public import Domain
import Foundation
import Sealing
public import Store
import Tables

/// Spot checks from the first plan to the result (抽查).
///
/// Who may do what follows the place whose supervision organises a spot check: it is known to holders of the permission
/// to draw spot checks in that place, and to nobody below it. The list of a team stays closed to everybody, organisers
/// included, until the team opens it on its day.
public struct SpotCheckDesk: Sendable {
    let platform: Platform
    let problems: any ProblemOpening

    /// A desk over the platform.
    ///
    /// - Parameter problems: Where problems of failing facilities are opened.
    public init(_ platform: Platform, problems: any ProblemOpening = NotedProblems()) {
        self.platform = platform
        self.problems = problems
    }

    /// What a new spot check is to be.
    public struct Draft: Hashable, Sendable {
        /// The area whose facilities are checked.
        public var area: SubjectID
        /// The title.
        public var title: String
        /// Who organises it, in words.
        public var organiser: String
        /// What for.
        public var purpose: String
        /// What counts as effective operation.
        public var criteria: Checklist
        /// Whether the organiser has confirmed every item of the criteria and answers for them.
        public var isConfirmed: Bool
        /// What it is to decide and how it is divided.
        public var settings: CampaignSettings

        /// What a new spot check is to be.
        public init(
            area: SubjectID, title: String, organiser: String, purpose: String = "",
            criteria: Checklist = .spotCheckDraft, isConfirmed: Bool, settings: CampaignSettings = CampaignSettings()
        ) {
            self.area = area
            self.title = title
            self.organiser = organiser
            self.purpose = purpose
            self.criteria = criteria
            self.isConfirmed = isConfirmed
            self.settings = settings
        }
    }

    /// Begins a spot check.
    ///
    /// - Returns: Its number.
    /// - Throws: ``AccessError/notFound`` without the permission in the area, ``SpotCheckError/invalid(field:_:)``.
    public func create(_ draft: Draft, access: Access) async throws -> Int64 {
        try Self.check(draft)
        return try await platform.database.write { session in
            let places = RegionReader(session, asOf: AsOf(valid: platform.today))
            let region = try places.region(draft.area)
            try access.require(.spotCheck, in: region?.path)
            guard let region, let host = try host(over: region, access, places) else { throw AccessError.notFound }
            let record = CampaignRecord(
                host: host.id, hostPath: host.path, level: host.level, area: region.id, areaPath: region.path,
                title: draft.title, organiser: draft.organiser, purpose: draft.purpose,
                criteria: draft.criteria.canonicalJSON, settings: draft.settings.canonicalJSON,
                createdAt: platform.now(), createdBy: access.userID)
            let id = try CampaignTable(session).insert(record)
            try log(
                "spot-check-create",
                CampaignDetail(
                    campaign: id, title: draft.title, area: region.id.number,
                    criteriaHash: SHA256Digest(of: record.criteria).hexadecimal), host.id, access, in: session)
            return id
        }
    }

    /// The place whose supervision organises: the highest of the asker's own that holds the area.
    private func host(over area: Region, _ access: Access, _ places: RegionReader) throws -> Region? {
        let own = access.scope(for: .spotCheck).paths.first { $0.contains(area.path) }
        return try own.flatMap { $0.steps.last }.flatMap { try places.region($0.region) }
    }

    private static func check(_ draft: Draft) throws(SpotCheckError) {
        func text(_ value: String, _ field: String, required: Bool) throws(SpotCheckError) {
            let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !(required && trimmed.isEmpty), value.count <= 500,
                value.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" || $0 == "\r" })
            else {
                throw .invalid(
                    field: field, BilingualText("请填写，不超过 500 字", "Fill this in, with at most 500 characters"))
            }
        }
        try text(draft.title, "title", required: true)
        try text(draft.organiser, "organiser", required: true)
        try text(draft.purpose, "purpose", required: false)
        if let fault = draft.criteria.faults.first { throw .invalid(field: "criteria", fault) }
        guard draft.isConfirmed else {
            throw .invalid(
                field: "criteriaConfirmed",
                BilingualText(
                    "请先逐条确认判定规则：由组织单位负责，系统不代为决定。",
                    "Confirm every item of the criteria first: the organiser answers for them, not the program."))
        }
        if let fault = draft.settings.faults.first { throw .invalid(field: "settings", fault) }
    }

    /// The spot checks that the asker may know of, the latest first.
    ///
    /// - Throws: ``AccessError/notFound`` without the permission.
    public func campaigns(before id: Int64 = .max, limit: Int = 50, access: Access) async throws -> [CampaignRecord] {
        guard access.mayAnywhere(.spotCheck) else { throw AccessError.notFound }
        return try await platform.database.read { session in
            try CampaignTable(session).page(within: access.scope(for: .spotCheck), before: id, limit: limit)
        }
    }

    /// One spot check.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func campaign(_ id: Int64, access: Access) async throws -> CampaignRecord {
        try await platform.database.read { session in try find(id, access, in: session) }
    }

    func find(_ id: Int64, _ access: Access, forUpdate: Bool = false, in session: any Session) throws -> CampaignRecord
    {
        guard let record = try CampaignTable(session).find(id, forUpdate: forUpdate) else { throw AccessError.notFound }
        try access.require(.spotCheck, in: record.hostPath)
        return record
    }

    /// Reads a spot check for a change, goes on only in the phases given, and writes what the body makes of it.
    @discardableResult
    func change<T: Sendable>(
        _ id: Int64, in phases: [CampaignRecord.Phase], _ access: Access,
        _ body: @escaping @Sendable (inout CampaignRecord, any Session) throws -> T
    ) async throws -> T {
        try await platform.database.write { session in
            var record = try find(id, access, forUpdate: true, in: session)
            guard phases.contains(record.phase) else { throw Self.wrongPhase(record.phase) }
            let result = try body(&record, session)
            try CampaignTable(session).update(record)
            return result
        }
    }

    static func wrongPhase(_ phase: CampaignRecord.Phase) -> SpotCheckError {
        .wrongPhase(
            BilingualText(
                "抽查现处于“\(phase.name.zh)”阶段，不能再做这一步。",
                "The spot check is at “\(phase.name.en)”; this step belongs elsewhere."))
    }

    func log(
        _ action: String, _ detail: CampaignDetail, _ host: SubjectID, _ access: Access, in session: any Session
    ) throws {
        try Journal.append(
            in: session, at: platform.now(), actor: access.actor, action: action, subject: host,
            detail: detail.canonicalJSON)
    }
}

/// What the log says of a step of a spot check; never which facilities were drawn.
struct CampaignDetail: Encodable {
    var campaign: Int64
    var title: String?
    var area: Int64?
    var criteriaHash: String?
    var day: String?
    var frameHash: String?
    var eligible: Int?
    var excluded: Int?
    var kind: String?
    var notice: String?
    var commitment: String?
    var beacon: String?
    var seed: String?
    var sizes: [String: Int]?
    var towns: [String: DrawPlan.Towns]?
    var listHash: String?
    var teams: Int?
    var tasks: Int?
    var team: Int?
    var assignment: Int64?
    var replaces: Int64?
    var reason: String?
    var result: String?
}

extension CampaignRecord.Phase {
    /// The name for people.
    public var name: BilingualText {
        switch self {
        case .prepared: BilingualText("准备中", "In preparation")
        case .framed: BilingualText("名录已冻结", "Frame frozen")
        case .announced: BilingualText("已预告随机源", "Source of chance announced")
        case .drawn: BilingualText("已抽取", "Drawn")
        case .field: BilingualText("现场检查", "In the field")
        case .finished: BilingualText("已出结果", "Finished")
        }
    }
}
