import Domain
import Geo
import Store
import Tables

/// Compares the rows of a list of villages with the register (村庄清单核对).
struct VillagePlanner {
    private let session: any Session
    private let asOf: AsOf
    private let resolver: PlaceResolver
    private let layout: TableLayout
    private var settlement: VillageSettlement
    private var notedCommunities: Set<SubjectID> = []

    init(_ session: any Session, asOf: AsOf, resolver: PlaceResolver, layout: TableLayout) {
        self.session = session
        self.asOf = asOf
        self.resolver = resolver
        self.layout = layout
        settlement = VillageSettlement(session, asOf: asOf, resolver: resolver, layout: layout)
    }

    /// Works out what each row brings.
    mutating func plan(_ rows: [ListRow], _ plan: inout ImportPlan, progress: ImportProgress.Receiver) throws {
        var placed: [PlacedVillage] = []
        for (index, row) in rows.enumerated() {
            if index % 500 == 0 {
                try progress(ImportProgress(phase: .checking, rowsDone: index, rowsTotal: rows.count))
            }
            plan.report.counts.rows += 1
            if let found = try place(row, &plan) { placed.append(found) }
        }
        noteSameNames(placed, &plan.findings)
        try checkGround(placed, &plan.findings)
        let changes = try settlement.settle(placed, &plan)
        try LaterValues(session, from: plan.report.validFrom ?? asOf.valid, today: asOf.valid)
            .note(changes.compactMap(\.laterRow), .village, &plan.findings)
        plan.finish(.village, changes, settlement.datum, layout)
    }

    /// Says which positions lie outside their county, or far from the other villages of their town.
    private func checkGround(_ placed: [PlacedVillage], _ findings: inout FindingList) throws {
        var towns: [SubjectID: [Coordinate]] = [:]
        for item in placed {
            if let position = item.row.values.standingPoint { towns[item.town.id, default: []].append(position) }
        }
        guard !towns.isEmpty else { return }
        // The boundary of a county belongs to it, not to the town that somebody imports for.
        let home = try resolver.home.map { try resolver.county(of: $0) ?? $0 }
        let area = home?.path ?? RegionPath(of: .nation, level: .nation, under: nil)
        let rules = try GroundRules(session, asOf: asOf, area: area, scope: AreaScope([area]))
        var reaches = TownReaches()
        for item in placed {
            guard let position = item.row.values.standingPoint else { continue }
            var remarks = rules.check(position, .village, in: try resolver.county(of: item.town))
            let reach = try reaches.reach(of: item.town, asOf: asOf, with: towns[item.town.id] ?? [], in: session)
            if let remark = reach?.remark(on: position, town: item.town.name) { remarks.append(remark) }
            for remark in remarks {
                let label = item.row.villageLabel
                findings.add(
                    remark.severity, remark.code, row: item.row.number, column: layout.positionColumn?.heading,
                    BilingualText(label + remark.message.zh, label + remark.message.en), advice: remark.advice)
            }
        }
    }

    private mutating func place(_ row: ListRow, _ plan: inout ImportPlan) throws -> PlacedVillage? {
        let found = try resolver.town(row)
        let town = try? found.get()
        plan.towns.place(row, town: town, county: try town.flatMap { try resolver.county(of: $0) })
        if row.isOverlong {
            plan.count(row) { $0.rejected += 1 }
            return nil
        }
        // A population that nobody reported is worth knowing of in every row of the file, repeated ones included.
        if layout.column("registeredPopulation") != nil, row.values["registeredPopulation"] == nil {
            plan.findings.add(
                .warning, "missing-population", row: row.number, column: layout.column("registeredPopulation")?.heading,
                BilingualText(
                    "\(row.villageLabel)没有户籍人口，记为未报",
                    "\(row.villageLabel) has no registered population; kept as not reported"),
                advice: BilingualText("向镇村核实后补报；不要填 0", "Ask the town and enter it later; do not enter 0"))
        }
        if let first = row.duplicateOf {
            plan.repeated(
                row, of: first, called: row.villageLabel,
                advice: BilingualText(
                    "确认是重复登记；若是两个村，请补充能区分的内容", "If these are two villages, add what tells them apart"))
            return nil
        }
        guard case .success(let town) = found else {
            if case .failure(let refusal) = found { plan.reject(row, refusal, layout) }
            return nil
        }
        plan.noteTown(town, of: row, layout)
        guard let parent = try administrativeVillage(row, town, &plan) else { return nil }
        checkSums(row, &plan.findings)
        return PlacedVillage(row, town: town, parent: parent)
    }

