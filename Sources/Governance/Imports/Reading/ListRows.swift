import Domain
import Exchange

/// Goes through the rows of a list and tells data from totals, notes and repeated headers.
struct ListRows {
    /// What a row is.
    enum Row {
        /// A record.
        case data(number: Int, cells: [CellValue])
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
            try body(.data(number: number, cells: cells), &noted)
            return true
        }
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
            if case .number(_, isDateFormatted: false) = cell { return true }
            return false
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
