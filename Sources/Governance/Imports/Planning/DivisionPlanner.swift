import Domain
import Exchange
import Store
import Tables

/// Reads a list of divisions and compares it with the tree (区划代码清单核对).
struct DivisionPlanner {
    private let session: any Session
    private let asOf: AsOf
    let lookup: ImportLookup
    private let scope: AreaScope?
    let layout: TableLayout
    private(set) var entries: [DivisionPlan.Entry] = []
    var holders: [DivisionKey: DivisionHolder] = [:]
    /// Codes of rows that are not taken, without a name or with too many cells, which are in the list all the same.
    private(set) var nameless: Set<DivisionKey> = []
    /// The places that the list knows by other codes, with the days since when they have them.
    var recoded: [DivisionKey: (id: Int64, since: Int32)] = [:]
    var day = Day.beginning
    private var counts = ImportReport.Counts()
    private var preview: [ImportReport.PreviewRow] = []

    init(_ session: any Session, asOf: AsOf, scope: AreaScope?, layout: TableLayout) {
        self.session = session
        self.asOf = asOf
        lookup = ImportLookup(session, asOf: asOf)
        self.scope = scope
        self.layout = layout
    }

    /// Works out what each row brings.
    mutating func plan(_ file: any TabularFile, _ plan: inout ImportPlan, progress: ImportProgress.Receiver) throws {
        day = plan.report.validFrom ?? .beginning
        try read(file, &plan.findings, progress)
        entries.sort { ($0.level, $0.key.padded, $0.row) < ($1.level, $1.key.padded, $1.row) }
        dropRepeated(&plan.findings)
        try loadHolders()
        var result = DivisionPlan()
        addMissingAncestors(&result, &plan.findings)
        try compare(&plan.findings, progress)
        noteLikeness(&plan.findings)
        for entry in entries where entry.row > 0 {
            plan.report.levels[RegionLevel(rawValue: Int(entry.level)) ?? .nation, default: 0] += 1
        }
        let renamed = entries.filter { $0.row > 0 && $0.action == .rename }.map {
            LaterValues.Row(number: Int($0.row), subject: SubjectID($0.known), keys: ["name"])
        }
        try LaterValues(session, from: plan.report.validFrom ?? asOf.valid, today: asOf.valid)
            .note(renamed, .region, &plan.findings)
        result.entries = entries
        entries = []
        plan.report.counts = counts
        plan.report.preview = preview
        plan.work = .divisions(result)
        plan.closeFindings()
    }

    private mutating func read(
        _ file: any TabularFile, _ findings: inout FindingList, _ progress: ImportProgress.Receiver
    ) throws {
        let index = ["code", "name", "level", "parent"].map { layout.column($0)?.index }
        var planner = self
        try ListRows(file: file, layout: layout).forEach(&findings) { row, findings in
            func text(_ place: Int, _ cells: [CellValue]) -> String {
                guard let column = index[place], column < cells.count else { return "" }
                if case .text(let text) = cells[column] { return text }
                return cells[column].displayText
            }
            if case .overlong(_, let cells) = row {
                planner.counts.rows += 1
                planner.counts.rejected += 1
                if let key = DivisionKey(PlainWord.trimmed(text(0, cells))) { planner.nameless.insert(key) }
            }
            guard case .data(let number, let cells) = row else { return }
            planner.take(
                number, code: text(0, cells), name: text(1, cells), level: text(2, cells), parent: text(3, cells),
                &findings)
            if planner.preview.count < 20 {
                planner.preview.append(ImportReport.PreviewRow(row: number, cells: cells.map(\.displayText)))
            }
            if planner.counts.rows % 20_000 == 0 {
                try progress(ImportProgress(phase: .reading, rowsDone: planner.counts.rows, rowsTotal: nil))
            }
        }
        self = planner
    }

