import Domain
import Store
import Tables

/// Finds the places that rows name, by code or by name within the county (区划匹配).
///
/// Places outside the asker's area are as unknown as places that do not exist.
final class PlaceResolver {
    private let reader: RegionReader
    private let lookup: ImportLookup
    private let scope: AreaScope?
    /// The area in which names are looked for; nil for the whole register.
    let home: Region?
    private let nation: Region?
    private var byCode: [String: Region?] = [:]
    private var below: [SubjectID: [Region]] = [:]
    private var countiesAtHand: [Region]?
    private var townsAtHand: [Region]?

    init(_ session: any Session, asOf: AsOf, scope: AreaScope?, homeCode: String?) throws {
        let reader = RegionReader(session, asOf: asOf)
        self.reader = reader
        lookup = ImportLookup(session, asOf: asOf)
        self.scope = scope
        nation = try reader.region(.nation)
        let found = try homeCode.flatMap { try $0.isEmpty ? nil : reader.region(code: $0) }
        // Somebody of a county may not look for names beyond it.
        let isVisible = found.map { scope?.contains($0.path) ?? true } ?? false
        home = isVisible ? found : nil
    }

    /// The place with that code; nil if there is none or it is not for the asker.
    func place(code: String) throws -> Region? {
        let digits = PlainWord.trimmed(code)
        if let known = byCode[digits] { return known }
        let found = try reader.region(code: digits).flatMap { isVisible($0) && !$0.isEnded ? $0 : nil }
        byCode[digits] = .some(found)
        return found
    }

    /// The places directly below, of one level.
    func children(of parent: Region, _ level: RegionLevel) throws -> [Region] {
        if below[parent.id] == nil { below[parent.id] = try reader.children(of: parent.id).filter(isVisible) }
        return below[parent.id]?.filter { $0.level == level } ?? []
    }

    /// The county in which a town stands.
    func county(of town: Region) throws -> Region? {
        guard let id = town.path.region(at: .county) else { return nil }
        return try counties().first { $0.id == id } ?? reader.region(id)
    }

    /// The county that a row names, or the home area if it is one.
    func county(_ row: ListRow) throws -> [Region] {
        if let code = row.texts["countyCode"] ?? Self.codeText(row.texts["county"]) {
            return try place(code: code).map { $0.level == .county ? [$0] : [] } ?? []
        }
        guard let name = row.texts["county"] else {
            if let home, home.level == .county { return [home] }
            return []
        }
        return PlaceName.matches(name, .county, among: try counties(), called: \.name)
    }

    /// The town that a row names.
    func town(_ row: ListRow) throws -> Result<Region, PlaceRefusal> {
        let name = row.texts["town"]
        let villageCode = row.texts["administrativeVillageCode"] ?? Self.codeText(row.texts["administrativeVillage"])
        let code =
            row.texts["townCode"] ?? Self.codeText(name)
            ?? (villageCode?.count == 12 ? villageCode.map { String($0.prefix(9)) } : nil)
        if let code, let found = try place(code: code) {
            if found.level == .town { return .success(found) }
            // A code of the village itself leads to its town as well.
            if found.level > .town, let town = found.path.region(at: .town), let place = try reader.region(town) {
                return .success(place)
            }
        }
        guard let name, Self.codeText(name) == nil else { return .failure(.unknownTown(code ?? "", near: [])) }
        var candidates: [Region] = []
        let counties = try county(row)
        if counties.isEmpty, let county = row.texts["county"] {
            return .failure(
                .unknownCounty(
                    county, near: PlaceName.nearMisses(county, .county, among: try self.counties().map(\.name))))
        }
        if counties.isEmpty {
            candidates = try townsOfHome()
        } else {
            for county in counties { candidates += try children(of: county, .town) }
        }
        let found = PlaceName.matches(name, .town, among: candidates, called: \.name)
        if let town = found.first, found.count == 1 { return .success(town) }
        if found.count > 1 { return .failure(.ambiguousTown(name, codes: found.prefix(5).map { $0.code + $0.name })) }
        return .failure(.unknownTown(name, near: PlaceName.nearMisses(name, .town, among: candidates.map(\.name))))
    }

    /// The administrative village that a row names within its town; nil if it names none.
    func administrativeVillage(_ row: ListRow, in town: Region) throws -> Result<Region?, PlaceRefusal> {
        let name = row.texts["administrativeVillage"]
        let villages = try children(of: town, .administrativeVillage)
        if let code = row.texts["administrativeVillageCode"] ?? Self.codeText(name) {
            if let found = try place(code: code), found.level == .administrativeVillage { return .success(found) }
            guard let name, Self.codeText(name) == nil else { return .failure(.unknownVillage(code, near: [])) }
        }
        guard let name else { return .success(nil) }
        let found = PlaceName.matches(name, .administrativeVillage, among: villages, called: \.name)
        if let village = found.first, found.count == 1 { return .success(village) }
        if found.count > 1 {
            return .failure(.ambiguousVillage(name, codes: found.prefix(5).map { $0.code + $0.name }))
        }
        return .failure(
            .unknownVillage(name, near: PlaceName.nearMisses(name, .administrativeVillage, among: villages.map(\.name)))
        )
    }

    /// A cell that holds a code where a name could stand.
    static func codeText(_ text: String?) -> String? {
        guard let text, text.utf8.count >= 6, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return text
    }

    private func isVisible(_ place: Region) -> Bool { scope?.contains(place.path) ?? true }

    private func counties() throws -> [Region] {
        if let countiesAtHand { return countiesAtHand }
        guard let area = home ?? nation else { return [] }
        let found = try lookup.places(.county ... .county, within: area.path).filter(isVisible)
        countiesAtHand = found
        return found
    }

    private func townsOfHome() throws -> [Region] {
        if let townsAtHand { return townsAtHand }
        guard let area = home ?? nation else { return [] }
        let found = try lookup.places(.town ... .town, within: area.path).filter(isVisible)
        townsAtHand = found
        return found
    }
}
