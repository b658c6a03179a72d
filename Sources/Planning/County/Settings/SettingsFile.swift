/// The settings as they stand in JSON.
struct SettingsFile: Decodable {
    let pins: [PinSetting]?
    let limits: [LimitSetting]?
    let factors: [String: Double]?
}

/// A pin as it stands in JSON.
struct PinSetting: Decodable {
    let kind: String
    let village: Int?
    let station: Int?
    let from: Int?
    let to: Int?

    func pin(at index: Int) throws(CountyError) -> CountyPin {
        switch (kind, village) {
        case ("joins", .some(let village)):
            if let station { return .joins(village: village, station: station) }
        case ("noStation", .some(let village)): return .noStation(village: village)
        case ("noHousehold", .some(let village)): return .noHousehold(village: village)
        case ("closed", _):
            if let from, let to { return .closed(from: from, to: to) }
        case ("onlyGravity", let village): return .onlyGravity(village: village)
        default: break
        }
        throw .unknownEntry("pins", index, kind)
    }
}

/// A side limit as it stands in JSON.
struct LimitSetting: Decodable, Hashable, Sendable {
    let kind: String
    let name: String?
    let villages: [Int]?
    let perUnit: Double?
    let shares: [String: Double]?
    let most: Double

    func limit(at index: Int, for problem: CountyProblem) throws(CountyError) -> SideLimit {
        let name = name ?? "\(kind) \(index + 1)"
        let kinds: [String: Disposal.Kind] = ["town": .town, "reuse": .reuse, "load": .station]
        if kind == "budget" {
            var parts = [CostGroup: Double]()
            for (key, share) in shares ?? Dictionary(uniqueKeysWithValues: CostGroup.allCases.map { ($0.rawValue, 1) })
            {
                guard let group = CostGroup(rawValue: key) else { throw .unknownGroup(key) }
                parts[group] = share
            }
            return SideLimit(name: name, usage: .money(parts), most: most)
        }
        guard let wanted = kinds[kind] else { throw .unknownEntry("limits", index, kind) }
        let known = Set(problem.villages.map(\.id))
        if let stray = villages?.first(where: { !known.contains($0) }) { throw .unknownVillage("limits", index, stray) }
        let chosen = villages.map { Set($0) } ?? known
        var rates = [Int: Double]()
        for (number, disposal) in problem.disposals.enumerated()
        where disposal.kind == wanted && chosen.contains(problem.villages[disposal.village].id) {
            rates[number] = perUnit ?? 1
        }
        return SideLimit(name: name, usage: .flow(rates), most: most)
    }
}