    /// The administrative village that the row names, or the town; nil where the row cannot be taken.
    private mutating func administrativeVillage(
        _ row: ListRow, _ town: Region, _ plan: inout ImportPlan
    ) throws -> Region? {
        let hasName = row.texts["naturalVillage"] != nil
        switch try resolver.administrativeVillage(row, in: town) {
        case .success(let village?):
            noteCommunity(row, village, &plan.findings)
            return village
        case .success(nil):
            if hasName { return town }
            plan.reject(
                row, "missing-name",
                BilingualText("没有村名，不导入", "The row names no village and is not taken"),
                advice: BilingualText("填写自然村或行政村名称", "Enter the name of the natural or administrative village"))
            return nil
        case .failure(let refusal):
            if !hasName {
                plan.reject(row, refusal, layout)
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

    /// Says once of each residents' committee (社区居委会) that the list calls it a village: by the national unit it is
    /// none.
    private mutating func noteCommunity(_ row: ListRow, _ village: Region, _ findings: inout FindingList) {
        guard let name = row.texts["administrativeVillage"], PlaceName.saysVillage(name),
            row.texts["administrativeVillageCode"] == nil, PlaceResolver.codeText(name) == nil,
            DivisionCode(village.code)?.isVillagersCommittee == false,
            notedCommunities.insert(village.id).inserted
        else { return }
        findings.add(
            .note, "matched-community", row: row.number, column: layout.column("administrativeVillage")?.heading,
            BilingualText(
                "“\(name)”对应的是\(village.name)（代码 \(village.code)，属居委会类），国家口径的行政村数不含它",
                "“\(name)” is taken to be \(village.name) (\(village.code), a residents' committee), which is not among the administrative villages of the national unit"
            ),
            advice: BilingualText(
                "若确有同名村委会，请先在区划中补上或填写行政村代码；否则无需处理",
                "If there is a villagers' committee of that name, add it to the tree first or give its code; else nothing needs to be done"
            ))
    }

    private func checkSums(_ row: ListRow, _ findings: inout FindingList) {
        if let men = row.values["registeredMale"]?.integer, let women = row.values["registeredFemale"]?.integer,
            let total = row.values["registeredPopulation"]?.integer, men + women != total
        {
            findings.add(
                .warning, "sex-sum", row: row.number, column: layout.column("registeredPopulation")?.heading,
                BilingualText(
                    "\(row.villageLabel)男 \(men) + 女 \(women) = \(men + women)，与户籍人口 \(total) 不符",
                    "\(row.villageLabel): \(men) men + \(women) women = \(men + women), not the \(total) stated"),
                advice: BilingualText("核对三个数；按原表导入，不改动", "Check the three numbers; they are taken as they stand"))
        }
    }

    private func noteSameNames(_ placed: [PlacedVillage], _ findings: inout FindingList) {
        var first: [PlacedVillage.InTown: Int] = [:]
        for item in placed {
            guard let name = item.name, let key = item.inTown else { continue }
            guard let earlier = first[key] else {
                first[key] = item.row.number
                continue
            }
            findings.add(
                .note, "same-name", row: item.row.number, column: layout.column("naturalVillage")?.heading,
                BilingualText(
                    "\(item.town.name)第 \(earlier) 行也有“\(name)”，内容不同，两行都导入",
                    "Row \(earlier) has “\(name)” of \(item.town.name) as well, with other data; both are taken"),
                advice: BilingualText(
                    "确认是两个村；可填行政村加以区分",
                    "Make sure that these are two villages; the administrative village tells them apart"))
        }
    }
}
