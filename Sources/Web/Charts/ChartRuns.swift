/// A series cut at its missing values: what lies between two gaps is drawn as one line.
///
/// Missing is never drawn as 0.
struct ChartRuns: Sendable {
    /// One value and its place in the series.
    struct Entry: Sendable, Hashable {
        /// The place, counted from 0.
        let index: Int
        /// The value.
        let value: Double
    }

    /// The unbroken runs.
    let runs: [[Entry]]

    /// Cuts a series; values that are not finite count as missing.
    init(_ values: [Double?]) {
        var runs: [[Entry]] = []
        var current: [Entry] = []
        for (index, value) in values.enumerated() {
            if let value, value.isFinite {
                current.append(Entry(index: index, value: value))
            } else if !current.isEmpty {
                runs.append(current)
                current = []
            }
        }
        if !current.isEmpty { runs.append(current) }
        self.runs = runs
    }

    /// The lowest value; nil when all are missing.
    var lowest: Double? { runs.joined().lazy.map(\.value).min() }
    /// The highest value; nil when all are missing.
    var highest: Double? { runs.joined().lazy.map(\.value).max() }
}
