import Domain
import Foundation
import Sampling
import Store
import Tables

/// Takes the facilities of an area as of a day from the register and makes a frame of them (抽样框).
struct FrameBuilder {
    /// The columns of the frame's file after `id` and `exclusion`.
    static let columns = [
        "name", "county", "town", "village", "capacity", "size", "process", "state", "stratum", "cluster",
    ]

    let session: any Session
    let settings: CampaignSettings
    /// Facilities that the organiser leaves out, by id, with the reason.
    let exclusions: [String: String]

    struct Result {
        var rows: [FrameRow]
        let frame: Frame
    }

    func build(_ area: RegionPath, asOf: AsOf) throws -> Result {
        var items: [RecordItem] = []
        try RecordList(session).forEach(
            RecordListing(.facility, area: area, scope: AreaScope([area]), asOf: asOf)
        ) { items.append($0) }
        guard !items.isEmpty else { throw SpotCheckError.emptyFrame }
        let places = try RegionReader(session, asOf: asOf).regions(
            Set(items.flatMap { $0.path.steps.map(\.region) }))
        var rows: [FrameRow] = []
        var taken: Set<String> = []
        for item in items {
            let row = row(item, places)
            guard taken.insert(row.code).inserted else { throw SpotCheckError.duplicateID(row.code) }
            rows.append(row)
        }
        for code in exclusions.keys.sorted() where !taken.contains(code) {
            throw SpotCheckError.invalid(
                field: "exclusions",
                BilingualText("名录中没有编码“\(code)”", "The frame has no facility with the code “\(code)”"))
        }
        guard rows.contains(where: { $0.exclusion == nil }) else { throw SpotCheckError.emptyFrame }
        nameClusters(&rows, places, isWithinCounty: area.region(at: .county) != nil)
        try stratify(&rows)
        let units = rows.map { row -> FrameUnit in
            let details = FrameDetails(json: row.details)
            return FrameUnit(
                id: row.code,
                values: [
                    row.name, details.county, details.town, details.village, details.capacity, details.size,
                    details.process, details.state, row.exclusion == nil ? row.stratum : "",
                    row.exclusion == nil ? row.cluster : "",
                ], exclusion: row.exclusion)
        }
        return Result(rows: rows, frame: try Frame(columns: Self.columns, units: units))
    }

    private func row(_ item: RecordItem, _ places: [SubjectID: Region]) -> FrameRow {
        func name(_ level: RegionLevel) -> String {
            item.path.region(at: level).flatMap { places[$0]?.name } ?? ""
        }
        let capacity: Double? = item.values["designCapacity"]?.quantity
        let details = FrameDetails(
            county: Self.tidy(name(.county)), town: Self.tidy(name(.town)),
            village: Self.tidy(name(.administrativeVillage)),
            capacity: capacity.map { String($0) } ?? "", size: Self.sizeClass(capacity),
            process: Self.tidy(item.values["process"]?.text ?? ""), state: item.values["state"]?.text ?? "")
        let code = Self.tidy(item.code)
        let id = code.isEmpty ? "ID-\(item.id)" : code
        return FrameRow(
            facility: item.id, code: id, name: Self.tidy(item.name), path: item.path,
            stratum: "", cluster: "", longitude: item.values["longitude"]?.quantity,
            latitude: item.values["latitude"]?.quantity, details: details.canonicalJSON,
            exclusion: exclusions[id].map(Self.tidy) ?? Self.exclusion(details.state))
    }

    /// What is not built yet, or no longer there, cannot operate; it stays in the file with the reason.
    private static func exclusion(_ state: String) -> String? {
        switch state {
        case OperatingState.construction.rawValue: FrameExclusion.construction.text
        case OperatingState.retired.rawValue: FrameExclusion.retired.text
        default: nil
        }
    }

    private static let sizeClasses = [
        (below: 20.0, name: "<20"), (below: 100.0, name: "20-100"), (below: 500.0, name: "100-500"),
    ]
    private static let largestSize = ">=500"

