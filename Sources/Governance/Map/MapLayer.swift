public import Domain
public import Geo

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

    /// The records it shows.
    public var kind: RecordKind {
        switch self {
        case .villages, .hamlets: .village
        case .facilities: .facility
        case .outlets: .outlet
        case .waters: .waterBody
        case .zones: .protectionZone
        case .toilets: .toilet
        }
    }

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
        case .villages, .hamlets, .facilities, .waters: true
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
        case .outlets, .toilets: [.single(name)]
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
        case .villages, .facilities: 9
        case .hamlets: 11
        default: nil
        }
    }

    /// The level of places by which features are counted on a zoom level; nil where they stand for themselves.
    public func clusterLevel(zoom: Int) -> RegionLevel? {
        guard let clusterZoom, zoom < clusterZoom else { return nil }
        return zoom < 5 ? .city : zoom < 7 ? .county : .town
    }

    /// Whether features are shown by and by where they are many.
    var thins: Bool { clusterZoom != nil || self == .toilets }

    /// The level from which names are told to the browser.
    var nameZoom: Int { self == .hamlets ? 12 : 9 }
}
