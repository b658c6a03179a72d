import Domain
internal import Foundation

extension VillageSettings {
    /// Settings from a JSON object; what it does not name keeps its default.
    ///
    /// - Throws: ``PlanningError/malformedSettings(detail:)``, or ``PlanningError/badSetting(name:value:expected:)`` for an
    ///   unknown name or an impossible value.
    public init(json: [UInt8]) throws(PlanningError) {
        try self.init(object: Self.object(json))
    }

    /// Settings from the members of a JSON object.
    init(object: [String: Any]) throws(PlanningError) {
        self.init()
        for (name, value) in object.sorted(by: { $0.key < $1.key }) { try take(name, value) }
        try check()
    }

    /// The members of a settings file.
    static func object(_ json: [UInt8]) throws(PlanningError) -> [String: Any] {
        let parsed: Any
        do {
            parsed = try JSONSerialization.jsonObject(with: Data(json))
        } catch {
            throw .malformedSettings(detail: "JSON")
        }
        guard let object = parsed as? [String: Any] else { throw .malformedSettings(detail: "{ }") }
        return object
    }

    private mutating func take(_ name: String, _ value: Any) throws(PlanningError) {
        func fail(_ zh: String, _ en: String) -> PlanningError {
            .badSetting(name: name, value: "\(value)".prefix(80).description, expected: BilingualText(zh, en))
        }
        if let field = Self.numbers[name] {
            guard let number = Self.number(value), field.range.contains(number) else {
                let range = "\(field.range.lowerBound)–\(field.range.upperBound)"
                throw fail(" \(range) 之间的数", "a number from \(range)")
            }
            field.set(&self, number)
        } else if let set = Self.texts[name] {
            guard let text = value as? String, !text.isEmpty else { throw fail("文字", "a text") }
            set(&self, text)
        } else if let set = Self.flags[name] {
            guard let flag = Self.flag(value) else { throw fail(" true 或 false", "true or false") }
            set(&self, flag)
        } else if name == "diametersMillimetres" {
            let list = (value as? [Any] ?? []).map { Self.number($0) ?? -1 }
            guard !list.isEmpty, list.count <= 40, list.allSatisfy({ (20...3_000).contains($0) }) else {
                throw fail("管径列表（20–3000 毫米）", "a list of diameters from 20 to 3000 mm")
            }
            diametersMillimetres = Set(list).sorted()
        } else if name == "pins" {
            pins = try VillagePin.list(value)
        } else if CountyVillageSettings.names.contains(name) {
            throw fail("多村规划的设置（用于 --villages；只有一个村时也可用）", "given with --villages only, which takes one village too")
        } else {
            let known =
                (Array(Self.numbers.keys) + Self.texts.keys + Self.flags.keys + ["diametersMillimetres", "pins"])
                .sorted()
            throw fail("已知的设置之一（\(known.joined(separator: "、"))）", "one of: \(known.joined(separator: ", "))")
        }
    }

    /// Checks what only shows in several settings together.
    ///
    /// - Throws: ``PlanningError/badSetting(name:value:expected:)``.
    public func check() throws(PlanningError) {
        guard maximumDepthMetres >= minimumDepthMetres + gridMetres else {
            throw .badSetting(
                name: "maximumDepthMetres", value: "\(maximumDepthMetres)",
                expected: BilingualText(
                    "大于最小埋深 \(minimumDepthMetres)", "more than the least depth \(minimumDepthMetres)"))
        }
        guard (maximumDepthMetres - minimumDepthMetres) / gridMetres <= 2_000 else {
            throw .badSetting(
                name: "gridMetres", value: "\(gridMetres)",
                expected: BilingualText("埋深范围的 1/2000 以上", "at least 1/2000 of the range of depths"))
        }
        guard let largest = diametersMillimetres.max(), smallestSewerMillimetres <= largest else {
            throw .badSetting(
                name: "smallestSewerMillimetres", value: "\(smallestSewerMillimetres)",
                expected: BilingualText(
                    "不大于最大管径 \(diametersMillimetres.max() ?? 0)",
                    "at most the largest diameter, \(diametersMillimetres.max() ?? 0)"))
        }
        guard ["manning", "strickler", "chezy"].contains(flowFormula) else {
            throw .badSetting(
                name: "flowFormula", value: flowFormula,
                expected: BilingualText(" manning、strickler 或 chezy", "manning, strickler or chezy"))
        }
        let isRoughness = flowFormula == "manning"
        guard isRoughness ? (0.005...0.05).contains(flowCoefficient) : (20...200).contains(flowCoefficient) else {
            throw .badSetting(
                name: "flowCoefficient", value: "\(flowCoefficient)",
                expected: isRoughness
                    ? BilingualText(" 0.005–0.05（曼宁 n）", "0.005–0.05 (Manning n)")
                    : BilingualText(" 20–200", "20–200"))
        }
    }

