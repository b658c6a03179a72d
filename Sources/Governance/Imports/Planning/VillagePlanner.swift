import Domain
import Exchange
import Geo
import Store
import Tables

/// Compares the rows of a list of villages with the register (村庄清单核对).
struct VillagePlanner {
    /// A row that has found its place.
    private struct Placed {
        let row: ListRow
        let town: Region
        let parent: Region
        /// The name of the natural village; nil where the row is about the administrative village itself.
        let name: String?
    }

    private let session: any Session
    private let asOf: AsOf
    private let resolver: PlaceResolver
    private let layout: TableLayout
    private var codes: DisplayCodes
    private var towns = TownCounts()
    private var stored: [SubjectID: [RecordItem]] = [:]
    private var datum: DatumCheck

    init(_ session: any Session, asOf: AsOf, resolver: PlaceResolver, layout: TableLayout) {
        self.session = session
        self.asOf = asOf
        self.resolver = resolver
        self.layout = layout
        codes = DisplayCodes(session)
        datum = DatumCheck()
    }

    /// Works out what each row brings.
    mutating func plan(_ rows: [ListRow], _ plan: inout ImportPlan, progress: ImportProgress.Receiver) throws {
        var placed: [Placed] = []
        for (index, row) in rows.enumerated() {
            if index % 500 == 0 {
                try progress(ImportProgress(phase: .checking, rowsDone: index, rowsTotal: rows.count))
            }
            plan.report.counts.rows += 1
            if let found = try place(row, &plan) { placed.append(found) }
        }
        noteSameNames(placed, &plan.findings)
        let changes = try settle(placed, &plan)
        datum.finish(&plan.findings, row: layout.headerRows.last, column: layout.column("longitude")?.heading)
        plan.report.towns = towns.towns
        for index in plan.report.towns.indices {
            let counts = plan.report.towns[index].counts
            plan.report.towns[index].counts.rows = counts.taken + counts.duplicates + counts.rejected
        }
        plan.work = .records(.village, changes)
        plan.closeFindings(townOfRow: towns.townOfRow)
    }

    private mutating func place(_ row: ListRow, _ plan: inout ImportPlan) throws -> Placed? {
        let found = try resolver.town(row)
        let town = try? found.get()
        towns.place(row, town: town, county: try town.flatMap { try resolver.county(of: $0) })
        // A population that nobody reported is worth knowing of in every row of the file, repeated ones included.
        if layout.column("registeredPopulation") != nil, row.values["registeredPopulation"] == nil {
            plan.findings.add(
                .warning, "missing-population", row: row.number, column: layout.column("registeredPopulation")?.heading,
                BilingualText(
                    "\(label(row))没有户籍人口，记为未报", "\(label(row)) has no registered population; kept as not reported"),
                advice: BilingualText("向镇村核实后补报；不要填 0", "Ask the town and enter it later; do not enter 0"))
        }
        if let first = row.duplicateOf {
            towns.count(row.number, in: &plan.report.counts) { $0.duplicates += 1 }
            plan.findings.add(
                .warning, "duplicate-in-file", row: row.number,
                BilingualText(
                    "\(label(row))与第 \(first) 行完全相同，不重复导入", "\(label(row)) repeats row \(first) and is not taken again"),
                advice: BilingualText("确认是重复登记；若是两个村，请补充能区分的内容", "If these are two villages, add what tells them apart")
            )
            return nil
        }
        guard case .success(let town) = found else {
            if case .failure(let refusal) = found { refuse(row, refusal, &plan) }
            return nil
        }
        guard let parent = try administrativeVillage(row, town, &plan) else { return nil }
        checkSums(row, &plan.findings)
        return Placed(row: row, town: town, parent: parent, name: row.texts["naturalVillage"])
    }

