import Domain
import Foundation

/// How a list is to be read; what is left out is found out from the file (导入设置).
public struct ImportSettings: Codable, Hashable, Sendable {
    /// What kind of list it is.
    public var kind: ImportKind
    /// The sheet's name; nil for the first one with a header that is understood.
    public var sheet: String?
    /// The row of the header, the last one where it has several, counted as the spreadsheet does; nil to find it.
    public var headerRow: Int?
    /// The row below the header that names the units; nil to find it.
    public var unitsRow: Int?
    /// What columns mean, by heading: a target's key, or an empty text for a column to be left out.
    public var mapping: [String: String]
    /// The coordinate system (坐标系) of the positions by name or EPSG code; nil where nobody has declared it.
    public var coordinateSystem: String?
    /// The first day on which it is so, `2025-03-09`; nil for the day of the import, and for the administrative tree
    /// since before records began.
    public var validFrom: String?
    /// The code of the county or other area in which names are looked for.
    public var homeArea: String?
    /// The codes of the towns that names in the list stand for, by ``townKey(_:county:)``; nil for none.
    public var towns: [String: String]?
    /// The name of the template whose mapping is taken where `mapping` says nothing.
    public var template: String?

    /// Reads a kind of list, finding out the rest.
    public init(
        _ kind: ImportKind, sheet: String? = nil, headerRow: Int? = nil, unitsRow: Int? = nil,
        mapping: [String: String] = [:], coordinateSystem: String? = nil, validFrom: String? = nil,
        homeArea: String? = nil, template: String? = nil, towns: [String: String]? = nil
    ) {
        self.kind = kind
        self.sheet = sheet
        self.headerRow = headerRow
        self.unitsRow = unitsRow
        self.mapping = mapping
        self.coordinateSystem = coordinateSystem
        self.validFrom = validFrom
        self.homeArea = homeArea
        self.template = template
        self.towns = towns
    }

    /// The same file read as another kind of list: what was said of its columns no longer holds.
    public func read(as kind: ImportKind) -> ImportSettings {
        var settings = self
        settings.kind = kind
        (settings.headerRow, settings.unitsRow, settings.mapping, settings.template) = (nil, nil, [:], nil)
        return settings
    }

    /// Reads settings in which everything but the kind may be missing.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try values.decode(ImportKind.self, forKey: .kind),
            sheet: try values.decodeIfPresent(String.self, forKey: .sheet),
            headerRow: try values.decodeIfPresent(Int.self, forKey: .headerRow),
            unitsRow: try values.decodeIfPresent(Int.self, forKey: .unitsRow),
            mapping: try values.decodeIfPresent([String: String].self, forKey: .mapping) ?? [:],
            coordinateSystem: try values.decodeIfPresent(String.self, forKey: .coordinateSystem),
            validFrom: try values.decodeIfPresent(String.self, forKey: .validFrom),
            homeArea: try values.decodeIfPresent(String.self, forKey: .homeArea),
            template: try values.decodeIfPresent(String.self, forKey: .template),
            towns: try values.decodeIfPresent([String: String].self, forKey: .towns))
    }

    /// Reads settings kept as JSON.
    ///
    /// - Throws: `DecodingError` where the text is no settings.
    public init(json: String) throws {
        self = try JSONDecoder().decode(ImportSettings.self, from: Data(json.utf8))
    }

    /// By what a town's name is known in ``towns``: the name and the county that the row names, if it names one.
    public static func townKey(_ name: String, county: String?) -> String {
        PlainWord.folded(county ?? "") + "/" + PlainWord.folded(name)
    }

    /// Takes a choice of a town as programs write it: the name in the list, `=`, the town's code; where the list names
    /// the county, the county and `/` before it, as in `广宁县/新城=441223101`.
    ///
    /// - Returns: Whether it was understood.
    public mutating func chooseTown(_ text: String) -> Bool {
        guard let equals = text.lastIndex(of: "=") else { return false }
        let code = PlainWord.trimmed(String(text[text.index(after: equals)...]))
        let words = text[..<equals].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = words.last, !name.isEmpty, DivisionCode(code)?.level == .town else { return false }
        towns = (towns ?? [:]).merging(
            [Self.townKey(String(name), county: words.count > 1 ? String(words[0]) : nil): code]) { $1 }
        return true
    }

    /// Takes the meaning of a column as programs and commands write it: `HEADING=field`, without a field to leave the
    /// column out.
    ///
    /// - Returns: Whether it is of that form.
    public mutating func mapColumn(_ text: String) -> Bool {
        guard let equals = text.lastIndex(of: "="), equals > text.startIndex else { return false }
        mapping[String(text[..<equals])] = String(text[text.index(after: equals)...])
        return true
    }

    /// The same settings always give the same JSON.
    public var json: String { canonicalJSON }

    /// The first day on which it is so, on a given day of import; nil where the text is no day.
    func firstDay(importedOn today: Day) -> Day? {
        guard let validFrom, !validFrom.isEmpty else { return kind == .divisions ? .beginning : today }
        return Day(iso: validFrom)
    }
}
