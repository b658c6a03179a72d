import Domain
import Store
import Tables

/// Finds the places that rows name, by code or by name within the county (区划匹配).
///
/// Places outside the asker's area are as unknown as places that do not exist. What was looked for once, found or not,
/// is not looked for again: lists name the same few towns thousands of times.
final class PlaceResolver {
    /// What a row says of its town.
    private struct TownWords: Hashable {
        let name, code, county, countyCode: String?
    }

    /// What a row says of its administrative village.
    private struct VillageWords: Hashable {
        let town: SubjectID
        let name, code: String?
    }

    private struct Brood: Hashable {
        let parents: [SubjectID]
        let level: RegionLevel
    }

    let reader: RegionReader
    /// The last day by which places are looked for.
    let today: Day
    let lookup: ImportLookup
    private let scope: AreaScope?
    /// The area in which names are looked for; nil for the whole register.
    let home: Region?
    private let nation: Region?
    private var byCode: [String: Region?] = [:]
    private var below: [SubjectID: [Region]] = [:]
    private var names: [Brood: PlaceNames<Region>] = [:]
    private var towns: [TownWords: Result<Region, PlaceRefusal>] = [:]
    private var villages: [VillageWords: Result<Region?, PlaceRefusal>] = [:]
    private var countiesAtHand: PlaceNames<Region>?
    private var byID: [SubjectID: Region] = [:]
    private var townsAtHand: PlaceNames<Region>?
    /// The towns found for villages that rows name without a town.
    var loneVillages: [LoneVillage: Result<Region, PlaceRefusal>] = [:]
    /// The administrative villages of whole areas.
    var villagesWithin: [[SubjectID]: PlaceNames<Region>] = [:]
    /// Whether places were there on a day.
    var standings: [Standing: PlaceRefusal?] = [:]
    private let choices: [String: String]
    /// The names of towns that were not found, with those that are like them, in the order of the list.
    private(set) var unknownTowns: [ImportReport.UnknownTown] = []
    private var unknownIndices: [TownWords: Int] = [:]

