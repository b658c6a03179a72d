import Domain
import Store

/// A place through all its days by what is known now (区划沿革): what is reported late of the past must leave later
/// days as they are known.
struct RegionLife {
    private let stretches: [Region]

    /// - Parameter stretches: The place as it was, in the order of days.
    init(_ stretches: [Region]) {
        self.stretches = stretches
    }

    /// The place as it was on a day.
    func place(on day: Day) -> Region? {
        stretches.first { $0.range.contains(day) }
    }

    /// The days from the given one on until something else is known.
    func stretch(of value: (Region) -> some Equatable, from day: Day) -> DayRange {
        guard let then = place(on: day) else { return DayRange(from: day) }
        let next = stretches.first { $0.range.from > day && value($0) != value(then) }
        return DayRange(from: day, to: next?.range.from ?? .end)
    }

    /// The places above it from a day on, each with the days over which it lies there.
    func parents(from day: Day) -> [(id: SubjectID, range: DayRange)] {
        var result: [(id: SubjectID, range: DayRange)] = []
        for stretch in stretches where stretch.range.to > day {
            guard let parent = stretch.parent else { continue }
            let from = max(stretch.range.from, day)
            if let last = result.last, last.id == parent, last.range.to == from {
                result[result.count - 1].range = DayRange(from: last.range.from, to: stretch.range.to)
            } else {
                result.append((parent, DayRange(from: from, to: stretch.range.to)))
            }
        }
        return result
    }

    /// What is to be stated for another name from a day on: the name until the next known one, and from then on each
    /// name that it had among its other names.
    func renaming(to name: String, from day: Day) -> [(values: FieldValues, range: DayRange)] {
        guard let then = place(on: day) else { return [] }
        let named = stretch(of: \.name, from: day)
        var result: [(values: FieldValues, range: DayRange)] = [(["name": .text(name)], named)]
        for stretch in stretches where stretch.range.to > day && !stretch.isEnded {
            let isRenamed = stretch.range.from < named.to
            let (own, other) = isRenamed ? (name, then.name) : (stretch.name, name)
            let aliases = stretch.aliases?.split(separator: "、").map(String.init) ?? []
            if own == other || aliases.contains(other) { continue }
            result.append(
                (
                    ["aliases": .text((aliases + [other]).joined(separator: "、"))],
                    DayRange(from: max(day, stretch.range.from), to: stretch.range.to)
                ))
        }
        return result
    }
}
