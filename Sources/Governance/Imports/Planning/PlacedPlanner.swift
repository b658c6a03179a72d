import Domain
import Store
import Tables

/// Compares the rows of a list of facilities or other things that stand in a place with the register.
struct PlacedPlanner {
    /// A code and the county within which it is unique.
    private struct Coded: Hashable {
        let area: SubjectID
        let code: String
    }

    let session: any Session
    let asOf: AsOf
    let kind: RecordKind
    let scope: AreaScope?
    let resolver: PlaceResolver
    let layout: TableLayout
    private var stored: [SubjectID: PartnerChoice] = [:]
    private var seen: [Coded: Int] = [:]
    private var datum = DatumCheck()
    private var points: VillagePoints
    /// Whether the rows are features of a layer, which stand where their geometry lies unless they say otherwise.
    private let isLayer: Bool
    private var ground: GroundRules?
    private var reaches = TownReaches()
    /// The records that stand above the counties, once a row that names no place has asked for them.
    var above: [PlacedRecords.Standing]?
    /// The kinds that may lie in a county as a whole, across its towns.
    static let wideKinds: Set<RecordKind> = [.waterBody, .protectionZone, .outlet, .sewer, .road, .boundary]
    /// The kinds that lie among the villages of their town.
    private static let nearVillages: Set<RecordKind> = [.facility, .toilet, .liftStation, .manhole]

    /// - Parameter scope: The areas that the importer may write to; nil for everything.
    init(
        _ session: any Session, asOf: AsOf, kind: RecordKind, scope: AreaScope?, resolver: PlaceResolver,
        layout: TableLayout, isLayer: Bool = false
    ) {
        self.isLayer = isLayer
        self.session = session
        self.asOf = asOf
        self.kind = kind
        self.scope = scope
        self.resolver = resolver
        self.layout = layout
        points = VillagePoints(session, asOf: asOf)
    }

    /// Works out what each row brings.
    mutating func plan(_ rows: [ListRow], _ plan: inout ImportPlan, progress: ImportProgress.Receiver) throws {
        var changes: [ImportPlan.Change] = []
        let area = resolver.home?.path ?? RegionPath(of: .nation, level: .nation, under: nil)
        ground = try GroundRules(session, asOf: asOf, area: area, scope: scope ?? AreaScope([area]))
        for (index, row) in rows.enumerated() {
            if index % 500 == 0 {
                try progress(ImportProgress(phase: .checking, rowsDone: index, rowsTotal: rows.count))
            }
            plan.report.counts.rows += 1
            if let change = try change(row, &plan) { changes.append(change) }
        }
        try LaterValues(session, from: plan.report.validFrom ?? asOf.valid, today: asOf.valid)
            .note(changes.compactMap(\.laterRow), kind, &plan.findings)
        plan.finish(kind, changes, datum, layout)
    }

    private mutating func change(_ row: ListRow, _ plan: inout ImportPlan) throws -> ImportPlan.Change? {
        var row = row
        if isLayer { nameUnnamed(&row, &plan) }
        let found = try place(row, &plan)
        let place = try? found.get()
        let town = try place.flatMap { try resolver.ancestor(of: $0, at: .town) }
        plan.towns.place(row, town: town, county: try place.flatMap { try resolver.county(of: $0) })
        if row.isOverlong {
            plan.count(row) { $0.rejected += 1 }
            return nil
        }
        if let first = row.duplicateOf {
            plan.repeated(
                row, of: first, called: label(row),
                advice: BilingualText("确认是重复登记", "Make sure that it is a repetition"))
            return nil
        }
        guard let place else {
            if case .failure(let refusal) = found { plan.reject(row, refusal, layout) }
            return nil
        }
        if let refusal = try resolver.refusal(of: place.id, on: plan.report.validFrom ?? asOf.valid) {
            plan.reject(row, refusal, layout)
            return nil
        }
        let name = row.values["name"]?.text
        let code = row.values["code"]?.text
        guard name != nil || code != nil else {
            plan.reject(
                row, "missing-name",
                BilingualText("没有名称也没有编码，不导入", "The row has neither a name nor a code and is not taken"),
                advice: BilingualText("填写名称", "Enter the name"))
            return nil
        }
        let coded = try code.map { Coded(area: try (resolver.county(of: place) ?? place).id, code: $0) }
        if let code, let earlier = coded.flatMap({ seen[$0] }) {
            plan.reject(
                row, "code-twice", column: layout.column("code")?.heading,
                BilingualText(
                    "编码 \(code) 在第 \(earlier) 行已出现，该行不导入",
                    "The code \(code) stands in row \(earlier) already; the row is not taken"),
                advice: BilingualText("核对编码", "Check the codes"))
            return nil
        }
        if let coded { seen[coded] = row.number }
        return try compare(row, place, town: town, name: name, code: code, &plan)
    }

