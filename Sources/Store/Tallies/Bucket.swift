import Domain

/// Buckets of time in which changes of sums are kept: whole years, months and days.
///
/// A sum as of a day is the sum over all earlier years, the earlier months of its year and the days of its month up to
/// it: at most a few dozen rows, while a change touches just three.
struct Bucket: Hashable, Sendable {
    /// Year 1, month 2, day 3; 0 stands for "ever" and is used on the axis of knowledge only.
    let grain: Int64
    /// `2024`, `202405` or `20240517`; 0 for "ever".
    let number: Int64

    /// Everything, whenever it became known.
    static let ever = Bucket(grain: 0, number: 0)

    /// The three buckets to which a change on the day belongs; what holds since before records began needs but one,
    /// because no day is ever asked for that lies in its year.
    static func containing(_ day: Day) -> [Bucket] {
        if day <= .beginning { return [Bucket(grain: 1, number: 0)] }
        let (year, month, dayOfMonth) = day.civil
        return [
            Bucket(grain: 1, number: Int64(year)),
            Bucket(grain: 2, number: Int64(year * 100 + month)),
            Bucket(grain: 3, number: Int64(year * 10_000 + month * 100 + dayOfMonth)),
        ]
    }

    /// The ranges of buckets that together hold all changes up to and including the day.
    static func upTo(_ day: Day) -> [(grain: Int64, range: ClosedRange<Int64>)] {
        let (year, month, dayOfMonth) = day.civil
        let firstOfMonth = Int64(year * 10_000 + month * 100)
        return [
            (1, 0...Int64(max(0, year - 1))),
            (2, Int64(year * 100)...Int64(year * 100 + month - 1)),
            (3, firstOfMonth...(firstOfMonth + Int64(dayOfMonth))),
        ]
    }
}
