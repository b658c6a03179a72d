public import Geo

/// The invented land of the demo county: valleys, ridges and rivers that run down (虚构地形).
///
/// Everything is a function of the seed. One main river crosses the land from west to east, a tributary comes down for
/// each town, and two creeks feed each tributary. The ground rises from every bed, so that ridges stand half way
/// between the waters. The place is fictional; its longitudes and latitudes lie in an empty desert.
public struct DemoTerrain: Sendable {
    /// The extent west to east, in metres.
    public static let widthMetres = 62_000.0
    /// The extent south to north, in metres.
    public static let heightMetres = 44_000.0

    let streams: [DemoStream]
    private let noise: DemoNoise
    private let plane: LocalPlane
    private let seed: UInt64

    /// The land of a seed.
    ///
    /// - Parameter tributaries: How many tributaries the main river has, 1 to 40.
    public init(seed: UInt64, tributaries: Int = 13) {
        self.seed = seed
        noise = DemoNoise(seed: DemoRandom.mixed(seed ^ 0x7E44A1))
        plane = LocalPlane(origin: Coordinate(clampedLongitude: 101.6, latitude: 40.1))
        streams = DemoWaterways(seed: seed, tributaries: min(40, max(1, tributaries))).streams
    }

    /// The corners of the land.
    public var bounds: BoundingBox? {
        BoundingBox(around: [
            coordinate(DemoPoint(x: 0, y: 0)), coordinate(DemoPoint(x: Self.widthMetres, y: Self.heightMetres)),
        ])
    }

    /// The rivers, the main one first, then the tributaries, then the creeks.
    public var rivers: [DemoRiver] {
        let names = DemoNames.rivers(streams.count, seed: seed)
        return streams.enumerated().map { number, stream in
            var water = Double.infinity
            var elevations: [Double] = []
            for point in stream.points.reversed() {
                water = min(water, height(point))
                elevations.append((water * 100).rounded() / 100)
            }
            return DemoRiver(
                name: names[number], joins: stream.joins, course: stream.points.reversed().map(coordinate),
                elevations: elevations)
        }
    }

    /// The elevation of the ground, in metres above an invented datum.
    ///
    /// - Complexity: O(rivers + points of the rivers near by).
    public func height(at position: Coordinate) -> Double {
        height(point(position))
    }

    func height(_ point: DemoPoint) -> Double {
        let relief = 110 * noise.layered(point.x / 2600, point.y / 2600)
        var lowest = Double.infinity
        for stream in streams where stream.lowestBed + Self.slope(stream.leastDistance(to: point)) < lowest {
            stream.forEachNearest(to: point) { distance, bed, _ in
                let share = min(1, max(0, (distance - 150) / 1500))
                lowest = min(lowest, bed + Self.slope(distance) + relief * share)
            }
        }
        return lowest
    }

    /// How far the ground stands above the bed of a river at a distance, by the form of the valley alone.
    private static func slope(_ distance: Double) -> Double {
        let beyond = max(0, distance - 250)
        return 0.03 * min(distance, 250) + 520 * beyond / (beyond + 3500)
    }

    /// The river nearest to a point, how far it is in metres, its bed and the nearest place on it.
    func nearestWater(_ point: DemoPoint) -> (stream: Int, distance: Double, bed: Double, place: DemoPoint) {
        var best = (stream: 0, distance: Double.infinity, bed: 0.0, place: point)
        for (number, stream) in streams.enumerated() where stream.leastDistance(to: point) < best.distance {
            stream.forEachNearest(to: point) { distance, bed, place in
                if distance < best.distance { best = (number, distance, bed, place) }
            }
        }
        return best
    }

    func coordinate(_ point: DemoPoint) -> Coordinate {
        plane.coordinate(
            at: LocalPlane.Offset(
                eastMetres: point.x - Self.widthMetres / 2, northMetres: point.y - Self.heightMetres / 2))
    }

    func point(_ position: Coordinate) -> DemoPoint {
        let offset = plane.offset(of: position)
        return DemoPoint(
            x: offset.eastMetres + Self.widthMetres / 2, y: offset.northMetres + Self.heightMetres / 2)
    }

    func contains(_ point: DemoPoint) -> Bool {
        (0...Self.widthMetres).contains(point.x) && (0...Self.heightMetres).contains(point.y)
    }
}

extension Coordinate {
    /// A position that is known to lie on Earth; anything else becomes the middle of China.
    init(clampedLongitude longitude: Double, latitude: Double) {
        self = (try? Coordinate(longitude: longitude, latitude: latitude)) ?? BoundingBox.chinaWithSeas.centre
    }
}
