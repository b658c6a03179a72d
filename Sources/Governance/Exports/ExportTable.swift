public import Domain
public import Exchange
public import Store
public import Tables

/// A list as a table for people: what was asked for stands on top, then the columns, then every record (导出表).
///
/// The headings of villages are those that the import understands, so that a list can go out, be corrected, and come
/// back. Fields about persons are left out unless they are permitted.
public struct ExportTable: Sendable {
    /// What stands above the table.
    public struct Heading: Hashable, Sendable {
        /// The name of the area asked for.
        public var area: String
        /// The filters in words; empty for none.
        public var filters: String
        /// Who asks.
        public var userName: String
        /// When.
        public var at: Instant
        /// Under which number the log keeps it; nil where it was not recorded.
        public var entry: Int64?

        /// What stands above a table.
        public init(area: String, filters: String = "", userName: String, at: Instant, entry: Int64? = nil) {
            self.area = area
            self.filters = filters
            self.userName = userName
            self.at = at
            self.entry = entry
        }

        /// What stands above a table that is recorded in the log.
        init(area: String, filters: String, mark: ExportMark) {
            self.init(area: area, filters: filters, userName: mark.holder, at: mark.at, entry: mark.entry)
        }
    }

    /// Which records, in which order, as of which moment.
    public let listing: RecordListing
    /// The fields in the order of their columns.
    public let fields: [Field]
    /// What stands above.
    public let heading: Heading
    /// The language of headings and choices.
    public let language: PreferredLanguage
    /// Where days begin and end.
    public let zone: CivilZone

    /// A list as a table.
    ///
    /// - Parameters:
    ///   - columns: The keys of the fields wanted, in their order; nil for all.
    ///   - hidden: The keys of the fields that the one who asks may not see; nil for all that are guarded.
    public init(
        _ listing: RecordListing, columns: [String]? = nil, heading: Heading, language: PreferredLanguage = .chinese,
        hiding hidden: Set<String>? = nil, zone: CivilZone = .china
    ) {
        self.listing = listing
        self.heading = heading
        self.language = language
        self.zone = zone
        let all = listing.kind.fields.filter { $0.key != "place" && !(hidden?.contains($0.key) ?? $0.isGuarded) }
        guard let columns else {
            fields = all
            return
        }
        // The columns of places name villages already; of anything else rows could not be told apart.
        let known = listing.kind == .village ? [] : ["name", "code"]
        let wanted = known + columns.filter { !known.contains($0) }
        fields = wanted.compactMap { key in all.first { $0.key == key } }
    }

    /// The table; its rows are read from the session while they are written, so write it within the transaction.
    ///
    /// - Throws: `DatabaseError`.
    public func sheet(in session: any Session) throws -> SheetModel {
        let basis = try ExportBasis(asOf: listing.asOf, language: language, zone: zone).lines(in: session)
        let hasPosition = fields.contains { $0.key == "longitude" }
        var columns = ExportPlace.titles(of: listing.kind, language).map { SheetModel.Column($0) }
        columns += fields.map { ExportCells(language: language).column($0) }
        if hasPosition { columns.append(SheetModel.Column(text("坐标系", "Coordinate system"))) }
        let name = listing.kind.name
        var sheet = SheetModel(
            name: text(name.zh, name.en), titleLines: titleLines(basis), columns: columns
        ) { emit in
            try ExportRows(self, session, hasPosition: hasPosition).forEach(emit)
        }
        sheet.mark = mark
        return sheet
    }

    /// Who, when, and under which number of the log.
    private var mark: String {
        if let entry = heading.entry {
            return ExportMark(holder: heading.userName, at: heading.at, entry: entry).text(language, zone)
        }
        return text(
            "导出：\(heading.userName)　\(zone.text(of: heading.at))",
            "Exported by \(heading.userName)   \(zone.text(of: heading.at))")
    }

    private func titleLines(_ basis: [String]) -> [String] {
        let name = listing.kind.name
        let filters = heading.filters.isEmpty ? text("无", "none") : heading.filters
        return [
            text("\(heading.area)\(name.zh)清单", "\(name.en) of \(heading.area)"),
            text("筛选：\(filters)", "Filters: \(filters)"),
        ] + basis + [mark + text("　空白为未报", "   Blank: not reported")]
    }

    func text(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
}