    private mutating func compare(
        _ row: ListRow, _ place: Region, town: Region?, name: String?, code: String?, _ plan: inout ImportPlan
    ) throws -> ImportPlan.Change? {
        let standing = Value.subject(place.id)
        var said = row.values
        said["place"] = standing
        let county = try prepareRecords(around: place)
        let isOwn = { [scope] (record: RecordItem) in scope?.contains(record.path) ?? true }
        let holders = code.map { stored[county]?.holders(of: $0) ?? [] } ?? []
        guard holders.isEmpty || holders.contains(where: isOwn) else {
            // Another area's record is neither changed nor described, nor does it serve to judge the position.
            plan.reject(
                row, "outside-area", column: layout.column("code")?.heading,
                BilingualText(
                    "\(label(row))不能在您的辖区内登记，该行不导入",
                    "\(label(row)) cannot be entered in your area; the row is not taken"),
                advice: BilingualText("核对编码，或请上级管理员导入", "Check the code, or ask the administrator above"))
            return nil
        }
        let isCountyAlone = !isLayer && place.level <= .county && row.namesCountyAtMost
        // Above the counties only what stands there is meant: codes are unique within a county, not beyond.
        let isMeant = { (record: RecordItem) in
            isOwn(record) && (place.level >= .county || record.values["place"] == standing)
        }
        let partner =
            code.flatMap { stored[county]?.take(code: $0, where: isMeant) }
            ?? name.flatMap { stored[county]?.take(name: $0, in: standing) { code == nil || $0.code.isEmpty } }
        if isCountyAlone {
            if partner != nil {
                // What is known stays where it stands: the row says nothing else.
                said["place"] = nil
            } else if !mayBeNew(row, in: place, known: stored[county]) {
                plan.reject(row, .unknownTown("", near: []), layout)
                return nil
            } else {
                noteCounty(row, place, called: label(row), &plan)
            }
        }
        datum.add(row, near: partner, else: partner == nil ? try expected(row, at: place, in: town) : nil)
        let home = try resolver.county(of: place)
        ground?.check(row.values, kind, in: home).forEach { rule in
            plan.findings.add(
                rule.severity, rule.code, row: row.number, column: layout.positionColumn?.heading,
                BilingualText(label(row) + rule.message.zh, label(row) + rule.message.en), advice: rule.advice)
        }
        if let town { try checkReach(row, town, &plan) }
        guard let partner else { return plan.added(row, .new, said, called: label(row)) }
        return plan.compared(row, saying: said, with: partner, called: label(row))
    }

    /// Where something new is to be expected that lies among villages; nil for other kinds, and without positions.
    private mutating func expected(_ row: ListRow, at place: Region, in town: Region?) throws -> DatumCheck.Expected? {
        guard Self.nearVillages.contains(kind), row.position != nil, let town else { return nil }
        let names = row.values["servedVillages"]?.text?.split { "、，,;；/ \n".contains($0) } ?? []
        // Some villages stand directly below the town.
        let parents =
            try place.level == .town ? [place] + resolver.children(of: place, .administrativeVillage) : [place]
        let villages = try resolver.names(below: parents, .naturalVillage)
        let served = names.compactMap { name in
            let found = villages.matches(String(name))
            return found.count == 1 ? found.first : nil
        }
        return try points.expected(at: place, serving: served, in: town)
    }

