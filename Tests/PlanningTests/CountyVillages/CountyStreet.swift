import Geo
import Terrain

@testable import Planning

/// Villages of a street of 200 m with some houses, at places on ground that falls to the east.
struct CountyStreet {
    let inputs: [VillageInput]
    let terrain: Raster

    init(
        _ places: [(east: Double, north: Double, houses: Int)], hill: (Double, Double) -> Double = { _, _ in 0 }
    ) throws {
        let reference = GridReference(westEdge: -500, northEdge: 3_000, cellWidth: 25, cellHeight: 25)
        var values: [Float] = []
        for row in 0..<160 {
            for column in 0..<240 {
                let east: Double = Double(column) * 25 + 12.5
                let centre = reference.centre(column: column, row: row)
                values.append(Float(100 - 0.012 * east + hill(centre.east, centre.north)))
            }
        }
        let terrain = try Raster(columns: 240, rows: 160, reference: reference, values: values)
        self.terrain = terrain
        inputs = places.map { place in
            VillageInput(
                buildings: (0..<place.houses).map { index in
                    let east: Double = place.east + 10 + 180 * Double(index) / Double(place.houses)
                    let north: Double = place.north + (index % 2 == 0 ? 12 : -12)
                    return VillageInput.Building(
                        id: Int64(index), position: VillageScene.at(east, north), population: 4)
                },
                roads: [
                    VillageScene.road(
                        1, VillageScene.at(place.east, place.north), VillageScene.at(place.east + 200, place.north))
                ], terrain: terrain)
        }
    }

    static var settings: VillageSettings {
        var settings = VillageSettings()
        settings.costs = "snip-2015"
        settings.liftCost = 50_000
        settings.seconds = 600
        settings.allowsHouseholdUnits = true
        settings.maximumStations = 1
        settings.diametersMillimetres = [250, 300, 400]
        settings.smallestSewerMillimetres = 250
        return settings
    }

    /// The county's plan by rounds, not by the clock.
    func plan(_ offers: CountyOffers = CountyOffers(), settings: VillageSettings = settings) async throws
        -> CountyVillagePlan
    {
        try await CountyOfVillages(
            inputs, terrain: terrain, settings: settings, costs: CostSet.named("snip-2015"), offers: offers
        ).plan(budget: CountyBudget(seconds: 3_600, rounds: 40))
    }
}
