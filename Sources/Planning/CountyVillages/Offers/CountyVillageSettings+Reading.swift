import Domain
internal import Foundation
import Geo
import Networks

extension CountyVillageSettings {
    /// The members of a settings file that only a county has.
    static let names = ["townSewers", "reuse", "receivingReaches", "villages", "staging"]

    /// Settings from a JSON object; what it does not name keeps its default.
    ///
    /// - Throws: ``PlanningError/malformedSettings(detail:)``, or ``PlanningError/badSetting(name:value:expected:)`` with the
    ///   path of what is unknown, missing or impossible.
    public init(json: [UInt8]) throws(PlanningError) {
        self.init()
        var object = try VillageSettings.object(json)
        if let value = object.removeValue(forKey: "townSewers") {
            for (index, item) in try SettingsObject.list(value, path: "townSewers").enumerated() {
                towns.append(try Self.town(item, "townSewers[\(index)]"))
            }
        }
        if let value = object.removeValue(forKey: "reuse") {
            for (index, item) in try SettingsObject.list(value, path: "reuse").enumerated() {
                reuse.append(try Self.land(item, "reuse[\(index)]"))
            }
        }
        if let value = object.removeValue(forKey: "receivingReaches") {
            for (index, item) in try SettingsObject.list(value, path: "receivingReaches").enumerated() {
                reaches.append(try Self.reach(item, "receivingReaches[\(index)]"))
            }
        }
        if let value = object.removeValue(forKey: "villages") {
            for (index, item) in try SettingsObject.list(value, path: "villages").enumerated() {
                particulars.append(try Self.particulars(item, "villages[\(index)]"))
            }
        }
        if let value = object.removeValue(forKey: "staging") { staging = try Self.staging(value) }
        try Self.checkTwins(towns.map(\.name), "townSewers", "name")
        try Self.checkTwins(reuse.map(\.village), "reuse", "village")
        try Self.checkTwins(particulars.map(\.folder), "villages", "folder")
        village = try VillageSettings(object: object)
    }

    static func unknown(_ folder: String, _ path: String, _ folders: [String]) -> PlanningError {
        let known = folders.prefix(20).joined(separator: ", ") + (folders.count > 20 ? " …" : "")
        return .badSetting(
            name: path, value: folder,
            expected: BilingualText("村庄子文件夹之一（\(known)）", "a village's folder, one of: \(known)"))
    }

    private static func checkTwins(_ names: [String], _ list: String, _ member: String) throws(PlanningError) {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where !seen.insert(name).inserted {
            throw .badSetting(
                name: "\(list)[\(index)].\(member)", value: name,
                expected: BilingualText("不与前面各项重复的名称", "a name that no earlier item has"))
        }
    }

    private static let money = 0.0...1e12
    private static let place = -1e8...1e8

    private static func town(_ value: Any, _ path: String) throws(PlanningError) -> TownSewer {
        let object = try SettingsObject(
            value, path: path,
            known: [
                "name", "east", "north", "spareCubicMetresPerDay", "connectionCost", "tariff", "yearlyOperation",
            ])
        return TownSewer(
            name: try object.text("name"),
            position: MapPosition(
                east: try object.number("east", in: place), north: try object.number("north", in: place)),
            spareCubicMetresPerDay: try object.number("spareCubicMetresPerDay", in: 0...1e9),
            connectionCost: try object.number("connectionCost", in: money),
            tariff: try object.number("tariff", in: 0...1e6),
            yearlyOperation: try object.number("yearlyOperation", in: money))
    }

    private static func land(_ value: Any, _ path: String) throws(PlanningError) -> NamedReuse {
        let object = try SettingsObject(
            value, path: path,
            known: ["village", "hectares", "cubicMetresPerHectareDay", "storageCost", "operation"])
        return NamedReuse(
            village: try object.text("village"),
            option: ReuseOption(
                hectares: try object.number("hectares", in: 0...1e7),
                cubicMetresPerHectareDay: try object.number("cubicMetresPerHectareDay", in: 0...1e4),
                storageCost: try object.number("storageCost", in: 0...1e9),
                operation: try object.number("operation", in: 0...1e6)))
    }

    private static func reach(_ value: Any, _ path: String) throws(PlanningError) -> NamedReach {
        let object = try SettingsObject(
            value, path: path, known: ["name", "villages", "gramsPerCubicMetre", "gramsPerDay"])
        return NamedReach(
            villages: try object.texts("villages"),
            reach: ReceivingReach(
                name: try object.text("name"), villages: [],
                gramsPerCubicMetre: try object.number("gramsPerCubicMetre", in: 0...1e6),
                gramsPerDay: try object.number("gramsPerDay", in: 0...1e15)))
    }

    private static func particulars(_ value: Any, _ path: String) throws(PlanningError) -> VillageParticulars {
        let object = try SettingsObject(
            value, path: path, known: ["folder", "name", "code", "township", "weight", "earliestYear"])
        var village = VillageParticulars(folder: try object.text("folder"))
        village.name = try object.optionalText("name")
        village.code = try object.optionalText("code")
        village.township = try object.optionalText("township")
        village.weight = try object.optionalNumber("weight", in: 0...1_000)
        village.earliestYear = try object.optionalNumber("earliestYear", in: 0...9_999).map { Int($0) }
        return village
    }

    /// Budgets and targets, checked before any planning: the staging problem reads them with no villages.
    private static func staging(_ value: Any) throws(PlanningError) -> Data {
        let object = try SettingsObject(
            value, path: "staging",
            known: ["firstYear", "budgets", "carryOver", "discountRate", "coverage", "crews"])
        _ = object
        guard var members = value as? [String: Any] else { throw .malformedSettings(detail: "staging") }
        members["villages"] = [Any]()
        do {
            let data = try JSONSerialization.data(withJSONObject: members, options: [.sortedKeys])
            _ = try StageReader.read(data)
            return data
        } catch let error as InstanceError {
            throw .badStaging(error.message)
        } catch {
            throw .malformedSettings(detail: "staging")
        }
    }
}
