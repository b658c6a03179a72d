import Domain
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

    /// The rates that the latest finished spot check of the same area found, by stratum; for planning only.
    ///
    /// Rates are (effective + 1) / (known + 2), so that a stratum in which few were checked is not taken for certain.
    /// - Throws: ``AccessError/notFound``.
    public func earlierRates(
        _ id: Int64, access: Access
    ) async throws -> (campaign: CampaignRecord, rates: [String: Double])? {
        try await platform.database.read { session in
            let record = try find(id, access, in: session)
            let past = try CampaignTable(session).finished(of: record.area, until: .end, limit: 1).first
            guard let past, let result = CampaignResult(json: past.result) else { return nil }
            let rates = result.strata.map { part in
                (part.name, Double(part.counts.effective + 1) / Double(part.counts.known + 2))
            }
            return (past, Dictionary(rates, uniquingKeysWith: { first, _ in first }))
        }
    }
}
