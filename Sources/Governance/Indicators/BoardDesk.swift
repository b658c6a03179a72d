public import Domain
import Rules
import Store
import Tables

/// Boards and single figures (指标看板).
public struct BoardDesk: Sendable {
    private let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// How a place is named by the asker.
    public enum AreaKey: Hashable, Sendable {
        /// By its identity.
        case id(SubjectID)
        /// By a code it has or had; ``nationCodes`` stand for the nation, which has no code of its own.
        case code(String)
        /// The highest place that the asker may see.
        case own

        /// How the nation is written where a code is asked for (全国): `0`, or in the padded form of codes.
        public static let nationCodes: Set<String> = ["0", String(repeating: "0", count: 12)]
    }

    /// By which tree past totals are made up (区划口径).
    public enum TreeBasis: String, CaseIterable, Hashable, Sendable {
        /// As the tree was on the day.
        case then
        /// As the tree is today.
        case now
    }

    /// What to leave out where it is not needed.
    public struct Parts: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int
        /// Parts by bits.
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// The lines of the places below.
        public static let lines = Parts(rawValue: 1)
        /// The trend and the comparisons.
        public static let trend = Parts(rawValue: 2)
        /// Everything.
        public static let all: Parts = [.lines, .trend]
    }

    /// The board of an area.
    ///
    /// - Parameters:
    ///   - rulesID: The rule set; by default the latest of the area's province not later than the day.
    ///   - tree: Whether past totals are made up by the tree as it was or as it is today; the latter reads the records.
    /// - Returns: nil where there is no such place, or none that the asker may know of.
    public func board(
        _ key: AreaKey, asOf: AsOf, rulesID: String? = nil, tree: TreeBasis = .then, access: Access,
        parts: Parts = .all
    ) async throws -> Board? {
        try await platform.database.read { session in
            try board(key, asOf: asOf, rulesID: rulesID, tree: tree, access: access, parts: parts, in: session)
        }
    }

    func board(
        _ key: AreaKey, asOf: AsOf, rulesID: String?, tree: TreeBasis = .then, access: Access, parts: Parts,
        in session: any Session
    ) throws -> Board? {
        let basis = tree == .now ? AsOf(valid: platform.today, known: asOf.known) : asOf
        let reader = RegionReader(session, asOf: basis)
        let scope = access.scope(for: .viewRegister)
        guard let region = try find(key, reader, scope), scope.contains(region.path) else { return nil }
        let above = try reader.ancestry(of: region.path)
        let province = above.first { $0.level == .province }?.code
        let day = asOf.valid >= .end ? platform.today : asOf.valid
        let alternatives = platform.book.applicable(toProvince: province)
        let rules =
            alternatives.first { $0.id == rulesID }
            ?? platform.book.preferred(forArea: province, year: day.year)
        let catalogue = try RuleCatalogue(platform.book, in: session)
        let sums = AreaSums(session, catalogue, asOf: asOf, zone: platform.zone)
        let regrouped = tree == .now ? try sums.sums(rules, of: region, byTreeOf: basis) : nil
        let own = try regrouped?[region.id] ?? sums.sums(rules, of: region)
        // By today's tree there is no trend: the days before would be counted by trees of their own.
        let days = parts.contains(.trend) && tree == .then ? Self.trendDays(day) : []
        let series = try sums.series(rules, of: region, at: days)
        let lastMonth = try days.isEmpty ? [] : sums.series(rules, of: region, at: [day.adding(months: -1)])
        let monthBefore = lastMonth.first.map { values(rules, $0) }
        let trend = zip(days, series).map { TrendPoint(day: $0, values: values(rules, $1)) }
        let targets = TargetTable(rules, lineage: above.map { ($0.code, $0.level) }, year: day.year)
        let spotChecks = try SpotCheckFigure.latest(of: region.id, asOf: asOf, zone: platform.zone, in: session)
        let now = values(rules, own).map { spotChecks.isEmpty ? $0 : SpotCheckFigure.referring($0) }
        let figures = rules.indicators.enumerated().map { index, indicator in
            Figure(
                indicator: indicator, value: now[index], yearBefore: trend.first?.values[index],
                monthBefore: monthBefore?[index],
                target: targets.own(indicator), targetAbove: targets.above(indicator))
        }
        return Board(
            region: region, ancestry: above.filter { scope.contains($0.path) }, rules: rules,
            alternatives: alternatives, asOf: asOf, figures: figures,
            lines: parts.contains(.lines) ? try lines(region, rules, reader, sums, regrouped) : [],
            trend: trend,
            spotChecks: spotChecks,
            dataVersion: try AuditLog(session).dataVersion())
    }

    private func lines(
        _ region: Region, _ rules: RuleSet, _ reader: RegionReader, _ sums: AreaSums,
        _ regrouped: [SubjectID: [Int64]]?
    ) throws -> [BoardLine] {
        let children = try reader.children(of: region.id)
        let parts = try regrouped ?? sums.sums(rules, of: children, under: region)
        return children.map {
            BoardLine(
                region: $0, values: values(rules, parts[$0.id] ?? [Int64](repeating: 0, count: rules.measures.count)))
        }
    }

    private func values(_ rules: RuleSet, _ sums: [Int64]) -> [IndicatorValue] {
        rules.indicators.map { rules.value(of: $0, sums: sums) }
    }

    func find(_ key: AreaKey, _ reader: RegionReader, _ scope: AreaScope) throws -> Region? {
        switch key {
        case .id(let id): return try reader.region(id)
        case .code(let code):
            return try AreaKey.nationCodes.contains(code) ? reader.region(.nation) : reader.region(code: code)
        case .own:
            guard let path = scope.paths.first, let own = path.steps.last else { return nil }
            return try highestWithChoice(own.region, reader)
        }
    }

    /// From the nation downward to the first place that has more than one part: who has one county wants the county.
    private func highestWithChoice(_ start: SubjectID, _ reader: RegionReader) throws -> Region? {
        var region = try reader.region(start)
        while let here = region, here.level < .county {
            let children = try reader.children(of: here.id)
            guard children.count == 1 else { break }
            region = children[0]
        }
        return region
    }

    /// The same day a year before, the ends of the eleven months between, and the day itself.
    static func trendDays(_ day: Day) -> [Day] {
        let months = (1...11).reversed().map { day.adding(months: -$0).endOfMonth }
        return [day.adding(months: -12)] + months + [day]
    }
}

