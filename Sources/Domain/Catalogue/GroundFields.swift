/// The fields of a road (道路).
public enum RoadFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] = [
        Field("code", "道路编码", "Code", .text(limit: 64), synonyms: ["编码", "编号", "路线编号", "路线编码"], sortable: true),
        SharedFields.name, SharedFields.place,
        Field("roadClass", "道路类别", "Class", .choice(RoadClass.choices), synonyms: ["道路等级", "等级", "类别", "fclass"]),
        Field("surface", "路面类型", "Surface", .line, synonyms: ["路面", "路面材料"]),
        Field("width", "路宽", "Width", .decimal(0...200, places: 1), unit: Units.metres, synonyms: ["路面宽度", "宽度"]),
        Field("length", "长度", "Length", .quantity(1), unit: Units.metres, synonyms: ["里程", "路长"], sortable: true),
        SharedFields.shape(.line), SharedFields.sourceDatum, SharedFields.remarks,
    ]
}

/// The fields of the boundary of a place (边界); where it stands is the place that it bounds.
public enum BoundaryFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] = [
        Field(
            "code", "区划代码", "Code", .text(limit: 64), synonyms: ["编码", "代码", "行政区划代码", "gb", "adcode", "pac"],
            sortable: true),
        SharedFields.name, SharedFields.place,
        Field(
            "area", "面积", "Area", .quantity(2), unit: Units.squareKilometres, synonyms: ["行政区域面积", "土地面积"],
            sortable: true),
        Field("approval", "依据", "Authority", .line, synonyms: ["勘界文号", "批准文号", "来源", "数据来源"]),
        SharedFields.shape(.area), SharedFields.sourceDatum, SharedFields.remarks,
    ]
}