    /// - Parameter choices: The codes of the towns that the user has chosen for names, by ``ImportSettings/townKey``.
    init(
        _ session: any Session, asOf: AsOf, scope: AreaScope?, homeCode: String?, choices: [String: String] = [:]
    ) throws {
        self.choices = choices
        let reader = RegionReader(session, asOf: asOf)
        self.reader = reader
        today = asOf.valid
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

    /// The place of that identity; nil where it has ended or is not for the asker.
    func region(_ id: SubjectID) throws -> Region? {
        if byID[id] == nil { byID[id] = try reader.region(id) }
        return byID[id].flatMap { isVisible($0) && !$0.isEnded ? $0 : nil }
    }

    /// The places directly below, of one level.
    func children(of parent: Region, _ level: RegionLevel) throws -> [Region] {
        if below[parent.id] == nil { below[parent.id] = try reader.children(of: parent.id).filter(isVisible) }
        return below[parent.id]?.filter { $0.level == level } ?? []
    }

    /// The county in which a town stands.
    func county(of town: Region) throws -> Region? {
        try ancestor(of: town, at: .county)
    }

    /// The place of a level in which another lies, or the place itself if it is of that level.
    func ancestor(of place: Region, at level: RegionLevel) throws -> Region? {
        if place.level == level { return place }
        guard let id = place.path.region(at: level) else { return nil }
        if let known = byID[id] { return known }
        let found = try reader.region(id)
        byID[id] = found
        return found
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
        return try counties().matches(name)
    }

    /// The town that a row names, or that of the administrative village that it names alone.
    func town(_ row: ListRow) throws -> Result<Region, PlaceRefusal> {
        if row.namesNoTown, let village = row.texts["administrativeVillage"] {
            return try town(ofVillage: village, row)
        }
        let name = row.texts["town"]
        let villageCode = row.texts["administrativeVillageCode"] ?? Self.codeText(row.texts["administrativeVillage"])
        let code =
            row.texts["townCode"] ?? Self.codeText(name)
            ?? (villageCode?.count == 12 ? villageCode.map { String($0.prefix(9)) } : nil)
        let words = TownWords(
            name: name, code: code, county: row.texts["county"], countyCode: row.texts["countyCode"])
        if let index = unknownIndices[words] { unknownTowns[index].rows += 1 }
        if let known = towns[words] { return known }
        let found = try town(words, row)
        towns[words] = found
        return found
    }

    private func town(_ words: TownWords, _ row: ListRow) throws -> Result<Region, PlaceRefusal> {
        let (name, code) = (words.name, words.code)
        if let code, let found = try place(code: code) {
            if found.level == .town { return .success(found) }
            // A code of the village itself leads to its town as well.
            if found.level > .town, let town = try ancestor(of: found, at: .town) {
                return .success(town)
            }
        }
        guard let name, Self.codeText(name) == nil else { return .failure(.unknownTown(code ?? "", near: [])) }
        let key = ImportSettings.townKey(name, county: words.countyCode ?? words.county)
        if let chosen = choices[key] {
            guard let town = try place(code: chosen), town.level == .town else {
                return .failure(.unknownTown(chosen, near: []))
            }
            return .success(town)
        }
        let counties = try county(row)
        if counties.isEmpty, let county = row.texts["county"] {
            return .failure(
                .unknownCounty(county, near: try nearMisses(county, in: self.counties()).map(\.name)))
        }
        let candidates = try counties.isEmpty ? townsOfHome() : names(below: counties, .town)
        let found = candidates.matches(name)
        if let town = found.first, found.count == 1 { return .success(town) }
        if found.count > 1 { return .failure(.ambiguousTown(name, codes: found.prefix(5).map { $0.code + $0.name })) }
        let near = try nearMisses(name, in: candidates)
        if !near.isEmpty && unknownTowns.count < ImportReport.unknownTownLimit {
            unknownIndices[words] = unknownTowns.count
            unknownTowns.append(
                ImportReport.UnknownTown(
                    key: key, name: name, county: words.county ?? words.countyCode ?? "", rows: 1,
                    near: near.map { ImportReport.NearTown(code: $0.code, name: $0.name) }))
        }
        return .failure(.unknownTown(name, near: near.map(\.name)))
    }

    /// The administrative village that a row names within its town; nil if it names none.
    func administrativeVillage(_ row: ListRow, in town: Region) throws -> Result<Region?, PlaceRefusal> {
        let name = row.texts["administrativeVillage"]
        let words = VillageWords(
            town: town.id, name: name, code: row.texts["administrativeVillageCode"] ?? Self.codeText(name))
        if let known = villages[words] { return known }
        let found = try administrativeVillage(words, in: town)
        villages[words] = found
        return found
    }

    private func administrativeVillage(_ words: VillageWords, in town: Region) throws -> Result<Region?, PlaceRefusal> {
        let name = words.name
        if let code = words.code {
            if let found = try place(code: code), found.level == .administrativeVillage { return .success(found) }
            guard let name, Self.codeText(name) == nil else { return .failure(.unknownVillage(code, near: [])) }
        }
        guard let name else { return .success(nil) }
        let candidates = try names(below: [town], .administrativeVillage)
        let found = candidates.matches(name)
        if let village = found.first, found.count == 1 { return .success(village) }
        if found.count > 1 {
            return .failure(.ambiguousVillage(name, codes: found.prefix(5).map { $0.code + $0.name }))
        }
        return .failure(.unknownVillage(name, near: try nearMisses(name, in: candidates).map(\.name)))
    }

    /// The names of the places of one level directly below others.
    func names(below parents: [Region], _ level: RegionLevel) throws -> PlaceNames<Region> {
        let brood = Brood(parents: parents.map(\.id), level: level)
        if let known = names[brood] { return known }
        let found = PlaceNames(try parents.flatMap { try children(of: $0, level) }, level)
        names[brood] = found
        return found
    }

    /// A cell that holds a code where a name could stand.
    static func codeText(_ text: String?) -> String? {
        guard let text, text.utf8.count >= 6, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return text
    }

    func isVisible(_ place: Region) -> Bool { scope?.contains(place.path) ?? true }

    func counties() throws -> PlaceNames<Region> {
        if let countiesAtHand { return countiesAtHand }
        let found = PlaceNames(try placesOfHome(.county), .county)
        countiesAtHand = found
        return found
    }

    private func townsOfHome() throws -> PlaceNames<Region> {
        if let townsAtHand { return townsAtHand }
        let found = PlaceNames(try placesOfHome(.town), .town)
        townsAtHand = found
        return found
    }

    private func placesOfHome(_ level: RegionLevel) throws -> [Region] {
        guard let area = home ?? nation else { return [] }
        return try lookup.places(level...level, within: area.path).filter(isVisible)
    }
}
