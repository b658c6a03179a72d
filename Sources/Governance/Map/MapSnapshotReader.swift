import Domain
import Geo
import Store
import Tables

/// Reads a layer out of the register.
struct MapSnapshotReader {
    let layer: MapLayer
    let scope: AreaScope
    let asOf: AsOf
    let zone: CivilZone
    /// Whether positions are rounded so that no house can be found by them.
    let isPublic: Bool

    /// Degrees to which public positions are rounded: about a kilometre.
    static let publicDegrees = 0.01

    /// What the layer may be coloured by; everybody sees the first only.
    private var themes: [MapTheme] { isPublic ? Array(layer.themes.prefix(1)) : layer.themes }

    /// Whether visits are part of what is shown.
    var tellsVisits: Bool { themes.contains { if case .lastVisit = $0.source { true } else { false } } }

    func snapshot(in session: any Session) throws -> MapSnapshot {
        let version = try AuditLog(session).dataVersion()
        var fields: [String] = []
        for field in themes.flatMap(\.fields) where !fields.contains(field) { fields.append(field) }
        let visits =
            tellsVisits ? try MapVisits(session).lastVisits(in: scope, until: asOf.valid, zone: zone) : [:]

        var request = ShapeReader.Request(
            layer.kind, level: layer.level, area: RegionPath(of: .nation, level: .nation, under: nil), scope: scope)
        request.fields = fields
        request.includesUnplaced = true
        var draft = MapDraft(layer: layer, themes: themes, day: asOf.valid)
        try ShapeReader(session, asOf: asOf).forEach(request) { record in
            draft.add(record, geometry(record), lastVisit: visits[record.id])
        }
        let names = try RegionReader(session, asOf: asOf).regions(draft.clusterRegions).mapValues(\.name)
        return draft.finished(version: version, names: names, middles: try middles(draft.clusterRegions, session))
    }

    /// The middles of the villages of places, where counts of all layers stand, so that those of one town are together.
    private func middles(_ regions: Set<SubjectID>, _ session: any Session) throws -> [SubjectID: Coordinate] {
        if regions.isEmpty || layer == .villages { return [:] }
        let request = ShapeReader.Request(
            .village, level: .administrativeVillage, area: RegionPath(of: .nation, level: .nation, under: nil),
            scope: scope)
        var sums: [SubjectID: (east: Double, north: Double, count: Double)] = [:]
        try ShapeReader(session, asOf: asOf).forEach(request) { village in
            guard let position = village.position else { return }
            for step in village.path.steps where regions.contains(step.region) {
                let sum = sums[step.region] ?? (0, 0, 0)
                sums[step.region] = (sum.east + position.longitude, sum.north + position.latitude, sum.count + 1)
            }
        }
        return sums.compactMapValues { try? Coordinate(longitude: $0.east / $0.count, latitude: $0.north / $0.count) }
    }

    /// Where a record is drawn: its shape, else its point.
    private func geometry(_ record: PlacedGeometry) -> Geometry? {
        guard isPublic else { return record.geometry }
        let step = Self.publicDegrees
        return record.position.flatMap { position in
            (try? Coordinate(
                longitude: (position.longitude / step).rounded() * step,
                latitude: (position.latitude / step).rounded() * step)).map(Geometry.point)
        }
    }
}

/// A layer while it is read.
private struct MapDraft {
    private let layer: MapLayer
    private let themes: [MapTheme]
    private let day: Day
    private var rows: [MapFeature] = []
    private var shapes: [Geometry] = []
    private var sizes: [Double] = []
    private var withoutPosition = 0

    init(layer: MapLayer, themes: [MapTheme], day: Day) {
        self.layer = layer
        self.themes = themes
        self.day = day
    }

    mutating func add(_ record: PlacedGeometry, _ geometry: Geometry?, lastVisit: Day?) {
        guard let geometry, let position = geometry.anchor else {
            withoutPosition += 1
            return
        }
        let values = record.values
        let days = lastVisit.map { day.number - $0.number }
        let classes = themes.map { UInt8($0.classNumber({ values[$0] }, daysSinceVisit: days)) }
        rows.append(
            MapFeature(
                id: record.id, name: record.name, code: record.code, path: record.path, position: position,
                classes: classes, lastVisit: lastVisit))
        shapes.append(geometry)
        let size = values["designCapacity"] ?? values["registeredPopulation"] ?? values["residentPopulation"]
        sizes.append(size?.number ?? 0)
    }

    private static let clusterLevels: [RegionLevel] = [.city, .county, .town]

    /// The place of a level on the way to a feature, or the nearest above.
    private static func region(of feature: MapFeature, _ level: RegionLevel) -> SubjectID? {
        feature.path.steps.last { $0.level <= level }?.region
    }

