public import Domain
public import Rules
public import Store

/// What stands behind a figure: which records make up its numerator, its denominator, and what is missing.
public enum FigurePart: String, CaseIterable, Hashable, Sendable {
    /// Records counted above the line (分子).
    case numerator
    /// Records counted below the line (分母).
    case denominator
    /// Records that do not report what the figure needs (未报).
    case missing
}

/// A figure opened (指标穿透): the board around it and one page of the records behind one of its parts.
public struct FigureEvidence: Sendable {
    /// The area with all its figures and parts.
    public let board: Board
    /// The figure's place in the rule set's order.
    public let index: Int
    /// The parts that the figure has.
    public let parts: [FigurePart]
    /// The part whose records are listed; nil for a figure without records in the register.
    public let part: FigurePart?
    /// The measure whose records are listed.
    public let measure: Measure?
    /// The kind of the records listed.
    public let kind: RecordKind
    /// The records.
    public let list: RegisterList?

    /// The figure.
    public var figure: Figure { board.figures[index] }
}

/// Opens figures down to the records they are made of.
public struct FigureDesk: Sendable {
    let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// A figure of an area with a page of the records behind one of its parts.
    ///
    /// The records are asked for by the very condition by which they were counted.
    /// - Parameters:
    ///   - part: The part; by default the first that the figure has.
    ///   - cursor: Where the page of records begins or ends.
    /// - Returns: nil where there is no such area or indicator, or none that the asker may know of.
    public func open(
        _ indicatorID: String, of area: BoardDesk.AreaKey, part: FigurePart? = nil, asOf: AsOf,
        rulesID: String? = nil, cursor: ListCursor? = nil, isLast: Bool = false, limit: Int = 50, access: Access
    ) async throws -> FigureEvidence? {
        guard let board = try await BoardDesk(platform).board(area, asOf: asOf, rulesID: rulesID, access: access),
            let index = board.figures.firstIndex(where: { $0.indicator.id == indicatorID })
        else { return nil }
        let indicator = board.figures[index].indicator
        let parts = Self.parts(indicator, board.rules)
        guard let chosen = parts.first(where: { $0 == part }) ?? parts.first,
            let (measure, condition) = Self.records(behind: chosen, indicator, board.rules)
        else {
            return FigureEvidence(
                board: board, index: index, parts: parts, part: nil, measure: nil, kind: .village, list: nil)
        }
        var query = RegisterQuery(
            measure.subject.kind, level: measure.subject.level, area: .id(board.region.id), asOf: asOf)
        query.condition = condition
        query.cursor = cursor
        query.isLast = isLast
        query.limit = limit
        let list = try await RegisterDesk(platform).list(query, access: access)
        return FigureEvidence(
            board: board, index: index, parts: parts, part: chosen, measure: measure, kind: measure.subject.kind,
            list: list)
    }

    /// The parts that a figure has, in the order of the page.
    static func parts(_ indicator: Indicator, _ rules: RuleSet) -> [FigurePart] {
        // Where no field is asked for, no record can lack it.
        let asked = rules.measure(indicator.reported).map { $0.condition != $0.condition.askingNoReport } ?? false
        return [
            indicator.numerator == nil ? nil : .numerator,
            indicator.denominator == nil ? nil : .denominator,
            asked ? .missing : nil,
        ].compactMap(\.self)
    }

    /// The measure of a part and the condition that its records satisfy.
    static func records(
        behind part: FigurePart, _ indicator: Indicator, _ rules: RuleSet
    ) -> (Measure, Predicate)? {
        switch part {
        case .numerator: return rules.measure(indicator.numerator).map { ($0, $0.condition) }
        case .denominator: return rules.measure(indicator.denominator).map { ($0, $0.condition) }
        case .missing:
            guard let reported = rules.measure(indicator.reported) else { return nil }
            return (reported, .all([reported.condition.askingNoReport, .not(reported.condition)]))
        }
    }
}
