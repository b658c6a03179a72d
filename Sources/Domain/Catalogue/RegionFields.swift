/// The fields of a place of the administrative tree (区划).
public enum RegionFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] = [
        Field("name", "名称", "Name", .line, synonyms: ["区划名称", "地名"], sortable: true),
        Field("code", "代码", "Code", .text(limit: 32), synonyms: ["区划代码", "统计用区划代码", "行政区划代码"], sortable: true),
        Field("level", "层级", "Level", .integer(0...6), synonyms: ["级别"]),
        Field("parent", "上级", "Parent", .subject(.region), synonyms: ["上级代码", "父级"]),
        Field("aliases", "别名", "Aliases", .line, synonyms: ["曾用名", "又名", "俗名"]),
        Field("isEnded", "已撤销", "Abolished", .flag, synonyms: ["撤销"]),
        Field("successor", "并入", "Merged into", .subject(.region)),
    ]
}
