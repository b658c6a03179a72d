/// The fields of a treatment facility (设施), after the merged column sets of the ledgers in use.
public enum FacilityFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] =
        identity + capacity + building + network + operation + [
            SharedFields.longitude, SharedFields.latitude, SharedFields.groundLevel, SharedFields.sourceDatum,
            SharedFields.remarks,
        ]

    private static let identity: [Field] = [
        Field("code", "设施编码", "Code", .text(limit: 64), synonyms: ["编码", "设施编号", "编号"], sortable: true),
        SharedFields.name,
        SharedFields.place,
        Field("servedVillages", "服务自然村", "Villages served", .note, synonyms: ["服务村庄", "服务范围", "覆盖村庄"]),
        Field("mode", "模式", "Mode", .choice(TreatmentMode.choices), synonyms: ["治理模式", "处理模式"]),
        Field("process", "工艺", "Process", .line, synonyms: ["处理工艺", "工艺类型"]),
    ]

    private static let capacity: [Field] = [
        Field(
            "designCapacity", "设计规模", "Design capacity", .quantity(2), unit: Units.cubicMetresADay,
            synonyms: ["设计处理规模", "处理规模", "设计规模(m³/d)", "建设规模", "规模"], sortable: true),
        Field(
            "actualFlow", "实际水量", "Actual flow", .quantity(2), unit: Units.cubicMetresADay,
            synonyms: ["实际处理水量", "日均处理水量", "实际处理量", "处理水量"], sortable: true),
        Field("standard", "执行标准", "Effluent standard", .line, synonyms: ["排放标准", "执行标准及等级"]),
        Field("grade", "标准等级", "Grade", .line, synonyms: ["等级"]),
        Field("receivingWater", "受纳水体", "Receiving water", .line, synonyms: ["受纳水体名称"]),
        Field("outletCode", "排口编号", "Outlet code", .line, synonyms: ["排放口编号"]),
    ]

    private static let building: [Field] = [
        Field("builtYear", "建设年份", "Year built", .integer(1950...2100), synonyms: ["建成年份", "建设时间", "建成时间"]),
        Field(
            "investment", "投资", "Investment", .quantity(2), unit: Units.tenThousandYuan,
            synonyms: ["总投资", "投资(万元)", "投资金额"]),
        Field("fundSource", "资金来源", "Source of funds", .line),
        Field("builder", "建设单位", "Owner", .line, synonyms: ["业主单位"]),
        Field("contractor", "施工单位", "Contractor", .line, synonyms: ["施工"]),
        Field("designer", "设计单位", "Designer", .line, synonyms: ["设计"]),
        Field("acceptedOn", "验收时间", "Accepted on", .day, synonyms: ["验收日期", "竣工验收时间"]),
        Field("handedOverOn", "移交时间", "Handed over on", .day, synonyms: ["移交日期"]),
        Field("siteArea", "占地", "Site area", .quantity(1), unit: Units.squareMetres, synonyms: ["占地面积"]),
    ]

    private static let network: [Field] = [
        Field("mainLength", "主管长度", "Main sewers", .quantity(1), unit: Units.metres, synonyms: ["主管", "主管网长度"]),
        Field("branchLength", "支管长度", "Branch sewers", .quantity(1), unit: Units.metres, synonyms: ["支管", "支管网长度"]),
        Field(
            "lateralLength", "入户管长度", "House laterals", .quantity(1), unit: Units.metres,
            synonyms: ["入户", "入户管", "接户管"]),
        Field(
            "networkLength", "管网总长", "Network length", .quantity(1), unit: Units.metres,
            synonyms: ["管网总长(主/支/入户)", "管网长度"]),
        Field("manholes", "检查井数", "Manholes", .count, unit: Units.pieces, synonyms: ["检查井"]),
        Field("liftStations", "提升泵站数", "Lift stations", .count, unit: Units.pieces, synonyms: ["提升泵站", "泵站数"]),
        Field(
            "connectedHouseholds", "接户数", "Connected households", .count, unit: Units.households,
            synonyms: ["接入户数", "服务户数", "收集户数"], sortable: true),
    ]

    private static let operation: [Field] = [
        Field("powerMeter", "用电户号", "Power account", .line, synonyms: ["电表户号"]),
        Field("ratedPower", "额定功率", "Rated power", .quantity(2), unit: Units.kilowatts, synonyms: ["装机功率"]),
        Field("hasFlowMeter", "流量计", "Flow meter", .flag, synonyms: ["有无流量计"]),
        Field("hasVideo", "视频", "Video", .flag, synonyms: ["视频监控"]),
        Field("deviceNumber", "在线MN", "Device number (MN)", .line, synonyms: ["MN", "在线监测编号"]),
        Field("operatorName", "运维单位", "Operator", .line, synonyms: ["运营单位", "运维公司"]),
        Field("contractUntil", "合同期", "Contract until", .day, synonyms: ["合同到期", "合同截止"]),
        Field(
            "yearlyCost", "年运维费", "Yearly cost", .quantity(2), unit: Units.tenThousandYuanAYear,
            synonyms: ["年运行费用", "运维费用"]),
        Field("keeper", "村管理员", "Village keeper", .line, synonyms: ["管理员"], personal: true),
        Field("phone", "联系电话", "Phone", .text(limit: 40), synonyms: ["电话", "手机"], personal: true),
        Field("state", "运行状态", "State", .choice(OperatingState.choices), synonyms: ["运行情况", "设施状态"], sortable: true),
        Field(
            "stopReason", "停运原因", "Reason for stoppage", .note,
            synonyms: ["不正常原因", "停运说明", "Why it stands still"]),
        Field("samplesTaken", "年度监测次数", "Samples this year", .count, unit: Units.samples, synonyms: ["监测次数", "监测样次"]),
        Field(
            "samplesCompliant", "年度达标次数", "Compliant samples this year", .count, unit: Units.samples,
            synonyms: ["达标次数", "达标样次"]),
    ]
}
