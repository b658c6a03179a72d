import Domain
import Sampling
public import Store
import Tables

/// Two finished spot checks side by side, whether 90.4 % against 82.4 % is a real difference (两次抽查比较).
public struct CampaignComparison: Hashable, Sendable {
    /// A difference of two rates, with what chance alone could make of it.
    public struct Difference: Hashable, Sendable {
        /// The first rate less the second.
        public let difference: Double
        /// The lower end of the difference's interval.
        public let lower: Double
        /// The upper end of the difference's interval.
        public let upper: Double
        /// The two-sided p-value of equal rates.
        public let pValue: Double
    }

    /// What both checks say of the facilities that both reached.
    public struct Pairs: Hashable, Sendable {
        /// Both said effective.
        public let bothEffective: Int
        /// Only the first said effective.
        public let onlyFirst: Int
        /// Only the second said effective.
        public let onlySecond: Int
        /// Neither did.
        public let neither: Int
        /// The difference of the two rates over these facilities, by McNemar's exact test.
        public let difference: Difference

        /// How many facilities both reached.
        public var count: Int { bothEffective + onlyFirst + onlySecond + neither }
    }

    /// The first check.
    public let first: CampaignRecord
    /// The second check.
    public let second: CampaignRecord
    /// The first result.
    public let firstResult: CampaignResult
    /// The second result.
    public let secondResult: CampaignResult
    /// The difference of the conservative estimates, as two samples of their own.
    public let whole: Difference
    /// The facilities that both reached; nil where there are none.
    public let pairs: Pairs?

    /// The confidence by which is judged, of the first check.
    public var confidence: Double { firstResult.confidence }
    /// Whether chance alone does not explain the difference of the samples.
    public var isReal: Bool { whole.pValue < 1 - confidence }
    /// Whether chance alone does not explain the difference over the same facilities.
    public var isRealOverPairs: Bool? { pairs.map { $0.difference.pValue < 1 - confidence } }
    /// Whether both judged by the same criteria.
    public var hasSameCriteria: Bool { first.criteria == second.criteria }
    /// Whether both are about the same area.
    public var hasSameArea: Bool { first.area == second.area }
}

extension SpotCheckDesk {
    /// The finished spot checks that another can be compared with, the latest first.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func comparable(to id: Int64, access: Access) async throws -> [CampaignRecord] {
        let all = try await campaigns(limit: 500, access: access)
        return all.filter { $0.phase == .finished && $0.id != id }
    }

    /// Two finished spot checks side by side.
    ///
    /// - Throws: ``AccessError/notFound`` unless both are known to the asker and finished.
    public func compare(_ one: Int64, _ two: Int64, access: Access) async throws -> CampaignComparison {
        try await platform.database.read { session in
            let first = try find(one, access, in: session)
            let second = try find(two, access, in: session)
            guard let firstResult = CampaignResult(json: first.result),
                let secondResult = CampaignResult(json: second.result)
            else { throw AccessError.notFound }
            let confidence = firstResult.confidence
            let whole = try sampling {
                IndependentComparison(
                    try RateEstimate(firstResult.sample, counting: .notEffective, confidence: confidence),
                    try RateEstimate(secondResult.sample, counting: .notEffective, confidence: confidence))
            }
            return CampaignComparison(
                first: first, second: second, firstResult: firstResult, secondResult: secondResult,
                whole: CampaignComparison.Difference(
                    difference: whole.difference, lower: whole.interval.lower, upper: whole.interval.upper,
                    pValue: whole.pValue),
                pairs: CampaignComparison.Pairs(
                    try outcomes(of: first, in: session), try outcomes(of: second, in: session), confidence))
        }
    }

    private func outcomes(
        of record: CampaignRecord, in session: any Session
    ) throws -> [SubjectID: VisitOutcome] {
        CampaignOutcomes(
            frame: [], tasks: try AssignmentTable(session).tasks(of: record.id),
            visits: try VisitTable(session).visits(for: "spot-check", record.id, states: [.accepted]),
            plan: DrawPlan(json: record.plan)
        ).found
    }
}

extension CampaignComparison.Pairs {
    /// The pairs of known results; nil where there are none.
    init?(_ first: [SubjectID: VisitOutcome], _ second: [SubjectID: VisitOutcome], _ confidence: Double) {
        var pairs = CampaignResult.Recheck()
        for (facility, outcome) in first { if let other = second[facility] { pairs.add(outcome, other) } }
        guard let verdicts = pairs.verdicts else { return nil }
        let paired = PairedComparison(verdicts)
        let interval = paired.interval(confidence: confidence)
        bothEffective = verdicts.bothEffective
        onlyFirst = verdicts.onlyFirst
        onlySecond = verdicts.onlySecond
        neither = verdicts.neither
        difference = CampaignComparison.Difference(
            difference: paired.difference, lower: interval.lower, upper: interval.upper, pValue: paired.pValue)
    }
}
