import Domain
import Rules
import Tables

extension RegisterWriter {
    /// Works everything stated so far into the tables.
    func flush() throws {
        let work = pending
        guard !work.order.isEmpty || !work.rows.isEmpty else {
            pending.created = []
            return
        }
        pending = PendingFacts()
        try session.insert(
            into: Identifier("facts"),
            columns: ["id", "entry", "subject", "kind", "valid_from", "valid_to", "locus", "body"].map {
                Identifier($0)
            },
            rows: work.rows)
        let affected = try affectedRecords(work)
        for record in affected where !record.isNew(work) { try count(record, sign: -1) }
        fresh.created = work.created
        try applyRegions(work)
        if provincesChanged {
            catalogue = try RuleCatalogue(book, in: session)
            tallies.catalogue = catalogue
            provincesChanged = false
        }
        try applyRecords(work)
        for record in affected { try count(record, sign: 1) }
        fresh = FreshStretches()
    }

    /// The records whose contributions to the sums the work may change.
    private func affectedRecords(_ work: PendingFacts) throws -> [CountedRecord] {
        var seen: Set<CountedRecord> = []
        var result: [CountedRecord] = []
        func add(_ record: CountedRecord) {
            if seen.insert(record).inserted { result.append(record) }
        }
        for key in work.order {
            switch key.kind {
            case .region:
                if !work.created.contains(key.subject), work.movesPlace(key) {
                    try recordsWithin(key.subject).forEach(add)
                }
                add(CountedRecord(kind: .village, subject: key.subject))
            default:
                guard MeasuredSubject.kinds.contains(key.kind) else { continue }
                add(CountedRecord(kind: key.kind, subject: key.subject))
            }
        }
        return result
    }

    private func recordsWithin(_ region: SubjectID) throws -> [CountedRecord] {
        var result: [CountedRecord] = []
        for stretch in try RegionTable.open(region, in: session) {
            let within = stretch.path.condition("r.path")
            let villages = try session.rows(
                """
                SELECT DISTINCT r.id FROM region_versions r
                WHERE \(within) AND r.level >= 5 AND r.known_to = \(Instant.end.milliseconds)
                """)
            result += try villages.map { CountedRecord(kind: .village, subject: SubjectID(try $0.int(0))) }
            for kind in RecordKind.counted {
                let table = try RecordTable(kind).table
                let placed = try session.rows(
                    """
                    SELECT DISTINCT f.id FROM region_versions r JOIN \(table) f ON f.place = r.id
                    WHERE \(within) AND r.known_to = \(Instant.end.milliseconds)
                        AND f.known_to = \(Instant.end.milliseconds)
                    """)
                result += try placed.map { CountedRecord(kind: kind, subject: SubjectID(try $0.int(0))) }
            }
        }
        return result
    }

    private func applyRegions(_ work: PendingFacts) throws {
        var rows: [[TableValue]] = []
        for key in work.order where key.kind == .region {
            let isNew = work.created.contains(key.subject)
            let stated = work.byRecord[key] ?? []
            let timeline = try Timeline(folding: isNew ? stated : storedFacts(key))
            let derived = try RegionStretch.derive(key.subject, timeline.normalised, ways: waysDown)
            if isNew {
                rows += derived.map { row(key.subject, $0) }
                remember(key.subject, derived)
            } else {
                try insertRegions(&rows)
                try replaceRegion(key.subject, with: derived)
            }
        }
        try insertRegions(&rows)
    }

    private func insertRegions(_ rows: inout [[TableValue]]) throws {
        try session.insert(into: RegionTable.table, columns: RegionTable.columns, rows: rows)
        rows = []
    }

    private func row(_ subject: SubjectID, _ stretch: RegionStretch) -> [TableValue] {
        RegionTable.row(subject, stretch, known: at, initials: initials.initials(of: stretch.name))
    }

