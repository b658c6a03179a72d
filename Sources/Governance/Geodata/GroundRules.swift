import Domain
import Geo
import Store
import Tables

/// Rules in geometry for single records (空间规则): inside the own county, outside protection zones.
struct GroundRules {
    /// What is to be said of a record, to be put after its name.
    struct Remark {
        let severity: Finding.Severity
        let code: String
        let message: BilingualText
        let advice: BilingualText
    }

    let locator: GroundLocator
    let zones: ZoneFinder

    init(_ session: any Session, asOf: AsOf, area: RegionPath, scope: AreaScope) throws {
        locator = try GroundLocator(session, asOf: asOf, area: area, scope: scope)
        zones = try ZoneFinder(session, asOf: asOf, area: area, scope: scope)
    }

    /// The kinds that must not be built in protection zones.
    static let discharging: Set<RecordKind> = [.facility, .outlet, .liftStation]

    /// What is to be said of a record of a kind that stands in a county.
    ///
    /// - Complexity: O(corners of the areas whose box holds the position).
    func check(_ values: FieldValues, _ kind: RecordKind, in county: Region?) -> [Remark] {
        guard kind != .boundary, let position = values.standingPoint else { return [] }
        return check(position, kind, in: county)
    }

    /// What is to be said of a record that lies at a position.
    func check(_ position: Coordinate, _ kind: RecordKind, in county: Region?) -> [Remark] {
        var result: [Remark] = []
        if let county, locator.holds(position, in: county.id) == false {
            result.append(
                Remark(
                    severity: .warning, code: "outside-county",
                    message: BilingualText(
                        "的位置不在\(county.name)界内", " does not lie within the boundary of \(county.name)"),
                    advice: BilingualText(
                        "核对坐标和坐标系，或改正所在地", "Check the position and its coordinate system, or the place")))
        }
        if Self.discharging.contains(kind), let zone = zones.zones(at: position).first {
            result.append(
                Remark(
                    severity: .warning, code: "in-protection-zone",
                    message: BilingualText(
                        "位于饮用水水源保护区“\(zone.name)”内（水污染防治法第六十四至六十七条，主要为第\(Self.numeral(zone.article))条），一票否决",
                        " lies in the drinking-water protection zone “\(zone.name)” (Water Pollution Prevention and Control Law, articles 64–67, here \(zone.article)): not permitted"
                    ),
                    advice: BilingualText("另行选址，或核对保护区边界", "Choose another site, or check the boundary of the zone")))
        }
        return result
    }

    private static func numeral(_ article: Int) -> String {
        ["六十四", "六十五", "六十六", "六十七"][min(max(article - 64, 0), 3)]
    }
}