    /// The administrative village that the row names, or the town; nil where the row cannot be taken.
    private mutating func administrativeVillage(_ row: ListRow, _ town: Region, _ plan: inout ImportPlan) throws
        -> Region?
    {
        let hasName = row.texts["naturalVillage"] != nil
        switch try resolver.administrativeVillage(row, in: town) {
        case .success(let village?): return village
        case .success(nil):
            if hasName { return town }
            towns.count(row.number, in: &plan.report.counts) { $0.rejected += 1 }
            plan.findings.add(
                .error, "missing-name", row: row.number,
                BilingualText("没有村名，不导入", "The row names no village and is not taken"),
                advice: BilingualText("填写自然村或行政村名称", "Enter the name of the natural or administrative village"))
            return nil
        case .failure(let refusal):
            if !hasName {
                refuse(row, refusal, &plan)
                return nil
            }
            plan.findings.add(
                .warning, refusal.code, row: row.number, column: layout.column(refusal.target)?.heading,
                BilingualText(
                    refusal.message.zh + "，自然村直接放在\(town.name)之下",
                    refusal.message.en + "; the natural village is put directly under \(town.name)"),
                advice: refusal.advice)
            return town
        }
    }

    private mutating func refuse(_ row: ListRow, _ refusal: PlaceRefusal, _ plan: inout ImportPlan) {
        towns.count(row.number, in: &plan.report.counts) { $0.rejected += 1 }
        plan.findings.add(
            .error, refusal.code, row: row.number, column: layout.column(refusal.target)?.heading,
            BilingualText(refusal.message.zh + "，该行不导入", refusal.message.en + "; the row is not taken"),
            advice: refusal.advice)
    }

    private func checkSums(_ row: ListRow, _ findings: inout FindingList) {
        if let men = row.values["registeredMale"]?.integer, let women = row.values["registeredFemale"]?.integer,
            let total = row.values["registeredPopulation"]?.integer, men + women != total
        {
            findings.add(
                .warning, "sex-sum", row: row.number, column: layout.column("registeredPopulation")?.heading,
                BilingualText(
                    "\(label(row))男 \(men) + 女 \(women) = \(men + women)，与户籍人口 \(total) 不符",
                    "\(label(row)): \(men) men + \(women) women = \(men + women), not the \(total) stated"),
                advice: BilingualText("核对三个数；按原表导入，不改动", "Check the three numbers; they are taken as they stand"))
        }
        if let covered = row.values["coveredHouseholds"]?.integer,
            let resident = row.values["residentHouseholds"]?.integer,
            covered > resident
        {
            findings.add(
                .warning, "covered-more-than-resident", row: row.number,
                column: layout.column("coveredHouseholds")?.heading,
                BilingualText(
                    "\(label(row))覆盖户数 \(covered) 大于常住户数 \(resident)",
                    "\(label(row)) has \(covered) covered households but \(resident) resident ones"),
                advice: BilingualText("核对两个数的口径", "Check what the two numbers count"))
        }
    }

    private func noteSameNames(_ placed: [Placed], _ findings: inout FindingList) {
        var first: [String: Int] = [:]
        for item in placed {
            guard let name = item.name else { continue }
            let key = "\(item.town.id)\u{1F}\(PlainWord.folded(name))"
            if let earlier = first[key] {
                findings.add(
                    .note, "same-name", row: item.row.number, column: layout.column("naturalVillage")?.heading,
                    BilingualText(
                        "\(item.town.name)第 \(earlier) 行也有“\(name)”，内容不同，两行都导入",
                        "Row \(earlier) has “\(name)” of \(item.town.name) as well, with other data; both are taken"),
                    advice: BilingualText(
                        "确认是两个村；可填行政村加以区分",
                        "Make sure that these are two villages; the administrative village tells them apart"))
            } else {
                first[key] = item.row.number
            }
        }
    }

    // MARK: - Against the register

