public import Domain

/// What a column of a list can be matched with (列对应): a field of the record, or a word about where it stands.
public struct ImportTarget: Hashable, Sendable {
    /// The key in mappings: a field's key, or one of the words about places such as `town`.
    public let key: String
    /// The name for people.
    public let label: BilingualText
    /// Headings under which lists carry it.
    public let synonyms: [String]
    /// The field of the record, if it is one.
    public let field: Field?

    init(_ key: String, _ label: BilingualText, _ synonyms: [String], field: Field? = nil) {
        self.key = key
        self.label = label
        self.synonyms = synonyms
        self.field = field
    }

    private init(_ key: String, _ zh: String, _ en: String, _ synonyms: [String]) {
        self.init(key, BilingualText(zh, en), synonyms)
    }

    /// The key of columns that merely count the rows.
    static let serialKey = "serial"

    private static let serial = ImportTarget(
        serialKey, "序号", "Row number", ["row", "行号", "序", "no", "顺序号", "xlsx_row", "编次"])

    private static let whereabouts: [ImportTarget] = [
        ImportTarget(
            "county", "县（区）", "County", ["县", "区县", "县区", "县市区", "县（市、区）", "所属县", "county_matched", "county"]),
        ImportTarget("countyCode", "县代码", "County code", ["县区代码", "区县代码", "县级代码", "county_code"]),
        ImportTarget(
            "town", "乡镇", "Town",
            ["乡镇街道", "镇街", "镇", "乡（镇）", "镇（街）", "乡镇（街道）", "镇（街道）", "所属乡镇", "乡镇名称", "街道", "raw_town", "town"]),
        ImportTarget(
            "townCode", "乡镇代码", "Town code", ["镇街代码", "乡镇编码", "town_code", "town_code_2021", "town_code_2021_matched"]),
    ]

    /// The system in which the row's position is given; not to be taken for the one it was once converted from.
    private static let datum = ImportTarget(
        "datum", "坐标系", "Coordinate system", ["坐标系统", "空间参考", "crs", "datum", "epsg"])

    /// The key of columns that hold both degrees of a position.
    static let positionKey = "position"

    /// For lists of things with a longitude and a latitude.
    static let position = ImportTarget(
        positionKey, "经纬度", "Longitude and latitude",
        [
            "坐标", "经纬度坐标", "地理坐标", "位置坐标", "坐标位置", "中心坐标", "中心经纬度", "坐标（经纬度）", "经度纬度", "经度、纬度", "经度/纬度",
            "经度纬度坐标", "gps坐标", "gps", "lnglat", "lonlat", "coordinates",
        ])

    private static let administrativeVillage: [ImportTarget] = [
        ImportTarget(
            "administrativeVillage", "行政村", "Administrative village",
            [
                "行政村名称", "行政村（社区）", "村（社区）", "村居", "村（居）", "村委会", "村（居）委会", "所属行政村", "村委", "所在村", "所在行政村",
                "administrative_village",
            ]),
        ImportTarget(
            "administrativeVillageCode", "行政村代码", "Administrative village code",
            ["行政村编码", "村代码", "村级代码", "行政村12位码", "村编码", "行政村区划代码", "village_code"]),
    ]

    /// For lists of villages.
    static let village: [ImportTarget] =
        [serial, datum] + whereabouts + administrativeVillage + [
            ImportTarget(
                "naturalVillage", "自然村", "Natural village",
                [
                    "自然村名称", "自然村名", "自然村（组）", "自然村（村民小组）", "村民小组", "村小组", "小组", "屯", "村名", "村庄名称", "村庄", "名称",
                    "village", "natural_village",
                ]),
            ImportTarget("naturalVillageCode", "自然村代码", "Natural village code", ["自然村编码", "自然村编号"]),
            ImportTarget("serial", "编号", "Number", ["编号"]),
        ]

    /// For lists of things that stand in a place.
    static let placed: [ImportTarget] =
        [serial, datum] + whereabouts + administrativeVillage + [
            ImportTarget("naturalVillage", "自然村", "Natural village", ["自然村名称", "自然村名", "村民小组", "屯", "所在自然村"])
        ]

    /// For the administrative tree.
    static let division: [ImportTarget] = [
        serial,
        ImportTarget(
            "code", "代码", "Code", ["区划代码", "统计用区划代码", "行政区划代码", "编码", "行政区划编码", "code", "12位代码", "区划编码"]),
        ImportTarget("name", "名称", "Name", ["区划名称", "地名", "单位名称", "name", "行政区划名称"]),
        ImportTarget("level", "级别", "Level", ["层级", "等级", "行政级别", "level"]),
        ImportTarget(
            "parent", "上级", "Parent", ["上级代码", "父级", "父级代码", "上级区划代码", "上级区划", "parent", "parent_code", "pcode"]),
    ]
}
