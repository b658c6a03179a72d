import Domain
import Geo
import Networks
import Store
import Tables

/// Reads the sewers of an area and all that they connect, and builds the network.
struct SewerNetworkReader {
    let area: Region
    let scope: AreaScope
    let asOf: AsOf

    private static let siteKinds: [(kind: RecordKind, site: SewerSurvey.SiteKind)] = [
        (.manhole, .manhole), (.liftStation, .liftStation), (.facility, .facility), (.outlet, .outlet),
        (.village, .village),
    ]
    private static let siteFields: [RecordKind: [String]] = [
        .manhole: ["facilityCode"], .liftStation: ["facilityCode"],
        .facility: [
            "servedVillages", "mode", "state", "receivingWater", "outletCode", "mainLength", "branchLength",
            "lateralLength", "networkLength", "connectedHouseholds",
        ],
        .outlet: ["facilityCode", "receivingWater"], .village: ["status", "mode"],
    ]
    private static let pipeFields = [
        "sewerKind", "facilityCode", "fromNode", "toNode", "diameter", "upstreamInvert", "downstreamInvert", "flowKind",
        "connectedHouseholds",
    ]

    /// Reads and builds.
    ///
    /// - Throws: `DatabaseError`.
    /// - Complexity: O(records of the kinds).
    func model(in session: any Session) throws -> SewerNetworkModel {
        let reader = ShapeReader(session, asOf: asOf)
        var pipes = try reader.all(request(.sewer, Self.pipeFields))
        // In the order of recording, so that the same data give the same network on both engines.
        pipes.sort { $0.id < $1.id }
        var builder = SewerModelBuilder(zone: Self.zone(of: pipes))
        if !pipes.isEmpty {
            for (kind, site) in Self.siteKinds {
                let records = try reader.all(request(kind, Self.siteFields[kind] ?? [])).sorted { $0.id < $1.id }
                for record in records { builder.add(record, as: site) }
            }
            for place in try unrecordedPlaces(of: pipes, builder, session) { builder.add(place) }
            for pipe in pipes { builder.add(pipe) }
            builder.connectOutflows()
        }
        let ids = Set(builder.items.flatMap { $0.path.steps.filter { $0.level >= .town }.map(\.region) })
        let places = try RegionReader(session, asOf: asOf).regions(ids)
        let version = try AuditLog(session).dataVersion()
        return builder.model(area: area, asOf: asOf, version: version, places: places)
    }

    /// Villages in which pipes lie and of which nothing else is recorded yet.
    private func unrecordedPlaces(
        of pipes: [PlacedGeometry], _ builder: SewerModelBuilder, _ session: any Session
    ) throws -> [Region] {
        let steps = pipes.flatMap { $0.path.steps.filter { $0.level >= .administrativeVillage } }
        let missing = Set(steps.map(\.region)).filter { !builder.hasVillage($0) }
        return try RegionReader(session, asOf: asOf).regions(missing).values.sorted { $0.id < $1.id }
    }

    private func request(_ kind: RecordKind, _ fields: [String]) -> ShapeReader.Request {
        var request = ShapeReader.Request(kind, area: area.path, scope: scope)
        request.fields = fields
        request.includesUnplaced = true
        return request
    }

    /// The zone of three degrees around the first pipe with a line.
    private static func zone(of pipes: [PlacedGeometry]) -> GaussKrugerZone? {
        for pipe in pipes {
            guard let box = pipe.shape?.boundingBox else { continue }
            return try? GaussKrugerZone(
                width: .threeDegrees, centralMeridian: Int((box.centre.longitude / 3).rounded()) * 3)
        }
        return nil
    }
}