    static func number(_ value: Any) -> Double? {
        guard let number = value as? NSNumber, !isBoolean(number) else { return nil }
        return number.doubleValue.isFinite ? number.doubleValue : nil
    }

    private static func flag(_ value: Any) -> Bool? {
        guard let number = value as? NSNumber, isBoolean(number) else { return nil }
        return number.boolValue
    }

    /// JSON's true and false come as numbers; their type code tells them apart.
    private static func isBoolean(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
    }

    private struct NumberField {
        let range: ClosedRange<Double>
        let set: (inout VillageSettings, Double) -> Void
    }

    private static var numbers: [String: NumberField] {
        [
            "peoplePerBuilding": NumberField(range: 0...10_000) { $0.peoplePerBuilding = $1 },
            "litresPerPersonDay": NumberField(range: 1...2_000) { $0.litresPerPersonDay = $1 },
            "peakFactor": NumberField(range: 1...20) { $0.peakFactor = $1 },
            "minimumDepthMetres": NumberField(range: 0...10) { $0.minimumDepthMetres = $1 },
            "maximumDepthMetres": NumberField(range: 0.1...50) { $0.maximumDepthMetres = $1 },
            "gridMetres": NumberField(range: 0.01...1) { $0.gridMetres = $1 },
            "minimumSlope": NumberField(range: 0.0001...0.2) {
                $0.minimumSlope = $1
                $0.hasOneSlope = true
            },
            "designFill": NumberField(range: 0.1...0.93) { $0.designFill = $1 },
            "maximumVelocity": NumberField(range: 0.5...20) { $0.maximumVelocity = $1 },
            "flowCoefficient": NumberField(range: 0.005...200) { $0.flowCoefficient = $1 },
            "manholeSpacingMetres": NumberField(range: 5...500) { $0.manholeSpacingMetres = $1 },
            "sampleMetres": NumberField(range: 0.5...200) { $0.sampleMetres = $1 },
            "snapMetres": NumberField(range: 0.001...20) { $0.snapMetres = $1 },
            "bridgeMetres": NumberField(range: 0...5_000) { $0.bridgeMetres = $1 },
            "longLateralMetres": NumberField(range: 0...5_000) { $0.longLateralMetres = $1 },
            "stationClearanceMetres": NumberField(range: 0...1_000) { $0.stationClearanceMetres = $1 },
            "sharedLateralMetres": NumberField(range: 0...2_000) { $0.sharedLateralMetres = $1 },
            "populationGrowth": NumberField(range: -0.1...0.1) { $0.populationGrowth = $1 },
            "planningYears": NumberField(range: 0...50) { $0.planningYears = $1 },
            "floatingShare": NumberField(range: 0...20) { $0.floatingShare = $1 },
            "floatingStay": NumberField(range: 0...1) { $0.floatingStay = $1 },
            "maximumStations": NumberField(range: 0...1_000) { $0.maximumStations = Int($1) },
            "smallestSewerMillimetres": NumberField(range: 20...3_000) { $0.smallestSewerMillimetres = $1 },
            "liftCost": NumberField(range: 0...1e9) { $0.liftCost = $1 },
            "electricityPrice": NumberField(range: 0...1_000) { $0.electricityPrice = $1 },
            "discountRate": NumberField(range: 0...0.5) { $0.discountRate = $1 },
            "horizonYears": NumberField(range: 1...200) { $0.horizonYears = $1 },
            "effort": NumberField(range: 0.05...1_000) { $0.effort = $1 },
            "waterClass": NumberField(range: 2...5) { $0.waterClass = Int($1) },
        ]
    }

    private static var texts: [String: (inout VillageSettings, String) -> Void] {
        [
            "flowFormula": { $0.flowFormula = $1 }, "costs": { $0.costs = $1 },
            "populationField": { $0.populationField = $1 }, "floatingField": { $0.floatingField = $1 },
            "coordinateSystem": { $0.coordinateSystem = $1 },
        ]
    }

    private static var flags: [String: (inout VillageSettings, Bool) -> Void] {
        ["allowsHouseholdUnits": { $0.allowsHouseholdUnits = $1 }, "allowsPumping": { $0.allowsPumping = $1 }]
    }
}
