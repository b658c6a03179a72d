import Domain

extension APIParameter {
    /// The number in the path.
    static func id(_ zh: String, _ en: String) -> APIParameter { .path("id", zh, en, .id) }

    /// The moment on both time axes.
    static let moment: [APIParameter] = [
        .query("asOf", "有效日：查询哪一天的情况，默认今天", "The day whose state is asked for; today by default", .day),
        .query("known", "知悉日：只按当日及以前录入的数据", "By what was known at the end of this day; all by default", .day),
    ]

    /// By which rules and by which tree totals are made up.
    static let counting: [APIParameter] = [
        .query("rules", "规则集编号，默认本地现行的", "The rule set; the one in force by default", .text(limit: 64)),
        .query(
            "tree", "区划口径：then 按当时，now 按现在", "By the tree as it was then or as it is now", .choice(["then", "now"])),
    ]
}