    private mutating func take(
        _ row: Int, code: String, name: String, level: String, parent: String, _ findings: inout FindingList
    ) {
        counts.rows += 1
        guard let key = DivisionKey(code) ?? DivisionKey(PlainWord.trimmed(code)) else {
            counts.rejected += 1
            findings.add(
                .error, "bad-code", row: row, column: layout.column("code")?.heading,
                BilingualText(
                    "“\(code.prefix(20))”不是区划代码，该行不导入", "“\(code.prefix(20))” is no division code; the row is not taken"
                ),
                advice: BilingualText("代码为 2、4、6、9 或 12 位数字；避免表格软件把长代码改成科学计数", "Codes have 2, 4, 6, 9 or 12 digits"))
            return
        }
        let clean = Self.isPlain(name) ? name : PlainText.cleaned(name)
        guard !clean.isEmpty, clean.utf8.count <= 600 else {
            counts.rejected += 1
            nameless.insert(key)
            findings.add(
                .error, "missing-name", row: row, column: layout.column("name")?.heading,
                BilingualText("代码 \(code) 没有名称，该行不导入", "The code \(code) has no name; the row is not taken"),
                advice: BilingualText("填写名称", "Enter the name"))
            return
        }
        let own = key.level
        let stated = level.isEmpty ? own : Self.level(level)
        if stated != own {
            findings.add(
                .warning, "level-mismatch", row: row, column: layout.column("level")?.heading,
                BilingualText(
                    "代码 \(code) 为\(own.name.zh)级，而级别列为“\(level)”，按代码导入",
                    "The code \(code) is of level \(own.rawValue), but the level says “\(level)”; taken by its code"),
                advice: BilingualText("核对代码和级别", "Check the code and the level"))
        }
        var above = key.parent
        if !parent.isEmpty, let given = DivisionKey(parent) ?? DivisionKey(PlainWord.trimmed(parent)) {
            if given.level < own { above = given }
        }
        entries.append(
            DivisionPlan.Entry(
                key: key, parent: above, name: clean, level: UInt8(own.rawValue), row: Int32(clamping: row)))
    }

    /// Whether a name is made of common Han characters and visible ASCII, in which nothing needs to be cleaned.
    private static func isPlain(_ name: String) -> Bool {
        name.utf8.allSatisfy { (33...126).contains($0) || (0x80...0xBF).contains($0) || (0xE4...0xE9).contains($0) }
    }

    private mutating func dropRepeated(_ findings: inout FindingList) {
        var kept = 0
        for index in entries.indices {
            let entry = entries[index]
            if kept > 0, entries[kept - 1].key == entry.key {
                let first = entries[kept - 1]
                if first.name == entry.name {
                    counts.duplicates += 1
                    findings.add(
                        .warning, "duplicate-in-file", row: Int(entry.row),
                        BilingualText("与第 \(first.row) 行相同，不重复导入", "Repeats row \(first.row) and is not taken again"),
                        advice: BilingualText("删去重复的行", "Remove the repeated row"))
                } else {
                    counts.rejected += 1
                    findings.add(
                        .error, "code-twice", row: Int(entry.row), column: layout.column("code")?.heading,
                        BilingualText(
                            "代码 \(entry.key.digits) 在第 \(first.row) 行已用于“\(first.name)”，该行不导入",
                            "The code \(entry.key.digits) stands for “\(first.name)” in row \(first.row); the row is not taken"
                        ),
                        advice: BilingualText("核对代码", "Check the codes"))
                }
                continue
            }
            entries[kept] = entry
            kept += 1
        }
        entries.removeLast(entries.count - kept)
    }

    private mutating func loadHolders() throws {
        var found: [DivisionKey: DivisionHolder] = [:]
        try lookup.forEachCode { holder in
            guard let key = DivisionKey(holder.code) else { return }
            if !holder.isCurrent, found[key] != nil { return }
            found[key] = DivisionHolder(
                id: holder.id.number, name: holder.name, parent: holder.parent?.number ?? 0,
                since: Int32(clamping: holder.since.number), isCurrent: holder.isCurrent,
                isAllowed: scope?.contains(holder.path) ?? true)
        }
        holders = found
    }

    /// Makes places above that neither the list nor the register has, named by their codes.
    private mutating func addMissingAncestors(_ plan: inout DivisionPlan, _ findings: inout FindingList) {
        var listed: Set<DivisionKey> = [.nation]
        for entry in entries where entry.level < RegionLevel.administrativeVillage.rawValue { listed.insert(entry.key) }
        var made: [DivisionPlan.Entry] = []
        func require(_ key: DivisionKey, row: Int32) {
            guard !listed.contains(key) else { return }
            listed.insert(key)
            if let holder = holders[key] {
                plan.parents[key] = SubjectID(holder.id)
                return
            }
            require(key.parent, row: row)
            made.append(
                DivisionPlan.Entry(
                    key: key, parent: key.parent, name: key.digits, level: UInt8(key.level.rawValue), row: 0))
            findings.add(
                .warning, "missing-parent", row: Int(row),
                BilingualText(
                    "清单和台账中都没有上级 \(key.digits)，先以代码为名建立",
                    "Neither the list nor the register has \(key.digits) above; it is made with its code as its name"),
                advice: BilingualText("以后导入含有它的清单即可补上名称", "A later list that has it will bring its name"))
        }
        for entry in entries { require(entry.parent, row: entry.row) }
        guard !made.isEmpty else { return }
        entries += made
        entries.sort { ($0.level, $0.key.padded) < ($1.level, $1.key.padded) }
    }

