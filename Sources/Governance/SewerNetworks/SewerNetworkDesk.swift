public import Domain
public import Store
import Tables

/// Sewers as networks: what is connected with what, what is wrong, and the way of the water (管网).
public struct SewerNetworkDesk: Sendable {
    let platform: Platform
    private let shelf = SewerNetworkShelf()

    /// A desk over the platform; the networks that it builds stay in its memory.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// The kinds of records that make up a network; a change of another leaves it as it is.
    private static let kinds: [RecordKind] = [
        .region, .village, .facility, .outlet, .sewer, .manhole, .liftStation,
    ]

    /// What can be asked for about networks.
    public enum Answer: Sendable {
        /// The network of a county, or of a place within one.
        case network(SewerNetworkModel)
        /// The place has several counties: one is to be chosen.
        case choice(Region, [Region])
    }

    /// The network of an area as the asker may see it; nil where there is no such area for him.
    ///
    /// Networks are built county by county: what lies above is answered with the places below.
    public func network(
        _ key: BoardDesk.AreaKey, asOf: AsOf, access: Access
    ) async throws -> Answer? {
        let scope = access.scope(for: .viewRegister)
        let platform = platform
        let found = try await platform.database.read { session -> (Region, [Region])? in
            let reader = RegionReader(session, asOf: asOf)
            guard let area = try BoardDesk(platform).find(key, reader, scope), scope.contains(area.path) else {
                return nil
            }
            return (area, area.level < .county ? try reader.children(of: area.id) : [])
        }
        guard let (area, children) = found else { return nil }
        if area.level < .county { return .choice(area, children) }
        return .network(try await model(area, scope, asOf))
    }

    /// The network of the county in which a record lies, with the record's place in it.
    ///
    /// - Parameter path: The way to the record's place, which the asker has been shown.
    public func network(around path: RegionPath, asOf: AsOf, access: Access) async throws -> SewerNetworkModel? {
        let scope = access.scope(for: .viewRegister)
        guard scope.contains(path), let county = path.region(at: .county) else { return nil }
        let area = try await platform.database.readBriefly { session in
            try RegionReader(session, asOf: asOf).region(county)
        }
        guard let area else { return nil }
        return try await model(area, scope, asOf)
    }

    private func model(_ area: Region, _ scope: AreaScope, _ asOf: AsOf) async throws -> SewerNetworkModel {
        let database = platform.database
        let narrowed = scope.intersection(AreaScope([area.path]))
        let key = SewerNetworkShelf.Key(area: area.id, scope: narrowed, asOf: asOf)
        if let held = shelf.held(key) {
            let (isCurrent, version) = try await database.readBriefly { session in
                let version = try AuditLog(session).dataVersion()
                if version == held.version { return (true, version) }
                return (try !RecordChanges(session).isAny(of: Self.kinds, after: held.version), version)
            }
            if isCurrent {
                shelf.confirm(key, until: version)
                return held.model
            }
        }
        let reader = SewerNetworkReader(area: area, scope: narrowed, asOf: asOf)
        return try await shelf.building(key) {
            try await database.read { session in try reader.model(in: session) }
        }
    }

    /// Whether the asker may see exactly where the pipes of a network lie and how deep.
    public func maySeePrecise(_ model: SewerNetworkModel, access: Access) -> Bool {
        access.may(.viewPrecise, in: model.area.path)
    }
}

extension SewerNetworkDesk {
    /// A trace with the network it was made in.
    public struct Traced: Sendable {
        /// What was found.
        public let report: SewerTraceReport
        /// Where.
        public let model: SewerNetworkModel
        /// Whether the asker may see exactly where the pipes lie.
        public let isPrecise: Bool
    }

    /// Follows the water from a record, or to it; nil where there is no such record for the asker, or it is no part of
    /// a network.
    public func trace(
        _ way: SewerTraceReport.Way, from kind: RecordKind, _ id: SubjectID, asOf: AsOf, access: Access
    ) async throws -> Traced? {
        let state = try await RegisterDesk(platform).state(kind, id, asOf: asOf, access: access)
        guard let state, let model = try await network(around: state.region.path, asOf: asOf, access: access),
            let report = model.trace(way, from: kind, id)
        else { return nil }
        return Traced(report: report, model: model, isPrecise: maySeePrecise(model, access: access))
    }

    /// What drains to a facility; nil where no pipes are recorded around it, or none that the asker may see.
    public func catchment(
        of facility: SubjectID, around path: RegionPath, asOf: AsOf, access: Access
    ) async throws -> SewerCatchmentReport? {
        guard let model = try await network(around: path, asOf: asOf, access: access), !model.isEmpty else {
            return nil
        }
        return model.catchment(of: facility)
    }
}
