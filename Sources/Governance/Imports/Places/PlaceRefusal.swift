import Domain

/// Why the place that a row names is not found.
enum PlaceRefusal: Error, Hashable {
    case unknownCounty(String, near: [String])
    case unknownTown(String, near: [String])
    case ambiguousTown(String, codes: [String])
    case unknownVillage(String, near: [String])
    case ambiguousVillage(String, codes: [String])

    /// The finding's code.
    var code: String {
        switch self {
        case .unknownCounty: "unknown-county"
        case .unknownTown: "unknown-town"
        case .ambiguousTown: "ambiguous-town"
        case .unknownVillage: "unknown-village"
        case .ambiguousVillage: "ambiguous-village"
        }
    }

    /// The key of the target whose column is concerned.
    var target: String {
        switch self {
        case .unknownCounty: "county"
        case .unknownTown, .ambiguousTown: "town"
        case .unknownVillage, .ambiguousVillage: "administrativeVillage"
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
        }
    }

    var advice: BilingualText {
        switch self {
        case .unknownCounty(_, let near), .unknownTown(_, let near), .unknownVillage(_, let near):
            near.isEmpty
                ? BilingualText(
                    "核对名称，或填写区划代码；缺少的区划请先导入", "Check the name or give the code; import missing places first")
                : BilingualText(
                    "是否为：" + near.joined(separator: "、"), "Perhaps: " + near.joined(separator: ", "))
        case .ambiguousTown(_, let codes), .ambiguousVillage(_, let codes):
            BilingualText(
                "请填写县名或代码：" + codes.joined(separator: "、"),
                "Give the county or the code: " + codes.joined(separator: ", "))
        }
    }
}
