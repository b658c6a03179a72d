import Domain

/// Why the place that a row names is not found.
enum PlaceRefusal: Error, Hashable {
    case unknownCounty(String, near: [String])
    case unknownTown(String, near: [String])
    case ambiguousTown(String, codes: [String])
    case unknownVillage(String, near: [String])
    case ambiguousVillage(String, codes: [String])
    /// The row names a village and no town, and the county has no village of that name.
    case villageNowhere(String, near: [String])
    /// The row names a village and no town, and the county has several of that name.
    case villageInSeveralTowns(String, places: [String])
    /// The place was not there on the list's first day.
    case notYet(String, level: RegionLevel, on: Day, since: Day?)

    /// The finding's code.
    var code: String {
        switch self {
        case .unknownCounty: "unknown-county"
        case .unknownTown: "unknown-town"
        case .ambiguousTown: "ambiguous-town"
        case .unknownVillage, .villageNowhere: "unknown-village"
        case .ambiguousVillage, .villageInSeveralTowns: "ambiguous-village"
        case .notYet: "place-not-yet"
        }
    }

    /// The key of the target whose column is concerned.
    var target: String {
        switch self {
        case .unknownCounty: "county"
        case .notYet(_, .naturalVillage, _, _): "naturalVillage"
        case .notYet(_, .administrativeVillage, _, _): "administrativeVillage"
        case .notYet(_, .town, _, _): "town"
        case .notYet: "county"
        case .unknownTown, .ambiguousTown: "town"
        case .unknownVillage, .ambiguousVillage, .villageNowhere, .villageInSeveralTowns: "administrativeVillage"
        }
    }

    var message: BilingualText {
        switch self {
        case .unknownCounty(let name, _): BilingualText("没有找到县（区）“\(name)”", "There is no county “\(name)”")
        case .unknownTown("", _):
            BilingualText("没有填写乡镇", "No town is named")
        case .unknownTown(let name, _): BilingualText("没有找到乡镇“\(name)”", "There is no town “\(name)”")
        case .ambiguousTown(let name, _): BilingualText("有多个乡镇叫“\(name)”", "Several towns are called “\(name)”")
        case .unknownVillage(let name, _):
            BilingualText("乡镇内没有找到行政村“\(name)”", "The town has no administrative village “\(name)”")
        case .ambiguousVillage(let name, _):
            BilingualText("乡镇内有多个行政村叫“\(name)”", "Several administrative villages of the town are called “\(name)”")
        case .villageNowhere(let name, _):
            BilingualText(
                "没有填写乡镇，县（区）内也没有找到行政村“\(name)”",
                "No town is named, and the county has no administrative village “\(name)”")
        case .villageInSeveralTowns(let name, _):
            BilingualText(
                "没有填写乡镇，而县（区）内有多个行政村叫“\(name)”",
                "No town is named, and several administrative villages of the county are called “\(name)”")
        case .notYet(let name, _, let day, let since?):
            BilingualText(
                "“\(name)”自 \(since) 起才有，而本表自 \(day) 起生效",
                "“\(name)” exists from \(since) on only, but the list holds from \(day) on")
        case .notYet(let name, _, let day, nil):
            BilingualText(
                "“\(name)”在本表生效的 \(day) 并不存在", "“\(name)” did not exist on \(day), when the list begins to hold")
        }
    }

    var advice: BilingualText {
        switch self {
        case .unknownTown("", _):
            BilingualText("填写乡镇名称或代码", "Give the town's name or code")
        case .unknownCounty(_, let near), .unknownTown(_, let near), .unknownVillage(_, let near),
            .villageNowhere(_, let near):
            near.isEmpty
                ? BilingualText(
                    "核对名称，或填写区划代码；缺少的区划请先导入", "Check the name or give the code; import missing places first")
                : BilingualText(
                    "是否为：" + near.joined(separator: "、"), "Perhaps: " + near.joined(separator: ", "))
        case .ambiguousTown(_, let codes), .ambiguousVillage(_, let codes):
            BilingualText(
                "请填写县名或代码：" + codes.joined(separator: "、"),
                "Give the county or the code: " + codes.joined(separator: ", "))
        case .villageInSeveralTowns(_, let places):
            BilingualText(
                "请填写乡镇或行政村代码：" + places.joined(separator: "、"),
                "Give the town, or the village's code: " + places.joined(separator: ", "))
        case .notYet(_, _, let day, let since):
            BilingualText(
                (since.map { "把生效日期改为 \($0) 或以后" } ?? "核对生效日期") + "，或填写 \(day) 时所在的区划",
                (since.map { "Let the list hold from \($0) or later" } ?? "Check the first day of the list")
                    + ", or name the place as of \(day)")
        }
    }
}
