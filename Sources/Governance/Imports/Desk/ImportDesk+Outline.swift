public import Domain
import Exchange
import Foundation
import Geo
public import Store
import Tables

extension ImportDesk {
    /// How a draft's file is laid out, as far as it is understood (文件概览).
    public struct Outline: Hashable, Sendable {
        /// A column with the first values in it.
        public struct Column: Hashable, Sendable {
            /// The heading as it stands in the file, or the column's letter where it has none.
            public let heading: String
            /// The target it is matched with; nil if it is left out.
            public let target: String?
            /// The target that the synonyms alone give it.
            public let suggestion: String?
            /// The unit that the file names for it; empty if none.
            public let unit: String
            /// Some different values below the heading.
            public let samples: [String]
        }

        /// The names of all sheets.
        public let sheets: [String]
        /// The sheet looked at; empty where none was understood.
        public let sheet: String
        /// Its first rows as they stand.
        public let rows: [ImportReport.PreviewRow]
        /// The rows of the header; empty where none was found.
        public let headerRows: [Int]
        /// The row that names the units.
        public let unitsRow: Int?
        /// The columns from left to right.
        public let columns: [Column]
        /// The kind of list that it is by its headings, where that is clearly another one than was chosen.
        public let likelyKind: ImportKind?
    }

    /// How a draft's file is laid out.
    ///
    /// - Throws: ``AccessError/notFound``, `ExchangeError`.
    public func outline(_ id: String, access: Access) async throws -> Outline {
        try await platform.database.read { session in
            let draft = try draft(id, access, in: session)
            return try Self.outline(try file(draft, in: session), draft.settings)
        }
    }

    static func outline(_ file: ImportFile, _ settings: ImportSettings) throws -> Outline {
        var findings = FindingList()
        let layout = try HeaderFinder(settings, mapping: settings.mapping).find(in: file.tables, &findings)
        var plain = settings
        plain.mapping = [:]
        let bare = try HeaderFinder(plain, mapping: [:]).find(in: file.tables, &findings)
        let sheet = layout?.sheet ?? file.tables.sheets.firstIndex { $0.name == settings.sheet } ?? 0
        guard file.tables.sheets.indices.contains(sheet) else {
            return Outline(sheets: [], sheet: "", rows: [], headerRows: [], unitsRow: nil, columns: [], likelyKind: nil)
        }
        let last = layout?.lastHeadRow ?? 0
        let rows = try file.tables.firstRows(
            sheet: sheet, limit: max(15, last + 20), options: RowOptions(fillMerged: true))
        func column(_ index: Int, _ heading: String, _ target: String?, _ unit: String) -> Outline.Column {
            let start = max(last, settings.headerRow ?? 0)
            var samples: [String] = []
            for row in rows where row.rowNumber > start && index < row.cells.count && samples.count < 3 {
                let text = row.cells[index].displayText
                if !text.isEmpty && !samples.contains(text) { samples.append(String(text.prefix(60))) }
            }
            return Outline.Column(
                heading: heading, target: target,
                suggestion: bare?.columns.first { $0.heading == heading }?.target?.key, unit: unit, samples: samples)
        }
        var columns = (layout?.columns ?? []).map { column($0.index, $0.heading, $0.target?.key, $0.unit ?? "") }
        var headerRows = layout?.headerRows ?? []
        // A header of which no word is known, but which the user points at.
        if layout == nil, let header = rows.first(where: { $0.rowNumber == settings.headerRow }) {
            headerRows = [header.rowNumber]
            columns = header.cells.enumerated().map { index, cell in
                let text = cell.displayText.trimmingCharacters(in: .whitespacesAndNewlines)
                return column(index, text.isEmpty ? HeaderFinder.letters(index) : text, nil, "")
            }
        }
        return Outline(
            sheets: file.tables.sheets.map(\.name), sheet: file.tables.sheets[sheet].name,
            rows: rows.prefix(15).map { row in
                ImportReport.PreviewRow(
                    row: row.rowNumber, cells: row.cells.prefix(40).map { String($0.displayText.prefix(60)) })
            },
            headerRows: headerRows, unitsRow: layout?.unitsRow, columns: columns,
            likelyKind: file.tables.format == .geodata ? nil : likelyKind(rows, settings.kind))
    }