    /// Says where something lies far from the villages of its town.
    private mutating func checkReach(_ row: ListRow, _ town: Region, _ plan: inout ImportPlan) throws {
        guard Self.nearVillages.contains(kind), let position = row.values.standingPoint,
            let reach = try reaches.reach(of: town, asOf: asOf, in: session),
            let rule = reach.remark(on: position, town: town.name)
        else { return }
        plan.findings.add(
            rule.severity, rule.code, row: row.number, column: layout.positionColumn?.heading,
            BilingualText(label(row) + rule.message.zh, label(row) + rule.message.en), advice: rule.advice)
    }

    /// The place that the row names: natural village, administrative village, or else the town.
    private mutating func place(_ row: ListRow, _ plan: inout ImportPlan) throws -> Result<Region, PlaceRefusal> {
        if isLayer, let found = try placeOfFeature(row) { return found }
        if !isLayer, row.namesCountyAtMost { return try placeAboveTowns(row) }
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
        plan.noteTown(town, of: row, layout)
        var place = town
        switch try resolver.administrativeVillage(row, in: town) {
        case .success(let village): place = village ?? town
        case .failure(let refusal):
            if row.mayBeTaken {
                plan.findings.add(
                    .warning, refusal.code, row: row.number, column: layout.column(refusal.target)?.heading,
                    BilingualText(
                        refusal.message.zh + "，记在\(town.name)", refusal.message.en + "; it is put in \(town.name)"),
                    advice: refusal.advice)
            }
        }
        guard let name = row.texts["naturalVillage"] else { return .success(place) }
        let villages = try resolver.names(below: [place], .naturalVillage)
        let found = villages.matches(name)
        if let village = found.first, found.count == 1 { return .success(village) }
        if row.mayBeTaken {
            let refusal: PlaceRefusal =
                found.isEmpty
                ? .unknownVillage(name, near: villages.nearMisses(name).map(\.name))
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

    /// Where a feature stands that names neither town nor village; nil where it names one.
    private func placeOfFeature(_ row: ListRow) throws -> Result<Region, PlaceRefusal>? {
        let words = ["town", "townCode", "administrativeVillage", "administrativeVillageCode", "place"]
        guard words.allSatisfy({ row.texts[$0] == nil }) else { return nil }
        if kind == .boundary {
            let code = row.values["code"]?.text.map { DivisionCode($0)?.digits ?? $0 }
            if let code, let found = try resolver.place(code: code) { return .success(found) }
            return .failure(.unknownTown(code ?? row.values["name"]?.text ?? "", near: []))
        }
        let counties = try resolver.county(row)
        if row.texts["county"] != nil || row.texts["countyCode"] != nil, counties.count == 1 {
            return .success(counties[0])
        }
        if let position = row.values.standingPoint, let id = ground?.locator.place(at: position),
            let place = try resolver.region(id)
        {
            return .success(place)
        }
        return resolver.home.map { .success($0) } ?? .failure(.unknownTown("", near: []))
    }

    /// Features often have neither name nor code; they are called by their kind and number in the layer.
    private func nameUnnamed(_ row: inout ListRow, _ plan: inout ImportPlan) {
        guard row.values["name"] == nil, row.values["code"] == nil else { return }
        row.values["name"] = .text("\(kind.name.zh)\(row.number - 1)")
        guard plan.findings.counts["unnamed-feature"] == nil else { return }
        plan.findings.add(
            .note, "unnamed-feature", row: row.number,
            BilingualText(
                "有要素没有名称和编码，按种类和序号命名", "Some features have neither name nor code; they are called by kind and number"),
            advice: BilingualText("有编码列的，请在列对应中指定", "If a column holds codes, match it"))
    }

    /// Reads the records of the county: codes are unique in it, and a thing may have been put into another place before.
    ///
    /// - Returns: By what the records are kept.
    private mutating func prepareRecords(around place: Region) throws -> SubjectID {
        let area = try resolver.county(of: place) ?? place
        if stored[area.id] != nil { return area.id }
        var found: [RecordItem] = []
        let listing = RecordListing(kind, area: area.path, scope: AreaScope([area.path]), asOf: asOf)
        try RecordList(session).forEach(listing) { found.append($0) }
        stored[area.id] = PartnerChoice(found)
        return area.id
    }

    private func label(_ row: ListRow) -> String {
        "“\(row.values["name"]?.text ?? row.values["code"]?.text ?? "")”"
    }
}
