import Domain
import Geo
import Store
import Tables

/// How far from each other the villages of a town lie (同镇距离): what lies far beyond is a slip of the pen, or belongs to
/// another town.
///
/// Far is more than five times as far from the middle as half of the villages are, and more than 5 km: our own measure.
struct TownReach {
    /// The middle of the villages, by the median of either number.
    let middle: Coordinate
    /// From how many metres on something lies far.
    let limitMetres: Double

    /// The reach of a town by where its villages lie; nil for fewer than five.
    init?(_ positions: [Coordinate]) {
        guard positions.count >= 5,
            let middle = try? Coordinate(
                longitude: Self.median(positions.map(\.longitude)), latitude: Self.median(positions.map(\.latitude)))
        else { return nil }
        self.middle = middle
        limitMetres = max(5 * Self.median(positions.map { $0.distanceMetres(to: middle) }), 5000)
    }

    /// What is to be said of something that is registered in the town and lies at a position.
    func remark(on position: Coordinate, town: String) -> GroundRules.Remark? {
        let distance = position.distanceMetres(to: middle)
        guard distance > limitMetres else { return nil }
        let kilometres = (distance / 100).rounded() / 10
        return GroundRules.Remark(
            severity: .warning, code: "far-from-town",
            message: BilingualText(
                "距\(town)各村中心 \(kilometres) km，远超同镇其他村",
                " lies \(kilometres) km from the middle of the villages of \(town), far beyond the others"),
            advice: BilingualText("核对坐标和所属乡镇", "Check the position and the town"))
    }

    private static func median(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}

/// The reaches of towns by the villages of the register, each read once.
struct TownReaches {
    private var reaches: [SubjectID: TownReach?] = [:]

    /// The reach of a town, with villages that are not in the register yet.
    ///
    /// - Parameter more: Further positions; they count at the first call for the town only.
    /// - Throws: `DatabaseError`.
    mutating func reach(
        of town: Region, asOf: AsOf, with more: [Coordinate] = [], in session: any Session
    ) throws -> TownReach? {
        if let known = reaches[town.id] { return known }
        var positions = more
        try ShapeReader(session, asOf: asOf).forEach(.init(.village, area: town.path, scope: AreaScope([town.path]))) {
            if let position = $0.position { positions.append(position) }
        }
        let reach = TownReach(positions)
        reaches[town.id] = .some(reach)
        return reach
    }
}