    /// Puts new stretches in the place of the open ones that differ, and carries a new way down to everything below.
    private func replaceRegion(_ subject: SubjectID, with derived: [RegionStretch]) throws {
        let old = try RegionTable.open(subject, in: session)
        let kept = Set(old).intersection(derived)
        for stretch in old where !kept.contains(stretch) {
            try VersionAxis.close(RegionTable.table, subject, stretch.range.from, at, in: session)
        }
        try session.insert(
            into: RegionTable.table, columns: RegionTable.columns,
            rows: derived.filter { !kept.contains($0) }.map { row(subject, $0) })
        remember(subject, derived)
        guard old.map(\.path) != derived.map(\.path) || old.map(\.range) != derived.map(\.range) else { return }
        let children = try session.rows(
            "SELECT DISTINCT id FROM region_versions WHERE parent = \(subject.number) AND known_to = \(Instant.end.milliseconds)"
        )
        for child in try children.map({ SubjectID(try $0.int(0)) }) {
            let timeline = try Timeline(folding: storedFacts(PendingFacts.Key(kind: .region, subject: child)))
            try replaceRegion(child, with: RegionStretch.derive(child, timeline.normalised, ways: waysDown))
        }
    }

    private func applyRecords(_ work: PendingFacts) throws {
        var rows: [RecordKind: [[TableValue]]] = [:]
        var tables: [RecordKind: RecordTable] = [:]
        for key in work.order where key.kind != .region {
            let table = try tables[key.kind] ?? RecordTable(key.kind)
            tables[key.kind] = table
            let isNew = work.created.contains(key.subject)
            let timeline = try Timeline(folding: isNew ? work.byRecord[key] ?? [] : storedFacts(key))
            fresh.records[key] = timeline
            let old = isNew ? [] : try VersionAxis.open(key.kind, key.subject, in: session)
            let kept = Set(old).intersection(timeline.stretches)
            for stretch in old where !kept.contains(stretch) {
                try VersionAxis.close(table.table, key.subject, stretch.range.from, at, in: session)
            }
            for stretch in timeline.stretches where !kept.contains(stretch) {
                rows[key.kind, default: []].append(
                    [
                        .integer(key.subject.number), .integer(Int64(stretch.range.from.number)),
                        .integer(Int64(stretch.range.to.number)), .integer(at.milliseconds),
                        .integer(Instant.end.milliseconds),
                    ] + table.values(stretch.values))
            }
        }
        for (kind, rows) in rows {
            let table = try RecordTable(kind)
            try session.insert(into: table.table, columns: table.allColumns, rows: rows)
        }
    }

    /// All facts that count, those of this entry included: withdrawn ones are left out.
    private func storedFacts(_ key: PendingFacts.Key) throws -> [(validity: DayRange, assertion: Assertion)] {
        try session.rows(
            """
            SELECT valid_from, valid_to, body FROM facts
            WHERE subject = \(key.subject.number) AND kind = \(key.kind.number)
                AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.entry = facts.entry)
            ORDER BY id
            """
        ).map { row in
            (
                DayRange(from: Day(number: Int(try row.int(0))), to: Day(number: Int(try row.int(1)))),
                FactBody.decode(try row.text(2), kind: key.kind)
            )
        }
    }
}

extension PendingFacts {
    /// Whether what was stated of a place may change where it is counted.
    func movesPlace(_ key: Key) -> Bool {
        let stated = byRecord[key] ?? []
        if stated.isEmpty { return true }
        return stated.contains { fact in
            let keys = Set(fact.assertion.values.keys).union(fact.assertion.cleared)
            return !keys.isDisjoint(with: ["parent", "isEnded", "level", "code"])
        }
    }
}

extension RecordKind {
    /// The kinds that stand in a place, as against the places themselves.
    static let placed: [RecordKind] = [
        .facility, .toilet, .waterBody, .protectionZone, .outlet, .sewer, .manhole, .liftStation, .road, .boundary,
    ]
    /// Those of them that sums count.
    static let counted = placed.filter(MeasuredSubject.kinds.contains)
}

extension Timeline {
    /// The same without flags that say no more than their absence.
    var normalised: Timeline {
        Timeline(
            stretches: stretches.map { stretch in
                var values = stretch.values
                if values["isEnded"] == .flag(false) { values["isEnded"] = nil }
                if values["code"] == .text("") { values["code"] = nil }
                return Stretch(range: stretch.range, values: values)
            })
    }
}
