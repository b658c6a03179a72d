import CGDAL
import Geo

/// A way from one reference system into another, made once for many positions.
final class GeodataTransformation {
    private let handle: OGRCoordinateTransformationH

    /// - Throws: ``ExchangeError/geodata(_:file:detail:)`` where no way is known.
    init(from source: GeodataReference, to target: GeodataReference) throws {
        handle = try source.withHandle { from in
            try target.withHandle { to in
                guard let handle = OCTNewCoordinateTransformation(from, to) else {
                    throw ExchangeError.geodata(.notTransformable, file: "", detail: "\(source.name) → \(target.name)")
                }
                return handle
            }
        }
    }

    deinit {
        OCTDestroyCoordinateTransformation(handle)
    }

    /// A position in the other system; nil where it has none there.
    func position(_ position: MapPosition) -> MapPosition? {
        var (east, north) = (position.east, position.north)
        guard OCTTransform(handle, 1, &east, &north, nil) != 0, east.isFinite, north.isFinite else { return nil }
        return MapPosition(east: east, north: north)
    }
}