    var clusterRegions: Set<SubjectID> {
        guard layer.clusterZoom != nil else { return [] }
        var found: Set<SubjectID> = []
        for feature in rows {
            for level in Self.clusterLevels { if let id = Self.region(of: feature, level) { found.insert(id) } }
        }
        return found
    }

    func finished(
        version: Int64, names: [SubjectID: String], middles: [SubjectID: Coordinate]
    ) -> MapSnapshot {
        var builder = VectorLayerBuilder(name: layer.rawValue)
        let nameKey = builder.addKey("name", minimumZoom: layer.nameZoom)
        let keys = themes.enumerated().map { builder.addKey($1.key, minimumZoom: $0 == 0 ? 0 : 6) }
        // The largest come first, so that they are the ones shown where there is no room for all.
        let order = rows.indices.sorted {
            sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : rows[$0].id < rows[$1].id
        }
        for place in order {
            let feature = rows[place]
            var attributes: [(VectorLayerBuilder.Key, TileValue)] = []
            if !feature.name.isEmpty { attributes.append((nameKey, .text(feature.name))) }
            for (number, theme) in themes.enumerated() {
                attributes.append((keys[number], .text(theme.classes[Int(feature.classes[number])].code)))
            }
            let first = themes.first?.classes[Int(feature.classes[0])].code ?? ""
            builder.add(
                id: UInt64(feature.id.number), shapes[place], minimumZoom: layer.minimumZoom(first), attributes)
        }
        let packed = builder.build(thins: layer.thins)
        return MapSnapshot(
            layer: layer, day: day, version: version, features: packed.order.map { rows[order[$0]] }, packed: packed,
            withoutPosition: withoutPosition, clusters: clusters(names, middles))
    }

    private func clusters(
        _ names: [SubjectID: String], _ middles: [SubjectID: Coordinate]
    ) -> [RegionLevel: (list: [MapCluster], packed: VectorLayer)] {
        guard layer.clusterZoom != nil, let theme = themes.first else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: Self.clusterLevels.map { level in
                let list = clusters(by: level, theme, names, middles)
                return (level, (list, packed(list, theme)))
            })
    }

    private func clusters(
        by level: RegionLevel, _ theme: MapTheme, _ names: [SubjectID: String], _ middles: [SubjectID: Coordinate]
    ) -> [MapCluster] {
        struct Sum {
            var counts: [Int]
            var east = 0.0
            var north = 0.0
        }
        var sums: [SubjectID: Sum] = [:]
        for feature in rows {
            guard let region = Self.region(of: feature, level) else { continue }
            var sum = sums[region] ?? Sum(counts: [Int](repeating: 0, count: theme.classes.count))
            sum.counts[Int(feature.classes[0])] += 1
            sum.east += feature.position.longitude
            sum.north += feature.position.latitude
            sums[region] = sum
        }
        return sums.sorted { $0.key < $1.key }.compactMap { region, sum in
            let count = sum.counts.reduce(0, +)
            let middle = try? Coordinate(
                longitude: sum.east / Double(count), latitude: sum.north / Double(count))
            return (middles[region] ?? middle).map {
                MapCluster(
                    region: region, name: names[region] ?? "", count: count, counts: sum.counts, position: $0)
            }
        }
    }

    private func packed(_ list: [MapCluster], _ theme: MapTheme) -> VectorLayer {
        var builder = VectorLayerBuilder(name: layer.rawValue + "-areas")
        let name = builder.addKey("name")
        let count = builder.addKey("count")
        let classes = theme.classes.map { builder.addKey("n_" + $0.code) }
        for cluster in list {
            var attributes: [(VectorLayerBuilder.Key, TileValue)] = [
                (name, .text(cluster.name)), (count, .integer(Int64(cluster.count))),
            ]
            for (key, number) in zip(classes, cluster.counts) where number > 0 {
                attributes.append((key, .integer(Int64(number))))
            }
            builder.add(id: UInt64(cluster.region.number), .point(cluster.position), attributes)
        }
        return builder.build()
    }
}

extension Geometry {
    /// A position that stands for the whole: the point, the middle corner of a line, the centre of an area.
    fileprivate var anchor: Coordinate? {
        switch self {
        case .point(let coordinate): coordinate
        case .multiPoint(let coordinates): coordinates.first
        case .lineString(let line): line.vertices[line.vertices.count / 2]
        case .multiLineString(let lines): lines.first.map { $0.vertices[$0.vertices.count / 2] }
        case .polygon(let polygon): polygon.centroid
        case .multiPolygon(let polygons): polygons.centroid
        case .collection(let parts): parts.lazy.compactMap(\.anchor).first
        }
    }
}