    private mutating func settle(_ placed: [Placed], _ plan: inout ImportPlan) throws -> [ImportPlan.Change] {
        var groups: [String: [Int]] = [:]
        var order: [String] = []
        for (index, item) in placed.enumerated() {
            let key = item.name.map { "\(item.parent.id)\u{1F}\(PlainWord.folded($0))" } ?? "\(item.parent.id)"
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(index)
        }
        var partners: [RecordItem?] = Array(repeating: nil, count: placed.count)
        for key in order {
            guard let members = groups[key], let first = members.first else { continue }
            var free = try candidates(placed[first])
            if placed[first].name == nil {
                for member in members { partners[member] = free.first }
                continue
            }
            // Rows that say what is stored belong to those records; the others follow in their order.
            for member in members {
                let row = placed[member].row
                let code = row.texts["naturalVillageCode"]
                let match =
                    free.firstIndex { code != nil && $0.code == code } ?? free.firstIndex { row.saysOnly($0.values) }
                if let match { partners[member] = free.remove(at: match) }
            }
            for member in members where partners[member] == nil && !free.isEmpty {
                partners[member] = free.removeFirst()
            }
        }
        var changes: [ImportPlan.Change] = []
        for (index, item) in placed.enumerated() {
            if let change = try change(item, partners[index], &plan) { changes.append(change) }
        }
        return changes
    }

    private mutating func candidates(_ item: Placed) throws -> [RecordItem] {
        let items = try storedVillages(of: item.town)
        guard let name = item.name else { return items.filter { $0.id == item.parent.id } }
        let word = PlainWord.folded(name)
        return items.filter { stored in
            stored.level == .naturalVillage && stored.path.steps.dropLast().last?.region == item.parent.id
                && PlainWord.folded(stored.name) == word
        }
    }

    private mutating func storedVillages(of town: Region) throws -> [RecordItem] {
        if let known = stored[town.id] { return known }
        var found: [RecordItem] = []
        let listing = RecordListing(.village, area: town.path, scope: AreaScope([town.path]), asOf: asOf)
        try RecordList(session).forEach(listing) { found.append($0) }
        stored[town.id] = found
        datum.know(found, of: town.id)
        return found
    }

    private mutating func change(_ item: Placed, _ partner: RecordItem?, _ plan: inout ImportPlan) throws -> ImportPlan
        .Change?
    {
        let row = item.row
        datum.add(row, near: partner, in: item.town.id)
        guard let partner else {
            towns.count(row.number, in: &plan.report.counts) {
                $0.taken += 1
                $0.new += 1
            }
            let code = try row.texts["naturalVillageCode"] ?? codes.next(under: item.parent)
            return ImportPlan.Change(
                row: row.number, subject: .newVillage(name: item.name ?? "", code: code, parent: item.parent.id),
                values: row.values)
        }
        let news = row.news(against: partner.values)
        if news.isEmpty {
            towns.count(row.number, in: &plan.report.counts) {
                $0.taken += 1
                $0.unchanged += 1
            }
            plan.findings.add(
                .note, "already-in-register", row: row.number,
                BilingualText(
                    "\(label(row))台账中已有，内容相同", "\(label(row)) is in the register already, with the same data"),
                advice: BilingualText("无需处理", "Nothing needs to be done"))
            return nil
        }
        towns.count(row.number, in: &plan.report.counts) {
            $0.taken += 1
            $0.changed += 1
        }
        return ImportPlan.Change(row: row.number, subject: .known(partner.id), values: news)
    }

    private func label(_ row: ListRow) -> String {
        let name = row.texts["naturalVillage"] ?? row.texts["administrativeVillage"] ?? ""
        return "“\(name)”"
    }
}

extension ListRow {
    /// What the row says that a record does not hold yet.
    func news(against stored: FieldValues) -> FieldValues {
        FieldValues(values.entries.filter { key, value in stored[key] != value })
    }

    /// Whether the row says nothing that the record does not hold.
    func saysOnly(_ stored: FieldValues) -> Bool {
        values.entries.allSatisfy { key, value in stored[key] == value }
    }
}
