extension FieldType {
    /// A count from zero up, far beyond any real one, so that only nonsense is refused.
    static let count: FieldType = .integer(0...10_000_000)
    /// A non-negative quantity with the given number of decimals.
    static func quantity(_ places: Int) -> FieldType { .decimal(0...1_000_000_000, places: places) }
    /// A short text such as a name.
    static let line: FieldType = .text(limit: 200)
    /// A longer remark.
    static let note: FieldType = .text(limit: 2000)
    /// Degrees east in China with some margin.
    static let longitude: FieldType = .decimal(73...136, places: 6)
    /// Degrees north in China with some margin.
    static let latitude: FieldType = .decimal(3...54, places: 6)
}

/// Units of the register's quantities.
enum Units {
    static let households = BilingualText("户", "households")
    static let people = BilingualText("人", "people")
    static let metres = BilingualText("m", "m")
    static let kilometres = BilingualText("km", "km")
    static let squareMetres = BilingualText("m²", "m²")
    static let cubicMetresADay = BilingualText("m³/d", "m³/d")
    static let tenThousandYuan = BilingualText("万元", "10⁴ CNY")
    static let tenThousandYuanAYear = BilingualText("万元/年", "10⁴ CNY/a")
    static let kilowatts = BilingualText("kW", "kW")
    static let percent = BilingualText("%", "%")
    static let pieces = BilingualText("个", "")
    static let samples = BilingualText("次", "samples")
}

/// Fields that several kinds share.
enum SharedFields {
    static let name = Field(
        "name", "名称", "Name", .line, synonyms: ["设施名称", "项目名称", "项目点", "设施点", "水体名称", "名称（全称）"], sortable: true)
    static let place = Field(
        "place", "所在村（镇）", "Place", .subject(.region), synonyms: ["所在地", "位置"])
    static let longitude = Field(
        "longitude", "经度", "Longitude", .longitude, unit: BilingualText("°", "°"),
        synonyms: ["lng", "lon", "long", "x", "东经", "经度(°)", "X坐标", "lng_wgs84", "lng_gcj02", "__lng"])
    static let latitude = Field(
        "latitude", "纬度", "Latitude", .latitude, unit: BilingualText("°", "°"),
        synonyms: ["lat", "y", "北纬", "纬度(°)", "Y坐标", "lat_wgs84", "lat_gcj02", "__lat"])
    static let sourceDatum = Field(
        "sourceDatum", "原坐标系", "Source datum", .line, synonyms: ["坐标系", "坐标系统", "crs", "datum"])
    static let remarks = Field("remarks", "备注", "Remarks", .note, synonyms: ["说明", "备 注", "remark", "note"])
}
