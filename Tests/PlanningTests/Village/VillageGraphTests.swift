import Domain
import Geo
import Planning
import Terrain
import Testing

@Suite("The graph of a village's roads and houses")
struct VillageGraphTests {
    private func graph(
        _ roads: [VillageInput.Road], buildings: [VillageInput.Building]? = nil
    ) throws -> (SewerGraph, [String]) {
        var input = try VillageScene.input()
        input.roads = roads
        if let buildings { input.buildings = buildings }
        let (graph, findings) = try SewerGraphBuilder(input, settings: VillageScene.settings).build()
        return (graph, findings.map(\.code))
    }

    private let oneHouse = [VillageInput.Building(id: 1, position: MapPosition(east: 100, north: 20), population: 3)]

    @Test("roads that cross are cut where they cross, roads that touch where they touch")
    func crossing() throws {
        let (cross, _) = try graph(
            [
                VillageScene.road(1, VillageScene.at(0, 0), VillageScene.at(200, 0)),
                VillageScene.road(2, VillageScene.at(50, -50), VillageScene.at(50, 50)),
                VillageScene.road(3, VillageScene.at(150, 0.2), VillageScene.at(150, 60)),
            ], buildings: oneHouse)
        // Five pieces of the first, two and one of the others; the house cuts one more.
        #expect(cross.edges.count { $0.kind == .road } == 7)
        #expect(cross.positions.indices.count { cross.yardHouse[$0] < 0 } == 8)
    }

    @Test("roads of no length and roads drawn twice are left out and named")
    func cleaning() throws {
        let (graph, codes) = try graph(
            [
                VillageScene.road(1, VillageScene.at(0, 0), VillageScene.at(200, 0)),
                VillageScene.road(2, VillageScene.at(200, 0), VillageScene.at(0, 0)),
                VillageScene.road(3, VillageScene.at(7, 7), VillageScene.at(7, 7)),
            ], buildings: oneHouse)
        #expect(graph.edges.count { $0.kind == .road } == 2)
        #expect(codes.contains("duplicate-road") && codes.contains("zero-length-road"))
    }

    @Test("a piece apart is joined by a straight line if it is near, and reported if it is not")
    func pieces() throws {
        let near = [
            VillageScene.road(1, VillageScene.at(0, 0), VillageScene.at(200, 0)),
            VillageScene.road(2, VillageScene.at(240, 0), VillageScene.at(300, 0)),
        ]
        let (joined, joinedCodes) = try graph(near, buildings: oneHouse)
        #expect(joinedCodes.contains("road-piece-joined"))
        #expect(joined.edges.contains { abs($0.ground.lengthMetres - 40) < 1e-6 })
        let far = [near[0], VillageScene.road(2, VillageScene.at(450, 0), VillageScene.at(500, 0))]
        let (apart, apartCodes) = try graph(far, buildings: oneHouse)
        #expect(apartCodes.contains("road-piece-apart"))
        #expect(apart.positions.allSatisfy { $0.east <= 201 })
    }

    @Test("houses outside the terrain, on top of each other or without people are reported")
    func houses() throws {
        let place = VillageScene.at(100, 20)
        let (graph, codes) = try graph(
            [VillageScene.road(1, VillageScene.at(0, 0), VillageScene.at(200, 0))],
            buildings: [
                VillageInput.Building(id: 1, position: place, population: 3),
                VillageInput.Building(id: 2, position: place, population: 3),
                VillageInput.Building(id: 3, position: VillageScene.at(9_000, 20), population: 3),
                VillageInput.Building(id: 4, position: VillageScene.at(150, 20), population: 0),
                VillageInput.Building(id: 5, position: VillageScene.at(160, 20), population: -2),
                VillageInput.Building(id: 6, position: VillageScene.at(60, 20)),
            ])
        #expect(graph.houses.map(\.building).sorted() == [0, 1, 5])
        for code in [
            "buildings-in-one-place", "building-without-ground", "building-without-people", "absurd-population",
            "population-assumed",
        ] { #expect(codes.contains(code)) }
    }

    @Test("a village without usable buildings or roads is refused")
    func nothing() throws {
        var input = try VillageScene.input()
        input.buildings = []
        #expect(throws: PlanningError.noBuildings) {
            _ = try SewerGraphBuilder(input, settings: VillageScene.settings).build()
        }
        var bare = try VillageScene.input()
        bare.roads = [VillageScene.road(1, VillageScene.at(.nan, 0), VillageScene.at(.infinity, 0))]
        #expect(throws: PlanningError.noRoads) {
            _ = try SewerGraphBuilder(bare, settings: VillageScene.settings).build()
        }
    }
}
