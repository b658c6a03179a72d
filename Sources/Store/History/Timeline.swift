import Domain

/// The life of one record along valid time by what is known at one moment (有效时间轴): stretches that do not overlap.
struct Timeline: Hashable, Sendable {
    /// The stretches in the order of days; days without any fact are left out.
    private(set) var stretches: [Stretch] = []

    /// No record at all.
    init() {}

    /// A life made of ready stretches, in the order of days.
    init(stretches: [Stretch]) {
        self.stretches = stretches
    }

    /// Folds facts in the order of recording: on each day and field the fact recorded last prevails.
    ///
    /// - Complexity: O(f · s) for f facts and s stretches; both are a handful for a real record.
    init(folding facts: [(validity: DayRange, assertion: Assertion)]) {
        for fact in facts { overlay(fact.assertion, on: fact.validity) }
        joinEqualNeighbours()
    }

    /// The values on a day, or nil if the record does not exist then.
    func values(on day: Day) -> FieldValues? {
        stretches.first { $0.range.contains(day) }?.values
    }

    private mutating func overlay(_ assertion: Assertion, on validity: DayRange) {
        guard !validity.isEmpty else { return }
        var result: [Stretch] = []
        var uncovered = validity.from
        func add(_ from: Day, _ to: Day, _ values: FieldValues) {
            let range = DayRange(from: from, to: to)
            if !range.isEmpty { result.append(Stretch(range: range, values: values)) }
        }
        for stretch in stretches {
            let range = stretch.range
            if range.to <= validity.from || range.from >= validity.to {
                if range.from >= validity.to, uncovered < validity.to {
                    add(uncovered, validity.to, assertion.values)
                    uncovered = validity.to
                }
                result.append(stretch)
                continue
            }
            add(range.from, validity.from, stretch.values)
            let start = max(range.from, validity.from)
            let end = min(range.to, validity.to)
            add(uncovered, start, assertion.values)
            add(start, end, assertion.applied(to: stretch.values))
            add(validity.to, range.to, stretch.values)
            uncovered = max(uncovered, end)
        }
        add(uncovered, validity.to, assertion.values)
        stretches = result
    }

    private mutating func joinEqualNeighbours() {
        var joined: [Stretch] = []
        for stretch in stretches {
            if let last = joined.last, last.range.to == stretch.range.from, last.values == stretch.values {
                joined[joined.count - 1] = Stretch(
                    range: DayRange(from: last.range.from, to: stretch.range.to), values: last.values)
            } else {
                joined.append(stretch)
            }
        }
        stretches = joined
    }
}
