import Domain
import Governance
import Rules

/// How the values of an indicator are written: shares as percent, totals with their unit; what is missing as "—".
struct IndicatorStyle {
    let indicator: Indicator
    let language: Language

    init(_ indicator: Indicator, _ language: Language) {
        self.indicator = indicator
        self.language = language
    }

    /// Whether it is a share between 0 and 1.
    var isShare: Bool { indicator.unit.zh == "%" }

    /// The unit after a figure; nil for shares, whose figure holds it.
    var unit: String? {
        let unit = language(indicator.unit)
        return isShare || unit.isEmpty ? nil : unit
    }

    /// The unit after this very figure: `1 village`, but `2 villages`.
    func countedUnit(after value: Double?) -> String? {
        unit.map { language.counted($0, after: value) }
    }

    /// How charts write it.
    var chart: ChartFormat { isShare ? .percent(places: 2) : .count }

    /// A value without its unit; nil where it is missing.
    func text(_ value: Double?) -> String? {
        guard let value else { return nil }
        return isShare ? language.percent(value) : Self.plain(value, language)
    }

    /// A change with its sign: percentage points for shares.
    func change(_ value: Double?) -> String? {
        guard let value else { return nil }
        let size = isShare ? language.decimal(abs(value) * 100) : Self.plain(abs(value), language)
        let isZero = !size.contains { ("1"..."9").contains($0) }
        let sign = isZero ? "" : value > 0 ? "+" : "−"
        return isShare ? sign + size + " " + language(KitText.points) : sign + size
    }

    /// The quantity of a measure with its unit.
    static func quantity(_ value: Double, _ unit: BilingualText?, _ language: Language) -> String {
        plain(value, language) + (unit.map { " " + language.counted(language($0), after: value) } ?? "")
    }

    /// The quantity of a measure: whole, or with as many decimals as it needs, two at most.
    static func plain(_ value: Double, _ language: Language) -> String {
        language.decimal(value, places: value == value.rounded() ? 0 : 2)
    }
}
