public import Domain

/// The kinds of lists that can be taken in (导入种类).
public enum ImportKind: String, CaseIterable, Codable, Hashable, Sendable {
    /// The administrative tree (区划代码).
    case divisions
    /// Natural and administrative villages with what is known of them (村庄底数).
    case villages
    /// Treatment facilities (设施).
    case facilities
    /// Toilets (厕所).
    case toilets
    /// Waters (水体).
    case waterBodies
    /// Drinking-water protection zones (饮用水水源保护区).
    case protectionZones
    /// Outlets (排口).
    case outlets
    /// Pipes of the sewer network (管段).
    case sewers
    /// Manholes (检查井).
    case manholes
    /// Lift stations (提升泵站).
    case liftStations
    /// Roads (道路).
    case roads
    /// Boundaries of places of the tree (边界).
    case boundaries

    /// The kind of record that the rows become.
    public var recordKind: RecordKind {
        switch self {
        case .divisions: .region
        case .villages: .village
        case .facilities: .facility
        case .toilets: .toilet
        case .waterBodies: .waterBody
        case .protectionZones: .protectionZone
        case .outlets: .outlet
        case .sewers: .sewer
        case .manholes: .manhole
        case .liftStations: .liftStation
        case .roads: .road
        case .boundaries: .boundary
        }
    }

    /// The name for people.
    public var name: BilingualText { recordKind.name }

    /// What columns can be matched with, in the order in which a form offers it.
    public var targets: [ImportTarget] {
        switch self {
        case .divisions: ImportTarget.division
        case .villages: ImportTarget.village + fieldTargets
        default: ImportTarget.placed + fieldTargets
        }
    }

    /// The target with the given key.
    public func target(_ key: String) -> ImportTarget? {
        targets.first { $0.key == key }
    }

    private var fieldTargets: [ImportTarget] {
        let fields = recordKind.fields.map { field in
            ImportTarget(field.key, field.label, field.synonyms + [field.key, field.column], field: field)
        }
        return recordKind.field("longitude") == nil ? fields : fields + [.position]
    }
}
