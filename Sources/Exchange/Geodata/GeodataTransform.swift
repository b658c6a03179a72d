import CGDAL
public import Geo

/// Brings positions from one reference system into another (坐标转换); east comes first on both sides.
public enum GeodataTransform {
    /// The positions in the other system.
    ///
    /// - Throws: ``ExchangeError/geodata(_:file:detail:)`` if one cannot be transformed.
    /// - Complexity: O(positions).
    public static func positions(
        _ positions: [MapPosition], from source: GeodataReference, to target: GeodataReference
    ) throws -> [MapPosition] {
        guard source != target, !positions.isEmpty else { return positions }
        return try source.withHandle { from in
            try target.withHandle { to in
                guard let transformation = OCTNewCoordinateTransformation(from, to) else {
                    throw ExchangeError.geodata(.notTransformable, file: "", detail: "\(source.name) → \(target.name)")
                }
                defer { OCTDestroyCoordinateTransformation(transformation) }
                var eastings = positions.map(\.east)
                var northings = positions.map(\.north)
                let isDone = OCTTransform(transformation, Int32(clamping: positions.count), &eastings, &northings, nil)
                guard isDone != 0, eastings.allSatisfy(\.isFinite), northings.allSatisfy(\.isFinite) else {
                    throw ExchangeError.geodata(.notTransformable, file: "", detail: "\(source.name) → \(target.name)")
                }
                return zip(eastings, northings).map { MapPosition(east: $0, north: $1) }
            }
        }
    }

    /// A layer with its geometries in the other system.
    ///
    /// - Throws: ``ExchangeError/geodata(_:file:detail:)``.
    public static func layer(
        _ layer: GeodataLayer, from source: GeodataReference, to target: GeodataReference
    ) throws -> GeodataLayer {
        guard source != target else { return layer }
        let all = layer.features.flatMap(\.geometry.positions)
        let moved = try positions(all, from: source, to: target)
        var next = 0
        var result = layer
        result.reference = target
        for index in result.features.indices {
            result.features[index].geometry = result.features[index].geometry.mapPositions { _ in
                defer { next += 1 }
                return moved[next]
            }
        }
        return result
    }
}
