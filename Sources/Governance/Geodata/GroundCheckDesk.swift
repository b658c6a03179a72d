public import Domain
import Geo
public import Store
import Tables

/// Checks the records of an area by rules in geometry (空间检查): own county, protection zones, far villages, facilities
/// above the villages that drain to them.
public struct GroundCheckDesk: Sendable {
    private let platform: Platform

    /// A desk over the platform.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// What the rules say of an area.
    ///
    /// Heights are compared only where the asker may see them.
    /// - Returns: nil where there is no such area, or none that the asker may know of.
    /// - Complexity: O(records · corners of the boundaries whose boxes hold them).
    public func check(_ area: BoardDesk.AreaKey, asOf: AsOf, access: Access) async throws -> GroundReport? {
        try await platform.database.read { session in
            let scope = access.scope(for: .viewRegister)
            guard let area = try BoardDesk(platform).find(area, RegionReader(session, asOf: asOf), scope),
                scope.contains(area.path)
            else { return nil }
            var report = GroundReport(area: area)
            try Self.checkPlaces(area, asOf, scope, session, &report)
            try Self.checkVillages(area, asOf, scope, session, &report)
            if access.may(.viewPrecise, in: area.path) {
                try Self.checkHeights(area, asOf, scope, session, &report)
            } else {
                report.unchecked.append(
                    BilingualText("高程：您没有查看高程的权限，未检查设施与村庄的高低", "Heights were not compared: you may not see them"))
            }
            let order = ["in-protection-zone", "outside-county", "uphill", "far-from-town"]
            report.items.sort { one, other in
                let (first, second) = (order.firstIndex(of: one.finding.code), order.firstIndex(of: other.finding.code))
                return (first ?? 9, one.id.number) < (second ?? 9, other.id.number)
            }
            return report
        }
    }

    private static let placed: [RecordKind] = [.village, .facility, .outlet, .liftStation, .toilet, .manhole, .sewer]

    private static func checkPlaces(
        _ area: Region, _ asOf: AsOf, _ scope: AreaScope, _ session: any Session, _ report: inout GroundReport
    ) throws {
        let reader = RegionReader(session, asOf: asOf)
        // A zone or a boundary of the county counts for its towns too, as far as the asker may see it.
        let nation = RegionPath(of: .nation, level: .nation, under: nil)
        let rules = try GroundRules(session, asOf: asOf, area: nation, scope: scope)
        if rules.locator.isEmpty {
            report.unchecked.append(
                BilingualText("没有边界图形，未检查位置是否在本县界内", "No boundary has a shape: positions were not compared with counties"))
        }
        if rules.zones.isEmpty {
            report.unchecked.append(
                BilingualText("没有保护区图形，未检查是否位于水源保护区", "No protection zone has a shape: sites were not compared with zones"))
        }
        var counties: [SubjectID: Region] = [:]
        for kind in placed {
            try ShapeReader(session, asOf: asOf).forEach(.init(kind, area: area.path, scope: scope)) { record in
                report.checked += 1
                guard let position = record.geometry?.standingPoint else { return }
                let id = record.path.region(at: .county)
                if let id, counties[id] == nil { counties[id] = try reader.region(id) }
                for remark in rules.check(position, kind, in: id.flatMap { counties[$0] }) {
                    report.add(remark, record)
                }
            }
        }
    }

    /// A village lies far from its town if it is more than five times as far from the middle of the town's villages as
    /// half of them are, and more than 5 km: our own measure, which finds slips of the pen and swapped towns.
    private static func checkVillages(
        _ area: Region, _ asOf: AsOf, _ scope: AreaScope, _ session: any Session, _ report: inout GroundReport
    ) throws {
        var towns: [SubjectID: [(PlacedGeometry, Coordinate)]] = [:]
        try ShapeReader(session, asOf: asOf).forEach(.init(.village, area: area.path, scope: scope)) { record in
            guard let town = record.path.region(at: .town), let position = record.position else { return }
            towns[town, default: []].append((record, position))
        }
        for (town, villages) in towns where villages.count >= 5 {
            let middle = try Coordinate(
                longitude: median(villages.map(\.1.longitude)), latitude: median(villages.map(\.1.latitude)))
            let distances = villages.map { $0.1.distanceMetres(to: middle) }
            let limit = max(5 * median(distances), 5000)
            let name = try RegionReader(session, asOf: asOf).region(town)?.name ?? ""
            for ((record, _), distance) in zip(villages, distances) where distance > limit {
                let kilometres = (distance / 100).rounded() / 10
                report.add(
                    GroundRules.Remark(
                        severity: .warning, code: "far-from-town",
                        message: BilingualText(
                            "距\(name)各村中心 \(kilometres) km，远超同镇其他村",
                            " lies \(kilometres) km from the middle of the villages of \(name), far beyond the others"),
                        advice: BilingualText("核对坐标和所属乡镇", "Check the position and the town")), record)
            }
        }
    }

    private static func median(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}

extension GroundReport {
    /// Notes what a rule says of a record.
    mutating func add(_ remark: GroundRules.Remark, _ record: PlacedGeometry) {
        let label = record.name.isEmpty ? record.code : record.name
        items.append(
            Item(
                kind: record.kind, id: record.id, name: record.name, code: record.code,
                finding: Finding(
                    remark.severity, remark.code, at: Finding.Place(),
                    BilingualText("“\(label)”" + remark.message.zh, "“\(label)”" + remark.message.en),
                    advice: remark.advice)))
    }
}