    private mutating func compare(_ findings: inout FindingList, _ progress: ImportProgress.Receiver) throws {
        let isRestricted = scope != nil
        var allowedNew: Set<DivisionKey> = []
        var former: Set<DivisionKey> = []
        var recoding = DivisionRecoding()
        var levelEnd = 0
        var kept = 0
        for index in entries.indices {
            if index % 50_000 == 0 {
                try progress(ImportProgress(phase: .checking, rowsDone: index, rowsTotal: entries.count))
            }
            if index == levelEnd {
                let level = entries[index].level
                levelEnd = entries[index...].firstIndex { $0.level != level } ?? entries.endIndex
                recoding = DivisionRecoding(
                    entries[index..<levelEnd], holders: holders, nameless: nameless, parent: standing)
            }
            var entry = entries[index]
            if isRestricted {
                let isAllowed =
                    holders[entry.key].map(\.isAllowed)
                    ?? (allowedNew.contains(entry.parent) || holders[entry.parent]?.isAllowed ?? false)
                guard isAllowed else {
                    refuseOutside(entry, &findings)
                    continue
                }
                allowedNew.insert(entry.key)
            }
            if let holder = holders[entry.key] {
                guard holder.isCurrent else {
                    former.insert(entry.key)
                    refuseFormer(entry, &findings)
                    continue
                }
                entry.known = holder.id
                entry.action = holder.name == entry.name ? .keep : .rename
                if entry.action == .rename { entry.since = try beginnings(holder).place }
                noteOtherParent(entry, holder, &findings)
            } else if former.contains(entry.parent) || holders[entry.parent]?.isCurrent == false {
                // The code above belongs to the past, and so does this one, whether the list has that above or not.
                former.insert(entry.key)
                refuseFormer(entry, &findings)
                continue
            } else if entry.row > 0 {
                try recode(&entry, recoding, &findings)
            }
            count(entry)
            entries[kept] = entry
            kept += 1
        }
        entries.removeLast(entries.count - kept)
    }

    private mutating func count(_ entry: DivisionPlan.Entry) {
        guard entry.row > 0 else { return }
        counts.taken += 1
        switch entry.action {
        case .create: counts.new += 1
        case .rename, .recode: counts.changed += 1
        case .keep: counts.unchanged += 1
        }
    }

    private mutating func refuseFormer(_ entry: DivisionPlan.Entry, _ findings: inout FindingList) {
        guard entry.row > 0 else { return }
        counts.rejected += 1
        findings.add(
            .warning, "former-code", row: Int(entry.row),
            BilingualText(
                "代码 \(entry.key.digits)（\(entry.name)）是曾用代码，该行不导入",
                "The code \(entry.key.digits) (\(entry.name)) is a former one; the row is not taken"),
            advice: BilingualText(
                "区划变动请在区划页面按日期登记", "Enter changes of divisions with their day on the page of the place"))
    }

    private mutating func refuseOutside(_ entry: DivisionPlan.Entry, _ findings: inout FindingList) {
        guard entry.row > 0 else { return }
        counts.rejected += 1
        findings.add(
            .error, "outside-area", row: Int(entry.row),
            BilingualText(
                "代码 \(entry.key.digits) 不在您的辖区内，该行不导入",
                "The code \(entry.key.digits) is not in your area; the row is not taken"),
            advice: BilingualText("请上级管理员导入", "Ask the administrator above"))
    }

    private func noteOtherParent(_ entry: DivisionPlan.Entry, _ holder: DivisionHolder, _ findings: inout FindingList) {
        guard entry.row > 0, entry.parent != .nation, let above = holders[entry.parent], above.id != holder.parent
        else { return }
        findings.add(
            .warning, "other-parent", row: Int(entry.row), column: layout.column("parent")?.heading,
            BilingualText(
                "\(entry.name)在台账中属于另一上级，保持不变",
                "\(entry.name) stands under another place in the register and stays there"),
            advice: BilingualText("隶属变动请在区划页面按日期登记", "Enter the move with its day on the page of the place"))
    }

    private static func level(_ text: String) -> RegionLevel? {
        if text.utf8.count == 1, let digit = text.utf8.first, (49...53).contains(digit) {
            return RegionLevel(rawValue: Int(digit) - 48)
        }
        return switch PlainWord.trimmed(text).lowercased() {
        case "1", "省", "省级", "province", "一级": .province
        case "2", "市", "地级", "市级", "地市", "city", "prefecture", "二级": .city
        case "3", "县", "区", "县级", "区县", "county", "三级": .county
        case "4", "镇", "乡", "街道", "乡镇", "乡级", "乡镇级", "town", "township", "四级": .town
        case "5", "村", "居委会", "村委会", "村级", "village", "五级": .administrativeVillage
        default: nil
        }
    }
}
