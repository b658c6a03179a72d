/// The fields of a toilet or stock of toilets (厕所).
public enum ToiletFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] = [
        Field("code", "编码", "Code", .text(limit: 64), synonyms: ["编号", "厕所编号"], sortable: true),
        SharedFields.name, SharedFields.place,
        Field("isPublic", "公厕", "Public toilet", .flag, synonyms: ["是否公厕"]),
        Field("toiletType", "厕所类型", "Type", .line, synonyms: ["改厕模式"]),
        Field("seats", "蹲位数", "Seats", .count, unit: Units.pieces, synonyms: ["蹲位"]),
        Field("outfall", "粪污去向", "Where it drains", .line, synonyms: ["粪污处理去向", "去向"]),
        Field("isConnected", "接入污水治理", "Drains to treatment", .flag, synonyms: ["是否接入", "是否纳入污水治理"]),
        Field("builtYear", "建设年份", "Year built", .integer(1950...2100), synonyms: ["建成年份"]),
        SharedFields.longitude, SharedFields.latitude, SharedFields.sourceDatum, SharedFields.remarks,
    ]
}

/// The fields of a water (水体): black-odorous water bodies and receiving waters.
public enum WaterBodyFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] = [
        Field("code", "编码", "Code", .text(limit: 64), synonyms: ["编号", "水体编号"], sortable: true),
        SharedFields.name, SharedFields.place,
        Field("role", "水体类别", "Kind of water", .choice(WaterRole.choices), synonyms: ["类别", "Role"]),
        Field("location", "地理位置", "Location", .line, synonyms: ["位置描述"]),
        Field(
            "area", "黑臭面积", "Black-odorous area", .quantity(1), unit: Units.squareMetres,
            synonyms: ["水域面积", "面积", "Area"], sortable: true),
        Field("length", "长度", "Length", .quantity(1), unit: Units.metres),
        Field("cause", "污染成因", "Cause", .line, synonyms: ["污染来源", "成因"]),
        Field("functionClass", "水功能类别", "Function class", .line, synonyms: ["水质目标", "水体功能"]),
        Field("state", "整治状态", "State", .choice(RemediationState.choices), synonyms: ["治理程度", "整治情况"], sortable: true),
        Field("isListed", "列入国家或省清单", "On the national or provincial list", .flag, synonyms: ["是否列入清单", "是否国家监管"]),
        Field("completedOn", "完成时间", "Completed on", .day, synonyms: ["完成整治时间", "销号时间"]),
        SharedFields.longitude, SharedFields.latitude, SharedFields.shape(.lineOrArea), SharedFields.sourceDatum,
        SharedFields.remarks,
    ]
}

/// The fields of a drinking-water protection zone (饮用水水源保护区).
public enum ProtectionZoneFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] = [
        Field("code", "编码", "Code", .text(limit: 64), synonyms: ["编号", "水源地编码"], sortable: true),
        SharedFields.name, SharedFields.place,
        Field("grade", "保护区级别", "Grade", .choice(ProtectionGrade.choices), synonyms: ["级别"]),
        Field("sourceType", "水源类型", "Type of source", .line, synonyms: ["水源地类型"]),
        Field(
            "area", "面积", "Area", .quantity(2), unit: BilingualText("km²", "km²"), synonyms: ["保护区面积"], sortable: true),
        Field("servedPopulation", "服务人口", "Population served", .count, unit: Units.people),
        Field("approval", "批复文号", "Approval", .line, synonyms: ["批准文号", "文号"]),
        SharedFields.longitude, SharedFields.latitude, SharedFields.shape(.area), SharedFields.sourceDatum,
        SharedFields.remarks,
    ]
}

/// The fields of an outlet (排口).
public enum OutletFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] = [
        Field("code", "排口编号", "Code", .text(limit: 64), synonyms: ["编号", "排放口编号"], sortable: true),
        SharedFields.name, SharedFields.place,
        Field("facilityCode", "所属设施编码", "Facility code", .line, synonyms: ["设施编码"]),
        Field("receivingWater", "受纳水体", "Receiving water", .line),
        Field("standard", "执行标准", "Effluent standard", .line, synonyms: ["排放标准"]),
        Field("diameter", "管径", "Diameter", .quantity(0), unit: BilingualText("mm", "mm")),
        Field("mode", "排放方式", "Manner of discharge", .line),
        SharedFields.longitude, SharedFields.latitude, SharedFields.sourceDatum, SharedFields.remarks,
    ]
}
