import Domain
import Foundation
import Sampling
import Store
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
            let outcome = try result(of: record, visits, in: session)
            record.result = outcome.result.canonicalJSON
            try CampaignTable(session).setDomains(outcome.domains, of: id)
            record.finishedAt = platform.now()
            record.phase = .finished
            try openProblems(of: record, visits, in: session)
            try log(
                "spot-check-finish", CampaignDetail(campaign: id, result: record.result), record.host, access,
                in: session)
        }
    }

    /// The result, and what it says of the parts of the area.
    func result(
        of record: CampaignRecord, _ visits: [VisitRecord], in session: any Session
    ) throws -> (result: CampaignResult, domains: [CampaignTable.Domain]) {
        let settings = CampaignSettings(json: record.settings)
        let reader = CampaignOutcomes(
            frame: try FrameTable(session).rows(of: record.id).filter { $0.exclusion == nil },
            tasks: try AssignmentTable(session).tasks(of: record.id), visits: visits,
            plan: DrawPlan(json: record.plan))
        return try sampling {
            let result = try CampaignResult(
                reader.findings, threshold: settings.threshold, confidence: settings.confidence)
            return (result, reader.domains(below: record.areaPath, result))
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
