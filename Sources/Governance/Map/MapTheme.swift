public import Domain
import Store

/// One class of a legend (图例项): a code for programs and a name for people.
public struct MapClass: Hashable, Sendable {
    /// The stable code, as in tiles and addresses.
    public let code: String
    /// Its name.
    public let name: BilingualText

    /// A class.
    public init(_ code: String, _ name: BilingualText) {
        self.code = code
        self.name = name
    }

    /// What stands for values that nobody reported.
    public static let unreported = MapClass("none", BilingualText("未报", "Not reported"))
}

/// A way to tell the features of a layer apart (专题): by status, by load, by the last visit.
public struct MapTheme: Sendable {
    /// Where the classes come from.
    enum Source: Sendable {
        /// The choices of a field.
        case choice(String)
        /// Ranges of the first of some fields that is reported; a value belongs to the last range that begins at or
        /// below it.
        case ranges([String], from: [Double])
        /// Ranges of the quotient of two fields.
        case quotient(String, by: String, from: [Double])
        /// Days since the last visit.
        case lastVisit(from: [Double])
        /// The level of the place.
        case single
    }

    /// The stable key, as in tiles and addresses.
    public let key: String
    /// Its name.
    public let name: BilingualText
    /// Its classes; the last one is for what is not reported, except where there is one class only.
    public let classes: [MapClass]
    let source: Source

    /// The fields that it reads.
    var fields: [String] {
        switch source {
        case .choice(let field): [field]
        case .ranges(let fields, _): fields
        case .quotient(let field, let divisor, _): [field, divisor]
        case .lastVisit, .single: []
        }
    }

    /// The class of a record by its values.
    ///
    /// - Parameter daysSinceVisit: Nil where no visit was recorded.
    func classNumber(_ value: (String) -> Value?, daysSinceVisit: Int?) -> Int {
        let unreported = classes.count - 1
        switch source {
        case .single: return 0
        case .choice(let field):
            let code = value(field)?.text
            return classes.firstIndex { $0.code == code } ?? unreported
        case .ranges(let fields, let bounds):
            guard let number = fields.compactMap({ value($0)?.number }).first else { return unreported }
            return Self.range(number, bounds)
        case .quotient(let field, let divisor, let bounds):
            guard let number = value(field)?.number, let whole = value(divisor)?.number, whole > 0 else {
                return unreported
            }
            return Self.range(number / whole, bounds)
        case .lastVisit(let bounds):
            guard let days = daysSinceVisit else { return unreported }
            return Self.range(Double(days), bounds)
        }
    }

    private static func range(_ number: Double, _ bounds: [Double]) -> Int {
        max(0, (bounds.firstIndex { number < $0 } ?? bounds.count) - 1)
    }

    /// A theme by the choices of a field.
    static func choice(_ key: String, _ kind: RecordKind, _ field: String) -> MapTheme {
        let known = kind.field(field)
        var classes: [MapClass] = []
        if case .choice(let choices)? = known?.type { classes = choices.map { MapClass($0.code, $0.name) } }
        return MapTheme(
            key: key, name: known?.label ?? BilingualText(field, field), classes: classes + [.unreported],
            source: .choice(field))
    }

    /// A theme with a single class, for layers that need no telling apart.
    static func single(_ name: BilingualText) -> MapTheme {
        MapTheme(key: "all", name: name, classes: [MapClass("all", name)], source: .single)
    }

    /// How many live there.
    ///
    /// The bounds only serve to tell sizes apart on a map.
    static let population = MapTheme(
        key: "population", name: BilingualText("常住人口（未报时按户籍）", "Residents, else registered people"),
        classes: [
            MapClass("p0", BilingualText("不足 100 人", "Under 100")),
            MapClass("p1", BilingualText("100–299 人", "100–299")),
            MapClass("p2", BilingualText("300–999 人", "300–999")),
            MapClass("p3", BilingualText("1000 人及以上", "1,000 and more")), .unreported,
        ], source: .ranges(["residentPopulation", "registeredPopulation"], from: [0, 100, 300, 1000]))

    /// The inner width of pipes.
    ///
    /// The bounds are those of the usual sizes.
    static let diameter = MapTheme(
        key: "diameter", name: BilingualText("管径", "Diameter"),
        classes: [
            MapClass("d0", BilingualText("不足 DN200", "Under DN 200")),
            MapClass("d1", BilingualText("DN200–DN299", "DN 200–299")),
            MapClass("d2", BilingualText("DN300–DN399", "DN 300–399")),
            MapClass("d3", BilingualText("DN400 及以上", "DN 400 and more")), .unreported,
        ], source: .ranges(["diameter"], from: [0, 200, 300, 400]))

    /// The actual flow against the design capacity.
    ///
    /// The bounds only serve to tell loads apart on a map.
    static let load = MapTheme(
        key: "load", name: BilingualText("负荷率（实际水量÷设计规模）", "Load (actual flow ÷ design capacity)"),
        classes: [
            MapClass("l0", BilingualText("不足 30 %", "Under 30 %")),
            MapClass("l1", BilingualText("30–79 %", "30–79 %")),
            MapClass("l2", BilingualText("80–119 %", "80–119 %")),
            MapClass("l3", BilingualText("120 % 及以上", "120 % and more")), .unreported,
        ], source: .quotient("actualFlow", by: "designCapacity", from: [0, 0.3, 0.8, 1.2]))

    /// The key of the theme by visits.
    public static let lastVisitKey = "visited"

    /// How long ago somebody was there, by the visits that count.
    static let lastVisit = MapTheme(
        key: lastVisitKey, name: BilingualText("最近一次到场检查", "Last visit on site"),
        classes: [
            MapClass("v0", BilingualText("30 天以内", "Within 30 days")),
            MapClass("v1", BilingualText("31–90 天前", "31–90 days ago")),
            MapClass("v2", BilingualText("90 天以前", "More than 90 days ago")),
            MapClass("none", BilingualText("没有记录", "None recorded")),
        ], source: .lastVisit(from: [0, 31, 91]))
}

extension Value {
    /// The value as a number, where it is one.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .decimal(let number): number
        default: nil
        }
    }
}
