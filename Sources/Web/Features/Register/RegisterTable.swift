import Domain
import Governance
import Store

/// A table of records of one kind with the columns asked for.
struct RegisterTable {
    let list: RegisterList
    let kind: RecordKind
    /// The fields shown, besides name, code and place.
    let keys: [String]
    let language: Language
    let state: PageState
    let url: PageURL
    var sort: SortOrder?
    var isCompact = false
    /// Where to go when nothing was found.
    var cleared: PageURL?
    /// What stands in place of the rows when there are none; made of ``cleared`` if left out.
    var placeholder: EmptyState?
    /// What a row is chosen by for work on many; nil where rows cannot be chosen.
    var picking: RowPicking<RecordItem>?
    /// The lines of sums below the rows.
    var totals: [DataTable<RecordItem>.TotalLine] = []

    /// The fields shown unless others are asked for.
    static func defaultKeys(_ kind: RecordKind) -> [String] {
        switch kind {
        case .village:
            [
                "status", "mode", "registeredHouseholds", "registeredPopulation", "residentPopulation",
                "coveredHouseholds",
            ]
        case .facility: ["state", "mode", "designCapacity", "actualFlow", "connectedHouseholds"]
        case .toilet: ["isPublic", "toiletType", "seats", "isConnected"]
        case .waterBody: ["role", "state", "area", "length", "functionClass"]
        case .protectionZone: ["grade", "sourceType", "area", "servedPopulation"]
        case .outlet: ["facilityCode", "receivingWater", "standard", "mode"]
        case .sewer: ["sewerKind", "diameter", "length", "material", "facilityCode"]
        case .manhole: ["manholeKind", "depth", "facilityCode"]
        case .liftStation: ["state", "designFlow", "head", "ratedPower", "facilityCode"]
        case .road: ["roadClass", "length", "width", "surface"]
        case .boundary: ["area", "approval", "shape"]
        case .region: []
        }
    }

    /// The fields shown, in the order of the kind.
    static func shownKeys(_ kind: RecordKind, _ choice: TableChoice) -> [String] {
        guard let columns = choice.columns else { return defaultKeys(kind) }
        let known = kind.fields.map(\.key).filter { columns.contains($0) }
        return known.isEmpty ? defaultKeys(kind) : known
    }

    /// The quantities that add up to something: people, households, capacities, lengths; not rates, years, depths.
    static func summedKeys(_ kind: RecordKind) -> [String] {
        switch kind {
        case .village:
            [
                "registeredHouseholds", "registeredPopulation", "registeredMale", "registeredFemale",
                "residentHouseholds", "residentPopulation", "peakPopulation", "waterUse", "improvedToiletHouseholds",
                "connectedToiletHouseholds", "coveredHouseholds",
            ]
        case .facility:
            [
                "designCapacity", "actualFlow", "investment", "mainLength", "branchLength", "lateralLength",
                "networkLength", "manholes", "liftStations", "connectedHouseholds", "yearlyCost",
            ]
        case .toilet: ["seats"]
        case .waterBody: ["length"]
        case .protectionZone: ["servedPopulation"]
        case .sewer, .road: ["length"]
        case .outlet, .manhole, .liftStation, .boundary, .region: []
        }
    }

    var html: HTML {
        let sortable = RecordListing.orders(of: kind)
        let isListPage = sort != nil
        // The same for all rows, and encoded once: lists are the hottest pages.
        let kept = PageURL("", [ListReturn.item(url)] + state.items).text
        var columns: [TableColumn<RecordItem>] = [
            .link(
                "name", language(RegisterText.name), isSortable: isListPage && sortable.contains("name"),
                address: { RegisterKinds.address(kind, $0.id) + kept }
            ) { $0.name.isEmpty ? "#\($0.id)" : $0.name },
            .text("code", language(RegisterText.code), isSortable: isListPage && sortable.contains("code"), language) {
                $0.code.isEmpty ? nil : $0.code
            }.unbroken(),
            .text("place", language(RegisterText.place), language) { place(of: $0) }.unbroken(),
        ]
        for key in keys {
            guard let field = kind.field(key), !["name", "code", "place"].contains(key) else { continue }
            columns.append(column(field, isSortable: isListPage && sortable.contains(key)))
        }
        var table = DataTable(language(kind.name), columns: columns, rows: list.page.items, url: url, language)
        table.sort = sort
        table.isCompact = isCompact
        table.placeholder = placeholder ?? .nothingFound(language, clear: cleared)
        table.rowID = { ListReturn.row($0.id) }
        table.picking = picking
        table.totals = totals
        return table.html
    }

    /// The unit in a heading, unless the heading says it already: `Registered households` needs no `households`.
    private static func unit(of field: Field, beside heading: String, _ language: Language) -> String {
        let unit = language(field.unit)
        guard language == .en else { return unit }
        return heading.lowercased().split { !$0.isLetter }.contains { $0 == unit } ? "" : unit
    }

    private func column(_ field: Field, isSortable: Bool) -> TableColumn<RecordItem> {
        let text = FieldText(language: language, places: list.places)
        let heading = language(field.label)
        let unit = Self.unit(of: field, beside: heading, language)
        if FieldText.isStatus(field) {
            return .status(field.key, heading, isSortable: isSortable, language) { item in
                item.values[field.key].map { value in
                    StatusBadge(text.text(value, field), FieldText.tone(value.text ?? ""))
                }
            }
        }
        if field.type.isNumeric {
            return .figure(field.key, heading, unit: unit.isEmpty ? nil : unit, isSortable: isSortable, language) {
                item in
                item.values[field.key].map { text.text($0, field) }
            }
        }
        return .text(field.key, heading, isSortable: isSortable, language) { item in
            item.values[field.key].map { text.text($0, field) }
        }
    }

    /// The names of the places between the area listed and the record.
    private func place(of item: RecordItem) -> String? {
        let steps = item.path.steps.filter { step in
            step.level > list.area.level && step.level >= .county && (kind != .village || step.region != item.id)
        }
        let names = steps.compactMap { list.places[$0.region]?.name }
        return names.isEmpty ? list.area.name : names.joined(separator: " · ")
    }
}
