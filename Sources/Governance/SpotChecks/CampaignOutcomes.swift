import Domain
import Sampling
import Store

/// What the visits that count say of the facilities of a frame.
struct CampaignOutcomes {
    /// The facilities that could be drawn.
    let frame: [FrameRow]
    let plan: DrawPlan
    /// What was found at every facility of the list; without a visit that counts it is inaccessible.
    let found: [SubjectID: VisitOutcome]
    private let recheck: CampaignResult.Recheck

    init(frame: [FrameRow], tasks: [Assignment], visits: [VisitRecord], plan: DrawPlan) {
        self.frame = frame
        self.plan = plan
        let accepted = Dictionary(
            visits.filter { $0.state == .accepted }.compactMap { visit in visit.assignment.map { ($0, visit) } },
            uniquingKeysWith: { first, _ in first })
        func outcome(_ task: Assignment) -> VisitOutcome? {
            accepted[task.id]?.outcome.flatMap(VisitOutcome.init(rawValue:))
        }
        let first = Dictionary(
            tasks.filter { $0.kind != .recheck }.map { ($0.facility, outcome($0)) }, uniquingKeysWith: { one, _ in one }
        )
        found = first.mapValues { $0 ?? .inaccessible }
        var recheck = CampaignResult.Recheck()
        for task in tasks where task.kind == .recheck { recheck.add(first[task.facility] ?? nil, outcome(task)) }
        self.recheck = recheck
    }

    /// What there is to estimate from.
    var findings: CampaignResult.Findings {
        var findings = CampaignResult.Findings(strata: parts(\.stratum), towns: parts(\.cluster))
        findings.recheck = recheck
        for (stratum, rows) in Dictionary(grouping: frame, by: \.stratum) where plan.towns[stratum] != nil {
            let towns = Dictionary(grouping: rows, by: \.cluster)
            findings.clusterCounts[stratum] = towns.count
            let chances = plan.towns[stratum]?.chances(towns.mapValues(\.count)) ?? [:]
            // Tickets stand at facilities of drawn townships only.
            for (name, members) in towns where members.contains(where: { $0.placeInStratum != nil }) {
                findings.clusters.append(
                    CampaignResult.Cluster(
                        stratum: stratum, name: name, size: members.count, counts: counts(members),
                        chance: chances[name]))
            }
        }
        findings.clusters.sort { ($0.stratum, $0.name) < ($1.stratum, $1.name) }
        return findings
    }

    private func counts(_ rows: [FrameRow]) -> CampaignResult.Counts {
        var counts = CampaignResult.Counts()
        for row in rows { if let outcome = found[row.facility] { counts.add(outcome) } }
        return counts
    }

    private func parts(_ name: (FrameRow) -> String) -> [CampaignResult.Part] {
        Dictionary(grouping: frame, by: name).sorted { $0.key < $1.key }.map { name, rows in
            CampaignResult.Part(name: name, population: rows.count, counts: counts(rows))
        }
    }

    /// What the result says of the places between the area and its townships.
    func domains(below area: RegionPath, _ result: CampaignResult) -> [CampaignTable.Domain] {
        let level = area.steps.last?.level ?? .nation
        var places: [RegionPath.Step: [FrameRow]] = [:]
        for row in frame {
            for step in row.path.steps where step.level > level && step.level <= .town {
                places[step, default: []].append(row)
            }
        }
        return places.sorted { $0.key.region.number < $1.key.region.number }.map { step, rows in
            let inside = Dictionary(grouping: rows) { row in
                DomainKey(stratum: row.stratum, town: plan.towns[row.stratum] == nil ? nil : row.cluster)
            }.mapValues(counts)
            let domain = CampaignDomain(population: rows.count, level: step.level, inside: inside, of: result)
            return CampaignTable.Domain(region: step.region, level: step.level, body: domain.canonicalJSON)
        }
    }
}
