public import Domain
import Sampling
public import Store
import Tables

extension SpotCheckDesk {
    /// How many must be checked so that a number of failures still proves the threshold.
    public struct SizeAdvice: Hashable, Sendable {
        /// How many may fail.
        public let failures: Int
        /// How many must be checked.
        public let size: Int
    }

    /// What sizes can support the decision for a simple random sample, by the number of failures allowed.
    public static func sizeAdvice(population: Int, settings: CampaignSettings) -> [SizeAdvice] {
        guard population > 0,
            let tool = try? SampleSize(
                population: .finite(population), threshold: settings.threshold, confidence: settings.confidence)
        else { return [] }
        return [0, 1, 2, 3, 5, 8, 12, 20].compactMap { failures in
            (try? tool.proving(failures: failures)).map { SizeAdvice(failures: failures, size: $0) }
        }
    }

    /// A total shared out in proportion to the strata, at least two in each (比例分配).
    public static func proportional(_ total: Int, _ strata: [CampaignOverview.Stratum]) -> [String: Int] {
        let populations = Dictionary(strata.map { ($0.name, $0.population) }, uniquingKeysWith: { first, _ in first })
        let least = strata.reduce(0) { $0 + min(2, $1.population) }
        let all = strata.reduce(0) { $0 + $1.population }
        return (try? Allocation.proportional.sizes(total: min(max(total, least), all), populations: populations)) ?? [:]
    }

    /// The users who can be members of teams.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func candidates(_ id: Int64, access: Access) async throws -> [TeamTable.Candidate] {
        let roles = Role.allCases.filter { $0.permissions.contains(.spotCheck) }.map(\.rawValue)
        return try await platform.database.read { session in
            let record = try find(id, access, in: session)
            return try TeamTable(session).candidates(roles: roles, areas: record.areaPath.steps.map(\.region))
        }
    }

    /// Which way the difference between two checks points, and whether chance could have made it.
    public struct Comparison: Hashable, Sendable {
        /// The first check.
        public let first: CampaignRecord
        /// The second check.
        public let second: CampaignRecord
        /// The first result.
        public let firstResult: CampaignResult
        /// The second result.
        public let secondResult: CampaignResult
        /// The first conservative rate less the second.
        public let difference: Double
        /// The lower end of the difference's interval.
        public let lower: Double
        /// The upper end of the difference's interval.
        public let upper: Double
        /// The two-sided p-value of equal rates.
        public let pValue: Double

        /// Whether chance alone does not explain the difference at the confidence of the first check.
        public var isReal: Bool { pValue < 1 - firstResult.confidence }
    }

    /// Two finished spot checks side by side.
    ///
    /// - Throws: ``AccessError/notFound`` unless both are known to the asker and finished.
    public func compare(_ one: Int64, _ two: Int64, access: Access) async throws -> Comparison {
        try await platform.database.read { session in
            let first = try find(one, access, in: session)
            let second = try find(two, access, in: session)
            guard let firstResult = CampaignResult(json: first.result),
                let secondResult = CampaignResult(json: second.result)
            else { throw AccessError.notFound }
            let found = try sampling {
                IndependentComparison(
                    try RateEstimate(
                        CampaignResult.sample(firstResult.strata), counting: .notEffective,
                        confidence: firstResult.confidence),
                    try RateEstimate(
                        CampaignResult.sample(secondResult.strata), counting: .notEffective,
                        confidence: firstResult.confidence))
            }
            return Comparison(
                first: first, second: second, firstResult: firstResult, secondResult: secondResult,
                difference: found.difference, lower: found.interval.lower, upper: found.interval.upper,
                pValue: found.pValue)
        }
    }
}
