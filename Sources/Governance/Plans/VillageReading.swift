import Domain
import Exchange
import Geo
import Planning
import Terrain

/// Turns layers into buildings and roads, with what is wrong in them.
struct VillageReading {
    let settings: VillageSettings
    private(set) var buildings: [VillageInput.Building] = []
    private(set) var roads: [VillageInput.Road] = []
    private(set) var findings: [Finding] = []

    init(settings: VillageSettings) {
        self.settings = settings
    }

    /// Farther than this from zero nothing on a projected map lies, in metres.
    private static let farthest = 1e8

    private func isOnMap(_ position: MapPosition) -> Bool {
        abs(position.east) < Self.farthest && abs(position.north) < Self.farthest
    }

    mutating func read(_ layer: GeodataLayer, file: String) {
        let residents = field(settings.populationField, of: layer, file: file)
        let floating = field(settings.floatingField, of: layer, file: file)
        var lost = layer.emptyFeatures
        for feature in layer.features {
            guard let middle = feature.geometry.middle, isOnMap(middle) else {
                lost += 1
                continue
            }
            func number(_ field: Int?) -> Double? {
                field.flatMap { $0 < feature.values.count ? feature.values[$0].number : nil }
            }
            buildings.append(
                VillageInput.Building(
                    id: feature.id, position: middle, population: number(residents), floating: number(floating)))
        }
        if lost > 0 {
            note(
                .warning, "building-without-place", file, nil, "\(lost) 栋房屋没有可用的位置，未采用。",
                "\(lost) buildings have no usable position; left out.")
        }
    }

    /// The field of a name; a missing one is reported, and the default is taken.
    private mutating func field(_ name: String?, of layer: GeodataLayer, file: String) -> Int? {
        guard let name else { return nil }
        if let found = layer.fields.firstIndex(where: { $0.name == name }) { return found }
        let known = layer.fields.map(\.name).prefix(20).joined(separator: ", ")
        note(
            .warning, "population-field-missing", file, nil, "没有名为 \(name) 的字段（有 \(known)），人口按默认值。",
            "There is no field \(name) (there are \(known)); the default population was taken.")
        return nil
    }

    mutating func read(roads layer: GeodataLayer, file: String) {
        var other = layer.emptyFeatures
        for feature in layer.features {
            let lines: [[MapPosition]] =
                switch feature.geometry {
                case .lines(let lines): lines
                case .areas(let areas): areas.flatMap(\.self)
                case .points: []
                }
            if lines.isEmpty { other += 1 }
            for line in lines {
                let usable = line.filter { isOnMap($0) }
                if usable.count < line.count { other += 1 }
                roads.append(VillageInput.Road(id: feature.id, line: usable))
            }
        }
        if other > 0 {
            note(
                .warning, "road-without-line", file, nil, "\(other) 条道路没有可用的线形，未采用。",
                "\(other) roads have no usable line; left out.")
        }
    }

    /// Refuses heights that lie elsewhere, and says how many buildings they miss.
    func checkOverlap(with raster: Raster, file: String) throws {
        guard !buildings.isEmpty else { throw PlanningError.noBuildings }
        guard !roads.isEmpty else { throw PlanningError.noRoads }
        guard buildings.contains(where: { raster.value(at: $0.position) != nil }) else {
            let grid = raster.reference
            let east = grid.westEdge + grid.cellWidth * Double(raster.columns)
            let south = grid.northEdge - grid.cellHeight * Double(raster.rows)
            let first = buildings[0].position
            throw PlanningError.noTerrain(
                detail:
                    "\(file) [\(grid.westEdge) … \(east), \(south) … \(grid.northEdge)]; (\(first.east), \(first.north))"
            )
        }
    }

    private mutating func note(
        _ severity: Finding.Severity, _ code: String, _ file: String, _ row: Int?, _ zh: String, _ en: String
    ) {
        findings.append(
            Finding(
                severity, code, at: Finding.Place(sheet: file, row: row), BilingualText(zh, en),
                advice: BilingualText("请在图层中改正。", "Correct the layer.")))
    }
}
