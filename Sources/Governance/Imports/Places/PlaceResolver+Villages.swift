import Domain
import Store

extension PlaceResolver {
    /// What a row says that names its administrative village, but no town.
    struct LoneVillage: Hashable {
        let name: String
        let county, countyCode: String?
    }

    /// The town of the administrative village that a row names without any town, where its county has one of that name
    /// only (由行政村定乡镇).
    func town(ofVillage name: String, _ row: ListRow) throws -> Result<Region, PlaceRefusal> {
        let words = LoneVillage(name: name, county: row.texts["county"], countyCode: row.texts["countyCode"])
        if let known = loneVillages[words] { return known }
        let found = try findTown(ofVillage: name, row)
        loneVillages[words] = found
        return found
    }

    /// Why the county that a row names is not found; nil where it names none.
    func unknownCounty(_ row: ListRow) throws -> PlaceRefusal? {
        guard let name = row.texts["county"] ?? row.texts["countyCode"] else { return nil }
        return .unknownCounty(name, near: try nearMisses(name, in: counties()).map(\.name))
    }

    private func findTown(ofVillage name: String, _ row: ListRow) throws -> Result<Region, PlaceRefusal> {
        var areas = try county(row)
        if areas.isEmpty {
            if let refusal = try unknownCounty(row) { return .failure(refusal) }
            // In a whole city or province a village's name says too little.
            areas = home.map { $0.level >= .county ? [$0] : [] } ?? []
        }
        guard !areas.isEmpty else { return .failure(.unknownTown("", near: [])) }
        let villages = try villages(within: areas)
        let found = villages.matches(name)
        if found.count > 1 { return .failure(.villageInSeveralTowns(name, places: try found.prefix(5).map(told))) }
        guard let village = found.first else {
            return .failure(.villageNowhere(name, near: try nearMisses(name, in: villages).map(told)))
        }
        guard let town = try ancestor(of: village, at: .town) else { return .failure(.unknownTown("", near: [])) }
        return .success(town)
    }

    /// The names of the administrative villages of all towns of some areas.
    private func villages(within areas: [Region]) throws -> PlaceNames<Region> {
        let key = areas.map(\.id)
        if let known = villagesWithin[key] { return known }
        let level = RegionLevel.administrativeVillage
        let found = PlaceNames(
            try areas.flatMap { try lookup.places(level...level, within: $0.path).filter(isVisible) }, level)
        villagesWithin[key] = found
        return found
    }

    /// A village with its town and its code, as a reader tells it from others of its name.
    private func told(_ village: Region) throws -> String {
        let town = try ancestor(of: village, at: .town)?.name ?? ""
        return "\(town)\(village.name) \(village.code)"
    }
}
