extension GeodataLayer {
    /// What is added to the name of a layer that holds only one of several kinds of geometry: points, lines, areas.
    public static let partNames = ["点", "线", "面"]

    /// A layer for each kind of geometry, named after it where there are several; records without one go with the first.
    ///
    /// Shapefiles hold one kind only, and QGIS draws a layer by a symbol for one kind: rivers would vanish beside ponds.
    /// - Complexity: O(features).
    public var partsByGeometry: [GeodataLayer] {
        var groups: [[GeodataFeature]] = [[], [], []]
        var without: [GeodataFeature] = []
        for feature in features {
            switch feature.geometry {
            case let geometry where geometry.positions.isEmpty: without.append(feature)
            case .points: groups[0].append(feature)
            case .lines: groups[1].append(feature)
            case .areas: groups[2].append(feature)
            }
        }
        let filled = groups.indices.filter { !groups[$0].isEmpty }
        guard filled.count > 1 else { return [self] }
        return filled.enumerated().map { order, kind in
            var part = self
            part.name += Self.partNames[kind]
            part.features = groups[kind] + (order == 0 ? without : [])
            return part
        }
    }
}
