import Domain
import Store

/// Rows that name no place below a county (县级记录): waters that cross towns, and whatever the own export of a county,
/// a city or a province gives out.
extension PlacedPlanner {
    /// Where the record of such a row stands: in the county that it names, or where the register has it.
    mutating func placeAboveTowns(_ row: ListRow) throws -> Result<Region, PlaceRefusal> {
        // What a boundary bounds is said by its code.
        if kind == .boundary, let code = row.values["code"]?.text, let found = try resolver.place(code: code) {
            return .success(found)
        }
        let counties = try resolver.county(row)
        if counties.count == 1 { return .success(counties[0]) }
        if counties.isEmpty, let refusal = try resolver.unknownCounty(row) { return .failure(refusal) }
        if counties.isEmpty, let found = try standingAbove(row) { return .success(found) }
        return .failure(.unknownTown("", near: []))
    }

    /// Whether a row that names no town may bring a new record.
    ///
    /// One of that name in a town of the county could be meant, and nobody would see that there are two of it then.
    func mayBeNew(_ row: ListRow, in place: Region, known: PartnerChoice?) -> Bool {
        if kind == .boundary, let code = row.values["code"]?.text {
            return (DivisionCode(code)?.digits ?? code) == place.code
        }
        guard Self.wideKinds.contains(kind), place.level == .county else { return false }
        return row.values["name"]?.text.map { known?.knows(name: $0) != true } ?? true
    }

    /// Says that a new record is put into the county as a whole.
    func noteCounty(_ row: ListRow, _ county: Region, called label: String, _ plan: inout ImportPlan) {
        guard kind != .boundary else { return }
        plan.findings.add(
            .note, "put-in-county", row: row.number, column: layout.column("town")?.heading,
            BilingualText(
                "\(label)没有填写乡镇，记在\(county.name)", "\(label) names no town; it is put in \(county.name)"),
            advice: BilingualText("跨乡镇的无需处理；否则请填写乡镇", "Nothing to do for what crosses towns; else name the town"))
    }

    /// Where the one record above the counties stands that has the row's code, or its name where it has no code.
    private mutating func standingAbove(_ row: ListRow) throws -> Region? {
        let area = resolver.home?.path ?? RegionPath(of: .nation, level: .nation, under: nil)
        let known =
            try above
            ?? PlacedRecords(session, asOf: asOf).aboveCounties(
                kind, within: AreaScope([area]).intersection(scope ?? AreaScope([area])))
        above = known
        let code = row.values["code"]?.text
        let name = row.values["name"]?.text
        let found = known.filter { code == nil ? $0.name == name && $0.code.isEmpty : $0.code == code }
        guard let place = found.first?.place, found.count == 1 else { return nil }
        return try resolver.region(place)
    }
}
