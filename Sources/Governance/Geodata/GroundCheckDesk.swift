public import Domain
import Geo
import Store
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
            try Self.checkTowns(area, asOf, scope, session, &report)
            if access.may(.viewPrecise, in: area.path) {
                let ground = try GroundHeights(platform, around: area.path, asOf: asOf, in: session)
                try Self.checkHeights(area, asOf, scope, session, ground, &report)
            } else {
                report.unchecked.append(
                    BilingualText("高程：您没有查看高程的权限，未检查设施与村庄的高低", "Heights were not compared: you may not see them"))
            }
            let order = GroundReport.codes
            report.items.sort { one, other in
                let (first, second) = (order.firstIndex(of: one.finding.code), order.firstIndex(of: other.finding.code))
                return (first ?? 9, one.id.number) < (second ?? 9, other.id.number)
            }
            let places = Set(report.items.flatMap { $0.path.steps.filter { $0.level >= .county }.map(\.region) })
            report.places = try RegionReader(session, asOf: asOf).regions(places)
            report.version = try AuditLog(session).dataVersion()
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
                BilingualText(
                    "没有边界图形，未检查位置是否在本县界内", "No boundary has a shape: positions were not compared with counties"))
        }
        if rules.zones.isEmpty {
            report.unchecked.append(
                BilingualText(
                    "没有保护区图形，未检查是否位于水源保护区", "No protection zone has a shape: sites were not compared with zones"))
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

    /// Villages and facilities far from the villages of their town, see ``TownReach``.
    private static func checkTowns(
        _ area: Region, _ asOf: AsOf, _ scope: AreaScope, _ session: any Session, _ report: inout GroundReport
    ) throws {
        var towns: [SubjectID: [(record: PlacedGeometry, position: Coordinate)]] = [:]
        for kind in [RecordKind.village, .facility] {
            try ShapeReader(session, asOf: asOf).forEach(.init(kind, area: area.path, scope: scope)) { record in
                guard let town = record.path.region(at: .town), let position = record.position else { return }
                towns[town, default: []].append((record, position))
            }
        }
        for (town, found) in towns {
            let villages = found.filter { $0.record.kind == .village }.map(\.position)
            guard let reach = TownReach(villages) else { continue }
            let name = try RegionReader(session, asOf: asOf).region(town)?.name ?? ""
            for (record, position) in found {
                if let remark = reach.remark(on: position, town: name) { report.add(remark, record) }
            }
        }
    }
}

extension GroundReport {
    /// Notes what a rule says of a record.
    mutating func add(_ remark: GroundRules.Remark, _ record: PlacedGeometry) {
        let label = record.name.isEmpty ? record.code : record.name
        items.append(
            Item(
                kind: record.kind, id: record.id, name: record.name, code: record.code, path: record.path,
                level: record.level,
                finding: Finding(
                    remark.severity, remark.code, at: Finding.Place(),
                    BilingualText("“\(label)”" + remark.message.zh, "“\(label)”" + remark.message.en),
                    advice: remark.advice)))
    }
}
