public import Domain
import Geo

/// A layer of the map (图层).
public enum MapLayer: String, CaseIterable, Hashable, Sendable {
    /// Administrative villages (行政村).
    case villages
    /// Natural villages (自然村).
    case hamlets
    /// Treatment facilities (设施).
    case facilities
    /// Outlets (排口).
    case outlets
    /// Waters (水体).
    case waters
    /// Drinking-water protection zones (饮用水水源保护区).
    case zones
    /// Toilets (厕所).
    case toilets
    /// Pipes of the sewer network (管段).
    case sewers
    /// Manholes (检查井).
    case manholes
    /// Lift stations (提升泵站).
    case lifts
    /// Roads (道路).
    case roads
    /// Boundaries of places (边界).
    case boundaries

    /// The records it shows.
    public var kind: RecordKind {
        switch self {
        case .villages, .hamlets: .village
        case .facilities: .facility
        case .outlets: .outlet
        case .waters: .waterBody
        case .zones: .protectionZone
        case .toilets: .toilet
        case .sewers: .sewer
        case .manholes: .manhole
        case .lifts: .liftStation
        case .roads: .road
        case .boundaries: .boundary
        }
    }

    /// What somebody needs to see it; where pipes lie exactly is not for everybody (精确位置).
    var permission: Permission { self == .sewers || self == .manholes ? .viewPrecise : .viewRegister }

    /// Its name.
    public var name: BilingualText {
        switch self {
        case .villages: BilingualText("行政村", "Administrative villages")
        case .hamlets: BilingualText("自然村", "Natural villages")
        default: kind.name
        }
    }

    /// Whether it is on unless somebody turns it off.
    public var isOnAtFirst: Bool {
        switch self {
        case .villages, .facilities, .waters, .sewers, .boundaries: true
        default: false
        }
    }

    /// Whether everybody may see it, with rounded positions.
    public var isPublic: Bool { self == .villages || self == .facilities }

    /// The ways to tell its features apart; the first is shown unless another is chosen.
    public var themes: [MapTheme] {
        switch self {
        case .villages, .hamlets:
            [.choice("status", .village, "status"), .choice("mode", .village, "mode"), .population]
        case .facilities:
            [.choice("state", .facility, "state"), .choice("mode", .facility, "mode"), .load, .lastVisit]
        case .waters: [.choice("state", .waterBody, "state"), .choice("role", .waterBody, "role")]
        case .zones: [.choice("grade", .protectionZone, "grade")]
        case .sewers:
            [.choice("sewerKind", .sewer, "sewerKind"), .choice("flowKind", .sewer, "flowKind"), .diameter]
        case .manholes: [.choice("manholeKind", .manhole, "manholeKind")]
        case .lifts: [.choice("state", .liftStation, "state")]
        case .roads: [.choice("roadClass", .road, "roadClass")]
        case .outlets, .toilets, .boundaries: [.single(name)]
        }
    }

    /// The only level of places that it shows; nil for records that are no places.
    var level: RegionLevel? {
        switch self {
        case .villages: .administrativeVillage
        case .hamlets: .naturalVillage
        default: nil
        }
    }

    /// The level from which single features stand for themselves; above it they are counted by areas.
    ///
    /// Nil for layers that are not counted.
    public var clusterZoom: Int? {
        switch self {
        case .villages, .hamlets, .facilities: 9
        default: nil
        }
    }

    /// The level of places by which features are counted on a zoom level; nil where they stand for themselves.
    public func clusterLevel(zoom: Int) -> RegionLevel? {
        guard let clusterZoom, zoom < clusterZoom else { return nil }
        return zoom < 5 ? .city : zoom < 7 ? .county : .town
    }

    /// Whether features are shown by and by where they are many.
    var thins: Bool { clusterZoom != nil || self == .toilets || self == .manholes }

    /// The level from which a feature is drawn, by its class in the first theme: laterals before a house is to be seen
    /// would only blacken the map.
    func minimumZoom(_ code: String) -> Int {
        switch (self, code) {
        case (.sewers, "lateral"): 14
        case (.sewers, "branch"): 12
        case (.sewers, _): 9
        case (.manholes, _): 14
        case (.roads, "national"), (.roads, "provincial"): 6
        case (.roads, "county"): 9
        case (.roads, "township"): 11
        case (.roads, _): 13
        default: 0
        }
    }

    /// The deepest level that is cut anew; beyond it browsers enlarge.
    public var deepestZoom: Int { self == .sewers || self == .manholes ? 16 : 14 }

    /// The level from which names are told to the browser.
    var nameZoom: Int {
        switch self {
        case .hamlets: 12
        case .sewers, .manholes: 15
        default: 9
        }
    }
}
