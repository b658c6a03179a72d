public import Domain
import Rules
import Store
import Tables

/// The rate of effective operation by the latest spot check of one level of supervision (有效运行率).
///
/// Province and city check the same area and find different rates, so there is never "the rate": each level has its own.
public struct SpotCheckFigure: Hashable, Sendable {
    /// The indicator that spot checks give.
    public static let indicatorID = "effectiveOperationRate"

    /// The spot check's number.
    public let campaign: Int64
    /// Its title.
    public let title: String
    /// The level of the supervision that organised it.
    public let level: RegionLevel
    /// Who organised it.
    public let organiser: String
    /// The day it was finished.
    public let day: Day
    /// What it found in the whole of its own area.
    public let result: CampaignResult
    /// Its own area's name where that is larger than the place asked for; nil where it is exactly this place.
    public let largerArea: String?
    /// What it says of the place asked for, where its own area is larger.
    public let domain: CampaignDomain?

    /// What was found in the place asked for.
    public var counts: CampaignResult.Counts { domain?.counts ?? result.counts }
    /// The estimate to show for the place asked for; nil where only counts are shown.
    public var estimate: CampaignResult.Estimate? {
        if let domain { return domain.best ?? domain.conservative }
        return result.counts.isSmall ? nil : result.best ?? result.conservative
    }

    /// The indicator's own value where there are checks: none, since each level has found its own.
    static func referring(_ value: IndicatorValue) -> IndicatorValue {
        guard value.indicatorID == indicatorID, value.value == nil else { return value }
        return IndicatorValue(
            indicatorID: indicatorID,
            reason: BilingualText(
                "各级抽查结果不同，不合并为一个数；见各级抽查", "Each level's check has found its own; see the spot checks"))
    }

    /// The latest finished spot check of each level, the highest level first.
    ///
    /// Of two, the later counts; one of a larger area gives way to an earlier one of exactly this area where it reached
    /// too few of its facilities for a rate.
    static func latest(
        of area: SubjectID, asOf: AsOf, zone: CivilZone, in session: any Session
    ) throws -> [SpotCheckFigure] {
        let until = min(asOf.known, asOf.valid >= .end ? .end : zone.endOfDay(asOf.valid))
        let table = CampaignTable(session)
        var exact: [RegionLevel: SpotCheckFigure] = [:]
        for record in try table.finished(of: area, until: until, limit: 50) where exact[record.level] == nil {
            exact[record.level] = figure(record, zone)
        }
        var larger: [RegionLevel: SpotCheckFigure] = [:]
        for (record, body) in try table.domains(of: area, until: until, limit: 50) where larger[record.level] == nil {
            guard let domain = CampaignDomain(json: body), domain.counts.drawn > 0 else { continue }
            let name = try RegionReader(session, asOf: asOf).region(record.area)?.name
            larger[record.level] = figure(record, zone, domain, name ?? record.title)
        }
        let shown = exact.merging(larger) { own, other in
            other.day > own.day && other.estimate != nil ? other : own
        }
        return shown.values.sorted { $0.level < $1.level }
    }

    private static func figure(
        _ record: CampaignRecord, _ zone: CivilZone, _ domain: CampaignDomain? = nil, _ larger: String? = nil
    ) -> SpotCheckFigure? {
        guard let result = CampaignResult(json: record.result), let finished = record.finishedAt else { return nil }
        return SpotCheckFigure(
            campaign: record.id, title: record.title, level: record.level, organiser: record.organiser,
            day: zone.day(of: finished), result: result, largerArea: larger, domain: domain)
    }
}
