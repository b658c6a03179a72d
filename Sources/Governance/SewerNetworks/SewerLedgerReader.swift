import Domain
import Networks
import Store

/// Reads what the register says of facilities and villages, to compare the sewers with.
struct SewerLedgerReader {
    let sites: [SewerNetworkModel.Item]
    let values: [FieldValues]

    /// Ways of treating a village that need pipes.
    private static let pipedModes: Set<String> = ["centralised", "shared", "townSewer"]

    var ledger: SewerLedger {
        var ledger = SewerLedger()
        let villages = villagesByName
        for site in sites.indices {
            switch sites[site].kind {
            case .facility: ledger.facilities[site] = facility(site, villages)
            case .village:
                let isTreated = values[site]["status"]?.text == "treated"
                if isTreated, Self.pipedModes.contains(values[site]["mode"]?.text ?? "") {
                    ledger.pipedVillages.append(site)
                }
            default: break
            }
        }
        return ledger
    }

    private func facility(_ site: Int, _ villages: [String: [Int]]) -> SewerLedger.Facility {
        let values = values[site]
        func metres(_ key: String) -> Double? { values[key]?.quantity }
        let expects =
            values["mode"]?.text != "household"
            && ["mainLength", "branchLength", "lateralLength", "networkLength", "connectedHouseholds"].contains {
                (metres($0) ?? 0) > 0
            }
        return SewerLedger.Facility(
            mainMetres: metres("mainLength"), branchMetres: metres("branchLength"),
            lateralMetres: metres("lateralLength"), totalMetres: metres("networkLength"), expectsNetwork: expects,
            villages: served(values["servedVillages"]?.text ?? "", by: site, villages))
    }

    private var villagesByName: [String: [Int]] {
        var result: [String: [Int]] = [:]
        for site in sites.indices where sites[site].kind == .village {
            result[sites[site].name, default: []].append(site)
        }
        return result
    }

    /// The villages that a list names; a name that fits none in the town of the facility, or several, says nothing.
    private func served(_ text: String, by facility: Int, _ villages: [String: [Int]]) -> [Int] {
        text.split { "、，,；;/ \n\t".contains($0) }.compactMap { name in
            let found = villages[String(name)] ?? []
            for level in [RegionLevel.administrativeVillage, .town] {
                guard let place = sites[facility].path.region(at: level) else { continue }
                let near = found.filter { sites[$0].path.region(at: level) == place }
                if near.count == 1 { return near[0] }
                if near.count > 1 { return nil }
            }
            return nil
        }
    }
}
