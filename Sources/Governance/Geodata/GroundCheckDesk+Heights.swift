import Domain
import Geo
import Store
import Tables

extension GroundCheckDesk {
    /// How high the ground of a record is, and how sure that is.
    private struct Level {
        let name: String
        let path: RegionPath
        var metres: Double?
        var isMeasured: Bool
        let position: Coordinate?
    }

    /// A facility that stands higher than a village which drains to it, without a lift station, gets nothing: sewage does
    /// not flow uphill.
    ///
    /// The heights are the ground levels that the register holds, and where it holds none those of the terrain, which
    /// tell differences only beyond its error. A facility serves the villages of its own place that it names, or where
    /// it names none all of them. A lift station counts for the facility whose code it bears.
    static func checkHeights(
        _ area: Region, _ asOf: AsOf, _ scope: AreaScope, _ session: any Session, _ ground: GroundHeights,
        _ report: inout GroundReport
    ) throws {
        let reader = ShapeReader(session, asOf: asOf)
        var pumped: Set<String> = []
        var request = ShapeReader.Request(.liftStation, area: area.path, scope: scope)
        request.fields = ["facilityCode"]
        request.includesUnplaced = true
        try reader.forEach(request) { station in
            if let code = station.values["facilityCode"]?.text { pumped.insert(code) }
        }
        var villages: [SubjectID: [Level]] = [:]
        for village in try levels(.village, [], area, scope, reader, ground) where village.level.metres != nil {
            for step in village.level.path.steps where step.level >= .administrativeVillage {
                villages[step.region, default: []].append(village.level)
            }
        }
        var unchecked = 0
        for (facility, own) in try levels(.facility, ["servedVillages"], area, scope, reader, ground) {
            let around = facility.path.steps.last.flatMap { villages[$0.region] } ?? []
            guard own.metres != nil, !around.isEmpty else {
                unchecked += 1
                continue
            }
            guard !pumped.contains(facility.code) else { continue }
            let said = facility.values["servedVillages"]?.text ?? ""
            let named = around.filter { !$0.name.isEmpty && said.contains($0.name) }
            for village in named.isEmpty ? around : named {
                if let remark = uphill(own, village) { report.add(remark, facility) }
            }
        }
        if unchecked > 0 {
            report.unchecked.append(
                BilingualText(
                    "\(unchecked) 处设施或其服务村庄没有地面高程，未检查高低",
                    "\(unchecked) facilities were not checked for height: levels are missing"))
        }
    }

    /// The records of a kind with their levels, those of the terrain where the register has none.
    private static func levels(
        _ kind: RecordKind, _ fields: [String], _ area: Region, _ scope: AreaScope, _ reader: ShapeReader,
        _ ground: GroundHeights
    ) throws -> [(record: PlacedGeometry, level: Level)] {
        var request = ShapeReader.Request(kind, area: area.path, scope: scope)
        request.fields = ["groundLevel"] + fields
        request.includesUnplaced = true
        var found: [(record: PlacedGeometry, level: Level)] = []
        try reader.forEach(request) { record in
            let metres = record.values["groundLevel"]?.quantity
            found.append(
                (
                    record,
                    Level(
                        name: record.name, path: record.path, metres: metres, isMeasured: metres != nil,
                        position: record.position)
                ))
        }
        let open = found.indices.filter { found[$0].level.metres == nil && found[$0].level.position != nil }
        guard !ground.isEmpty, !open.isEmpty else { return found }
        let points = open.compactMap { index in
            found[index].level.position.map { (position: $0, path: found[index].level.path) }
        }
        for (index, height) in zip(open, ground.heights(at: points)) {
            found[index].level.metres = height
        }
        return found
    }

    private static func uphill(_ facility: Level, _ village: Level) -> GroundRules.Remark? {
        guard let own = facility.metres, let other = village.metres else { return nil }
        let isMeasured = facility.isMeasured && village.isMeasured
        guard own - other > (isMeasured ? 0 : GroundHeights.error) else { return nil }
        let metres = ((own - other) * 10).rounded() / 10
        let basis =
            isMeasured ? BilingualText("", "") : BilingualText("（按地形高程）", " by the terrain")
        return GroundRules.Remark(
            severity: .warning, code: "uphill",
            message: BilingualText(
                "比其服务的“\(village.name)”高 \(metres) m\(basis.zh)，且没有登记提升泵站，污水无法自流进站",
                " stands \(metres) m\(basis.en) above “\(village.name)”, which it serves, without a lift station: sewage cannot flow to it"
            ),
            advice: BilingualText(
                "核对高程和服务村庄，或登记提升泵站", "Check heights and villages served, or register the lift station"))
    }
}
