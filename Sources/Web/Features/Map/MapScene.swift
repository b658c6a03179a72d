import Domain
import Geo
import Governance
import Store

/// The layers of a map with its state, read for one viewer: what pages, drawings and scripts are made from.
struct MapScene: Sendable {
    let state: MapState
    /// The layers offered, those that are on read from the register.
    let offered: [MapLayer]
    let snapshots: [MapLayer: MapSnapshot]
    let isPublic: Bool
    let day: Day
    /// The relief below the layers; nil where there is none, and on small maps, which are to be there at once.
    var relief: ReliefDesk.Relief?

    /// The size for which a view is chosen where none is asked for.
    static let usualSize = (width: 1000.0, height: 640.0)

    /// The layers that are on and may be seen, in the order in which they are drawn: areas first, villages last.
    var drawn: [MapSnapshot] {
        Self.drawingOrder.filter(state.layers.contains).compactMap { snapshots[$0] }
    }

    private static let drawingOrder: [MapLayer] = [
        .boundaries, .zones, .waters, .roads, .sewers, .manholes, .toilets, .outlets, .lifts, .hamlets, .villages,
        .facilities,
    ]

    /// The box around everything shown; nil where there is nothing.
    var extent: BoundingBox? {
        snapshots.values.compactMap { $0.packed.extent.boundingBox }.reduce(nil) { $0?.union($1) ?? $1 }
    }

    /// The box around everything in a place.
    func extent(of area: SubjectID) -> BoundingBox? {
        snapshots.values.compactMap { $0.extent(of: area) }.reduce(nil) { $0?.union($1) ?? $1 }
    }

    /// The view: the one asked for, else the selected feature's surroundings, else the area, else everything.
    func view(width: Double = usualSize.width, height: Double = usualSize.height) -> MapViewpoint? {
        if let view = state.view { return view }
        if let selection = state.selection, let feature = snapshots[selection.layer]?.feature(selection.id) {
            guard let box = snapshots[selection.layer]?.extent(ofShape: selection.id) else {
                return MapViewpoint(centre: feature.position, zoom: 13)
            }
            return MapViewpoint(showing: box, width: width, height: height)
        }
        if let area = state.area {
            if let box = extent(of: area) { return MapViewpoint(showing: box, width: width, height: height) }
        }
        return extent.map { MapViewpoint(showing: $0, width: width, height: height) }
    }

    /// What lies nearest to a position, the nearest first, with its distance in metres.
    func neighbours(
        of position: Coordinate, except: SubjectID, limit: Int
    ) -> [(layer: MapLayer, feature: MapFeature, metres: Double)] {
        // About four kilometres each way.
        let reach = 0.04
        guard
            let southWest = try? Coordinate(longitude: position.longitude - reach, latitude: position.latitude - reach),
            let northEast = try? Coordinate(longitude: position.longitude + reach, latitude: position.latitude + reach),
            let box = try? BoundingBox(southWest: southWest, northEast: northEast)
        else { return [] }
        let world = WorldBox(box)
        var near: [(layer: MapLayer, feature: MapFeature, metres: Double)] = []
        for snapshot in snapshots.values {
            for number in snapshot.packed.features(in: world) {
                let feature = snapshot.features[number]
                guard feature.id != except else { continue }
                near.append((snapshot.layer, feature, position.sphericalDistanceMetres(to: feature.position)))
            }
        }
        near.sort { $0.metres != $1.metres ? $0.metres < $1.metres : $0.feature.id < $1.feature.id }
        return Array(near.prefix(limit))
    }

    /// The version of the data that the layers hold; nil where there is nothing.
    var version: Int64? { snapshots.values.map(\.version).max() }

    /// The selected feature.
    var selected: (layer: MapLayer, feature: MapFeature)? {
        guard let selection = state.selection, let feature = snapshots[selection.layer]?.feature(selection.id) else {
            return nil
        }
        return (selection.layer, feature)
    }
}

extension MapScene {
    /// Reads the layers for a viewer.
    ///
    /// - Parameter isLatest: Whether changes of the last second must be in them.
    static func read(
        _ site: Site, _ viewer: MapDesk.Viewer, _ state: MapState, asOf: AsOf, isLatest: Bool = false
    ) async throws -> MapScene {
        var snapshots: [MapLayer: MapSnapshot] = [:]
        let offered = viewer.layers
        for layer in offered {
            snapshots[layer] = try await site.maps.snapshot(layer, for: viewer, asOf: asOf, isLatest: isLatest)
        }
        return MapScene(
            state: state, offered: offered, snapshots: snapshots, isPublic: viewer.isPublic, day: asOf.valid)
    }
}
