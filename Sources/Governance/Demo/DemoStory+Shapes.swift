import Domain
import Foundation
import Geo

/// Lines and areas of the invented land (虚构图形).
extension DemoStory {
    /// A line as the register keeps it.
    func shape(line: [DemoPoint]) -> Value? {
        (try? LineString(line.map(terrain.coordinate))).map { .text(Geometry.lineString($0).wellKnownText) }
    }

    /// A round area with an uneven bank.
    ///
    /// - Parameter unevenness: 0 for a circle; at most 0.5.
    func shape(around centre: DemoPoint, radius: Double, unevenness: Double) -> Value? {
        let noise = DemoNoise(seed: DemoRandom.mixed(seed ^ UInt64(bitPattern: Int64(centre.x * 8 + centre.y))))
        let corners = 24
        let points = (0..<corners).map { corner in
            let angle = 2 * Double.pi * Double(corner) / Double(corners)
            let reach = radius * (1 + unevenness * (noise.value(cos(angle) * 2 + 9, sin(angle) * 2 + 9) * 2 - 1))
            return DemoPoint(x: centre.x + reach * cos(angle), y: centre.y + reach * sin(angle))
        }
        return shape(areas: [points])
    }

    /// One or more areas without holes.
    func shape(areas: [[DemoPoint]]) -> Value? {
        let polygons = areas.compactMap { points in
            (try? LinearRing(points.map(terrain.coordinate))).map { Polygon(exterior: $0) }
        }
        guard let first = polygons.first else { return nil }
        let geometry: Geometry = polygons.count == 1 ? .polygon(first) : .multiPolygon(MultiPolygon(polygons))
        return .text(geometry.wellKnownText)
    }

    /// Boundaries of the county and its towns, as surveyed long after the towns were merged.
    mutating func drawBoundaries() {
        let living = towns.indices.filter { !towns[$0].isEnded }
        let seats = committees.filter { !$0.isEnded }.map { (point: $0.centre, owner: $0.town) }
        let division = DemoDivision(seats: seats, seed: seed)
        let from = Self.day(2025, 1, 1)
        func boundary(_ name: String, _ code: String, _ place: SubjectID, _ areas: [[DemoPoint]]) {
            guard let shape = shape(areas: areas) else { return }
            tell(
                .list, known: from + 20, .boundary, newSubject(), from: from,
                [
                    "code": .text(code), "name": .text(name), "place": .subject(place), "shape": shape,
                    "approval": .text("演示勘界（虚构）"), "sourceDatum": .text("CGCS2000（虚构位置）"),
                ])
        }
        boundary(DemoNames.county, Self.countyCode, county, division.areas { _ in true })
        for town in living {
            boundary(towns[town].name, towns[town].code, towns[town].id, division.areas { $0 == town })
        }
    }
}
