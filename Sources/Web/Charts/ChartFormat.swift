/// How a chart writes its figures.
enum ChartFormat: Sendable, Hashable {
    /// Whole numbers.
    case count
    /// Numbers with decimals.
    case decimal(places: Int)
    /// Shares between 0 and 1, written as percent.
    case percent(places: Int)

    /// A figure as people read it; "—" when missing.
    func text(_ value: Double?, _ language: Language) -> String {
        switch self {
        case .count: language.decimal(value, places: 0)
        case .decimal(let places): language.decimal(value, places: places)
        case .percent(let places): language.percent(value, places: places)
        }
    }

    /// The label of a tick, with no more decimals than the step needs.
    func tick(_ value: Double, step: NiceScale, _ language: Language) -> String {
        switch self {
        case .count, .decimal: language.decimal(value, places: step.decimals)
        case .percent: language.percent(value, places: max(step.decimals - 2, 0))
        }
    }

    /// The end no axis passes unless a value does: 100 % for shares.
    var limit: Double? {
        if case .percent = self { 1 } else { nil }
    }
}
