import Domain
import Rules

/// A record that counts towards sums: a village of either kind, or anything that stands in a place.
struct CountedRecord: Hashable {
    let kind: RecordKind
    let subject: SubjectID

    func isNew(_ work: PendingFacts) -> Bool {
        work.created.contains(subject)
    }

    /// Walks through what the record counts as, over which days, and on which way of the tree.
    func forEachMeasured(
        _ stretches: [Stretch], ways: (SubjectID) throws -> [RegionStretch],
        _ body: (MeasuredRecord, DayRange, RegionPath) throws -> Void
    ) throws {
        if kind == .village {
            for place in try ways(subject) where place.level.isVillage && !place.isEnded {
                let code = DivisionCode(place.code)
                for (range, values) in Self.covering(place.range, with: stretches) {
                    let measured = MeasuredRecord(kind: .village, level: place.level, code: code, values: values)
                    try body(measured, range, place.path)
                }
            }
            return
        }
        for stretch in stretches {
            guard case .subject(let place)? = stretch.values["place"] else { continue }
            let measured = MeasuredRecord(kind: kind, values: stretch.values)
            // Only while the place stands: before it began and after it ended lists do not show the record either.
            for way in try ways(place) where !way.isEnded {
                let range = DayRange(
                    from: max(way.range.from, stretch.range.from), to: min(way.range.to, stretch.range.to))
                if !range.isEmpty { try body(measured, range, way.path) }
            }
        }
    }

    /// Splits the days of a place by what is known of the village: days without any fact count with nothing reported.
    private static func covering(
        _ range: DayRange, with stretches: [Stretch]
    ) -> [(range: DayRange, values: FieldValues)] {
        var result: [(range: DayRange, values: FieldValues)] = []
        var next = range.from
        func add(_ from: Day, _ to: Day, _ values: FieldValues) {
            let part = DayRange(from: from, to: to)
            if !part.isEmpty { result.append((part, values)) }
        }
        for stretch in stretches where stretch.range.to > range.from && stretch.range.from < range.to {
            let from = max(stretch.range.from, range.from)
            let to = min(stretch.range.to, range.to)
            add(next, from, [:])
            add(from, to, stretch.values)
            next = to
        }
        add(next, range.to, [:])
        return result
    }
}
