import Domain
import Store

/// Changes of the other counties' villages in the months after they were loaded, so that trends have something to show.
struct DemoLaterChanges {
    /// Villages whose turn of treatment falls here change after the loading.
    static let turns = 0.61..<0.655
    /// From October 2024 on.
    private static let monthCount = 24

    private struct Change {
        let village: SubjectID
        let households: Int32
    }

    private var byMonth = [[Change]](repeating: [], count: monthCount)
    private var next = 0

    /// Takes down a village if its turn comes after the loading.
    mutating func consider(_ village: SubjectID, turn: Double, households: Int) {
        guard Self.turns.contains(turn) else { return }
        let part = (turn - Self.turns.lowerBound) / (Self.turns.upperBound - Self.turns.lowerBound)
        byMonth[min(Self.monthCount - 1, Int(part * Double(Self.monthCount)))].append(
            Change(village: village, households: Int32(households)))
    }

    /// The days of the months' entries that come before a day and are not written yet.
    func months(before day: Day) -> [Day] {
        (next..<Self.monthCount).map(Self.day).prefix { $0 <= day }.map { $0 }
    }

    private static func day(_ month: Int) -> Day {
        DemoStory.day(2024, 10, 28).adding(months: month)
    }

    /// Writes a month's changes, in the order of months.
    mutating func write(_ day: Day, with scribe: inout DemoScribe) throws {
        let changes = byMonth[next]
        byMonth[next] = []
        next += 1
        guard !changes.isEmpty else { return }
        try scribe.write(on: day, action: "demo-monthly-report") { writer in
            for change in changes {
                try writer.state(
                    Assertion(DemoThinCounty.treatment(Int(change.households), share: 0.85)), of: change.village,
                    kind: .village, validity: DayRange(from: day + -8), locus: "演示/批量 \(day)")
            }
        }
    }
}