    /// So many more headings must another kind of list know before it is offered.
    private static let clearlyMore = 2

    /// The kind whose headings these are, where the chosen kind knows clearly fewer of them.
    private static func likelyKind(_ rows: [HeaderFinder.NumberedRow], _ chosen: ImportKind) -> ImportKind? {
        func score(_ kind: ImportKind) -> Int {
            HeaderFinder(ImportSettings(kind), mapping: [:]).score(of: rows)
        }
        let least = score(chosen) + clearlyMore
        let others = ImportKind.allCases.filter { $0 != chosen }.map { (kind: $0, score: score($0)) }
        let best = others.max { $0.score < $1.score }
        return best.flatMap { $0.score >= least ? $0.kind : nil }
    }

    /// The templates of a kind that the asker has, by name.
    public func templates(_ kind: ImportKind, access: Access) async throws -> [ImportTemplate] {
        let scope = access.scope(for: .importFiles)
        return try await platform.database.read { session in
            try ImportTemplate.all(kind, for: scope, user: access.userID, on: platform.today, in: session)
        }
    }

    /// Saves a matching of columns for the next list; one of the same kind, area and name is replaced.
    ///
    /// It belongs to the list's home area where that is the asker's, else to the first of his areas.
    /// - Throws: ``AccessError/notFound`` without the right to import.
    public func save(_ settings: ImportSettings, as name: String, access: Access) async throws {
        let scope = access.scope(for: .importFiles)
        guard let first = scope.paths.first?.steps.last?.region else { throw AccessError.notFound }
        let now = platform.now()
        try await platform.database.write { session in
            let places = RegionReader(session, asOf: AsOf(valid: platform.today))
            let home = try settings.homeArea.flatMap { try places.region(code: $0) }
            let area = home.flatMap { scope.contains($0.path) ? $0.id : nil } ?? first
            try ImportTemplate(name: name, kind: settings.kind, mapping: settings.mapping, area: area)
                .save(in: session, by: Self.actor(access), at: now)
        }
    }

    /// Forgets a template of the asker's areas, or one that is his own.
    ///
    /// - Throws: ``AccessError/notFound`` where he has no such template or it is that of a wider area.
    public func deleteTemplate(_ name: String, _ kind: ImportKind, access: Access) async throws {
        let scope = access.scope(for: .importFiles)
        try await platform.database.write { session in
            let table = ImportTemplateTable(session)
            let having = try ImportTemplate.all(
                kind, for: scope, user: access.userID, on: platform.today, in: session)
            guard let found = having.first(where: { $0.name == name }),
                let stored = try table.all(kind: kind.rawValue).first(where: {
                    $0.name == name && $0.area == found.area
                })
            else { throw AccessError.notFound }
            let area = try RegionReader(session, asOf: AsOf(valid: platform.today)).region(found.area)
            let isOwn = access.userID != nil && stored.userID == access.userID
            guard isOwn || area.map({ scope.contains($0.path) }) ?? false else { throw AccessError.notFound }
            try table.delete(kind: kind.rawValue, name: name, area: found.area)
        }
    }

    /// The places in which a list's names can be looked for: the counties the asker may import into, or his own towns.
    ///
    /// - Returns: nil where there are more than the limit, so that they are better asked for by code.
    public func homeAreas(access: Access, limit: Int = 150) async throws -> [Region]? {
        try await platform.database.read { session in
            let asOf = AsOf(valid: platform.today)
            var found: [Region] = []
            for path in access.scope(for: .importFiles).paths {
                guard let own = path.steps.last else { continue }
                if own.level < .city { return nil }
                found +=
                    own.level < .county
                    ? try ImportLookup(session, asOf: asOf).places(.county ... .county, within: path)
                    : try RegionReader(session, asOf: asOf).region(own.region).map { [$0] } ?? []
            }
            return found.count > limit ? nil : found
        }
    }

    /// What is wrong with the name of a coordinate system; nil where nothing is.
    public static func objection(toCoordinateSystem name: String) -> BilingualText? {
        do throws(GeoError) {
            _ = try CoordinateSystem(named: name)
            return nil
        } catch {
            if LayerReading.isKnownToLibrary(name) { return nil }
            return BilingualText(error.chineseMessage, error.englishMessage)
        }
    }
}
