public import Domain
import Foundation
import Sampling
import Sealing
import Store
import Tables

extension SpotCheckDesk {
    /// Freezes the frame: the facilities of the area as of a day, as canonical CSV with its hash.
    ///
    /// - Parameter exclusions: What the organiser leaves out, by id, each with a reason that stands in the file.
    /// - Throws: ``AccessError/notFound``, ``SpotCheckError``, ``DrawRefusal``.
    public func freezeFrame(
        _ id: Int64, asOf day: Day, exclusions: [String: String] = [:], access: Access
    ) async throws {
        guard day <= platform.today else {
            throw SpotCheckError.invalid(
                field: "day", BilingualText("名录日期不能晚于今天", "The frame's day cannot lie in the future"))
        }
        let moment = platform.now()
        try await change(id, in: [.prepared, .framed], access) { record, session in
            let settings = CampaignSettings(json: record.settings)
            let builder = FrameBuilder(session: session, settings: settings, exclusions: exclusions)
            let result = try sampling { try builder.build(record.areaPath, asOf: platform.asOf(valid: day)) }
            try FrameTable(session).replace(result.rows, of: id)
            record.frameDay = day
            record.frameAt = moment
            record.frameCSV = result.frame.canonicalText
            record.frameHash = result.frame.hash.hex
            record.plan = nil
            record.phase = .framed
            try log(
                "spot-check-frame",
                CampaignDetail(
                    campaign: id, day: day.description, frameHash: record.frameHash,
                    eligible: result.frame.eligible.count, excluded: result.frame.excluded.count), record.host,
                access, in: session)
        }
    }

    /// Announces the public event that will make the seed, together with the sizes; both are fixed from then on.
    ///
    /// - Parameters:
    ///   - sizes: How many are drawn from each stratum of the frame; those checked in full need not be named.
    ///   - towns: How many townships, and how many facilities in each, for strata drawn in two stages.
    ///   - kind: The kind of event.
    ///   - notice: Which event exactly.
    ///   - dueAt: When it takes place.
    /// - Throws: ``AccessError/notFound``, ``SpotCheckError``.
    public func announce(
        _ id: Int64, sizes: [String: Int], towns: [String: DrawPlan.Towns] = [:], kind: SeedRecord.Kind,
        notice: String, dueAt: Instant, access: Access
    ) async throws {
        let moment = platform.now()
        guard dueAt > moment else { throw SpotCheckError.announcedTooLate }
        let words = FrameBuilder.tidy(notice)
        guard (2...500).contains(words.count) else {
            throw SpotCheckError.invalid(
                field: "notice",
                BilingualText("请写明是哪一次随机事件，2 至 500 字", "Say exactly which event, in 2 to 500 characters"))
        }
        let secret = try RandomToken(byteCount: 32).hexadecimal
        try await change(id, in: [.framed], access) { record, session in
            var plan = DrawPlan(sizes: sizes, towns: towns)
            let design = CampaignSettings(json: record.settings).design
            try plan.complete(design, for: try FrameTable(session).rows(of: id))
            let seed = SeedRecord(
                kind: kind, notice: words, dueAt: dueAt.milliseconds, announcedAt: moment.milliseconds,
                commitment: SHA256Digest(of: secret).hexadecimal, secret: secret)
            record.seed = seed.canonicalJSON
            record.plan = plan.canonicalJSON
            record.phase = .announced
            try log(
                "spot-check-announce",
                CampaignDetail(
                    campaign: id, frameHash: record.frameHash, kind: kind.rawValue, notice: words,
                    commitment: seed.commitment, sizes: plan.sizes, towns: plan.towns), record.host, access, in: session
            )
        }
    }

    /// Enters what the announced event gave, makes the seed of it, and draws.
    ///
    /// - Parameters:
    ///   - outcome: The event's outcome exactly as it was published.
    ///   - proof: Where it can be looked up.
    /// - Throws: ``AccessError/notFound``, ``SpotCheckError``, ``DrawRefusal``.
    public func draw(_ id: Int64, outcome: SeedOutcome, proof: String, access: Access) async throws {
        let beacon = try sampling { try outcome.beacon() }
        let moment = platform.now()
        try await change(id, in: [.announced], access) { record, session in
            guard var seed = SeedRecord(json: record.seed), let csv = record.frameCSV, let hash = record.frameHash
            else { throw Self.wrongPhase(record.phase) }
            guard moment.milliseconds >= seed.dueAt else {
                throw SpotCheckError.beaconTooEarly(at: Instant(milliseconds: seed.dueAt))
            }
            guard outcome.kind == seed.kind else {
                throw SpotCheckError.invalid(
                    field: "beacon",
                    BilingualText("与预告的随机源不是同一种", "This is another kind of event than was announced"))
            }
            seed.beacon = beacon.text
            seed.proof = FrameBuilder.tidy(proof)
            seed.fixedAt = moment.milliseconds
            let text = SHA256Digest(of: hash + (seed.material ?? "")).hexadecimal
            seed.seed = text
            let plan = DrawPlan(json: record.plan)
            let draw = try sampling {
                try PlannedDraw(
                    from: try Frame(csv: Array(csv.utf8)), stratifiedBy: "stratum", clusteredBy: "cluster",
                    seed: text, plan: plan.stratumPlans)
            }
            try keep(draw, of: id, in: session)
            record.seed = seed.canonicalJSON
            record.drawnAt = moment
            record.phase = .drawn
            try log(
                "spot-check-draw",
                CampaignDetail(
                    campaign: id, frameHash: hash, beacon: seed.beacon, sizes: plan.sizes, towns: plan.towns,
                    listHash: SHA256Digest(of: draw.selected.map(\.id).joined(separator: "\n")).hexadecimal),
                record.host, access, in: session)
        }
    }

    private func keep(_ draw: PlannedDraw, of id: Int64, in session: any Session) throws {
        let table = FrameTable(session)
        var rows = try table.rows(of: id)
        let places = Dictionary(rows.indices.map { (rows[$0].code, $0) }, uniquingKeysWith: { first, _ in first })
        for list in draw.parts.flatMap(\.lists) {
            for unit in list.order {
                guard let index = places[unit.id] else { continue }
                rows[index].ticket = unit.ticket.fraction
                rows[index].placeInStratum = unit.order
            }
        }
        try table.setTickets(rows.filter { $0.ticket != nil }, of: id)
    }
}

extension SeedRecord {
    /// Reads what is stored; nil for nothing.
    public init?(json: String?) {
        guard let json, let record = try? JSONDecoder().decode(SeedRecord.self, from: Data(json.utf8)) else {
            return nil
        }
        self = record
    }
}

extension CampaignSettings {
    /// Reads what is stored; the usual settings for anything else.
    public init(json: String) {
        self = (try? JSONDecoder().decode(CampaignSettings.self, from: Data(json.utf8))) ?? CampaignSettings()
    }
}

extension Checklist {
    /// Reads a rule set; nil for anything else.
    public init?(json: String) {
        guard let list = try? JSONDecoder().decode(Checklist.self, from: Data(json.utf8)) else { return nil }
        self = list
    }
}
