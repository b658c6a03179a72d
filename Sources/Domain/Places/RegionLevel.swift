/// The rung of a place in the administrative tree (行政层级), the nation at the top, natural villages at the bottom.
public enum RegionLevel: Int, CaseIterable, Hashable, Comparable, Sendable {
    /// The whole country (全国).
    case nation = 0
    /// Province (省).
    case province = 1
    /// Prefecture-level city (市).
    case city = 2
    /// County, district or county-level city (县、区).
    case county = 3
    /// Town, township or street office (乡镇、街道).
    case town = 4
    /// Administrative village or residents' committee (行政村、社区).
    case administrativeVillage = 5
    /// Natural village, hamlet or village group (自然村).
    case naturalVillage = 6

    /// Orders from the nation downward.
    public static func < (left: RegionLevel, right: RegionLevel) -> Bool { left.rawValue < right.rawValue }

    /// Whether the place is a village of either kind.
    public var isVillage: Bool { self >= .administrativeVillage }

    /// The level's name for people.
    public var name: BilingualText {
        switch self {
        case .nation: BilingualText("全国", "Nation")
        case .province: BilingualText("省", "Province")
        case .city: BilingualText("市", "City")
        case .county: BilingualText("县（区）", "County")
        case .town: BilingualText("乡镇", "Town")
        case .administrativeVillage: BilingualText("行政村", "Administrative village")
        case .naturalVillage: BilingualText("自然村", "Natural village")
        }
    }
}
