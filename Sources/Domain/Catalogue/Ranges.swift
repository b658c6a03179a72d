extension FieldType {
    /// A count from zero up, far beyond any real one, so that only nonsense is refused.
    static let count: FieldType = .integer(0...10_000_000)
    /// A non-negative quantity with the given number of decimals.
    static func quantity(_ places: Int) -> FieldType { .decimal(0...1_000_000_000, places: places) }
    /// A short text such as a name.
    static let line: FieldType = .text(limit: 200)
    /// A longer remark.
    static let note: FieldType = .text(limit: 2000)
    /// Metres above the national datum, from the Turpan depression to the highest peak with some margin.
    static let elevation: FieldType = .decimal(-200...9000, places: 3)
    /// Degrees east in China with some margin.
    static let longitude: FieldType = .decimal(73...136, places: 6)
    /// Degrees north in China with some margin.
    static let latitude: FieldType = .decimal(3...54, places: 6)
    /// The same to a centimetre, for what was surveyed.
    static let preciseLongitude: FieldType = .decimal(73...136, places: 7)
    /// The same to a centimetre, for what was surveyed.
    static let preciseLatitude: FieldType = .decimal(3...54, places: 7)
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
    static let millimetres = BilingualText("mm", "mm")
    static let squareKilometres = BilingualText("km²", "km²")
}

/// Fields that several kinds share.
enum SharedFields {
    /// A line or an area; `precise` where only those allowed may see how it runs.
    static func shape(_ form: ShapeForm, precise: Bool = false) -> Field {
        Field(
            "shape", "图形", "Shape", .shape(form), synonyms: ["geometry", "geom", "wkt", "__shape", "几何", "图形(WKT)", "the_geom"],
            precise: precise)
    }
    static let code = Field("code", "编码", "Code", .text(limit: 64), synonyms: ["编号"], sortable: true)
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
    /// The height of the ground.
    static let groundLevel = Field(
        "groundLevel", "地面高程", "Ground level", .elevation, unit: Units.metres,
        synonyms: ["地面标高", "高程", "海拔", "井口高程", "地面高程(m)", "elevation"], precise: true)
    static let remarks = Field("remarks", "备注", "Remarks", .note, synonyms: ["说明", "备 注", "remark", "note"])
}
