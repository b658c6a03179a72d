/// The fields of a pipe of the sewer network (管段).
public enum SewerFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] = [
        Field("code", "管段编号", "Code", .text(limit: 64), synonyms: ["编码", "编号", "管线编号", "管道编号"], sortable: true),
        SharedFields.name, SharedFields.place,
        Field(
            "sewerKind", "管段类别", "Kind of pipe", .choice(SewerKind.choices),
            synonyms: ["管道类别", "管道类型", "管段类型", "管网级别", "类别", "级别"]),
        NetworkFields.facilityCode,
        Field("fromNode", "起点井号", "Node upstream", .line, synonyms: ["起点编号", "上游井号", "起始井号", "起点", "上游节点"]),
        Field("toNode", "终点井号", "Node downstream", .line, synonyms: ["终点编号", "下游井号", "终止井号", "终点", "下游节点"]),
        Field("material", "管材", "Material", .line, synonyms: ["材质", "管道材质", "管材类型"]),
        Field(
            "diameter", "管径", "Diameter", .decimal(0...5000, places: 0), unit: Units.millimetres,
            synonyms: ["DN", "公称直径", "管径(mm)", "直径"], sortable: true),
        Field(
            "length", "长度", "Length", .quantity(1), unit: Units.metres, synonyms: ["管长", "管段长度", "管道长度"],
            sortable: true),
        Field(
            "upstreamInvert", "起点管底高程", "Invert level upstream", .elevation, unit: Units.metres,
            synonyms: ["上游管底高程", "起点管内底高程", "上游管内底标高", "起点高程", "起点管底标高"], precise: true),
        Field(
            "downstreamInvert", "终点管底高程", "Invert level downstream", .elevation, unit: Units.metres,
            synonyms: ["下游管底高程", "终点管内底高程", "下游管内底标高", "终点高程", "终点管底标高"], precise: true),
        Field(
            "flowKind", "输送方式", "Driven by", .choice(FlowKind.choices), synonyms: ["流动方式", "重力/压力", "压力类型", "输水方式"]),
        Field(
            "connectedHouseholds", "接入户数", "Connected households", .count, unit: Units.households,
            synonyms: ["接户数", "服务户数"], sortable: true),
        Field("builtYear", "建设年份", "Year built", .integer(1950...2100), synonyms: ["建成年份", "建设时间", "敷设年份"]),
        SharedFields.shape(.line, precise: true), SharedFields.sourceDatum, SharedFields.remarks,
    ]
}

/// The fields of a manhole or another chamber of the network (检查井).
public enum ManholeFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] = [
        Field("code", "井编号", "Code", .text(limit: 64), synonyms: ["编码", "编号", "井号", "检查井编号", "节点编号"], sortable: true),
        SharedFields.name, SharedFields.place,
        Field("manholeKind", "井类型", "Kind of chamber", .choice(ManholeKind.choices), synonyms: ["类型", "井类别"]),
        NetworkFields.facilityCode, SharedFields.groundLevel,
        Field(
            "invertLevel", "井底高程", "Invert level", .elevation, unit: Units.metres,
            synonyms: ["井底标高", "管底高程", "底高程"], precise: true),
        Field("depth", "井深", "Depth", .decimal(0...100, places: 2), unit: Units.metres, synonyms: ["埋深"]),
        Field("material", "材质", "Material", .line, synonyms: ["井材质", "井体材料"]),
        Field("builtYear", "建设年份", "Year built", .integer(1950...2100), synonyms: ["建成年份", "建设时间"]),
        NetworkFields.preciseLongitude, NetworkFields.preciseLatitude, SharedFields.sourceDatum, SharedFields.remarks,
    ]
}

/// The fields of a pumping station that lifts sewage (提升泵站).
public enum LiftStationFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] = [
        Field("code", "泵站编号", "Code", .text(limit: 64), synonyms: ["编码", "编号"], sortable: true),
        SharedFields.name, SharedFields.place, NetworkFields.facilityCode,
        Field(
            "designFlow", "设计流量", "Design flow", .quantity(2), unit: Units.cubicMetresADay,
            synonyms: ["设计规模", "提升能力", "流量", "设计提升水量"], sortable: true),
        Field("head", "扬程", "Head", .decimal(0...500, places: 1), unit: Units.metres, synonyms: ["设计扬程", "水泵扬程"]),
        Field("ratedPower", "额定功率", "Rated power", .quantity(2), unit: Units.kilowatts, synonyms: ["功率", "装机功率"]),
        Field("pumps", "水泵台数", "Pumps", .count, unit: BilingualText("台", ""), synonyms: ["泵数", "水泵数量"]),
        Field("builtYear", "建设年份", "Year built", .integer(1950...2100), synonyms: ["建成年份", "建设时间"]),
        Field("operatorName", "运维单位", "Operator", .line, synonyms: ["运营单位"]),
        Field("state", "运行状态", "State", .choice(OperatingState.choices), synonyms: ["运行情况", "泵站状态"], sortable: true),
        SharedFields.longitude, SharedFields.latitude, SharedFields.groundLevel, SharedFields.sourceDatum,
        SharedFields.remarks,
    ]
}

/// Fields that several kinds of the network share.
enum NetworkFields {
    static let facilityCode = Field(
        "facilityCode", "所属设施编码", "Facility code", .line, synonyms: ["设施编码", "所属设施", "站点编码", "所属站点"])
    static let preciseLongitude = Field(
        SharedFields.longitude.key, SharedFields.longitude.label.zh, SharedFields.longitude.label.en, .preciseLongitude,
        unit: SharedFields.longitude.unit, synonyms: SharedFields.longitude.synonyms, precise: true)
    static let preciseLatitude = Field(
        SharedFields.latitude.key, SharedFields.latitude.label.zh, SharedFields.latitude.label.en, .preciseLatitude,
        unit: SharedFields.latitude.unit, synonyms: SharedFields.latitude.synonyms, precise: true)
}
