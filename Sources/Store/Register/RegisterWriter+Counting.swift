import Domain
import Rules
import Tables

/// Stretches made since the last flush, so that counting new records does not read them back.
struct FreshStretches {
    var created: Set<SubjectID> = []
    var regions: [SubjectID: [RegionStretch]] = [:]
    var records: [PendingFacts.Key: Timeline] = [:]
}

extension RegisterWriter {
    /// Adds or takes away what a record contributes, by the tables as they are at this moment.
    func count(_ record: CountedRecord, sign: Int64) throws {
        try record.forEachMeasured(try recordStretches(record), ways: waysDown) { measured, range, path in
            tallies.add(measured, over: range, on: path, sign: sign)
        }
    }

    private func recordStretches(_ record: CountedRecord) throws -> [Stretch] {
        let key = PendingFacts.Key(kind: record.kind, subject: record.subject)
        if let timeline = fresh.records[key] { return timeline.stretches }
        // A village made in this flush has no facts of its own yet.
        if fresh.created.contains(record.subject) { return [] }
        return try VersionAxis.open(record.kind, record.subject, in: session)
    }

    /// The ways of a place down from the nation, as now known.
    func waysDown(_ region: SubjectID) throws -> [RegionStretch] {
        if let known = fresh.regions[region] ?? ways[region] { return known }
        let found = try RegionTable.open(region, in: session)
        if found.first.map({ !$0.level.isVillage }) ?? false { ways[region] = found }
        return found
    }

    func remember(_ region: SubjectID, _ stretches: [RegionStretch]) {
        fresh.regions[region] = stretches
        if ways[region] != nil || !(stretches.first?.level.isVillage ?? true) { ways[region] = stretches }
        if stretches.first?.level == .province {
            // A new province may bring rule sets of its own.
            provincesChanged = true
        }
    }
}
