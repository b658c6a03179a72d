import Domain

/// Units found in lists, and how much one of them is in another of the same kind.
struct UnitScale: Hashable, Sendable {
    /// What is measured.
    enum Dimension: Hashable, Sendable {
        case length, area, flow, money, people, households, pieces, samples, power, percent, degrees
    }

    let dimension: Dimension
    /// How many of the dimension's first unit it is.
    let factor: Double

    /// The units that a word can stand for; empty if it is none.
    static func named(_ word: String) -> [UnitScale] {
        table[folded(word)] ?? []
    }

    /// How many of the field's unit one of the named unit is; nil if they do not measure the same.
    static func factor(from word: String, to field: Field) -> Double? {
        let wanted = named(field.unit.zh)
        for unit in named(word) {
            if let match = wanted.first(where: { $0.dimension == unit.dimension }) { return unit.factor / match.factor }
        }
        return nil
    }

    /// Whether lists often carry the field in another unit, so that a heading should name it.
    static func isAmbiguous(_ field: Field) -> Bool {
        named(field.unit.zh).contains { $0.dimension == .money }
    }

    private static func folded(_ word: String) -> String {
        // Superscripts become plain digits: m³ is m3.
        PlainWord.trimmed(word).lowercased().filter { !$0.isWhitespace && $0 != "^" }
    }

    private static let table: [String: [UnitScale]] = {
        let words: [(Dimension, Double, [String])] = [
            (.length, 1, ["m", "米"]), (.length, 1000, ["km", "公里", "千米"]), (.length, 0.01, ["cm", "厘米"]),
            (.length, 0.001, ["mm", "毫米"]),
            (.area, 1, ["m2", "平方米", "平米", "平方"]), (.area, 1_000_000, ["km2", "平方公里", "平方千米"]),
            (.area, 2000.0 / 3, ["亩"]), (.area, 10_000, ["公顷", "ha", "hm2"]),
            (
                .flow, 1,
                [
                    "m3/d", "m3/日", "m3/天", "立方米/天", "立方米/日", "立方米/d", "吨/天", "吨/日", "t/d", "方/天", "方/日", "立方/天",
                    "立方/日", "吨/d",
                ]
            ),
            (.flow, 0.001, ["l/d", "升/天", "升/日"]), (.flow, 10_000, ["万吨/日", "万吨/天", "万m3/d", "万立方米/日"]),
            (.money, 1, ["元", "元/年"]), (.money, 1000, ["千元", "千元/年"]),
            (.money, 10_000, ["万元", "万元/年", "万"]), (.money, 100_000_000, ["亿元", "亿元/年"]),
            (.people, 1, ["人", "口"]), (.people, 10_000, ["万人"]),
            (.households, 1, ["户", "家"]), (.households, 10_000, ["万户"]),
            (.pieces, 1, ["个", "座", "处", "口", "台", "套", "眼", "间", "蹲位"]),
            (.samples, 1, ["次", "样次", "批次"]),
            (.power, 1, ["kw", "千瓦"]), (.power, 0.001, ["w", "瓦"]),
            (.percent, 1, ["%", "百分比"]), (.degrees, 1, ["°", "度"]),
        ]
        var table: [String: [UnitScale]] = [:]
        for (dimension, factor, names) in words {
            for name in names { table[name, default: []].append(UnitScale(dimension: dimension, factor: factor)) }
        }
        return table
    }()
}
