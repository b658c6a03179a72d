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

    func snapshot(in session: any Session) throws -> MapSnapshot {
        let version = try AuditLog(session).head()?.sequence ?? 0
        let reader = MapRowReader(session, asOf: asOf)
        let themes = isPublic ? Array(layer.themes.prefix(1)) : layer.themes
        var fields: [String] = []
        for field in themes.flatMap(\.fields) where !fields.contains(field) { fields.append(field) }
        let tellsVisits = themes.contains { if case .lastVisit = $0.source { true } else { false } }
        let visits = tellsVisits ? try reader.lastVisits(in: scope, zone: zone) : [:]

        var draft = MapDraft(layer: layer, themes: themes, day: asOf.valid, fields: fields)
        try reader.forEach(layer.kind, fields: fields, in: scope, needsPosition: false) { row in
            if let level = layer.level, row.level != level { return }
            draft.add(row, at: position(row), lastVisit: visits[row.id])
        }
        let names = try RegionReader(session, asOf: asOf).regions(draft.clusterRegions).mapValues(\.name)
        return draft.finished(version: version, names: names)
    }

    private func position(_ row: MapRow) -> Coordinate? {
        guard let longitude = row.longitude, let latitude = row.latitude else { return nil }
        guard isPublic else { return try? Coordinate(longitude: longitude, latitude: latitude) }
        let step = Self.publicDegrees
        return try? Coordinate(
            longitude: (longitude / step).rounded() * step, latitude: (latitude / step).rounded() * step)
    }
}

/// A layer while it is read.
private struct MapDraft {
    private let layer: MapLayer
    private let themes: [MapTheme]
    private let day: Day
    private let fields: [String]
    private var rows: [MapFeature] = []
    private var sizes: [Double] = []
    private var withoutPosition = 0

    init(layer: MapLayer, themes: [MapTheme], day: Day, fields: [String]) {
        self.layer = layer
        self.themes = themes
        self.day = day
        self.fields = fields
    }

    mutating func add(_ row: MapRow, at position: Coordinate?, lastVisit: Day?) {
        guard let position else {
            withoutPosition += 1
            return
        }
        func value(_ field: String) -> Value? { fields.firstIndex(of: field).flatMap { row.values[$0] } }
        let days = lastVisit.map { day.number - $0.number }
        rows.append(
            MapFeature(
                id: row.id, name: row.name, code: row.code, path: row.path, position: position,
                classes: themes.map { UInt8($0.classNumber(value, daysSinceVisit: days)) }, lastVisit: lastVisit))
        let size = value("designCapacity") ?? value("registeredPopulation") ?? value("residentPopulation")
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

    func finished(version: Int64, names: [SubjectID: String]) -> MapSnapshot {
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
            builder.add(id: UInt64(feature.id.number), .point(feature.position), attributes)
        }
        let packed = builder.build(thins: layer.thins)
        return MapSnapshot(
            layer: layer, day: day, version: version, features: packed.order.map { rows[order[$0]] }, packed: packed,
            withoutPosition: withoutPosition, clusters: clusters(names))
    }

    private func clusters(_ names: [SubjectID: String]) -> [RegionLevel: (list: [MapCluster], packed: VectorLayer)] {
        guard layer.clusterZoom != nil, let theme = themes.first else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: Self.clusterLevels.map { level in
                let list = clusters(by: level, theme, names)
                return (level, (list, packed(list, theme)))
            })
    }

    private func clusters(by level: RegionLevel, _ theme: MapTheme, _ names: [SubjectID: String]) -> [MapCluster] {
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
            return middle.map {
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
