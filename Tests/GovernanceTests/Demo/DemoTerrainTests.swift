import Geo
import Governance
import Testing

@Suite("The land of the demo county")
struct DemoTerrainTests {
    private let terrain = DemoTerrain(seed: 42)

    @Test("rivers never run uphill, and lie as high as the ground they run over")
    func rivers() throws {
        #expect(terrain.rivers.count == 1 + 13 + 26)
        for river in terrain.rivers {
            #expect(river.course.count == river.elevations.count)
            #expect(zip(river.elevations, river.elevations.dropFirst()).allSatisfy { $0 >= $1 }, "\(river.name)")
            for (place, elevation) in zip(river.course, river.elevations) {
                let above = terrain.height(at: place) - elevation
                #expect(above > -0.02 && above < 6, "\(river.name)")
            }
        }
        #expect(Set(terrain.rivers.map(\.name)).count == terrain.rivers.count)
    }

    @Test("every river but the main one ends in the river it joins")
    func confluences() throws {
        let rivers = terrain.rivers
        for river in rivers.dropFirst() {
            let other = rivers[try #require(river.joins)]
            let mouth = try #require(river.course.last)
            #expect(other.course.contains(mouth), "\(river.name)")
        }
        #expect(rivers.first?.joins == nil)
    }

    @Test("the ground is the same for the same seed and lies within the bounds of China")
    func ground() throws {
        let bounds = try #require(terrain.bounds)
        #expect(BoundingBox.chinaWithSeas.contains(bounds.centre))
        let again = DemoTerrain(seed: 42)
        let other = DemoTerrain(seed: 43)
        var differing = 0
        var highest = 0.0
        for column in 0...20 {
            for row in 0...20 {
                let place = try Coordinate(
                    longitude: bounds.west + (bounds.east - bounds.west) * Double(column) / 20,
                    latitude: bounds.south + (bounds.north - bounds.south) * Double(row) / 20)
                #expect(terrain.height(at: place) == again.height(at: place))
                if terrain.height(at: place) != other.height(at: place) { differing += 1 }
                highest = max(highest, terrain.height(at: place))
            }
        }
        #expect(differing > 400)
        #expect(highest > 300 && highest < 1500, "hills, not the Himalaya")
    }
}
