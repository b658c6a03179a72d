import Domain
internal import Foundation
public import Geo

/// A decision for a village that the user has taken already (锁定条件).
///
/// Buildings and roads are named by their numbers in the layers, sites by their place in the layer of sites, from 1.
public enum VillagePin: Hashable, Sendable {
    /// This building's sewage ends at that site.
    case joins(building: Int64, site: Int)
    /// This building is connected to sewers.
    case connected(building: Int64)
    /// This building keeps a household unit.
    case household(building: Int64)
    /// No station within so many metres of a position.
    case noStation(position: MapPosition, metres: Double)
    /// No sewer in this road.
    case closed(road: Int64)
    /// No pumps.
    case onlyGravity
}

extension VillagePin {
    private static let shape = BilingualText(
        "锁定条件列表，如 [{\"kind\": \"closed\", \"road\": 3}]；kind 为 joins（building、site）、connected、household（building）、"
            + "noStation（east、north、metres）、closed（road）、onlyGravity",
        "a list of pins such as [{\"kind\": \"closed\", \"road\": 3}], kind being joins (building, site), connected, household "
            + "(building), noStation (east, north, metres), closed (road) or onlyGravity")

    /// Pins from JSON as `JSONSerialization` reads it.
    static func list(_ value: Any) throws(PlanningError) -> [VillagePin] {
        func fail(_ item: Any) -> PlanningError {
            .badSetting(name: "pins", value: String("\(item)".prefix(80)), expected: shape)
        }
        guard let items = value as? [Any], items.count <= 10_000 else { throw fail(value) }
        var pins: [VillagePin] = []
        for item in items {
            guard let object = item as? [String: Any], let pin = VillagePin(object) else { throw fail(item) }
            pins.append(pin)
        }
        return pins
    }

    private init?(_ object: [String: Any]) {
        func number(_ name: String) -> Double? { object[name].flatMap { VillageSettings.number($0) } }
        func whole(_ name: String) -> Int64? { number(name).flatMap { Int64(exactly: $0) } }
        switch object["kind"] as? String {
        case "joins":
            guard let building = whole("building"), let site = whole("site").flatMap({ Int(exactly: $0) }) else {
                return nil
            }
            self = .joins(building: building, site: site)
        case "connected":
            guard let building = whole("building") else { return nil }
            self = .connected(building: building)
        case "household":
            guard let building = whole("building") else { return nil }
            self = .household(building: building)
        case "noStation":
            guard let east = number("east"), let north = number("north"), let metres = number("metres"), metres >= 0
            else {
                return nil
            }
            self = .noStation(position: MapPosition(east: east, north: north), metres: metres)
        case "closed":
            guard let road = whole("road") else { return nil }
            self = .closed(road: road)
        case "onlyGravity": self = .onlyGravity
        default: return nil
        }
    }
}
