/// The kinds of records that the register keeps (台账种类).
public enum RecordKind: String, CaseIterable, Hashable, Sendable {
    /// A place of the administrative tree, from the nation to natural villages (区划).
    case region
    /// What is known of an administrative or natural village (村庄底数); the subject is the place itself.
    case village
    /// A treatment facility (设施).
    case facility
    /// A public toilet or a stock of changed household toilets (厕所).
    case toilet
    /// A water: black-odorous water body or receiving water (水体).
    case waterBody
    /// A drinking-water protection zone (饮用水水源保护区).
    case protectionZone
    /// An outlet into a water (排口).
    case outlet
    /// A pipe between two nodes of the sewer network (管段).
    case sewer
    /// A manhole or other chamber of the network (检查井).
    case manhole
    /// A pumping station that lifts sewage (提升泵站).
    case liftStation
    /// A road, beside which pipes are laid (道路).
    case road
    /// The boundary of a place of the tree (边界); where it stands is the place that it bounds.
    case boundary

    /// The kind's name for people.
    public var name: BilingualText {
        switch self {
        case .region: BilingualText("区划", "Regions")
        case .village: BilingualText("村庄", "Villages")
        case .facility: BilingualText("设施", "Facilities")
        case .toilet: BilingualText("厕所", "Toilets")
        case .waterBody: BilingualText("水体", "Waters")
        case .protectionZone: BilingualText("饮用水水源保护区", "Drinking-water protection zones")
        case .outlet: BilingualText("排口", "Outlets")
        case .sewer: BilingualText("管段", "Sewers")
        case .manhole: BilingualText("检查井", "Manholes")
        case .liftStation: BilingualText("提升泵站", "Lift stations")
        case .road: BilingualText("道路", "Roads")
        case .boundary: BilingualText("边界", "Boundaries")
        }
    }

    /// The name of one record of the kind, where English has another word than for the list.
    public var singular: BilingualText {
        switch self {
        case .region: BilingualText("区划", "Division")
        case .village: BilingualText("村庄", "Village")
        case .facility: BilingualText("设施", "Facility")
        case .toilet: BilingualText("厕所", "Toilet")
        case .waterBody: BilingualText("水体", "Water")
        case .protectionZone: BilingualText("饮用水水源保护区", "Drinking-water protection zone")
        case .outlet: BilingualText("排口", "Outlet")
        case .sewer: BilingualText("管段", "Sewer")
        case .manhole: BilingualText("检查井", "Manhole")
        case .liftStation: BilingualText("提升泵站", "Lift station")
        case .road: BilingualText("道路", "Road")
        case .boundary: BilingualText("边界", "Boundary")
        }
    }

    /// The number under which the kind is stored; never changed once given.
    public var number: Int64 {
        switch self {
        case .region: 1
        case .village: 2
        case .facility: 3
        case .toilet: 4
        case .waterBody: 5
        case .protectionZone: 6
        case .outlet: 7
        case .sewer: 8
        case .manhole: 9
        case .liftStation: 10
        case .road: 11
        case .boundary: 12
        }
    }

    /// The kind stored under the number.
    public init?(number: Int64) {
        guard let kind = Self.allCases.first(where: { $0.number == number }) else { return nil }
        self = kind
    }

    /// The fields of the kind in the order in which forms and lists show them.
    public var fields: [Field] {
        switch self {
        case .region: RegionFields.all
        case .village: VillageFields.all
        case .facility: FacilityFields.all
        case .toilet: ToiletFields.all
        case .waterBody: WaterBodyFields.all
        case .protectionZone: ProtectionZoneFields.all
        case .outlet: OutletFields.all
        case .sewer: SewerFields.all
        case .manhole: ManholeFields.all
        case .liftStation: LiftStationFields.all
        case .road: RoadFields.all
        case .boundary: BoundaryFields.all
        }
    }

    /// The field that holds the record's line or area; nil for kinds that are points or have no place of their own.
    public var shapeField: Field? {
        fields.first { if case .shape = $0.type { true } else { false } }
    }

    /// The field with the given key.
    public func field(_ key: String) -> Field? {
        fields.first { $0.key == key }
    }
}
