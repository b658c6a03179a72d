import Domain
import Exchange
import Foundation

/// Finds the header of a list below its title rows (表头识别).
struct HeaderFinder {
    typealias NumberedRow = (rowNumber: Int, cells: [CellValue])

    private let matcher: HeadingMatcher
    let settings: ImportSettings

    init(_ settings: ImportSettings, mapping: [String: String]) {
        self.settings = settings
        matcher = HeadingMatcher(settings.kind, mapping: mapping)
    }

    /// How far down a header is looked for.
    static let depth = 60

    /// The layout of the sheet with the most columns understood; nil where none has a header.
    ///
    /// - Throws: `ExchangeError`.
    func find(in file: any TabularFile, _ findings: inout FindingList) throws -> TableLayout? {
        var best: (score: Int, layout: TableLayout, rows: [NumberedRow])?
        var usable: [(layout: TableLayout, rows: [NumberedRow])] = []
        for (index, sheet) in file.sheets.enumerated() {
            if let wanted = settings.sheet, !wanted.isEmpty {
                guard sheet.name == wanted else { continue }
            } else if sheet.isHidden {
                continue
            }
            let rows = try file.firstRows(sheet: index, limit: Self.depth, options: RowOptions(fillMerged: true))
            let isLayer = file.format == .geodata
            guard let (score, layout) = layout(of: rows, sheet: index, name: sheet.name, isLayer) else { continue }
            usable.append((layout, rows))
            if score > best?.score ?? 0 { best = (score, layout, rows) }
        }
        guard var found = best?.layout, let rows = best?.rows else { return nil }
        findings.sheet = file.format == .xlsx || file.sheets.count > 1 ? found.sheetName : nil
        findRowsBelow(&found, rows)
        settleTargets(&found, &findings)
        if file.format == .xlsx { noteOthers(usable.filter { $0.layout.sheet != found.sheet }, than: found, &findings) }
        return found
    }

    /// Names the further sheets that hold lists of the same kind: one is taken at a time.
    private func noteOthers(
        _ others: [(layout: TableLayout, rows: [NumberedRow])], than found: TableLayout, _ findings: inout FindingList
    ) {
        let lists = others.compactMap { layout, rows -> (name: String, rows: String)? in
            guard layout.missingColumn(for: settings.kind, isLayer: false) == nil else { return nil }
            let count = rows.count { $0.rowNumber > layout.lastHeadRow }
            guard count > 0 else { return nil }
            // No more rows were read than a header is looked for in.
            return (layout.sheetName, rows.count < Self.depth ? "\(count)" : ">\(count)")
        }
        guard !lists.isEmpty else { return }
        let zh = lists.prefix(20).map { "“\($0.name)”（\($0.rows) 行）" }.joined(separator: "、")
        let en = lists.prefix(20).map { "“\($0.name)” (\($0.rows) rows)" }.joined(separator: ", ")
        findings.add(
            .warning, "other-sheets", row: found.headerRows.last,
            BilingualText(
                "只读取工作表“\(found.sheetName)”；另有 \(lists.count) 张工作表也是\(settings.kind.name.zh)清单，没有读取：\(zh)",
                "Only the sheet “\(found.sheetName)” is read; \(lists.count) more hold lists of \(settings.kind.name.en.lowercased()) and are not: \(en)"
            ),
            advice: BilingualText(
                "选择工作表（命令行用 --sheet），逐张导入",
                "Choose the sheet (--sheet on the command line) and import one after the other"))
    }

    /// How many different columns the first rows of a sheet have under a header of this kind; 0 without one.
    func score(of rows: [NumberedRow]) -> Int {
        layout(of: rows, sheet: 0, name: "", false)?.0 ?? 0
    }

    private func layout(
        of rows: [NumberedRow], sheet: Int, name: String, _ isLayer: Bool
    ) -> (Int, TableLayout)? {
        var best: (score: Int, layout: TableLayout)?
        func consider(_ group: NumberedRow?, _ header: NumberedRow) {
            let columns = columns(group?.cells, header.cells)
            let keys = Set(columns.compactMap(\.target?.key)).subtracting([ImportTarget.serialKey])
            let score = keys.count
            // Of a row of groups and the same with the headings below, both understood as well, the latter says more.
            let isGrouped = group != nil && columns.contains { $0.isByGroup && $0.target != nil }
            guard score > best?.score ?? 0 || (isGrouped && score > 0 && score == best?.score) else { return }
            let numbers = [group?.rowNumber, header.rowNumber].compactMap { $0 }
            best = (score, TableLayout(sheet: sheet, sheetName: name, headerRows: numbers, columns: columns))
        }
        for (index, row) in rows.enumerated() {
            if isLayer && index > 0 { break }
            if let wanted = settings.headerRow, row.rowNumber != wanted { continue }
            let above = index > 0 && rows[index - 1].rowNumber == row.rowNumber - 1 ? rows[index - 1] : nil
            guard let above, Self.distinctTexts(above.cells) >= 2 else {
                consider(nil, row)
                continue
            }
            // Below headings of groups a heading by itself may mean something else.
            if !groups(above.cells, row.cells) { consider(nil, row) }
            consider(above, row)
        }
        // A single word may stand in any row; a header has at least two, unless the user points at it. The first row
        // of a layer is its header whatever it says.
        guard let best, best.score >= 2 || isLayer || settings.headerRow != nil else { return nil }
        return (best.score, best.layout)
    }

