public import Domain
import Foundation
import Sampling
public import Store
import Tables

extension SpotCheckDesk {
    /// Closes a spot check: computes the result and opens a problem for every facility that failed.
    ///
    /// Facilities of the list without a visit count as inaccessible: leaving them out would reward not going there.
    /// - Throws: ``AccessError/notFound``, ``SpotCheckError`` while visits wait for a decision, ``DrawRefusal``.
    public func finish(_ id: Int64, access: Access) async throws {
        try await change(id, in: [.field], access) { record, session in
            let visits = try VisitTable(session).visits(for: "spot-check", id)
            let waiting = visits.filter { $0.state == .quarantined }.count
            guard waiting == 0 else {
                throw SpotCheckError.wrongPhase(
                    BilingualText(
                        "还有 \(waiting) 份记录待核，请先逐一裁定。", "\(waiting) visits wait for a decision; decide about them first."
                    ))
            }
            record.result = try result(of: record, visits, in: session).canonicalJSON
            record.finishedAt = platform.now()
            record.phase = .finished
            try openProblems(of: record, visits, in: session)
            try log(
                "spot-check-finish", CampaignDetail(campaign: id, result: record.result), record.host, access,
                in: session)
        }
    }

    func result(
        of record: CampaignRecord, _ visits: [VisitRecord], in session: any Session
    ) throws -> CampaignResult {
        let settings = CampaignSettings(json: record.settings)
        let frame = try FrameTable(session).rows(of: record.id).filter { $0.exclusion == nil }
        let tasks = try AssignmentTable(session).tasks(of: record.id)
        let accepted = Dictionary(
            visits.filter { $0.state == .accepted }.compactMap { visit in visit.assignment.map { ($0, visit) } },
            uniquingKeysWith: { first, _ in first })
        func outcome(_ task: Assignment) -> VisitOutcome? {
            accepted[task.id]?.outcome.flatMap(VisitOutcome.init(rawValue:))
        }
        let first = tasks.filter { $0.kind != .recheck }
        let found = Dictionary(
            first.map { ($0.facility, outcome($0) ?? .inaccessible) }, uniquingKeysWith: { one, _ in one })
        func parts(_ name: (FrameRow) -> String) -> [CampaignResult.Part] {
            Dictionary(grouping: frame, by: name).sorted { $0.key < $1.key }.map { name, rows in
                var counts = CampaignResult.Counts()
                for row in rows { if let outcome = found[row.facility] { counts.add(outcome) } }
                return CampaignResult.Part(name: name, population: rows.count, counts: counts)
            }
        }
        var recheck = CampaignResult.Recheck()
        for task in tasks where task.kind == .recheck {
            let main = first.first { $0.facility == task.facility }.flatMap(outcome)
            recheck.add(main, outcome(task))
        }
        recheck.computeAgreement()
        return try sampling {
            try CampaignResult(
                strata: parts(\.stratum), towns: parts(\.cluster), recheck: recheck, threshold: settings.threshold,
                confidence: settings.confidence)
        }
    }

    private func openProblems(
        of record: CampaignRecord, _ visits: [VisitRecord], in session: any Session
    ) throws {
        for visit in visits where visit.state == .accepted && visit.outcome == VisitOutcome.notEffective.rawValue {
            guard let facility = visit.subject, let list = Checklist(json: record.criteria) else { continue }
            let report = try? JSONDecoder().decode(VisitReport.self, from: Data(visit.report.utf8))
            var failed: [String] = []
            if case .notEffective(let items) = list.verdict(of: report?.answers ?? [:]) { failed = items }
            _ = try problems.open(
                ProblemNotice(
                    campaign: record.id, facility: facility, visit: visit.id, at: platform.now(),
                    detail: ["items": failed].canonicalJSON), in: session)
        }
    }
}

extension CampaignResult.Recheck {
    mutating func add(_ first: VisitOutcome?, _ second: VisitOutcome?) {
        switch (first, second) {
        case (.effective, .effective): bothEffective += 1
        case (.notEffective, .notEffective): bothNot += 1
        case (.effective, .notEffective): onlyFirst += 1
        case (.notEffective, .effective): onlySecond += 1
        default: unpaired += 1
        }
    }

    mutating func computeAgreement() {
        kappa =
            (try? Agreement(
                bothEffective: bothEffective, onlyFirst: onlyFirst, onlySecond: onlySecond, neither: bothNot))?.kappa
    }
}
