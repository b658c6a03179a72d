import Governance
import Store

extension SpotCheckJSON {
    private static let difference = APISchema.named(
        "SpotCheckDifference",
        .object([
            .required("difference", .number(), "第一个率减第二个率", "the first rate less the second"),
            .required("lower", .number()), .required("upper", .number()),
            .required(
                "pValue", .number(), "两率相等时的双侧 p 值", "two-sided p-value of equal rates"),
            .required(
                "isReal", .flag, "以所用置信度，偶然不足以解释", "chance alone does not explain it at the confidence used"),
            .required("method", .choice(["t", "mcnemar"])),
        ]))

    /// What a comparison looks like.
    static let comparison = APISchema.object([
        .required("confidence", .number(), "取第一次抽查的置信度", "that of the first check"),
        .required("hasSameCriteria", .flag), .required("hasSameArea", .flag),
        .required("first", .map(.any)), .required("second", .map(.any)),
        .required(
            "independent", difference, "两个样本各按其设计估计，无法进入按未有效",
            "two samples, each by its own design, inaccessible ones not effective"),
        .required(
            "paired", .orNull(.map(.any)), "两次都查到的设施，没有则为 null",
            "the facilities that both reached; null where there are none"),
    ])

    /// Two spot checks side by side.
    static func write(_ found: CampaignComparison, to json: inout JSONBuffer) {
        json.object { json in
            json.member("confidence", found.confidence)
            json.member("hasSameCriteria", found.hasSameCriteria)
            json.member("hasSameArea", found.hasSameArea)
            for (name, record) in [("first", found.first), ("second", found.second)] {
                json.name(name)
                json.object { write(record, to: &$0) }
            }
            json.name("independent")
            json.object { write(found.whole, isReal: found.isReal, "t", to: &$0) }
            json.name("paired")
            guard let pairs = found.pairs, let isReal = found.isRealOverPairs else { return json.writeNull() }
            json.object {
                $0.member("count", Int64(pairs.count))
                $0.member("bothEffective", Int64(pairs.bothEffective))
                $0.member("onlyFirst", Int64(pairs.onlyFirst))
                $0.member("onlySecond", Int64(pairs.onlySecond))
                $0.member("neither", Int64(pairs.neither))
                write(pairs.difference, isReal: isReal, "mcnemar", to: &$0)
            }
        }
    }

    private static func write(
        _ found: CampaignComparison.Difference, isReal: Bool, _ method: String, to json: inout JSONBuffer
    ) {
        json.member("difference", found.difference)
        json.member("lower", found.lower)
        json.member("upper", found.upper)
        json.member("pValue", found.pValue)
        json.member("isReal", isReal)
        json.member("method", method)
    }
}
