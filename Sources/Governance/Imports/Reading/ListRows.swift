import Domain
import Exchange

/// Goes through the rows of a list and tells data from totals, notes and repeated headers.
struct ListRows {
    /// What a row is.
    enum Row {
        /// A record.
        case data(number: Int, cells: [CellValue])
        /// A row with values beyond the columns of the header, in which nothing is sure to stand where it belongs.
        case overlong(number: Int, cells: [CellValue])
        /// A row with sums over the rows since the last such row, or over all.
        case total(number: Int, cells: [CellValue], isPartial: Bool, word: String)
    }

    let file: any TabularFile
    let layout: TableLayout

    /// Hands over the rows of data and the totals; says of the others why they are left out.
    ///
    /// - Throws: `ExchangeError`, or what `body` throws.
    func forEach(_ findings: inout FindingList, _ body: (Row, inout FindingList) throws -> Void) throws {
        let headings = layout.columns.map { column in (column.index, PlainWord.folded(column.heading)) }
        let names = Set(
            layout.columns.filter { $0.target != nil && $0.target?.key != ImportTarget.serialKey }.map(\.index))
        let lastHeading = layout.columns.map(\.index).max() ?? -1
        let widest = try widestRow(after: lastHeading)
        var tellsBeside = true
        var noted = findings
        defer { findings = noted }
        try file.forEachRow(sheet: layout.sheet, options: RowOptions(fillMerged: true)) { number, cells in
            guard number > layout.lastHeadRow else { return true }
            guard let first = cells.firstIndex(where: { !Self.isEmpty($0) }) else { return true }
            // Most rows begin with a number or a code: those are neither totals nor remarks.
            if case .text(let text) = cells[first], !Self.beginsWithDigit(text) {
                let word = PlainWord.folded(text)
                if let isPartial = Self.totalWords[word] ?? Self.totalPrefix(word) {
                    try body(.total(number: number, cells: cells, isPartial: isPartial, word: text), &noted)
                    return true
                }
                if Self.isRemark(text) && HeaderFinder.distinctTexts(cells) <= 4 && !Self.looksLikeData(cells, names) {
                    Self.note(number, text, &noted)
                    return true
                }
                if headings.count > 1,
                    headings.allSatisfy({ $0.0 < cells.count && PlainWord.folded(cells[$0.0].displayText) == $0.1 })
                {
                    noted.add(
                        .note, "repeated-header", row: number,
                        BilingualText("第 \(number) 行重复表头，略过", "Row \(number) repeats the header and is passed over"),
                        advice: BilingualText("无需处理", "Nothing needs to be done"))
                    return true
                }
            }
            // A total may stand behind a row number or an empty first column.
            if first + 1 < cells.count, case .text(let text) = cells[first + 1], text.utf8.count < 20,
                text.contains("计"),
                let isPartial = Self.totalWords[PlainWord.folded(text)]
            {
                try body(.total(number: number, cells: cells, isPartial: isPartial, word: text), &noted)
                return true
            }
            if cells.count > lastHeading + 1,
                let extra = cells[(lastHeading + 1)...].firstIndex(where: { !Self.isEmpty($0) })
            {
                if let widest, let surplus = cells.dropFirst(widest).firstIndex(where: { !Self.isEmpty($0) }) {
                    Self.refuse(number, cells[surplus], HeaderFinder.letters(surplus), widest, &noted)
                    try body(.overlong(number: number, cells: cells), &noted)
                    return true
                }
                if tellsBeside { Self.warn(number, HeaderFinder.letters(extra), &noted) }
                tellsBeside = false
            }
            try body(.data(number: number, cells: cells), &noted)
            return true
        }
    }

    /// How many cells a row of a text file can have; nil for sheets, beside whose tables notes may stand.
    private func widestRow(after lastHeading: Int) throws -> Int? {
        guard file.format == .csv else { return nil }
        let widths = try layout.headerRows.map { try file.cellCount(ofRow: $0, sheet: layout.sheet) ?? 0 }
        return max(widths.max() ?? 0, lastHeading + 1)
    }

