import Domain
import Exchange
import Store
import Tables

/// Finds for the rows of a list of villages the villages of the register that they are about (与台账比对).
struct VillageSettlement {
    /// The village of the register that a row is about.
    private struct Partner {
        let record: RecordItem
        var move: ImportPlan.Change.Move?
    }

    private let reader: RegionReader
    private let resolver: PlaceResolver
    private let today: Day
    private let layout: TableLayout
    private var codes: DisplayCodes
    private var stored: StoredVillages
    private(set) var datum = DatumCheck()

    init(_ session: any Session, asOf: AsOf, resolver: PlaceResolver, layout: TableLayout) {
        reader = RegionReader(session, asOf: asOf)
        self.resolver = resolver
        today = asOf.valid
        self.layout = layout
        codes = DisplayCodes(session)
        stored = StoredVillages(session, asOf: asOf)
    }

    /// What the rows change.
    mutating func settle(_ placed: [PlacedVillage], _ plan: inout ImportPlan) throws -> [ImportPlan.Change] {
        var partners = try partnersInPlace(placed)
        try findElsewhere(placed, &partners, &plan.findings)
        var changes: [ImportPlan.Change] = []
        for (index, item) in placed.enumerated() {
            if let change = try change(item, partners[index], &plan) { changes.append(change) }
        }
        return changes
    }

    /// The villages of the same name under the same place.
    private mutating func partnersInPlace(_ placed: [PlacedVillage]) throws -> [Partner?] {
        var groups: [PlacedVillage.InParent: [Int]] = [:]
        var order: [PlacedVillage.InParent] = []
        for (index, item) in placed.enumerated() {
            if groups[item.inParent] == nil { order.append(item.inParent) }
            groups[item.inParent, default: []].append(index)
        }
        var partners: [Partner?] = Array(repeating: nil, count: placed.count)
        for key in order {
            guard let members = groups[key], let first = members.first.map({ placed[$0] }) else { continue }
            let town = try stored.villages(of: first.town, teaching: &datum)
            guard let word = key.word else {
                for member in members { partners[member] = town.village(key.parent).map { Partner(record: $0) } }
                continue
            }
            var choice = PartnerChoice(town.natural(word).filter { $0.parent == key.parent })
            // Rows that say what is stored belong to those records; the others follow in their order.
            for member in members {
                let row = placed[member].row
                let found = row.texts["naturalVillageCode"].flatMap { choice.take(code: $0) }
                partners[member] = (found ?? choice.take(holding: row.values)).map { Partner(record: $0) }
            }
            for member in members where partners[member] == nil {
                partners[member] = choice.takeNext().map { Partner(record: $0) }
            }
        }
        return partners
    }

    /// Villages that an earlier list put directly under the town, or that this list does.
    ///
    /// Only a name that the town has once, in the register and in the list, says that it is the same village.
    private mutating func findElsewhere(
        _ placed: [PlacedVillage], _ partners: inout [Partner?], _ findings: inout FindingList
    ) throws {
        var rows: [PlacedVillage.InTown: Int] = [:]
        for item in placed { if let key = item.inTown { rows[key, default: 0] += 1 } }
        for (index, item) in placed.enumerated() where partners[index] == nil {
            guard let key = item.inTown else { continue }
            let known = try stored.villages(of: item.town, teaching: &datum).natural(key.word)
            let isUnderTown = item.parent.id == item.town.id
            guard known.contains(where: { isUnderTown || $0.parent == item.town.id }) else { continue }
            let code = item.row.texts["naturalVillageCode"]
            let coded = code.flatMap { code in known.first { $0.code == code && $0.parent == item.town.id } }
            // Another code says that it is another village.
            guard code == nil || coded != nil else { continue }
            guard let record = coded ?? known.first, coded != nil || known.count == 1 && rows[key] == 1 else {
                noteUnsure(item, &findings)
                continue
            }
            var partner = Partner(record: record)
            if !isUnderTown {
                let since = try reader.region(record.id)?.range.from ?? .beginning
                partner.move = ImportPlan.Change.Move(parent: item.parent.id, from: since)
            }
            partners[index] = partner
            noteSame(item, isMoved: !isUnderTown, &findings)
        }
    }

    private func noteSame(_ item: PlacedVillage, isMoved: Bool, _ findings: inout FindingList) {
        let (label, town, parent) = (item.row.villageLabel, item.town.name, item.parent.name)
        findings.add(
            .note, isMoved ? "moved-under-village" : "known-under-village", row: item.row.number,
            column: layout.column("naturalVillage")?.heading,
            isMoved
                ? BilingualText(
                    "\(label)原直接挂在\(town)之下，现归入行政村“\(parent)”，仍是同一个村",
                    "\(label) stood directly under \(town) and is now put under \(parent); it stays the same village")
                : BilingualText(
                    "\(town)只有一个\(label)，已归在行政村之下，按同一个村更新",
                    "\(town) has one \(label), under an administrative village; it is taken to be the same"),
            advice: BilingualText(
                "若是另一个村，请填写自然村编码", "If it is another village, give the code of the natural village"))
    }

    private func noteUnsure(_ item: PlacedVillage, _ findings: inout FindingList) {
        findings.add(
            .warning, "perhaps-same-village", row: item.row.number, column: layout.column("naturalVillage")?.heading,
            BilingualText(
                "\(item.town.name)不止一个\(item.row.villageLabel)，无法确定是哪一个，按新村导入",
                "\(item.town.name) has more than one \(item.row.villageLabel); which is meant is not certain, so it is taken as a new one"
            ),
            advice: BilingualText("核对是否重复；同一个村请填写其编码", "Check for a repetition; for the same village give its code"))
    }

    private mutating func change(
        _ item: PlacedVillage, _ partner: Partner?, _ plan: inout ImportPlan
    ) throws -> ImportPlan.Change? {
        let row = item.row
        if let refusal = try refusal(item, partner, from: plan.report.validFrom ?? today) {
            plan.reject(row, refusal, layout)
            return nil
        }
        datum.add(row, near: partner?.record, in: item.town.id)
        guard let partner else {
            let code = try row.texts["naturalVillageCode"] ?? codes.next(under: item.parent)
            return plan.added(
                row, .newVillage(name: item.name ?? "", code: code, parent: item.parent.id), row.values,
                called: row.villageLabel)
        }
        return plan.compared(
            row, saying: row.values, with: partner.record, called: row.villageLabel, move: partner.move)
    }

    /// Why nothing can be said of the row's village from a day on: the administrative village that it is, or the place
    /// in which it would lie, was not there yet.
    ///
    /// A known natural village may be older than the first list that named it.
    private func refusal(_ item: PlacedVillage, _ partner: Partner?, from day: Day) throws -> PlaceRefusal? {
        guard let partner else { return try resolver.refusal(of: item.parent.id, on: day) }
        if item.name == nil { return try resolver.refusal(of: partner.record.id, on: day) }
        return try partner.move.flatMap { try resolver.refusal(of: $0.parent, on: max(day, $0.from)) }
    }
}
