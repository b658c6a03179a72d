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
    /// What it found.
    public let result: CampaignResult

    /// The latest finished spot check of exactly this area of each level, the highest level first.
    static func latest(
        of area: SubjectID, asOf: AsOf, zone: CivilZone, in session: any Session
    ) throws -> [SpotCheckFigure] {
        let until = min(asOf.known, asOf.valid >= .end ? .end : zone.endOfDay(asOf.valid))
        var found: [RegionLevel: SpotCheckFigure] = [:]
        for record in try CampaignTable(session).finished(of: area, until: until, limit: 50)
        where found[record.level] == nil {
            guard let result = CampaignResult(json: record.result), let finished = record.finishedAt else { continue }
            found[record.level] = SpotCheckFigure(
                campaign: record.id, title: record.title, level: record.level, organiser: record.organiser,
                day: zone.day(of: finished), result: result)
        }
        return found.values.sorted { $0.level < $1.level }
    }
}
