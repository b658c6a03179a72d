public import Domain
import Foundation
import Sampling
import Store

/// What a spot check says of a part of its area, a city, county or township (分域结果).
public struct CampaignDomain: Codable, Hashable, Sendable {
    /// How many facilities of the part could be drawn.
    public var population: Int
    /// What was found in it.
    public var counts: CampaignResult.Counts
    /// Those who could not be checked taken as missing; nil where too few are known for a rate.
    public var best: CampaignResult.Estimate?
    /// Those who could not be checked taken as not effective; nil where too few are known for a rate.
    public var conservative: CampaignResult.Estimate?

    /// Reads what is stored; nil for anything else.
    public init?(json: String) {
        guard let domain = try? JSONDecoder().decode(CampaignDomain.self, from: Data(json.utf8)) else { return nil }
        self = domain
    }

    /// Estimates the share of a part.
    ///
    /// - Parameters:
    ///   - inside: What was found in the part, by stratum and township of the draw.
    init(
        population: Int, inside: [DomainKey: CampaignResult.Counts], of result: CampaignResult
    ) {
        self.population = population
        counts = inside.values.reduce(into: CampaignResult.Counts()) { $0.add($1) }
        guard !counts.isSmall else { return }
        func estimate(_ treatment: InaccessibleTreatment) -> CampaignResult.Estimate? {
            let sample = result.sample.domain(treatment) { stratum, town in
                // A stratum checked in full stands in the sample as a township of its own name.
                let key = DomainKey(stratum: stratum, town: town == stratum ? nil : town)
                return inside[key]?.sampled ?? OutcomeCounts()
            }
            return (try? RateEstimate(sample, counting: treatment, confidence: result.confidence)).map(
                CampaignResult.Estimate.init)
        }
        best = estimate(.missing)
        conservative = estimate(.notEffective)
    }
}

/// A stratum, and the township where that was drawn.
struct DomainKey: Hashable {
    var stratum: String
    var town: String?
}
