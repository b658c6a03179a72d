import Domain

extension APISchema {
    /// What in a value does not fit the schema, each with its place (`values.builtYear`); empty where it fits.
    func faults(in node: JSONNode, at place: String = "") -> [Problem.Fault] {
        switch self {
        case .any: return []
        case .named(_, let schema), .noted(let schema, _): return schema.faults(in: node, at: place)
        case .orNull(let schema): return node == .null ? [] : schema.faults(in: node, at: place)
        case .list(let schema):
            guard case .list(let items) = node else { return Self.wrong(place, "应为数组", "must be a list") }
            return items.enumerated().flatMap { schema.faults(in: $1, at: "\(place)[\($0)]") }
        case .map(let schema):
            guard case .object(let members) = node else { return Self.wrong(place, "应为对象", "must be an object") }
            return members.flatMap { schema.faults(in: $0.value, at: Self.step(place, $0.name)) }
        case .object(let members): return Self.faults(members, in: node, at: place)
        default: return simpleFaults(in: node, at: place)
        }
    }

    private func simpleFaults(in node: JSONNode, at place: String) -> [Problem.Fault] {
        switch self {
        case .text(let limit):
            guard let text = node.text else { return Self.wrong(place, "应为文本", "must be a text") }
            return Self.faults(text, limit: limit, at: place)
        case .choice(let words):
            if let text = node.text, words.contains(text) { return [] }
            let list = words.joined(separator: "、")
            return Self.wrong(place, "应为以下之一：\(list)", "must be one of \(words.joined(separator: ", "))")
        case .integer(let range):
            guard let number = node.integer else { return Self.wrong(place, "应为整数", "must be a whole number") }
            guard range?.contains(number) ?? true else {
                return Self.outside(place, range.map { ("\($0.lowerBound)", "\($0.upperBound)") })
            }
            return []
        case .number(let range):
            guard let number = node.number else { return Self.wrong(place, "应为数字", "must be a number") }
            guard range?.contains(number) ?? true else {
                return Self.outside(place, range.map { ("\($0.lowerBound)", "\($0.upperBound)") })
            }
            return []
        case .flag:
            return node.flag == nil ? Self.wrong(place, "应为 true 或 false", "must be true or false") : []
        case .day:
            guard let day = node.text.flatMap({ Day(iso: $0) }), day >= .beginning, day <= .end else {
                return Self.wrong(place, "日期应写成 2025-03-09", "must be a day such as 2025-03-09")
            }
            return []
        case .moment:
            guard let text = node.text, text.utf8.count >= 20, text.hasSuffix("Z") else {
                return Self.wrong(place, "时刻应写成 2025-03-09T06:05:33Z", "must be a moment such as 2025-03-09T06:05:33Z")
            }
            return []
        default: return []
        }
    }

    private static func faults(_ members: [APIMember], in node: JSONNode, at place: String) -> [Problem.Fault] {
        guard case .object(let given) = node else { return wrong(place, "应为对象", "must be an object") }
        var result: [Problem.Fault] = []
        for item in given {
            let name = String(item.name.prefix(64))
            if let member = members.first(where: { $0.name == item.name }) {
                result += member.schema.faults(in: item.value, at: step(place, name))
            } else {
                result += wrong(step(place, name), "没有这个字段", "there is no such member")
            }
        }
        for member in members where member.isRequired && node[member.name] == nil {
            result += wrong(step(place, member.name), "必须填写", "is required")
        }
        return result
    }

    private static func faults(_ text: String, limit: Int?, at place: String) -> [Problem.Fault] {
        if let limit, text.count > limit {
            return wrong(place, "不超过 \(limit) 个字", "has more than \(limit) characters")
        }
        guard text.unicodeScalars.allSatisfy(isAllowed) else {
            return wrong(place, "含有控制字符", "contains control characters")
        }
        return []
    }

    /// Neither engine keeps NUL, and other control characters are never meant.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 ? scalar.value != 0x7F : [0x09, 0x0A, 0x0D].contains(scalar.value)
    }

    private static func step(_ place: String, _ name: String) -> String { place.isEmpty ? name : place + "." + name }

    private static func outside(_ place: String, _ range: (String, String)?) -> [Problem.Fault] {
        let (low, high) = range ?? ("", "")
        return wrong(place, "应在 \(low) 至 \(high) 之间", "must be from \(low) to \(high)")
    }

    private static func wrong(_ place: String, _ zh: String, _ en: String) -> [Problem.Fault] {
        let shown = place.isEmpty ? BilingualText("请求内容", "The body") : BilingualText("“\(place)”", "“\(place)”")
        return [Problem.Fault(name: place, message: BilingualText(shown.zh + zh + "。", shown.en + " " + en + "."))]
    }
}