/// The targets of an area in a year: the nearest year not earlier, else the last one (目标).
struct TargetTable {
    private let rules: RuleSet
    private let lineage: [(code: String, level: RegionLevel)]
    private let year: Int

    /// - Parameter lineage: The places above, highest first, the area itself last.
    init(_ rules: RuleSet, lineage: [(code: String, level: RegionLevel)], year: Int) {
        self.rules = rules
        self.lineage = lineage
        self.year = year
    }

    /// The target set for the area itself.
    func own(_ indicator: Indicator) -> Target? {
        lineage.last.flatMap { target(indicator, $0) }
    }

    /// For a rate without a target of its own: that of the nearest area above.
    ///
    /// A total is nothing that a part could be measured by.
    func above(_ indicator: Indicator) -> TargetAbove? {
        guard !indicator.isTotal, own(indicator) == nil else { return nil }
        for place in lineage.dropLast().reversed() {
            if let target = target(indicator, place) { return TargetAbove(target: target, level: place.level) }
        }
        return nil
    }

    private func target(_ indicator: Indicator, _ place: (code: String, level: RegionLevel)) -> Target? {
        // Natural villages have no code either.
        guard !place.code.isEmpty || place.level == .nation else { return nil }
        let found = rules.targets(ofIndicator: indicator.id, area: place.code).filter { $0.strength == .required }
        return found.first { $0.year >= year } ?? found.last
    }
}