    private func columns(_ group: [CellValue]?, _ header: [CellValue]) -> [TableLayout.Column] {
        func text(_ cells: [CellValue]?, _ index: Int) -> String {
            guard let cells, index < cells.count else { return "" }
            return cells[index].displayText.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        var over = ""
        return (0..<max(group?.count ?? 0, header.count)).compactMap { index -> TableLayout.Column? in
            let above = text(group, index)
            // A group's heading stands over its first column only, where cells are not merged.
            if !above.isEmpty { over = above }
            let own = text(header, index)
            if own.isEmpty && above.isEmpty { return nil }
            let isGrouped = !own.isEmpty && !over.isEmpty && own != over
            let heading = isGrouped ? over + "·" + own : (own.isEmpty ? above : own)
            let match =
                chosen(Self.letters(index)) ?? matcher.match(own.isEmpty ? above : own, in: isGrouped ? over : "")
            return TableLayout.Column(
                index: index, heading: heading, target: match.flatMap { matcher.target($0.key) },
                isChosen: match?.isChosen ?? false,
                isByGroup: match?.isByGroup ?? (isGrouped && matcher.needsGroup(own, over)),
                unit: matcher.unit(in: own) ?? matcher.unit(in: isGrouped ? over : above))
        }
    }

    /// Whether a row holds the headings of groups for the one below: words only, with which some column is understood.
    private func groups(_ above: [CellValue], _ header: [CellValue]) -> Bool {
        let areWords = above.allSatisfy { cell in
            if case .text(let text) = cell { return QuantityText(text) == nil }
            return cell.isEmpty
        }
        return areWords && Self.distinctTexts(header) >= 2 && columns(above, header).contains(where: \.isByGroup)
    }

    /// What the user has decided for a column by its letter.
    private func chosen(_ letter: String) -> HeadingMatcher.Match? {
        guard let key = settings.mapping[letter], key.isEmpty || matcher.target(key) != nil else { return nil }
        return HeadingMatcher.Match(key: key, isChosen: true)
    }

    private func findRowsBelow(_ layout: inout TableLayout, _ rows: [NumberedRow]) {
        guard let header = layout.headerRows.last else { return }
        for row in rows where row.rowNumber > header && row.rowNumber <= header + 2 {
            let texts = row.cells.enumerated().filter { !$0.element.isEmpty }
            let areUnits =
                !texts.isEmpty
                && texts.allSatisfy { index, cell in
                    guard case .text(let text) = cell else { return false }
                    return !UnitScale.named(PlainWord.brackets(text).inside.first ?? text).isEmpty
                        || CellReader.isBlank(text)
                } && texts.contains { !CellReader.isBlank($0.element.displayText) }
            if settings.unitsRow == row.rowNumber || (settings.unitsRow == nil && layout.unitsRow == nil && areUnits) {
                layout.unitsRow = row.rowNumber
                for (position, column) in layout.columns.enumerated() where column.index < row.cells.count {
                    let text = row.cells[column.index].displayText
                    let unit = PlainWord.brackets(text).inside.first ?? PlainWord.trimmed(text)
                    if !CellReader.isBlank(unit) { layout.columns[position].unit = unit }
                }
            } else if layout.numberingRow == nil, texts.count >= 3, Self.countsUp(texts.map(\.element)) {
                layout.numberingRow = row.rowNumber
            } else {
                return
            }
        }
    }

    static func distinctTexts(_ cells: [CellValue]) -> Int {
        Set(cells.filter { !$0.isEmpty }.map(\.displayText)).count
    }

    private static func countsUp(_ cells: [CellValue]) -> Bool {
        let numbers = cells.map {
            QuantityText(PlainWord.brackets($0.displayText).inside.first ?? $0.displayText)?.number
        }
        // Leading words such as 甲, 乙 may stand over the columns of names.
        let counted = numbers.drop { $0 == nil }.compactMap { $0 }
        guard counted.count >= 3, counted.count >= numbers.count - 3, counted[0] == 1 else { return false }
        return zip(counted, counted.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    /// The letters of a column, counted from 0: A, B … Z, AA.
    static func letters(_ index: Int) -> String {
        var number = index + 1
        var result = ""
        while number > 0 {
            let digit = (number - 1) % 26
            result = String(UnicodeScalar(UInt8(65 + digit))) + result
            number = (number - 1) / 26
        }
        return result
    }
}
