import Domain
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
    ///   - level: The part's level.
    ///   - inside: What was found in the part, by stratum and township of the draw.
    init(
        population: Int, level: RegionLevel, inside: [DomainKey: CampaignResult.Counts], of result: CampaignResult
    ) {
        self.population = population
        counts = inside.values.reduce(into: CampaignResult.Counts()) { $0.add($1) }
        guard !counts.isSmall else { return }
        func estimate(_ treatment: InaccessibleTreatment) -> CampaignResult.Estimate? {
            guard let sample = Self.sample(treatment, level, inside, result) else { return nil }
            return (try? RateEstimate(sample, counting: treatment, confidence: result.confidence)).map(
                CampaignResult.Estimate.init)
        }
        best = estimate(.missing)
        conservative = estimate(.notEffective)
    }

    /// The sample as it speaks of the part; nil where no error can be estimated.
    private static func sample(
        _ treatment: InaccessibleTreatment, _ level: RegionLevel, _ inside: [DomainKey: CampaignResult.Counts],
        _ result: CampaignResult
    ) -> CheckedSample? {
        let drawn = inside.filter { $0.key.town != nil && $0.value.drawn > 0 }
        if result.isTwoStage, drawn.count < 2 { return level == .town ? township(inside, drawn, result) : nil }
        return result.sample.domain(treatment) { stratum, town in
            // A stratum checked in full stands in the sample as a township of its own name.
            let key = DomainKey(stratum: stratum, town: town == stratum ? nil : town)
            return inside[key]?.sampled ?? OutcomeCounts()
        }
    }

    /// A township drawn in two stages speaks for itself alone: its facilities are a simple sample of it, beside those
    /// checked in full.
    ///
    /// Between townships one of them shows no spread, so the error of the whole design would come out far too small.
    private static func township(
        _ inside: [DomainKey: CampaignResult.Counts], _ drawn: [DomainKey: CampaignResult.Counts],
        _ result: CampaignResult
    ) -> CheckedSample? {
        var strata = inside.filter { $0.key.town == nil && $0.value.drawn > 0 }.map { key, counts in
            StratumCounts(name: key.stratum, population: .finite(counts.drawn), outcomes: counts.sampled)
        }
        for (key, counts) in drawn {
            guard let town = result.clusters?.first(where: { $0.stratum == key.stratum && $0.name == key.town }) else {
                return nil
            }
            strata.append(
                StratumCounts(name: town.name, population: .finite(town.size), outcomes: counts.sampled))
        }
        return strata.count == 1 ? .simple(strata[0]) : .stratified(strata)
    }
}

/// A stratum, and the township where that was drawn.
struct DomainKey: Hashable {
    var stratum: String
    var town: String?
}
