/// How far the sewage of a village is dealt with (治理状态).
public enum TreatmentStatus: String, CaseIterable, Hashable, Sendable {
    /// Nothing has been done yet (未治理).
    case untreated
    /// No sewage lies about, but it is not treated (管控).
    case controlled
    /// Collected and treated or reused (治理).
    case treated

    /// The field's entries.
    static let choices = [
        Choice("untreated", "未治理", "Untreated", synonyms: ["未", "否", "没有治理", "未完成", "未完成治理"]),
        Choice("controlled", "管控", "Controlled", synonyms: ["已管控", "有效管控", "完成管控"]),
        Choice("treated", "治理", "Treated", synonyms: ["已治理", "完成治理", "是", "已完成", "完成"]),
    ]
}

/// How the sewage of a village is treated (治理模式), after the national guidance 环办土壤〔2023〕24号.
enum TreatmentMode {
    static let choices = [
        Choice("townSewer", "纳入城镇污水管网", "Town sewer", synonyms: ["纳管", "接管", "纳厂", "纳入城镇污水管网（厂）", "纳入城镇管网"]),
        Choice("centralised", "集中式处理", "Central station", synonyms: ["集中处理", "集中式", "集中"]),
        Choice("shared", "相对集中式处理", "Shared station", synonyms: ["相对集中", "联村", "联户", "联村处理"]),
        Choice("household", "分散式处理", "Household units", synonyms: ["分散处理", "分散式", "单户", "户用"]),
        Choice("reuse", "资源化利用", "Reuse", synonyms: ["资源化", "就地利用", "回用"]),
        Choice("mixed", "组合模式", "Combined", synonyms: ["组合", "混合", "多种"]),
    ]
}

/// The development class of a village (村庄类型).
enum VillageClass {
    static let choices = [
        Choice("growth", "集聚提升类", "Growth", synonyms: ["集聚提升", "集聚"]),
        Choice("suburban", "城郊融合类", "Suburban", synonyms: ["城郊融合", "城郊"]),
        Choice("heritage", "特色保护类", "Heritage", synonyms: ["特色保护", "特色"]),
        Choice("relocation", "搬迁撤并类", "Relocation", synonyms: ["搬迁撤并", "搬迁"]),
        Choice("other", "其他", "Other", synonyms: ["其他类", "暂不分类"]),
    ]
}

/// How a facility runs by the register (运行状态).
public enum OperatingState: String, CaseIterable, Hashable, Sendable {
    /// It runs as it should (正常运行).
    case normal
    /// It runs, but not as it should (不正常运行).
    case abnormal
    /// It stands still (停运).
    case stopped
    /// Being built or in trial operation (在建、调试).
    case construction
    /// Taken out of the register's duty by approval (报废).
    case retired

    static let choices = [
        Choice("normal", "正常运行", "Normal", synonyms: ["正常", "运行正常", "运行"]),
        Choice("abnormal", "不正常运行", "Abnormal", synonyms: ["不正常", "异常", "运行不正常", "非正常运行"]),
        Choice("stopped", "停运", "Stopped", synonyms: ["停用", "闲置", "未运行", "停止运行", "晒太阳"]),
        Choice("construction", "在建", "Under construction", synonyms: ["建设中", "调试", "试运行"]),
        Choice("retired", "报废", "Retired", synonyms: ["拆除", "废弃"]),
    ]
}

/// The state of the work on a black-odorous water (整治状态).
enum RemediationState {
    static let choices = [
        Choice("found", "未整治", "Not remediated", synonyms: ["未治理", "待整治", "未开工"]),
        Choice("underway", "整治中", "Under way", synonyms: ["治理中", "在治", "正在整治"]),
        Choice("done", "完成整治", "Remediated", synonyms: ["已整治", "已完成", "完成治理", "已治理", "已完成整治"]),
        Choice("closed", "销号", "Struck off", synonyms: ["已销号", "完成销号"]),
    ]
}

/// What a water is kept for in the register (水体类别).
enum WaterRole {
    static let choices = [
        Choice("blackOdorous", "黑臭水体", "Black-odorous water", synonyms: ["黑臭", "农村黑臭水体"]),
        Choice("receiving", "受纳水体", "Receiving water", synonyms: ["受纳", "河流", "纳污水体"]),
    ]
}

/// The grade of a drinking-water protection zone (保护区级别), Water Pollution Prevention Law articles 63–67.
enum ProtectionGrade {
    static let choices = [
        Choice("first", "一级保护区", "First grade", synonyms: ["一级"]),
        Choice("second", "二级保护区", "Second grade", synonyms: ["二级"]),
        Choice("quasi", "准保护区", "Quasi-protection zone", synonyms: ["准保护"]),
    ]
}

/// The part that a pipe plays in the network (管段类别).
enum SewerKind {
    static let choices = [
        Choice("main", "干管", "Main", synonyms: ["主管", "主干管", "干线", "主管网"]),
        Choice("branch", "支管", "Branch", synonyms: ["支线", "次干管", "支管网"]),
        Choice("lateral", "接户管", "House lateral", synonyms: ["入户管", "出户管", "户线", "接户"]),
    ]
}

/// What drives the sewage through a pipe (输送方式).
enum FlowKind {
    static let choices = [
        Choice("gravity", "重力流", "Gravity", synonyms: ["重力", "自流", "重力管"]),
        Choice("pressure", "压力流", "Pressure", synonyms: ["压力", "压力管", "有压", "提升"]),
    ]
}

/// What a chamber of the network is for (井类型).
enum ManholeKind {
    static let choices = [
        Choice("inspection", "检查井", "Manhole", synonyms: ["普通检查井", "污水井", "转角井"]),
        Choice("connection", "接户井", "House connection", synonyms: ["户井", "入户井", "清扫井", "清扫口"]),
        Choice("drop", "跌水井", "Drop manhole", synonyms: ["跌落井"]),
        Choice("settling", "沉泥井", "Settling chamber", synonyms: ["沉砂井", "沉沙井"]),
        Choice("trap", "隔油（水封）井", "Trap", synonyms: ["隔油井", "隔油池", "水封井"]),
        Choice("overflow", "溢流井", "Overflow chamber", synonyms: ["截流井"]),
    ]
}

/// The class of a road (道路类别), after the technical administration classes of JTG B01 and roads within villages.
enum RoadClass {
    static let choices = [
        Choice("national", "国道", "National road", synonyms: ["高速", "高速公路"]),
        Choice("provincial", "省道", "Provincial road"),
        Choice("county", "县道", "County road"),
        Choice("township", "乡道", "Township road"),
        Choice("village", "村道", "Village road"),
        Choice("inner", "村内道路", "Road within a village", synonyms: ["巷道", "入户路", "村内"]),
    ]
}

/// How households get their water (供水方式).
enum WaterSupply {
    static let choices = [
        Choice("piped", "集中供水", "Piped", synonyms: ["自来水", "集中式供水", "管网供水"]),
        Choice("well", "自备井", "Own well", synonyms: ["水井", "井水", "分散供水"]),
        Choice("spring", "山泉水", "Spring", synonyms: ["山泉", "引泉"]),
        Choice("mixed", "混合供水", "Mixed", synonyms: ["混合"]),
    ]
}

/// The lie of the land (地形).
enum Terrain {
    static let choices = [
        Choice("plain", "平原", "Plain", synonyms: ["平地"]),
        Choice("hill", "丘陵", "Hills", synonyms: ["丘陵区"]),
        Choice("mountain", "山区", "Mountains", synonyms: ["山地"]),
        Choice("waterNetwork", "水网", "Water network", synonyms: ["河网", "水网区"]),
    ]
}
