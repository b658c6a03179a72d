import Domain
import Tables

/// One record with all that was stated of it and all versions that are kept, to be compared.
struct ProvenRecord {
    let kind: RecordKind
    let subject: SubjectID
    let facts: [StatedFact]
    let kept: [KeptVersion]
    let levels: VillageLevels

    private typealias Version = (range: DayRange, values: [TableValue])

    /// The first difference as of any moment at which the record, or the place above it, became known otherwise.
    func difference(_ ways: inout KnownWays) throws -> VersionProof.Difference? {
        if kind == .region, subject == .nation { return try differenceOfNation() }
        var moments = Set(facts.flatMap { [$0.from, $0.to] } + kept.flatMap { [$0.from, $0.to] })
        var above: [SubjectID: [RegionTable.Known]] = [:]
        if kind == .region {
            for case .subject(let place)? in facts.map({ $0.assertion.values["parent"] }) where above[place] == nil {
                let history = try ways.history(of: place)
                above[place] = history
                for known in history { moments.formUnion([known.from, known.to]) }
            }
        }
        for moment in moments.sorted() where moment < Instant.end.milliseconds {
            let stored = kept.filter { $0.from <= moment && moment < $0.to }
            let timeline = Timeline(
                folding: facts.filter { $0.from <= moment && moment < $0.to }.map { ($0.validity, $0.assertion) })
            let stated: [Version]
            do {
                stated = try kind == .region ? places(timeline, above, moment) : records(timeline, stored)
            } catch let error as StoreError {
                return different(Day.beginning, moment, "parent", nil, "\(error)")
            }
            if let found = try compare(stored, stated, moment) { return found }
        }
        return nil
    }

    private func places(
        _ timeline: Timeline, _ above: [SubjectID: [RegionTable.Known]], _ moment: Int64
    ) throws -> [Version] {
        var initials = PinyinInitials()
        let derived = try RegionStretch.derive(subject, timeline.normalised) { place in
            (above[place] ?? []).filter { $0.from <= moment && moment < $0.to }.map(\.stretch)
        }
        return derived.map { stretch in
            let row = RegionTable.row(
                subject, stretch, known: Instant(milliseconds: moment), initials: initials.initials(of: stretch.name))
            return (stretch.range, Array(row[RecordTable.axes.count...]))
        }
    }

    private func records(_ timeline: Timeline, _ stored: [KeptVersion]) throws -> [Version] {
        let table = try RecordTable(kind)
        return timeline.stretches.enumerated().map { index, stretch in
            let level = index < stored.count ? stored[index].values.last : nil
            return (stretch.range, table.values(stretch.values) + (table.hasLevel ? [levels.fitting(level)] : []))
        }
    }

    /// The nation is there from the start, without a fact.
    private func differenceOfNation() throws -> VersionProof.Difference? {
        let stretch = RegionStretch(
            range: DayRange(from: .beginning, to: .end), values: ["name": .text("全国")], level: .nation,
            path: RegionPath(of: .nation, level: .nation, under: nil))
        let row = RegionTable.row(subject, stretch, known: Instant(milliseconds: 0), initials: "qg")
        return try compare(kept, [(stretch.range, Array(row[RecordTable.axes.count...]))], 0)
    }

    private func compare(
        _ stored: [KeptVersion], _ stated: [Version], _ moment: Int64
    ) throws -> VersionProof.Difference? {
        let columns = try KeptVersion.table(kind).columns.dropFirst(RecordTable.axes.count)
        for index in 0..<max(stored.count, stated.count) {
            guard index < stored.count else {
                return different(stated[index].range.from, moment, "valid_from", nil, "\(stated[index].range.from)")
            }
            let left = stored[index]
            guard index < stated.count else {
                return different(left.range.from, moment, "valid_from", "\(left.range.from)", nil)
            }
            let right = stated[index]
            if left.range.from != right.range.from {
                let day = min(left.range.from, right.range.from)
                return different(day, moment, "valid_from", "\(left.range.from)", "\(right.range.from)")
            }
            if left.range.to != right.range.to {
                return different(left.range.from, moment, "valid_to", "\(left.range.to)", "\(right.range.to)")
            }
            for (column, pair) in zip(columns, zip(left.values, right.values)) where !Self.agree(pair.0, pair.1) {
                let key = kind.fields.first { $0.column == column.name }?.key ?? column.name
                return different(left.range.from, moment, key, Self.text(pair.0), Self.text(pair.1))
            }
        }
        return nil
    }

    private func different(
        _ day: Day, _ moment: Int64, _ field: String, _ kept: String?, _ stated: String?
    ) -> VersionProof.Difference {
        VersionProof.Difference(
            kind: kind, subject: subject, day: day, known: Instant(milliseconds: moment), field: field, kept: kept,
            stated: stated)
    }

    private static func agree(_ left: TableValue, _ right: TableValue) -> Bool {
        switch (left, right) {
        case (.integer(let number), .real(let other)), (.real(let other), .integer(let number)):
            Double(number) == other
        default: left == right
        }
    }

    private static func text(_ value: TableValue) -> String? {
        switch value {
        case .null: nil
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): text
        case .blob(let bytes): "\(bytes.count) B"
        }
    }
}
