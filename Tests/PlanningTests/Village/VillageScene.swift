import Geo
import Planning
import Terrain

/// A small made village: a road that falls to the east, houses along it.
enum VillageScene {
    /// Ground falls by 1 % to the east from 20 m, over 600 m by 400 m, cells of 10 m.
    static func terrain(_ height: (Double, Double) -> Double = { east, _ in 20 - 0.01 * east }) throws -> Raster {
        let columns = 80
        let rows = 60
        let reference = GridReference(westEdge: -100, northEdge: 400, cellWidth: 10, cellHeight: 10)
        var values: [Float] = []
        for row in 0..<rows {
            for column in 0..<columns {
                let centre = reference.centre(column: column, row: row)
                values.append(Float(height(centre.east, centre.north)))
            }
        }
        return try Raster(columns: columns, rows: rows, reference: reference, values: values)
    }

    static func at(_ east: Double, _ north: Double) -> MapPosition { MapPosition(east: east, north: north) }

    static func road(_ id: Int64, _ positions: MapPosition...) -> VillageInput.Road {
        VillageInput.Road(id: id, line: positions)
    }

    /// Houses every 50 m on alternate sides of a straight road of 500 m.
    static func input(sites: [MapPosition] = [], terrain: Raster? = nil) throws -> VillageInput {
        let buildings = (0..<10).map { index in
            VillageInput.Building(
                id: Int64(index), position: at(25 + 50 * Double(index), index % 2 == 0 ? 15 : -15), population: 4)
        }
        return VillageInput(
            buildings: buildings, roads: [road(1, at(0, 0), at(500, 0))], terrain: try terrain ?? Self.terrain(),
            sites: sites)
    }

    static var settings: VillageSettings {
        var settings = VillageSettings()
        settings.seconds = 600
        settings.waterClass = 5
        settings.allowsHouseholdUnits = false
        settings.maximumStations = 1
        return settings
    }

    static func plan(
        _ input: VillageInput, settings: VillageSettings = VillageScene.settings
    ) throws -> VillagePlan {
        try VillageSewerPlanner(input, settings: settings, costs: CostSet.named(settings.costs)).plan()
    }

    /// A grid of streets, houses beside them, ground that falls to one corner with a hump.
    static func town(seed: UInt64) throws -> VillageInput {
        var state = seed
        func random(_ range: ClosedRange<Double>) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Double(state >> 33) / Double(UInt32.max >> 1)
                * (range.upperBound - range.lowerBound)
        }
        let hump = at(random(50...350), random(50...250))
        func height(_ east: Double, _ north: Double) -> Double {
            let (off, up) = (east - hump.east, north - hump.north)
            let away: Double = (off * off + up * up) / 4_000
            return 30 - 0.01 * east - 0.006 * north + 4 / (1 + away)
        }
        var input = try input(terrain: terrain(height))
        input.roads = []
        for line in 0...3 {
            let away = Double(line) * 100
            input.roads.append(road(Int64(line), at(0, away), at(400, away)))
            input.roads.append(road(Int64(10 + line), at(away, 0), at(away, 300)))
        }
        input.buildings = (0..<30).map {
            VillageInput.Building(
                id: Int64($0), position: at(random(0...400), random(0...300)), population: 4)
        }
        return input
    }
}
