public import Foundation

/// What a user sets for a county plan beside the data: pins, side limits, prices. Read from JSON:
///
/// ```json
/// {"pins": [{"kind": "joins", "village": 3, "station": 7}, {"kind": "noStation", "village": 4},
///           {"kind": "noHousehold", "village": 5}, {"kind": "closed", "from": 1, "to": 2},
///           {"kind": "onlyGravity"}, {"kind": "onlyGravity", "village": 9}],
///  "limits": [{"kind": "town", "name": "镇污水厂", "villages": [7], "most": 1500},
///             {"kind": "reuse", "name": "农田", "villages": [1, 2], "perUnit": 12, "most": 4000},
///             {"kind": "load", "name": "某河段", "villages": [1, 2, 3], "perUnit": 0.012, "most": 6},
///             {"kind": "budget", "name": "建设资金", "shares": {"pipes": 0.8, "station": 0.5}, "most": 9000}],
///  "factors": {"pipes": 1.1}}
/// ```
///
/// `perUnit` is the usage of one unit of flow, 1 where it is left out. Villages left out means all. `load` counts what stations
/// discharge; `town` and `reuse` what goes there.
public struct CountySettings: Hashable, Sendable {
    /// The pins.
    public let pins: CountyPins
    /// Factors on groups of costs.
    public let factors: [CostGroup: Double]
    private let limits: [LimitSetting]

    /// No settings: everything is free.
    public init() {
        pins = CountyPins()
        factors = [:]
        limits = []
    }

    /// Reads settings from JSON.
    ///
    /// - Throws: `CountyError.badSetting` with the path of what cannot be read.
    public init(json: Data) throws(CountyError) {
        let file: SettingsFile
        do {
            file = try JSONDecoder().decode(SettingsFile.self, from: json)
        } catch {
            throw .unreadableSettings(error)
        }
        var pins = [CountyPin]()
        for (index, pin) in (file.pins ?? []).enumerated() { pins.append(try pin.pin(at: index)) }
        self.pins = CountyPins(pins)
        limits = file.limits ?? []
        var factors = [CostGroup: Double]()
        for (name, factor) in file.factors ?? [:] {
            guard let group = CostGroup(rawValue: name) else { throw .unknownGroup(name) }
            guard factor.isFinite, factor >= 0, factor <= 1e6 else { throw .badFactor(name) }
            factors[group] = factor
        }
        self.factors = factors
    }

    /// The limits in terms of a problem.
    ///
    /// - Throws: `CountyError.badSetting` for unknown villages, kinds or groups.
    public func limits(for problem: CountyProblem) throws(CountyError) -> [SideLimit] {
        var found = [SideLimit]()
        for (index, limit) in limits.enumerated() { found.append(try limit.limit(at: index, for: problem)) }
        return found
    }
}
