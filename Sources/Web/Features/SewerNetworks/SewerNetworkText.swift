/// The words of the pages of sewer networks.
enum SewerNetworkText: PhraseSet {
    case title, lead, chooseArea, empty, emptyAdvice, pipes, sites, length, parts, findings, noFindings, severity, kind
    case finding, place, records, grave, check, note, all, filter, upstream, downstream, traceOf, noWay, noWayAdvice
    case way, villages, households, ends, nearest, directions, showOnMap, list, diameter, basis, more, section
    case surveyed, recorded, missing, openNetwork, noPipes, cutNote, whole, arrives, stops, geoJSON, number, drains
    case backToRecord

    var phrase: Phrase {
        switch self {
        case .title: Phrase("管网", en: "Sewer networks")
        case .lead:
            Phrase(
                "按管段端点、井号和管底高程连成网络，检查问题，追溯水从哪来、到哪去。",
                en:
                    "Pipes are joined by their ends, codes and inverts, checked for problems, and traced to show where water comes from and goes."
            )
        case .chooseArea: Phrase("请选择一个县区", en: "Choose a county")
        case .empty: Phrase("这里还没有管段记录", en: "No sewers are recorded here yet")
        case .emptyAdvice:
            Phrase(
                "请先导入管网普查成果（管段、检查井，GeoPackage、Shapefile 或表格），或在地图上绘制。",
                en: "Import a survey of pipes and manholes (GeoPackage, Shapefile or a table), or draw them on the map."
            )
        case .pipes: Phrase("管段", en: "Pipes")
        case .sites: Phrase("检查井、泵站、设施、排口", en: "Manholes, stations, facilities, outlets")
        case .length: Phrase("长度", en: "Length")
        case .parts: Phrase("管网概况", en: "The network")
        case .findings: Phrase("发现的问题", en: "Findings")
        case .noFindings: Phrase("没有发现问题。", en: "No problems found.")
        case .severity: Phrase("程度", en: "Severity")
        case .kind: Phrase("类别", en: "Kind")
        case .finding: Phrase("说明与建议", en: "Finding and advice")
        case .place: Phrase("所在地", en: "Place")
        case .records: Phrase("涉及记录", en: "Records")
        case .grave: Phrase("严重", en: "Serious")
        case .check: Phrase("需核查", en: "To check")
        case .note: Phrase("提示", en: "Note")
        case .all: Phrase("全部", en: "All")
        case .filter: Phrase("问题类别", en: "Kind of finding")
        case .upstream: Phrase("向上追溯", en: "Trace upstream")
        case .downstream: Phrase("向下追溯", en: "Trace downstream")
        case .traceOf: Phrase("{way}：{name}", en: "{way}: {name}")
        case .noWay: Phrase("没有可追溯的管段", en: "There is no pipe to follow")
        case .noWayAdvice:
            Phrase(
                "这条记录与任何管段都不相连。请核对它的位置、编号，或补测管段。",
                en: "No pipe is connected with this record. Check its position and code, or survey the pipe.")
        case .way: Phrase("方向", en: "Way")
        case .villages: Phrase("村庄", en: "Villages")
        case .households: Phrase("接入户数", en: "Connected households")
        case .ends: Phrase("水的去向", en: "Where the water goes")
        case .nearest:
            Phrase(
                "该村没有登记在村内的管段，以下从最近的支管或接户管算起，请核实。",
                en: "No pipe is recorded in this village; the nearest branch or lateral was taken. Please check.")
        case .directions: Phrase("流向依据（管段数）", en: "Direction known (pipes)")
        case .showOnMap: Phrase("在地图上看", en: "Show on the map")
        case .list: Phrase("沿途", en: "On the way")
        case .diameter: Phrase("管径", en: "Diameter")
        case .basis: Phrase("流向依据", en: "Direction known")
        case .more: Phrase("等 {n} 条", en: "{n} in all")
        case .section: Phrase("管网", en: "Sewers")
        case .surveyed: Phrase("按管网", en: "By the pipes")
        case .recorded: Phrase("台账登记", en: "In the register")
        case .missing: Phrase("登记服务、管网未通的村", en: "Served on paper, not by pipes")
        case .openNetwork: Phrase("查看管网检查", en: "Network check")
        case .noPipes: Phrase("没有管段通到这里。", en: "No pipe leads here.")
        case .cutNote: Phrase("只列出前 {n} 条，全部见导出文件。", en: "Only the first {n} are listed; the export has all.")
        case .whole: Phrase("共 {n} 条", en: "{n} in all")
        case .arrives: Phrase("到达", en: "Arrives")
        case .stops: Phrase("中断", en: "Stops")
        case .geoJSON: Phrase("导出 GeoJSON", en: "Export GeoJSON")
        case .number: Phrase("序号", en: "No.")
        case .backToRecord: Phrase("返回记录", en: "Back to the record")
        case .drains: Phrase("汇入该设施的村", en: "Villages that drain to it")
        }
    }
}