    /// A comma too many has shifted the row: its numbers may all be those of other columns.
    private static func refuse(
        _ number: Int, _ cell: CellValue, _ letter: String, _ width: Int, _ findings: inout FindingList
    ) {
        let text = PlainText.cleaned(String(cell.displayText.prefix(20)))
        findings.add(
            .error, "extra-cells", row: number, column: letter,
            BilingualText(
                "表头有 \(width) 列，而该行在 \(letter) 列还有“\(text)”，各列的值可能已错位，该行不导入",
                "The header has \(width) columns, but the row has “\(text)” in column \(letter): values may have shifted; the row is not taken"
            ),
            advice: BilingualText(
                "数字中的千分位逗号（如 1,234）会多出一列：去掉逗号，或给该值加英文双引号",
                "A comma within a number, as in 1,234, makes one more column: remove it, or put the value in quotation marks"
            ))
    }

    private static func warn(_ number: Int, _ letter: String, _ findings: inout FindingList) {
        findings.add(
            .warning, "extra-cells", row: number, column: letter,
            BilingualText(
                "第 \(number) 行在没有表头的 \(letter) 列有内容，表头以外各列都不采用",
                "Row \(number) has something in column \(letter), which has no heading; columns beyond the header are not taken"
            ),
            advice: BilingualText(
                "若是表旁的说明，无需处理；若是数据，请补上表头或检查是否错列",
                "Notes beside the table need nothing; for data, add the heading or look whether values have shifted"))
    }

    private static func beginsWithDigit(_ text: String) -> Bool {
        text.utf8.first.map { (48...57).contains($0) } ?? false
    }

    static func isEmpty(_ cell: CellValue) -> Bool {
        if case .text(let text) = cell {
            if let first = text.utf8.first, first > 32, first < 128 { return false }
            return text.allSatisfy(\.isWhitespace)
        }
        return cell.isEmpty
    }

    private static let totalWords: [String: Bool] = [
        "合计": false, "总计": false, "共计": false, "总合计": false, "全县合计": false, "全镇合计": false, "全区合计": false, "全市合计": false,
        "小计": true, "total": false, "subtotal": true,
    ]

    /// 南街街道小计 is a partial sum too; a village is hardly called so.
    private static func totalPrefix(_ word: String) -> Bool? {
        if word.hasSuffix("小计") { return true }
        return word.hasSuffix("合计") || word.hasSuffix("总计") ? false : nil
    }

    private static let remarks = [
        "注：", "注:", "备注：", "备注:", "说明：", "说明:", "填表说明", "填表人", "填报人", "制表", "审核", "单位负责人", "负责人", "联系人", "联系电话",
        "填报单位", "填表单位", "填表日期", "填报日期", "日期：", "日期:", "数据来源", "资料来源", "注1", "注 ", "备 注",
    ]

    private static func isRemark(_ text: String) -> Bool {
        let word = text.drop(while: \.isWhitespace)
        return remarks.contains { word.hasPrefix($0) }
    }

    /// Remarks fill one or two cells; a record has a number somewhere.
    private static func looksLikeData(_ cells: [CellValue], _ columns: Set<Int>) -> Bool {
        cells.enumerated().contains { index, cell in
            guard columns.contains(index), index > 0 else { return false }
            switch cell {
            case .number(_, isDateFormatted: false), .percent: return true
            default: return false
            }
        }
    }

    private static func note(_ number: Int, _ text: String, _ findings: inout FindingList) {
        findings.add(
            .note, "note-row", row: number,
            BilingualText(
                "第 \(number) 行“\(text.prefix(20))”是说明，略过",
                "Row \(number), “\(text.prefix(20))”, is a remark and is passed over"),
            advice: BilingualText("无需处理", "Nothing needs to be done"))
    }
}
