import Domain
import Exchange
public import Foundation
import Store
import Tables

extension RegisterDesk {
    /// The forms in which lists go out.
    public enum ExportFormat: String, CaseIterable, Sendable {
        /// UTF-8 with a byte order mark, for programs and for Excel.
        case csv
        /// An Excel workbook.
        case xlsx
    }

    /// Writes the whole of a list to a file, exactly what the page shows page by page (导出).
    ///
    /// - Parameters:
    ///   - columns: The keys of the fields wanted; nil for all.
    ///   - filters: The conditions in words, for the lines on top.
    ///   - holder: Who takes it out, as people know him; the log and every page say so.
    ///   - file: Where the file is written to; the caller removes it.
    /// - Returns: false where there is no such area, or none from which the asker may take data out.
    /// - Throws: `DatabaseError`, `ExchangeError` where the file cannot be written or the list is too long for it.
    public func export(
        _ query: RegisterQuery, columns: [String]?, filters: String, as format: ExportFormat,
        language: PreferredLanguage, holder: String, to file: URL, access: Access
    ) async throws -> Bool {
        let zone = platform.zone
        let scope = access.scope(for: .viewRegister).intersection(access.scope(for: .export))
        guard let area = try await exportedArea(query.area, asOf: query.asOf, access: access) else { return false }
        let parcel = ExportDesk.Parcel(
            query.kind.rawValue, as: format.rawValue, area: area.id, filters: filters)
        let mark = try await ExportDesk(platform).record(parcel, holder: holder, access: access)
        return try await platform.database.read { session in
            var listing = RecordListing(
                query.kind, level: query.level, area: area.path, scope: scope, asOf: query.asOf)
            listing.filters = query.filters
            listing.condition = query.condition
            listing.order = query.order
            let table = ExportTable(
                listing, columns: columns,
                heading: ExportTable.Heading(area: area.name, filters: filters, mark: mark),
                language: language, hiding: Set(access.hiddenKeys(of: query.kind, in: area.path)), zone: zone)
            try format.write(table.sheet(in: session), to: file)
            return true
        }
    }

    /// The area out of which somebody wants to take data; nil where there is none, or none out of which he may.
    func exportedArea(_ key: BoardDesk.AreaKey, asOf: AsOf, access: Access) async throws -> Region? {
        let scope = access.scope(for: .viewRegister).intersection(access.scope(for: .export))
        return try await platform.database.read { session in
            guard let area = try BoardDesk(platform).find(key, RegionReader(session, asOf: asOf), scope),
                scope.contains(area.path)
            else { return nil }
            return area
        }
    }
}
