import Geo
import Planning
import Terrain

/// The examples of Documentation/user-guide/en/planning-library.md, as they stand there.
enum LibraryExample {
    // example: village
    static func village() throws -> VillagePlan {
        // Ground that falls by 1 % to the east: cells of 10 m, values by rows from the north.
        let cells = GridReference(westEdge: 0, northEdge: 200, cellWidth: 10, cellHeight: 10)
        let heights = (0..<20).flatMap { _ in (0..<50).map { column in Float(50 - 0.1 * Double(column)) } }
        let terrain = try Raster(columns: 50, rows: 20, reference: cells, values: heights)
        let houses = (0..<12).map { number in
            VillageInput.Building(
                id: Int64(number), position: MapPosition(east: 30 + 35 * Double(number), north: 112), population: 4)
        }
        let road = VillageInput.Road(
            id: 1, line: [MapPosition(east: 20, north: 100), MapPosition(east: 480, north: 100)])
        let input = VillageInput(buildings: houses, roads: [road], terrain: terrain)
        var settings = VillageSettings()
        settings.waterClass = 4
        settings.maximumStations = 1
        settings.pins = [.connected(building: 3)]
        return try VillageSewerPlanner(input, settings: settings, costs: CostSet.named("rust-om")).plan()
    }
    // end

    // example: county
    static func county() async throws -> CountySolution {
        let station = GroupedCost([.station: ConcaveCost(fixed: 80, power: 9, exponent: 0.72)])
        let pipe = GroupedCost([.pipes: ConcaveCost(fixed: 360, power: 8, exponent: 0.5)])
        let units = GroupedCost([.household: ConcaveCost(linear: 3)])
        let problem = try CountyProblem(
            villages: [CountyVillage(id: 1, demand: 400), CountyVillage(id: 2, demand: 900)],
            disposals: [
                Disposal(village: 0, kind: .station, cost: station),
                Disposal(village: 0, kind: .household, cost: units),
                Disposal(village: 1, kind: .station, cost: station),
            ],
            corridors: [Corridor(from: 0, to: 1, lengthMetres: 2_000, needsPump: false, cost: pipe)])
        return try await CountySolver(problem, seed: 1).solve(CountyBudget(seconds: 5))
    }
    // end
}
