import Domain
import Geo
import Store
import Tables

extension GroundCheckDesk {
    /// A facility that stands higher than a village which drains to it, without a lift station, gets nothing: sewage does
    /// not flow uphill.
    ///
    /// The heights are the ground levels that the register holds. A facility serves the villages of its own place that
    /// it names, or where it names none all of them. A lift station counts for the facility whose code it bears.
    static func checkHeights(
        _ area: Region, _ asOf: AsOf, _ scope: AreaScope, _ session: any Session, _ report: inout GroundReport
    ) throws {
        let reader = ShapeReader(session, asOf: asOf)
        var pumped: Set<String> = []
        var request = ShapeReader.Request(.liftStation, area: area.path, scope: scope)
        request.fields = ["facilityCode"]
        request.includesUnplaced = true
        try reader.forEach(request) { station in
            if let code = station.values["facilityCode"]?.text { pumped.insert(code) }
        }
        var villages: [SubjectID: [(name: String, level: Double)]] = [:]
        request = ShapeReader.Request(.village, area: area.path, scope: scope)
        request.fields = ["groundLevel"]
        request.includesUnplaced = true
        try reader.forEach(request) { village in
            guard let level = village.values["groundLevel"]?.quantity else { return }
            for step in village.path.steps where step.level >= .administrativeVillage {
                villages[step.region, default: []].append((village.name, level))
            }
        }
        var unchecked = 0
        request = ShapeReader.Request(.facility, area: area.path, scope: scope)
        request.fields = ["groundLevel", "servedVillages"]
        request.includesUnplaced = true
        try reader.forEach(request) { facility in
            let around = facility.path.steps.last.flatMap { villages[$0.region] } ?? []
            guard let level = facility.values["groundLevel"]?.quantity, !around.isEmpty else {
                unchecked += 1
                return
            }
            guard !pumped.contains(facility.code) else { return }
            let said = facility.values["servedVillages"]?.text ?? ""
            let named = around.filter { !$0.name.isEmpty && said.contains($0.name) }
            for village in named.isEmpty ? around : named where village.level < level {
                let metres = ((level - village.level) * 10).rounded() / 10
                report.add(
                    GroundRules.Remark(
                        severity: .warning, code: "uphill",
                        message: BilingualText(
                            "比其服务的“\(village.name)”高 \(metres) m，且没有登记提升泵站，污水无法自流进站",
                            " stands \(metres) m above “\(village.name)”, which it serves, and no lift station is registered: sewage cannot flow to it"
                        ),
                        advice: BilingualText("核对高程和服务村庄，或登记提升泵站", "Check heights and villages served, or register the lift station")),
                    facility)
            }
        }
        if unchecked > 0 {
            report.unchecked.append(
                BilingualText(
                    "\(unchecked) 处设施或其服务村庄没有地面高程，未检查高低", "\(unchecked) facilities were not checked for height: ground levels are missing"
                ))
        }
    }
}
