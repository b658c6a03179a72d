public import Domain
import Foundation
import Sampling
public import Store
import Tables

/// What everybody may know of a spot check (公开核验): commitments from the frame on, everything once it is finished.
public struct PublicVerification: Sendable {
    /// A drawn facility.
    public struct Line: Hashable, Sendable {
        /// The stratum.
        public let stratum: String
        /// Its place in the stratum's order of tickets.
        public let place: Int
        /// The id in the frame.
        public let code: String
        /// Its name.
        public let name: String
        /// The ticket, cut to nine digits.
        public let ticket: String
        /// Whether it was drawn or took another's place.
        public let isReplacement: Bool
        /// What was found; nil where it was not reached.
        public let outcome: VisitOutcome?
    }

    /// A township that was drawn first.
    public struct Town: Hashable, Sendable {
        /// The stratum.
        public let stratum: String
        /// Its name.
        public let name: String
        /// Its ticket, cut to nine digits.
        public let ticket: String
        /// How many facilities of the frame it has.
        public let population: Int
        /// The chance with which it was drawn, in proportion to its facilities; nil where all had the same.
        public let chance: Double?
    }

    /// The spot check.
    public let record: CampaignRecord
    /// The area's name.
    public let areaName: String
    /// How many could be drawn.
    public let eligible: Int
    /// How many are left out.
    public let excluded: Int
    /// The source of chance; secret and seed only where ``isOpen``.
    public let seed: SeedRecord?
    /// How many are drawn from each stratum.
    public let plan: DrawPlan
    /// The townships drawn first, in the order of strata and tickets; empty until the list is public.
    public let towns: [Town]
    /// Whether list, frame and secret are public.
    public let isOpen: Bool
    /// The list; empty until it is public.
    public let lines: [Line]
    /// The result.
    public let result: CampaignResult?
    /// What to type to draw the list again; empty until it is public.
    public let command: String
}

extension SpotCheckDesk {
    /// What everybody may know of a spot check; nil before its frame is frozen.
    public func verification(_ id: Int64) async throws -> PublicVerification? {
        try await platform.database.read { session in
            guard let record = try CampaignTable(session).find(id), record.phase >= .framed else { return nil }
            let frame = try FrameTable(session).rows(of: id)
            let isOpen = record.phase == .finished
            let plan = DrawPlan(json: record.plan)
            let seed = SeedRecord(json: record.seed)
            var shown = seed
            if !isOpen {
                shown?.secret = ""
                shown?.seed = nil
            }
            return PublicVerification(
                record: record,
                areaName: try RegionReader(session, asOf: AsOf(valid: platform.today)).region(record.area)?.name ?? "",
                eligible: frame.filter { $0.exclusion == nil }.count,
                excluded: frame.filter { $0.exclusion != nil }.count, seed: shown, plan: plan,
                towns: isOpen ? Self.towns(frame, plan, seed) : [], isOpen: isOpen,
                lines: isOpen ? try lines(record, frame, plan, in: session) : [],
                result: isOpen ? CampaignResult(json: record.result) : nil,
                command: isOpen ? Self.command(seed, plan) : "")
        }
    }

    private func lines(
        _ record: CampaignRecord, _ frame: [FrameRow], _ plan: DrawPlan, in session: any Session
    ) throws -> [PublicVerification.Line] {
        let tasks = try AssignmentTable(session).tasks(of: record.id).filter { $0.kind != .recheck }
        let byFacility = Dictionary(tasks.map { ($0.facility, $0) }, uniquingKeysWith: { first, _ in first })
        let visits = try VisitTable(session).visits(for: "spot-check", record.id, states: [.accepted])
        return frame.compactMap { row -> PublicVerification.Line? in
            guard let task = byFacility[row.facility], let place = row.placeInStratum else { return nil }
            let visit = visits.first { $0.assignment == task.id }
            return PublicVerification.Line(
                stratum: plan.towns[row.stratum] == nil ? row.stratum : row.cluster, place: place, code: row.code,
                name: row.name,
                ticket: String((row.ticket ?? "").prefix(11)), isReplacement: task.kind == .replacement,
                outcome: visit?.outcome.flatMap(VisitOutcome.init(rawValue:)))
        }.sorted { ($0.stratum, $0.place) < ($1.stratum, $1.place) }
    }

    /// The call of the one-page script, quoted for a shell.
    static func command(_ seed: SeedRecord?, _ plan: DrawPlan) -> String {
        func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
        guard let material = seed?.material else { return "" }
        let columns = plan.towns.isEmpty ? " stratum" : " stratum cluster"
        return "python3 verify_draw.py frame.csv " + quoted("hash:" + material) + " " + quoted(plan.argument) + columns
    }

    private static func towns(_ frame: [FrameRow], _ plan: DrawPlan, _ seed: SeedRecord?) -> [PublicVerification.Town] {
        let maker = TicketMaker(seed: seed?.seed ?? "")
        let drawn = Dictionary(grouping: frame.filter { $0.exclusion == nil && plan.towns[$0.stratum] != nil }) {
            DomainKey(stratum: $0.stratum, town: $0.cluster)
        }
        let chances = Dictionary(
            uniqueKeysWithValues: plan.towns.map { stratum, towns in
                let inside = drawn.filter { $0.key.stratum == stratum }
                let sizes = Dictionary(
                    inside.map { ($0.key.town ?? "", $0.value.count) }, uniquingKeysWith: { first, _ in first })
                return (stratum, towns.chances(sizes))
            })
        return drawn.filter { $0.value.contains { $0.placeInStratum != nil } }.map { key, rows in
            let ticket = maker.ticket(for: "cluster:" + (key.town ?? ""))
            return PublicVerification.Town(
                stratum: key.stratum, name: key.town ?? "", ticket: ticket.shortened(), population: rows.count,
                chance: chances[key.stratum]?[key.town ?? ""])
        }.sorted { ($0.stratum, $0.ticket) < ($1.stratum, $1.ticket) }
    }

    /// The frame's file; nil until it is public.
    public func publicFrame(_ id: Int64) async throws -> String? {
        try await platform.database.read { session in
            guard let record = try CampaignTable(session).find(id), record.phase == .finished else { return nil }
            return record.frameCSV
        }
    }

    /// The one-page program that draws the list again without us.
    public static func verificationScript() -> String? { VerificationScript.text() }
}