    /// A stratum's name with the unit behind each class of sizes in it, for people to read.
    ///
    /// The names themselves are part of published frames and sizes, and stay as they are.
    static func withUnits(_ stratum: String) -> String {
        let classes = Set(sizeClasses.map(\.name) + [largestSize])
        return stratum.components(separatedBy: " + ").map { member in
            member.components(separatedBy: "/").map { classes.contains($0) ? $0 + " m³/d" : $0 }.joined(separator: "/")
        }.joined(separator: " + ")
    }

    /// The size classes of the sampling design, in m³/d; 500 and more are checked for certain.
    static func sizeClass(_ capacity: Double?) -> String {
        guard let capacity, capacity.isFinite else { return "?" }
        return sizeClasses.first { capacity < $0.below }?.name ?? largestSize
    }

    /// Names townships so that no two have one name: with the county where there are several, with the code where that
    /// is not enough.
    private func nameClusters(_ rows: inout [FrameRow], _ places: [SubjectID: Region], isWithinCounty: Bool) {
        var names: [String: Set<SubjectID>] = [:]
        func key(_ row: FrameRow) -> SubjectID { row.path.region(at: .town) ?? row.path.region(at: .county) ?? .nation }
        for index in rows.indices {
            let details = FrameDetails(json: rows[index].details)
            let town = details.town.isEmpty ? "未归乡镇" : details.town
            let name = isWithinCounty || details.county.isEmpty ? town : details.county + " " + town
            rows[index].cluster = name
            names[name, default: []].insert(key(rows[index]))
        }
        for index in rows.indices where (names[rows[index].cluster]?.count ?? 0) > 1 {
            let place = key(rows[index])
            rows[index].cluster += " " + (places[place].map { Self.tidy($0.code) } ?? "#\(place)")
        }
    }

    /// Divides the facilities that can be drawn; strata with a single one are merged with similar ones.
    private func stratify(_ rows: inout [FrameRow]) throws {
        let columns = settings.features.map(\.rawValue)
        let frame = try Frame(
            columns: columns + ["capacity"],
            units: rows.map { row in
                let details = FrameDetails(json: row.details)
                let values = settings.features.map { feature in
                    let text = details[feature]
                    // The verification script takes sizes as a list with commas between them.
                    return text.isEmpty ? "?" : text.replacing(",", with: "、")
                }
                return FrameUnit(id: row.code, values: values + [details.capacity], exclusion: row.exclusion)
            })
        let rule = Stratification(
            columns: columns,
            certainty: settings.certainCapacity.map { Stratification.Certainty(column: "capacity", atLeast: $0) })
        let strata = Dictionary(
            try rule.units(of: frame).map { ($0.id, $0.stratum) }, uniquingKeysWith: { first, _ in first })
        for index in rows.indices where rows[index].exclusion == nil {
            let name = strata[rows[index].code] ?? ""
            rows[index].stratum = name.isEmpty ? Self.wholeName : name
        }
    }

    /// The name of the only stratum where the frame is not divided.
    static let wholeName = "all"

    /// One line without control characters: what spreads over lines reads ill in a list.
    static func tidy(_ text: String) -> String {
        let clean = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }
        return String(clean).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// What a frame says of a facility beside its name.
struct FrameDetails: Codable {
    var county = ""
    var town = ""
    var village = ""
    var capacity = ""
    var size = ""
    var process = ""
    var state = ""

    init(
        county: String, town: String, village: String, capacity: String, size: String, process: String, state: String
    ) {
        self.county = county
        self.town = town
        self.village = village
        self.capacity = capacity
        self.size = size
        self.process = process
        self.state = state
    }

    subscript(feature: CampaignSettings.Feature) -> String {
        switch feature {
        case .county: county
        case .town: town
        case .size: size
        case .process: process
        case .state: state
        }
    }

    init(json: String) {
        self =
            (try? JSONDecoder().decode(FrameDetails.self, from: Data(json.utf8)))
            ?? FrameDetails(county: "", town: "", village: "", capacity: "", size: "", process: "", state: "")
    }
}
