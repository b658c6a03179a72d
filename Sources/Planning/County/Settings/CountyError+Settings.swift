import Domain

extension CountyError {
    /// Settings that are no JSON of the form expected.
    static func unreadableSettings(_ error: any Error) -> CountyError {
        var path = ""
        if case .typeMismatch(_, let context)? = error as? DecodingError {
            path = context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        if case .keyNotFound(let key, let context)? = error as? DecodingError {
            path = (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
        }
        return .badSetting(
            what: path.isEmpty
                ? BilingualText("设置文件不是有效的 JSON。", "The settings file is no valid JSON.")
                : BilingualText("设置文件中“\(path)”缺失或类型不符。", "“\(path)” in the settings is missing or of the wrong type."))
    }

    /// An entry of a kind that is not known, or that lacks a field.
    static func unknownEntry(_ list: String, _ index: Int, _ kind: String) -> CountyError {
        .badSetting(
            what: BilingualText(
                "设置文件 \(list) 第 \(index + 1) 项“\(kind)”：种类未知或缺少字段。",
                "Entry \(index + 1) of \(list), “\(kind)”: unknown kind, or a field is missing."))
    }

    /// A village that is not in the county.
    static func unknownVillage(_ list: String, _ index: Int, _ village: Int) -> CountyError {
        .badSetting(
            what: BilingualText(
                "设置文件 \(list) 第 \(index + 1) 项引用了不存在的村庄 \(village)。",
                "Entry \(index + 1) of \(list) names village \(village), which is not in the county."))
    }

    /// A group of costs that is not known.
    static func unknownGroup(_ name: String) -> CountyError {
        let all = CostGroup.allCases.map(\.rawValue).joined(separator: ", ")
        return .badSetting(
            what: BilingualText("成本类别“\(name)”未知，可用：\(all)。", "Cost group “\(name)” is unknown; there are: \(all)."))
    }

    /// A factor that makes no sense.
    static func badFactor(_ name: String) -> CountyError {
        .badSetting(
            what: BilingualText(
                "成本系数“\(name)”须在 0 与 1000000 之间。",
                "The factor of “\(name)” must be between 0 and 1,000,000."))
    }
}
