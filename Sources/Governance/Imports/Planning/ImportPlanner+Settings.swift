import Domain
import Exchange
import Store

extension ImportPlanner {
    /// Goes on only if everything that the settings name is there: the sheet, the template, headings, fields, area, towns.
    ///
    /// For programs and command lines, where a misspelt word would otherwise be passed over without anybody noticing.
    /// The wizard offers what there is, and templates of columns speak of lists that have other columns too.
    ///
    /// - Throws: ``ImportError/badSetting(_:value:advice:)``; `ExchangeError`.
    func checkSettings(_ settings: ImportSettings, of file: ImportFile) throws {
        let sheets = file.tables.sheets.map(\.name)
        if let sheet = settings.sheet, !sheet.isEmpty, !sheets.contains(sheet) {
            throw ImportError.badSetting("sheet", value: sheet, advice: Self.listed(sheets))
        }
        if let name = settings.template, !name.isEmpty, try template(settings) == nil {
            let known = try ImportTemplate.all(settings.kind, for: scope, user: user, on: today, in: session)
            throw ImportError.badSetting("template", value: name, advice: Self.listed(known.map(\.name)))
        }
        for (heading, key) in settings.mapping.sorted(by: { $0.key < $1.key })
        where !key.isEmpty && settings.kind.target(key) == nil {
            let keys = settings.kind.targets.map(\.key).filter { $0 != ImportTarget.serialKey }
            throw ImportError.badSetting("map", value: "\(heading)=\(key)", advice: Self.listed(keys))
        }
        try checkHeadings(settings, file)
        try checkHome(settings)
        try checkTowns(settings)
    }

    /// The area in which names are looked for must be there, or names are looked for everywhere.
    private func checkHome(_ settings: ImportSettings) throws {
        guard settings.kind != .divisions, let code = settings.homeArea, !code.isEmpty else { return }
        let day = max(settings.firstDay(importedOn: today) ?? today, today)
        let home = try RegionReader(session, asOf: AsOf(valid: day)).region(code: code)
        guard let home, scope?.contains(home.path) ?? true else {
            throw ImportError.badSetting(
                "area", value: code,
                advice: BilingualText("没有代码为 \(code) 的区划", "there is no place with the code \(code)"))
        }
    }

    private func checkHeadings(_ settings: ImportSettings, _ file: ImportFile) throws {
        guard !settings.mapping.isEmpty else { return }
        var ignored = FindingList()
        // Without a header the plan says what is missing.
        guard let layout = try HeaderFinder(settings, mapping: settings.mapping).find(in: file.tables, &ignored) else {
            return
        }
        var known: Set<String> = []
        for column in layout.columns {
            known.insert(PlainWord.folded(column.heading))
            known.insert(PlainWord.folded(HeaderFinder.letters(column.index)))
            // Below the heading of a group a column goes by its own, by the group's, or by both.
            for part in column.heading.split(separator: "·") { known.insert(PlainWord.folded(String(part))) }
        }
        for (heading, key) in settings.mapping.sorted(by: { $0.key < $1.key })
        where !known.contains(PlainWord.folded(heading)) {
            throw ImportError.badSetting(
                "map", value: "\(heading)=\(key)", advice: Self.listed(layout.columns.map(\.heading)))
        }
    }

    private func checkTowns(_ settings: ImportSettings) throws {
        let day = max(settings.firstDay(importedOn: today) ?? today, today)
        let places = RegionReader(session, asOf: AsOf(valid: day))
        for (key, code) in (settings.towns ?? [:]).sorted(by: { $0.key < $1.key }) {
            let town = try places.region(code: code)
            guard let town, town.level == .town, !town.isEnded, scope?.contains(town.path) ?? true else {
                throw ImportError.badSetting(
                    "town", value: "\(key.hasPrefix("/") ? String(key.dropFirst()) : key)=\(code)",
                    advice: BilingualText(
                        "没有代码为 \(code) 的乡镇", "there is no town with the code \(code)"))
            }
        }
    }

    private static func listed(_ words: [String]) -> BilingualText {
        guard !words.isEmpty else { return BilingualText("一个也没有", "there is none at all") }
        let shown = words.prefix(80)
        let more = words.count > shown.count ? "…" : ""
        return BilingualText(
            "可用：" + shown.joined(separator: "、") + more, "there are: " + shown.joined(separator: ", ") + more)
    }
}
