import Domain
import Store
import Tables

/// Compares the rows of a list of facilities or other things that stand in a place with the register.
struct PlacedPlanner {
    private let session: any Session
    private let asOf: AsOf
    private let kind: RecordKind
    private let scope: AreaScope?
    private let resolver: PlaceResolver
    private let layout: TableLayout
    private var towns = TownCounts()
    private var stored: [SubjectID: [RecordItem]] = [:]
    private var taken: Set<SubjectID> = []
    private var seen: [String: Int] = [:]
    private var datum = DatumCheck()

    /// - Parameter scope: The areas that the importer may write to; nil for everything.
    init(
        _ session: any Session, asOf: AsOf, kind: RecordKind, scope: AreaScope?, resolver: PlaceResolver,
        layout: TableLayout
    ) {
        self.session = session
        self.asOf = asOf
        self.kind = kind
        self.scope = scope
        self.resolver = resolver
        self.layout = layout
    }

    /// Works out what each row brings.
    mutating func plan(_ rows: [ListRow], _ plan: inout ImportPlan, progress: ImportProgress.Receiver) throws {
        var changes: [ImportPlan.Change] = []
        for (index, row) in rows.enumerated() {
            if index % 500 == 0 {
                try progress(ImportProgress(phase: .checking, rowsDone: index, rowsTotal: rows.count))
            }
            plan.report.counts.rows += 1
            if let change = try change(row, &plan) { changes.append(change) }
        }
        datum.finish(&plan.findings, row: layout.headerRows.last, column: layout.column("longitude")?.heading)
        plan.report.towns = towns.towns
        for index in plan.report.towns.indices {
            let counts = plan.report.towns[index].counts
            plan.report.towns[index].counts.rows = counts.taken + counts.duplicates + counts.rejected
        }
        plan.work = .records(kind, changes)
        plan.closeFindings(townOfRow: towns.townOfRow)
    }

    private mutating func change(_ row: ListRow, _ plan: inout ImportPlan) throws -> ImportPlan.Change? {
        let found = try place(row, &plan)
        let place = try? found.get()
        let town = try place.flatMap { place in
            place.level == .town
                ? place : try place.path.region(at: .town).flatMap { try RegionReader(session, asOf: asOf).region($0) }
        }
        towns.place(row, town: town, county: try place.flatMap { try resolver.county(of: $0) })
        if let first = row.duplicateOf {
            towns.count(row.number, in: &plan.report.counts) { $0.duplicates += 1 }
            plan.findings.add(
                .warning, "duplicate-in-file", row: row.number,
                BilingualText(
                    "\(label(row))与第 \(first) 行完全相同，不重复导入", "\(label(row)) repeats row \(first) and is not taken again"),
                advice: BilingualText("确认是重复登记", "Make sure that it is a repetition"))
            return nil
        }
        guard let place else {
            towns.count(row.number, in: &plan.report.counts) { $0.rejected += 1 }
            if case .failure(let refusal) = found {
                plan.findings.add(
                    .error, refusal.code, row: row.number, column: layout.column(refusal.target)?.heading,
                    BilingualText(refusal.message.zh + "，该行不导入", refusal.message.en + "; the row is not taken"),
                    advice: refusal.advice)
            }
            return nil
        }
        let name = row.values["name"]?.text
        let code = row.values["code"]?.text
        guard name != nil || code != nil else {
            towns.count(row.number, in: &plan.report.counts) { $0.rejected += 1 }
            plan.findings.add(
                .error, "missing-name", row: row.number,
                BilingualText("没有名称也没有编码，不导入", "The row has neither a name nor a code and is not taken"),
                advice: BilingualText("填写名称", "Enter the name"))
            return nil
        }
        if let code, let earlier = seen[code] {
            towns.count(row.number, in: &plan.report.counts) { $0.rejected += 1 }
            plan.findings.add(
                .error, "code-twice", row: row.number, column: layout.column("code")?.heading,
                BilingualText(
                    "编码 \(code) 在第 \(earlier) 行已出现，该行不导入",
                    "The code \(code) stands in row \(earlier) already; the row is not taken"),
                advice: BilingualText("核对编码", "Check the codes"))
            return nil
        }
        if let code { seen[code] = row.number }
        return try compare(row, place, town: town, name: name, code: code, &plan)
    }

