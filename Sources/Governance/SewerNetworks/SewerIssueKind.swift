public import Domain
import Networks

/// What the kinds of findings are called, and what to do about them.
public enum SewerIssueKind {
    /// The codes in the order of gravity.
    public static let codes = [
        "facility-no-households", "village-not-connected", "sewer-untreated", "village-not-treated", "sewer-orphan",
        "facility-no-pipes", "sewer-adverse-slope", "sewer-ends-nowhere", "sewer-loop", "sewer-length-differs",
        "sewer-stray-code", "sewer-narrower", "sewer-overlap", "sewer-too-short", "network-not-surveyed",
    ]

    /// The name of a kind of finding.
    public static func title(_ code: String) -> BilingualText {
        switch code {
        case "facility-no-households": BilingualText("设施无户接入", "Facility without households")
        case "village-not-connected": BilingualText("登记已接、管网未通", "Served on paper only")
        case "sewer-untreated": BilingualText("不经处理直排", "Discharged untreated")
        case "village-not-treated": BilingualText("村内管道未通到设施", "Village pipes reach no facility")
        case "sewer-orphan": BilingualText("孤立管网", "Orphaned pipes")
        case "sewer-adverse-slope": BilingualText("逆坡", "Adverse slope")
        case "sewer-ends-nowhere": BilingualText("断头管", "Pipe that ends nowhere")
        case "sewer-loop": BilingualText("环路", "Loop")
        case "sewer-length-differs": BilingualText("长度与台账不符", "Length differs from the register")
        case "sewer-stray-code": BilingualText("端点编号与位置不符", "Code and place of an end disagree")
        case "sewer-narrower": BilingualText("下游管径变小", "Narrower downstream")
        case "sewer-overlap": BilingualText("重叠管段", "Pipes on each other")
        case "sewer-too-short": BilingualText("管段过短", "Pipe too short")
        case "facility-no-pipes": BilingualText("管网不通到设施", "Pipes do not reach the facility")
        case "network-not-surveyed": BilingualText("管网待普查", "Networks not surveyed yet")
        default: BilingualText(code, code)
        }
    }

    /// What to do about a kind of finding.
    public static func advice(_ code: String) -> BilingualText {
        switch code {
        case "facility-no-households":
            BilingualText(
                "现场开井查看是否有水，核对接户资料；确未接户的，列入整改。",
                "Open manholes on site and look for sewage; compare the lists of connected households; if none is connected, have it put right."
            )
        case "village-not-connected", "village-not-treated":
            BilingualText(
                "沿追溯终点查找断点：补测漏登的管段，或补建未通的管段，或更正台账。",
                "Look where the trace ends: survey what is missing, build what was not built, or correct the register.")
        case "sewer-untreated":
            BilingualText(
                "核实排口性质；属污水直排的，封堵并接入设施。", "Check the outlet; if sewage leaves there, close it and connect the pipes.")
        case "sewer-orphan", "sewer-ends-nowhere":
            BilingualText("核对下游端点坐标与编号，补测下游管段。", "Check position and code of the lower end; survey the pipe below.")
        case "sewer-adverse-slope":
            BilingualText(
                "复测两端管底高程；确为逆坡的，翻修或增设提升。",
                "Measure both inverts again; if they hold, relay the pipe or lift the sewage.")
        case "sewer-loop":
            BilingualText("核对各段高程与绘制方向。", "Check levels and directions of drawing.")
        case "sewer-length-differs":
            BilingualText(
                "核对台账与竣工图，以实测为准更正。", "Compare the register with the as-built drawings and correct what is wrong.")
        case "sewer-stray-code":
            BilingualText("核对端点编号是否写错，或井位坐标是否有误。", "Check the node's code and the manhole's position.")
        case "sewer-narrower":
            BilingualText(
                "复核管径；确实变小的，评估是否会堵塞、溢流。", "Check the diameters; if they hold, see whether it clogs or overflows.")
        case "sewer-overlap", "sewer-too-short":
            BilingualText("删除重复或误画的管段。", "Remove what was drawn twice or by mistake.")
        case "facility-no-pipes":
            BilingualText(
                "现场查看进水口；漏测的补测，确无管网的，核对台账所报的管长和户数。",
                "Look at the inlet on site: survey what is missing; if there is no pipe, check the lengths and households of the register."
            )
        case "network-not-surveyed":
            BilingualText(
                "列入普查计划；普查之前，台账所报的管长和户数无从核对。",
                "Plan their survey; until then nothing can be said of the lengths and households of the register.")
        default: BilingualText("请核对。", "Please check.")
        }
    }

    /// The name of a kind of pipe, in all where none is given.
    static func name(_ kind: SewerSurvey.PipeKind?) -> BilingualText {
        switch kind {
        case .main: BilingualText("干管", "Mains")
        case .branch: BilingualText("支管", "Branches")
        case .lateral: BilingualText("接户管", "House laterals")
        case .unknown: BilingualText("未注明类别", "Kind not recorded")
        case nil: BilingualText("管网总长", "Network")
        }
    }

    /// The name of what a direction was read from.
    static func name(_ basis: SewerDirection.Basis) -> BilingualText {
        switch basis {
        case .pressure: BilingualText("压力管按登记方向", "pressure main, as recorded")
        case .inverts: BilingualText("按管底高程", "by inverts")
        case .codes: BilingualText("按起止点编号", "by the codes of its ends")
        case .drawing: BilingualText("按绘制方向", "by the direction of drawing")
        }
    }
}
