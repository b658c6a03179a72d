public import Domain
public import Foundation
public import Rules
public import Store
import Tables

/// A figure with the part whose records are asked for.
struct OpenedFigure: Sendable {
    let board: Board
    let indicator: Indicator
    let part: FigurePart
    let measure: Measure
    let condition: Rules.Predicate
}

extension FigureDesk {
    /// What was written to a file.
    public struct Exported: Sendable {
        /// The area of the figure.
        public let area: Region
        /// What is measured.
        public let indicator: Indicator
        /// The part whose records were written.
        public let part: FigurePart
    }

    /// Writes all records behind a part of a figure to a file (导出组成记录), with the columns of its page.
    ///
    /// - Parameters:
    ///   - part: The part; by default the first that the figure has.
    ///   - holder: Who takes it out, as people know him; the log and the file say so.
    ///   - file: Where the file is written to; the caller removes it.
    /// - Returns: nil where there is no such area or figure, no records behind it, or none that the asker may take out.
    /// - Throws: `DatabaseError`, `ExchangeError` where the file cannot be written or the list is too long for it.
    public func export(
        _ indicatorID: String, of area: BoardDesk.AreaKey, part: FigurePart? = nil, asOf: AsOf,
        rulesID: String? = nil, as format: RegisterDesk.ExportFormat, language: PreferredLanguage, holder: String,
        to file: URL, access: Access
    ) async throws -> Exported? {
        @Sendable func opened(in session: any Session) throws -> OpenedFigure? {
            let board = try BoardDesk(platform).board(
                area, asOf: asOf, rulesID: rulesID, access: access, parts: [], in: session)
            guard let board, access.may(.export, in: board.region.path) else { return nil }
            return Self.opened(indicatorID, part, board)
        }
        guard let found = try await platform.database.read({ try opened(in: $0) }) else { return nil }
        let parcel = ExportDesk.Parcel(
            "figure", as: format.rawValue, area: found.board.region.id,
            filters: [indicatorID, found.part.rawValue, found.board.rules.id].joined(separator: " · "))
        let mark = try await ExportDesk(platform).record(parcel, holder: holder, access: access)
        return try await platform.database.read { session -> Exported? in
            // Once more, so that what stands on top and the rows below are of one state.
            guard let found = try opened(in: session) else { return nil }
            let (subject, region) = (found.measure.subject, found.board.region)
            let scope = access.scope(for: .viewRegister).intersection(access.scope(for: .export))
            var listing = RecordListing(subject.kind, level: subject.level, area: region.path, scope: scope, asOf: asOf)
            listing.condition = found.condition
            let table = FigureTable(
                opened: found, listing: listing, access: access, mark: mark, language: language, zone: platform.zone)
            try format.write(table.sheet(in: session), to: file)
            return Exported(area: region, indicator: found.indicator, part: found.part)
        }
    }

    private static func opened(_ indicatorID: String, _ part: FigurePart?, _ board: Board) -> OpenedFigure? {
        guard let indicator = board.figures.first(where: { $0.indicator.id == indicatorID })?.indicator else {
            return nil
        }
        let parts = parts(indicator, board.rules)
        guard let chosen = parts.first(where: { $0 == part }) ?? parts.first,
            let (measure, condition) = records(behind: chosen, indicator, board.rules)
        else { return nil }
        return OpenedFigure(board: board, indicator: indicator, part: chosen, measure: measure, condition: condition)
    }
}

extension FigurePart {
    /// Its name for people.
    var name: BilingualText {
        switch self {
        case .numerator: BilingualText("分子", "Numerator")
        case .denominator: BilingualText("分母", "Denominator")
        case .missing: BilingualText("未报", "Not reported")
        }
    }
}