    private mutating func compare(
        _ row: ListRow, _ place: Region, town: Region?, name: String?, code: String?, _ plan: inout ImportPlan
    ) throws -> ImportPlan.Change? {
        var said = row
        said.values["place"] = .subject(place.id)
        let items = try storedRecords(around: place)
        let holders = items.filter { code != nil && $0.code == code && !taken.contains($0.id) }
        let ownHolder = holders.first { scope?.contains($0.path) ?? true }
        if ownHolder == nil && !holders.isEmpty {
            // Another area's record is neither changed nor described, nor does it serve to judge the position.
            towns.count(row.number, in: &plan.report.counts) { $0.rejected += 1 }
            plan.findings.add(
                .error, "outside-area", row: row.number, column: layout.column("code")?.heading,
                BilingualText(
                    "\(label(row))不能在您的辖区内登记，该行不导入",
                    "\(label(row)) cannot be entered in your area; the row is not taken"),
                advice: BilingualText("核对编码，或请上级管理员导入", "Check the code, or ask the administrator above"))
            return nil
        }
        let partner =
            ownHolder
            ?? items.first { item in
                !taken.contains(item.id) && name != nil && item.name == name && (code == nil || item.code.isEmpty)
                    && item.values["place"] == .subject(place.id)
            }
        datum.add(row, near: partner, in: town?.id)
        guard let partner else {
            towns.count(row.number, in: &plan.report.counts) {
                $0.taken += 1
                $0.new += 1
            }
            return ImportPlan.Change(row: row.number, subject: .new, values: said.values)
        }
        taken.insert(partner.id)
        let news = said.news(against: partner.values)
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

    /// The place that the row names: natural village, administrative village, or else the town.
    private func place(_ row: ListRow, _ plan: inout ImportPlan) throws -> Result<Region, PlaceRefusal> {
        var row = row
        if let text = row.texts["place"], row.texts["town"] == nil, row.texts["administrativeVillage"] == nil {
            if let code = PlaceResolver.codeText(text), let found = try resolver.place(code: code) {
                return .success(found)
            }
            row.texts["town"] = text
        } else if let text = row.texts["place"], row.texts["administrativeVillage"] == nil {
            row.texts["administrativeVillage"] = text
        }
        let town: Region
        switch try resolver.town(row) {
        case .success(let found): town = found
        case .failure(let refusal): return .failure(refusal)
        }
        var place = town
        switch try resolver.administrativeVillage(row, in: town) {
        case .success(let village): place = village ?? town
        case .failure(let refusal):
            if row.duplicateOf == nil {
                plan.findings.add(
                    .warning, refusal.code, row: row.number, column: layout.column(refusal.target)?.heading,
                    BilingualText(
                        refusal.message.zh + "，记在\(town.name)", refusal.message.en + "; it is put in \(town.name)"),
                    advice: refusal.advice)
            }
        }
        guard let name = row.texts["naturalVillage"] else { return .success(place) }
        let villages = try resolver.children(of: place, .naturalVillage)
        let found = PlaceName.matches(name, .naturalVillage, among: villages, called: \.name)
        if let village = found.first, found.count == 1 { return .success(village) }
        if row.duplicateOf == nil {
            let refusal: PlaceRefusal =
                found.isEmpty
                ? .unknownVillage(name, near: PlaceName.nearMisses(name, .naturalVillage, among: villages.map(\.name)))
                : .ambiguousVillage(name, codes: found.prefix(5).map { $0.code + $0.name })
            plan.findings.add(
                .warning, refusal.code, row: row.number, column: layout.column("naturalVillage")?.heading,
                BilingualText(
                    "没有唯一的自然村“\(name)”，记在\(place.name)",
                    "There is no single natural village “\(name)”; it is put in \(place.name)"),
                advice: refusal.advice)
        }
        return .success(place)
    }

    /// The records of the county: codes are unique in it, and a thing may have been put into another place before.
    private mutating func storedRecords(around place: Region) throws -> [RecordItem] {
        let reader = RegionReader(session, asOf: asOf)
        let county = try place.path.region(at: .county).flatMap { try reader.region($0) } ?? place
        if let known = stored[county.id] { return known }
        var found: [RecordItem] = []
        let listing = RecordListing(kind, area: county.path, scope: AreaScope([county.path]), asOf: asOf)
        try RecordList(session).forEach(listing) { found.append($0) }
        stored[county.id] = found
        return found
    }

    private func label(_ row: ListRow) -> String {
        "“\(row.values["name"]?.text ?? row.values["code"]?.text ?? "")”"
    }
}
